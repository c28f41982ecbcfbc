"""Cloze: a sentence with one gap, which is filled by typing; its other gaps are filled already."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from quizapp.cards.deck import Card
from quizapp.questions.chance import Chance
from quizapp.questions.forms import typed
from quizapp.questions.item import Item
from quizapp.questions.material import Material

name = "cloze"
title = "Fill the gap"
entry: Literal["options", "text", "reveal"] = "text"


def make(card: Card, material: Material, choices: int, chance: Chance) -> Item | None:
    """The sentence with its gap, or None where the card is none or the gap is too long to type."""
    item = typed.make(card, material, choices, chance) if card.direction == "gap" else None
    return replace(item, form=name) if item else None


mark = typed.mark
guessing = typed.guessing
