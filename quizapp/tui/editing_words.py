"""What a card's form asks for: its fields by kind, in plain words, and texts for boxes and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from quizapp.cards.deck import NoteKind
from quizapp.tui.stand_ins import held, released

Value = str | list[str]
Fields = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class FieldWords:
    """One field: its name in the file, its label, what is to be known of it; `many` is one text a line."""

    name: str
    label: str
    about: str = ""
    many: bool = False


KINDS: dict[NoteKind, str] = {
    "term": "a term and its definition",
    "question": "a question and its answer",
    "cloze": "a sentence with gaps",
}
_SIDES: dict[NoteKind, tuple[FieldWords, ...]] = {
    "term": (FieldWords("term", "Term"), FieldWords("definition", "Definition")),
    "question": (FieldWords("question", "Question"), FieldWords("answer", "Answer")),
    "cloze": (FieldWords("cloze", "Sentence", "what is asked for in {{two braces}}"),),
}
_ALSO = {"term": "Other names", "question": "Right too", "cloze": "Right too"}
_MORE = (
    FieldWords("wrong", "Wrong answers", "one a line; text :: why", many=True),
    FieldWords("hint", "Hint", "shown when asked for"),
    FieldWords("explanation", "Explanation", "shown after answering"),
    FieldWords("source", "Source"),
    FieldWords("tags", "Tags", "one a line", many=True),
)
BOXES = 8  # in the longest form


def sides(kind: NoteKind) -> tuple[FieldWords, ...]:
    """The fields without which there is no card."""
    return _SIDES[kind]


def fields_of(kind: NoteKind) -> tuple[FieldWords, ...]:
    """All fields of a form, in their order."""
    return *_SIDES[kind], FieldWords("accept", _ALSO[kind], "one a line", many=True), *_MORE


def in_box(value: Value | None) -> str:
    """A field's value as the text of its box: stand-ins for what may not be shown, each item on one line."""
    if isinstance(value, list):
        return "\n".join(held(each, lines=True) for each in value)
    return held(value or "")


def out_of_box(text: str, *, many: bool) -> Value:
    """The value that a box's text stands for: without blank lines in a list, and without space around it."""
    if many:
        return [released(line.strip()) for line in text.split("\n") if line.strip()]
    return released(text.strip())
