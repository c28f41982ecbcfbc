"""What is said after a response: the mark in words, the right answer, why the choice was wrong."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.cards.deck import Direction, Note
from quizapp.questions.item import Item, MarkWord

_WORDS: dict[MarkWord, str] = {"right": "✓ Right", "wrong": "✗ Wrong", "skipped": "– Skipped"}
_LONGEST = 240


@dataclass(frozen=True, slots=True)
class Feedback:
    """`verdict` is the mark with a sign and a word; `why` and `explanation` may be empty."""

    mark: MarkWord
    verdict: str
    answer: str
    why: str = ""
    explanation: str = ""
    source: str = ""


def feedback(item: Item, response: int | str | None, mark: MarkWord) -> Feedback:
    """The feedback on one response; the `why` of a wrong choice is the author's, or what it belongs to."""
    why = ""
    if mark == "wrong" and isinstance(response, int) and 0 <= response < len(item.options):
        why = item.options[response].why
    note = item.card.note
    return Feedback(mark, _WORDS[mark], item.answer, why, note.explanation, note.source)


def belongs(note: Note, direction: Direction) -> str:
    """What another card's answer, chosen by mistake, belongs to; empty where that says nothing."""
    if note.kind == "term":
        text = f"That is {note.prompt}." if direction == "forward" else f"{note.prompt}: {note.answer}"
    elif note.kind == "question" and direction == "forward":
        text = f"That answers: {note.prompt}"
    else:
        return ""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
