"""Flashcard: the prompt, then the answer; the learner says how well it was remembered."""

from __future__ import annotations

from typing import Literal

from quizapp.cards.deck import Card
from quizapp.questions import sides
from quizapp.questions.chance import Chance
from quizapp.questions.item import Item, MarkWord
from quizapp.questions.material import Material

name = "flashcard"
title = "Flashcards"
entry: Literal["options", "text", "reveal"] = "reveal"


def make(card: Card, _material: Material, _choices: int, _chance: Chance) -> Item | None:
    """Every card can be a flashcard."""
    note = card.note
    return Item(
        card=card,
        form=name,
        ask=sides.ask(card),
        stem=sides.stem(card),
        answer=sides.answer_side(note, card.direction, card.gap),
        hint=sides.hint(card),
    )


def mark(_item: Item, response: int | str) -> MarkWord:
    """The response is the rating: Again (1) is wrong, everything else right."""
    return "wrong" if response == 1 else "right"


def guessing(_item: Item) -> float:
    """What guessing alone would get."""
    return 0.0
