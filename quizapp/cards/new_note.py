"""A note that is to be written into a deck: what it says, without a place in a file."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.cards.deck import Direction, Note, NoteKind, Wrong
from quizapp.cards.fields import SIDES, fields_of, toml_of
from quizapp.source.splice import TomlValue

Field = str | list[str]


@dataclass(frozen=True, slots=True)
class NewNote:
    """A note to be. Its texts are Markdown-light, as in a deck.

    `prompt` is the term, the question, or the cloze sentence with its braces, which has no `answer`. Without
    `directions` those of its kind are meant: terms both ways, questions forward. `id` only where there is a
    permanent name for it.
    """

    kind: NoteKind
    prompt: str
    answer: str = ""
    accept: tuple[str, ...] = ()
    wrong: tuple[Wrong, ...] = ()
    wrong_terms: tuple[Wrong, ...] = ()
    hint: str = ""
    explanation: str = ""
    source: str = ""
    tags: tuple[str, ...] = ()
    directions: tuple[Direction, ...] = ()
    id: str = ""
    retired: bool = False

    @property
    def is_line(self) -> bool:
        """Whether it is two texts and no more, each of one line: written as `"term" = "definition"`."""
        more = (self.accept, self.wrong, self.wrong_terms, self.hint, self.explanation, self.source, self.id)
        sides = self.prompt + self.answer
        return not (
            self.kind == "cloze" or any(more) or self.tags or self.directions or self.retired or "\n" in sides
        )

    def table(self) -> dict[str, TomlValue]:
        """Its keys and values as a table of `[[cards]]` has them; what is empty is left out."""
        fields = fields_of(self._as_note, {"id": self.id, "directions": list(self.directions)})
        names = [*(["id"] if self.id else []), *SIDES[self.kind], *(name for name in fields if name != "id")]
        out: dict[str, TomlValue] = {
            name: toml_of(name, value) for name in dict.fromkeys(names) if (value := fields.get(name))
        }
        if self.retired:
            out["retired"] = True
        return out

    @property
    def _as_note(self) -> Note:
        return Note(
            self.id,
            self.kind,
            self.prompt,
            self.answer,
            accept=self.accept,
            wrong=self.wrong,
            wrong_terms=self.wrong_terms,
            hint=self.hint,
            explanation=self.explanation,
            source=self.source,
            tags=self.tags,
        )


def new_note_of(note: Note, id: str = "") -> NewNote:
    """A note that is there already as one to be written; `id` as its author wrote it, if at all."""
    usual = ("forward", "reverse") if note.kind == "term" else ("forward",)
    plain = note.kind == "cloze" or note.directions == usual
    return NewNote(
        note.kind,
        note.prompt,
        "" if note.kind == "cloze" else note.answer,
        note.accept,
        note.wrong,
        note.wrong_terms,
        note.hint,
        note.explanation,
        note.source,
        note.tags,
        () if plain else note.directions,
        id,
        note.retired,
    )
