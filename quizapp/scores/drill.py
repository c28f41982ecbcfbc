"""A drill that tells two cards apart which are taken for each other."""

from __future__ import annotations

from collections.abc import Iterable

from quizapp.cards.deck import Card, Deck
from quizapp.questions import sides
from quizapp.questions.candidate import answer_of
from quizapp.questions.chance import Chance
from quizapp.questions.distractors import guard_of
from quizapp.questions.feedback import belongs
from quizapp.questions.forms import choice, flashcard, typed
from quizapp.questions.item import Item, Option
from quizapp.questions.material import Material
from quizapp.questions.showing import key_text, shown_for, stem_text
from quizapp.questions.stock import Stock
from quizapp.scores.whose import card_of

ROUNDS = 3  # items of each of the two cards in a drill


def drill(decks: Iterable[Deck | Stock], card_id: str, other_id: str, seed: str) -> list[Item]:
    """Six items that go to and fro between two cards that are taken for each other.

    First each is chosen between the two answers, then typed if it can be, then chosen again. A card whose
    answer is right for the other too is a flashcard. Empty where one of them is gone.
    """
    material = Material(decks)
    one, two = card_of(material, card_id), card_of(material, other_id)
    if one is None or two is None or card_id == other_id:
        return []
    pair = (one, two)
    out: list[Item] = []
    for turn in range(ROUNDS):
        chance = Chance(seed, "drill", card_id, other_id, str(turn))
        for card, other in (pair, pair[::-1]) if chance.below(2) else (pair[::-1], pair):
            out.append(_asked(card, other, material, chance, recall=turn == 1))
    return _alternating(out)


def _alternating(items: list[Item]) -> list[Item]:
    """Every other item is of the same card: a pair that begins with the card before is turned round."""
    out: list[Item] = []
    for i in range(0, len(items), 2):
        pair = items[i : i + 2]
        out += pair if not out or out[-1].card.id != pair[0].card.id else pair[::-1]
    return out


def _asked(card: Card, other: Card, material: Material, chance: Chance, *, recall: bool) -> Item:
    item = typed.make(card, material, 2, chance) if recall else None
    item = item or _of_two(card, other, material, chance) or typed.make(card, material, 2, chance)
    plain = item or flashcard.make(card, material, 2, chance)
    assert plain is not None  # every card can be a flashcard
    return plain


def _of_two(card: Card, other: Card, material: Material, chance: Chance) -> Item | None:
    """A choice between a card's answer and the other's; None where that is right too."""
    if (card.note.kind, card.direction) != (other.note.kind, other.direction):
        return None
    shown = shown_for(answer_of(other), card, material)
    if not guard_of(card, material).fair(shown, other.note, card.deck_id == other.deck_id):
        return None
    key, wrong = Option(key_text(card, material)), Option(shown, belongs(other.note, card.direction))
    options = tuple(chance.shuffled((key, wrong)))
    ask, stem, place = sides.ask(card), stem_text(card, material), options.index(key)
    return Item(card, choice.name, ask, stem, key.text, options, place, sides.hint(card))
