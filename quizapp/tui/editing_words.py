"""What a card's form asks for: its fields by kind, in plain words, and texts for boxes and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from quizapp.cards.deck import NoteKind
from quizapp.tui.stand_ins import held, released

FormKind = NoteKind | Literal["deck"]
"""What a form can be of."""
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
_SIDES: dict[FormKind, tuple[FieldWords, ...]] = {
    "term": (FieldWords("term", "Term"), FieldWords("definition", "Definition")),
    "question": (FieldWords("question", "Question"), FieldWords("answer", "Answer")),
    "cloze": (FieldWords("cloze", "Sentence", "what is asked for in {{two braces}}"),),
    "deck": (
        FieldWords("title", "Title", "else the file's name"),
        FieldWords("description", "Description", "what it is about"),
        FieldWords("language", "Language", "its code: en, ja, de-AT"),
        FieldWords("tags", "Tags", "one a line", many=True),
        FieldWords("directions", "Directions", "forward, reverse or both"),
        FieldWords("typing", "Typed answers", "forgiving, or exact"),
        FieldWords("author", "Author"),
        FieldWords("license", "License"),
        FieldWords("source", "Source", "where its facts are from"),
        FieldWords("ignore", "Advice not to give", "its codes, one a line: A101", many=True),
    ),
}
_ALSO: dict[NoteKind, str] = {"term": "Other names", "question": "Right too", "cloze": "Right too"}
_WRONG_TERMS = FieldWords("wrong_terms", "Wrong terms", "for definition → term; one a line", many=True)
_WRONG = (FieldWords("wrong", "Wrong answers", "one a line; text :: why", many=True),)
_MORE = (
    FieldWords("hint", "Hint", "shown when asked for"),
    FieldWords("explanation", "Explanation", "shown after answering"),
    FieldWords("source", "Source"),
    FieldWords("tags", "Tags", "one a line", many=True),
)
_DIRECTIONS = FieldWords("directions", "Directions", "forward, reverse or both")
_LAST = (
    FieldWords("also_right", "Cards right here too", "their ids, one a line", many=True),
    FieldWords("id", "Id", "a permanent name; once saved it stays"),
)
BOXES = 12  # in the longest form


def sides(kind: FormKind) -> tuple[FieldWords, ...]:
    """The fields that are always shown: without them there is no card."""
    return _SIDES[kind]


def fields_of(kind: FormKind) -> tuple[FieldWords, ...]:
    """All fields of a form, in their order."""
    if kind == "deck":
        return _SIDES[kind]
    wrong = (*_WRONG, *((_WRONG_TERMS,) if kind == "term" else ()))
    asked = (_DIRECTIONS,) if kind != "cloze" else ()
    accept = FieldWords("accept", _ALSO[kind], "one a line", many=True)
    return *_SIDES[kind], accept, *wrong, *_MORE, *asked, *_LAST


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
