"""The deck writer: every deck that the program makes out of cards, and cards added to one, come from here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from quizapp.cards.inserting import into_table
from quizapp.cards.new_note import NewNote
from quizapp.cards.note_place import line_of
from quizapp.cards.written import Written
from quizapp.source.splice import Edit, TomlValue, spliced, toml_key, toml_value

_TABLES = {"term": "glossary", "question": "faq"}


def new_deck(head: Mapping[str, TomlValue], notes: Iterable[NewNote], comments: Sequence[str] = ()) -> str:
    """The text of a new deck: `head` is its `[deck]` table, where what is empty is left out.

    Two texts of one line each stand as `"term" = "definition"`, all else below `[[cards]]`. `comments`: lines
    to begin with, without their `#`.
    """
    notes = list(notes)
    parts = ["".join(f"# {line}\n".replace("#  ", "# ") for line in comments)] if comments else []
    if filled := {name: value for name, value in head.items() if value}:
        parts.append("[deck]\n" + "".join(line_of(name, value) for name, value in filled.items()))
    for kind, table in _TABLES.items():
        if lines := _lines(notes, kind):
            parts.append(f"[{table}]\n{lines}")
    parts += map(_table, _tables(notes))
    return "\n".join(parts)


def with_notes(text: str, notes: Iterable[NewNote]) -> str:
    """A deck's text with cards added: one-liners at the end of their tables, all else at the end.

    No other byte changes. ValueError where the text is written in a way that can't be added to.
    """
    notes = list(notes)
    written = Written(text)
    edits: list[Edit] = []
    for kind, table in _TABLES.items():
        lines = {note.prompt: note.answer for note in notes if note.kind == kind and note.is_line}
        edits += into_table(written, table, lines)
    if tables := "\n".join(map(_table, _tables(notes))):
        written.refuse_odd("cards")
        edits.append(Edit(len(text), len(text), tables, "apart"))
    return spliced(text, edits)


def _tables(notes: Iterable[NewNote]) -> list[NewNote]:
    return [note for note in notes if not note.is_line]


def _lines(notes: Iterable[NewNote], kind: str) -> str:
    return "".join(
        f"{toml_key(note.prompt, quoted=True)} = {toml_value(note.answer)}\n"
        for note in notes
        if note.kind == kind and note.is_line
    )


def _table(note: NewNote) -> str:
    return "[[cards]]\n" + "".join(line_of(name, value) for name, value in note.table().items())
