"""What the formats of cards in Markdown share: cloze sentences, what is left, and a second look."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from quizapp.cards import cloze
from quizapp.cards.deck import Gap, Note
from quizapp.cards.markup import parse
from quizapp.cards.new_note import NewNote
from quizapp.formats.found import FoundCard, Left, Refused
from quizapp.formats.markdown_text import Pictures
from quizapp.formats.plain_text import one_line
from quizapp.formats.wishes import MOST_CARDS

_SHOWN = 40  # characters of what is left out
_PLACELESS = (
    ("accept", "other right answer(s)"),
    ("wrong", "wrong answer(s)"),
    ("wrong_terms", "wrong term(s)"),
    ("hint", "hint(s)"),
    ("explanation", "explanation(s)"),
    ("source", "source(s)"),
    ("also_right", "card(s) named as right too"),
    ("tags", "tag(s)"),
)


@dataclass
class Findings:
    """What is found on the way through a text."""

    cards: list[FoundCard] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)

    def add(self, note: NewNote, line: int, pictures: Pictures, deck: str = "", how: str = "") -> None:
        """A card, and the pictures that it came in without. Raises Refused where there are too many."""
        if len(self.cards) >= MOST_CARDS:
            raise Refused(f"it has more than {MOST_CARDS:,} cards")
        self.cards.append(FoundCard(note, line, how, deck=deck))
        for name in pictures.names:
            self.without(line, note.prompt, f"its picture {one_line(name)} can't come along")

    def without(self, line: int, what: str, why: str) -> None:
        """Something that a card came in without."""
        self.left.append(Left(line, beginning(what), why, is_lost=False))

    def lost(self, line: int, what: str, why: str) -> None:
        """A card that did not come in."""
        self.left.append(Left(line, beginning(what), why))


def beginning(text: str) -> str:
    """The beginning of a text, on one line."""
    line = one_line(text[: 4 * _SHOWN])
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


def cloze_text(parts: Iterable[str | Gap]) -> str:
    """A cloze sentence as a deck has it. Double braces that are none of its gaps are parted by a blank."""
    out = ""
    for part in parts:
        if isinstance(part, str):
            out += _parted(part)
            continue
        hidden, hint = _parted(part.text).strip(), _parted(part.hint).strip()
        colons = f"::{hint}" if hint or "::" in hidden else ""
        lead = " " if out.endswith("{") else ""
        out += f"{lead}{{{{{hidden}{colons}}}}}"
    return out.strip()


def _parted(text: str) -> str:
    while "{{" in text or "}}" in text:
        text = text.replace("{{", "{ {").replace("}}", "} }")
    return text


@dataclass
class Telling:
    """Counts what a format has no place for; `missing`: the notes that are not written at all."""

    program: str
    counts: dict[tuple[str, str], int] = field(default_factory=dict)
    missing: list[Note] = field(default_factory=list)

    def count(self, what: str, number: int = 1, why: str = "") -> None:
        """So many more of something, named with `(s)`; `why` in place of the usual words."""
        key = what, why or f"{self.program} has no place for {{them}}"
        if number:
            self.counts[key] = self.counts.get(key, 0) + number

    def fields(self, note: Note, said: Sequence[str] = ()) -> None:
        """All fields of a note but those that are said."""
        for name, what in _PLACELESS:
            value = getattr(note, name)
            if name not in said and value:
                self.count(what, 1 if isinstance(value, str) else len(value))

    def turned(self, note: Note, new: NewNote) -> None:
        """A note that comes back as another kind, or asked in other directions."""
        usual = ("forward", "reverse") if new.kind == "term" else ("forward",)
        if new.kind != note.kind:
            self.count(f"{note.kind}(s)", 1, f"{{they}} would come back as a {new.kind}")
        elif note.kind != "cloze" and set(note.directions) != set(new.directions or usual):
            self.count("card(s) with directions", 1)

    def sentences(self) -> tuple[str, ...]:
        """One for each thing: `3 hints: hashcards has no place for them`."""
        return tuple(
            f"{number} {what.replace('(s)', '' if number == 1 else 's')}: "
            + why.format(them="it" if number == 1 else "them", they="it" if number == 1 else "they")
            for (what, why), number in self.counts.items()
        )


def asked(notes: Iterable[Note], telling: Telling) -> list[Note]:
    """The notes that are not retired; how many are is told."""
    notes = list(notes)
    telling.count("retired card(s)", sum(note.retired for note in notes), "left out")
    telling.missing += [note for note in notes if note.retired]
    return [note for note in notes if not note.retired]


def pieces(
    notes: Iterable[Note],
    telling: Telling,
    write: Callable[[Note], str],
    read: Callable[[str], Sequence[FoundCard]],
    tell: Callable[[Note, Telling], None],
) -> list[str]:
    """What is written for each note; one that would be read as something else is told instead."""
    out = []
    for note in asked(notes, telling):
        piece = write(note)
        if comes_back(piece, note, read):
            out.append(piece)
            tell(note, telling)
            telling.turned(note, read(piece)[0].note)
        else:
            telling.count("card(s)", 1, f"{telling.program} would take {{them}} for something else")
            telling.missing.append(note)
    return out


def comes_back(piece: str, note: Note, read: Callable[[str], Sequence[FoundCard]]) -> bool:
    """Whether what was written for a note is read as that note again, and as nothing else."""
    found = read(piece)
    return len(found) == 1 and _same(found[0].note, note)


def _same(new: NewNote, note: Note) -> bool:
    if (new.kind == "cloze") != (note.kind == "cloze"):
        return False
    if note.kind == "cloze":
        mine, its = ([one_line(gap.text) for gap in cloze.gaps(text)] for text in (new.prompt, note.prompt))
        return mine == its and _shown(cloze.filled(new.prompt)) == _shown(cloze.filled(note.prompt))
    return _shown(new.prompt) == _shown(note.prompt) and _shown(new.answer) == _shown(note.answer)


def _shown(text: str) -> list[tuple[object, str]]:
    return [([(one_line(run.text), run.style) for run in line.runs], line.bullet) for line in parse(text)]
