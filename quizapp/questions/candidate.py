"""An answer of a note: the right one of its own card, or one that could stand beside another's."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.cards.deck import Card, Direction, Note
from quizapp.questions.sides import answer_side


@dataclass(frozen=True, slots=True)
class Candidate:
    """An answer that could be a distractor: its text, and of which note, side and deck it is."""

    text: str
    note: Note
    deck_id: str
    direction: Direction
    gap: int = 0

    @property
    def origin(self) -> str:
        """`DECK#NOTE` of the note that it comes from."""
        return f"{self.deck_id}#{self.note.id}"


def candidates_of(note: Note, deck_id: str, direction: Direction) -> list[Candidate]:
    """What a note answers on that side: one text, or the texts of its gaps."""
    if (direction == "gap") != (note.kind == "cloze"):
        return []
    if direction == "gap":
        return [Candidate(gap.text, note, deck_id, "gap", i) for i, gap in enumerate(note.gaps)]
    return [Candidate(note.prompt if direction == "reverse" else note.answer, note, deck_id, direction)]


def answer_of(card: Card) -> Candidate:
    """The right answer of a card."""
    text = answer_side(card.note, card.direction, card.gap)
    return Candidate(text, card.note, card.deck_id, card.direction, card.gap)
