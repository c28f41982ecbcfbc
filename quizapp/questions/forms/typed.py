"""Typed: a short answer in the learner's own spelling, held against what is right."""

from __future__ import annotations

from typing import Literal

from quizapp.cards.deck import Card
from quizapp.questions import answers, sides
from quizapp.questions.chance import Chance
from quizapp.questions.item import Item, MarkWord
from quizapp.questions.material import Material
from quizapp.questions.spelling import Accepts, judge

name = "typed"
title = "Type the answer"
entry: Literal["options", "text", "reveal"] = "text"


def make(card: Card, material: Material, _choices: int, _chance: Chance) -> Item | None:
    """A prompt whose answer is typed, or None where that is too long for it."""
    if not answers.can_be_typed(card):
        return None
    return Item(
        card=card,
        form=name,
        ask=sides.ask(card),
        stem=sides.stem(card),
        answer=sides.answer_side(card.note, card.direction, card.gap),
        hint=sides.hint(card),
        accepts=answers.accepts(card, material),
    )


def mark(item: Item, response: int | str) -> MarkWord:
    """The response is what was typed."""
    return "right" if judge(str(response), item.accepts or Accepts((item.answer,))).right else "wrong"


def guessing(_item: Item) -> float:
    """What guessing alone would get."""
    return 0.0
