"""Choice: one right option among distractors."""

from __future__ import annotations

from typing import Literal

from quizapp.cards.deck import Card
from quizapp.questions import sides, values
from quizapp.questions.chance import Chance
from quizapp.questions.distractors import distractors
from quizapp.questions.item import Item, MarkWord, Option
from quizapp.questions.material import Material
from quizapp.questions.showing import key_text, stem_text

name = "choice"
title = "Multiple choice"
entry: Literal["options", "text", "reveal"] = "options"


def make(card: Card, material: Material, choices: int, chance: Chance) -> Item | None:
    """A choice of at most `choices` options, or None where there is no fair distractor at all."""
    wrong = distractors(card, material, choices - 1, chance)
    if not wrong:
        return None
    key = Option(key_text(card, material))
    options = [key, *wrong]
    order = values.in_order([option.text for option in options])
    options = [options[i] for i in order] if order else chance.shuffled(options)
    few = len(options) < choices
    return Item(
        card=card,
        form=name,
        ask=sides.ask(card),
        stem=stem_text(card, material),
        answer=sides.answer_side(card.note, card.direction, card.gap),
        options=tuple(options),
        key=next(i for i, option in enumerate(options) if option is key),
        hint=sides.hint(card),
        remark=f"Only {len(options)} options: these decks have no more that would be fair." if few else "",
    )


def mark(item: Item, response: int | str) -> MarkWord:
    """The response is the 0-based place of the chosen option."""
    return "right" if response == item.key else "wrong"


def guessing(item: Item) -> float:
    """One in the number of options."""
    return 1 / len(item.options)
