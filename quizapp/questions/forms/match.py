"""Match: 4 to 6 pairs of one kind that were taken apart; each pair is an item of the score."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Literal

from quizapp.cards.deck import Card
from quizapp.questions import sides, values
from quizapp.questions.chance import Chance
from quizapp.questions.feedback import belongs
from quizapp.questions.item import Item, MarkWord, Option
from quizapp.questions.masking import masked
from quizapp.questions.material import Material
from quizapp.questions.showing import key_text, stem_text

name = "match"
title = "Match pairs"
entry: Literal["options", "text", "reveal"] = "options"

LEAST, MOST = 4, 6  # pairs

_ASK = {
    ("term", "forward"): "Which meaning belongs to which term?",
    ("term", "reverse"): "Which term belongs to which meaning?",
    ("question", "forward"): "Which answer belongs to which question?",
    ("question", "reverse"): "Which question belongs to which answer?",
    ("cloze", "gap"): "What goes into which gap?",
}


def make(_card: Card, _material: Material, _choices: int, _chance: Chance) -> Item | None:
    """None: a card alone is no match. `pairs` makes one of several."""
    return None


def pairs(cards: Sequence[Card], seed: str, material: Material) -> list[Item]:
    """The items of one match, in the order of the cards; all have the same options."""
    texts = right_sides(cards, material)
    group = (
        "match~"
        + sha256("\0".join(card.id for card in cards).encode("utf-8", "surrogatepass")).hexdigest()[:8]
    )
    order = values.in_order(texts) or Chance(seed, group).shuffled(range(len(cards)))
    options = tuple(Option(texts[i], belongs(cards[i].note, cards[i].direction)) for i in order)
    return [
        Item(
            card=card,
            form=name,
            ask=_ASK[card.note.kind, card.direction],
            stem=stem_text(card, material),
            answer=sides.answer_side(card.note, card.direction, card.gap),
            options=options,
            key=order.index(i),
            hint=sides.hint(card),
            group=group,
        )
        for i, card in enumerate(cards)
    ]


def right_sides(cards: Sequence[Card], material: Material) -> list[str]:
    """The answers as they stand beside each other: none names a term that it would give away."""
    texts = [key_text(card, material) for card in cards]
    if (cards[0].note.kind, cards[0].direction) not in (("term", "forward"), ("question", "reverse")):
        return texts
    names = [name for card in cards for name in sides.hidden(card.note)]
    return [masked(text, names) for text in texts]


def mark(item: Item, response: int | str) -> MarkWord:
    """The response is the 0-based place of the right-hand side that was chosen."""
    return "right" if response == item.key else "wrong"


def guessing(item: Item) -> float:
    """One in the number of pairs."""
    return 1 / len(item.options)
