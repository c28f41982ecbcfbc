"""What is said after a response: the mark in words, the right answer, why the response was wrong."""

from __future__ import annotations

from dataclasses import dataclass, replace

from quizapp.cards.deck import Direction, Note
from quizapp.questions.difference import Piece, difference
from quizapp.questions.item import Item, MarkWord
from quizapp.questions.spelling import Accepts, judge

_WORDS: dict[MarkWord, str] = {"right": "✓ Right", "wrong": "✗ Wrong", "skipped": "– Skipped"}
_LONGEST = 240
_TOLD = "true-false"  # the form where also the right option has something to say


@dataclass(frozen=True, slots=True)
class Feedback:
    """`verdict` is the mark with a sign and a word; `why` and `explanation` may be empty.

    Of a typed response: `given` is what was written, `difference` where that differs from the right text that
    is nearest to it, and `nearly` says how it is written where it counts as right all the same.
    """

    mark: MarkWord
    verdict: str
    answer: str
    why: str = ""
    explanation: str = ""
    source: str = ""
    given: str = ""
    difference: tuple[Piece, ...] = ()
    nearly: str = ""


def feedback(item: Item, response: int | str | None, mark: MarkWord) -> Feedback:
    """The feedback on one response; the `why` of a wrong choice is the author's, or what it belongs to.

    A true-false item has one also where it was rightly said to be false: what would have been true.
    """
    place = response if isinstance(response, int) else item.key
    why = ""
    if place is not None and 0 <= place < len(item.options) and (place != item.key or item.form == _TOLD):
        why = item.options[place].why
    note = item.card.note
    said = Feedback(mark, _WORDS[mark], item.answer, why, note.explanation, note.source)
    return _typed(said, item.accepts, response) if item.accepts and isinstance(response, str) else said


def _typed(said: Feedback, accepts: Accepts, given: str) -> Feedback:
    judged = judge(given, accepts)
    if judged.right and not judged.forgiven:
        return replace(said, given=given)
    pieces = difference(given, judged.wanted, case=accepts.exact)
    nearly = f"Right; it is written {judged.wanted}." if judged.right and said.mark == "right" else ""
    why = judged.belongs if said.mark == "wrong" else ""
    return replace(said, given=given, difference=pieces, nearly=nearly, why=why)


def belongs(note: Note, direction: Direction) -> str:
    """What another card's answer, chosen by mistake, belongs to; empty where that says nothing."""
    if note.kind == "term":
        text = f"That is {note.prompt}." if direction == "forward" else f"{note.prompt}: {note.answer}"
    elif note.kind == "question" and direction == "forward":
        text = f"That answers: {note.prompt}"
    else:
        return ""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
