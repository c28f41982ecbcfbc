"""A paper: the items of a quiz, made from decks, wishes and a seed, and from nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from quizapp.cards.deck import Card, Deck
from quizapp.questions.chance import Chance, place
from quizapp.questions.distractors import Material
from quizapp.questions.forms import flashcard, form
from quizapp.questions.item import Item
from quizapp.questions.wish import Wish


def eligible(decks: Sequence[Deck], wish: Wish) -> list[Card]:
    """The cards that a wish allows; a gap goes with forward."""
    sides = {"both": ("forward", "reverse", "gap"), "forward": ("forward", "gap"), "reverse": ("reverse",)}
    tags = {tag.casefold() for tag in wish.tags}
    return [
        card
        for deck in decks
        for card in deck.cards
        if card.direction in sides[wish.direction]
        and (not tags or any(tag.casefold() in tags for tag in (*card.note.tags, *deck.tags)))
    ]


def draw(cards: Sequence[Card], count: int, seed: str) -> list[Card]:
    """`count` of the cards in random order; a note's second card only once every note has had its first."""
    ordered = sorted(cards, key=lambda card: place(seed, card.id))
    turn: dict[tuple[str, str], int] = {}
    rounds: list[tuple[int, int]] = []
    for i, card in enumerate(ordered):
        note = (card.deck_id, card.note.id)
        rounds.append((turn.get(note, 0), i))
        turn[note] = turn.get(note, 0) + 1
    return [ordered[i] for _, i in sorted(rounds)[:count]]


def make_item(card: Card, material: Material, wish: Wish, seed: str) -> Item:
    """One item; where no wished form can ask the card fairly it becomes a flashcard, and says so."""
    chance = Chance(seed, card.id)
    start = chance.below(len(wish.forms)) if len(wish.forms) > 1 else 0
    for name in wish.forms[start:] + wish.forms[:start]:
        item = form(name).make(card, material, wish.choices, chance)
        if item:
            return item
    item = flashcard.make(card, material, wish.choices, chance)
    assert item is not None
    return replace(item, remark="Asked as a flashcard: these decks have no fair wrong answer for it.")


def paper(decks: Sequence[Deck], wish: Wish, seed: str) -> list[Item]:
    """The items of a quiz: the same decks, wish and seed give the same items and options anywhere."""
    material = Material(decks)
    chosen = draw(eligible(decks, wish), wish.count, seed)
    return [make_item(card, material, wish, seed) for card in chosen]


def to_json(item: Item) -> dict[str, Any]:
    """An item as `paper --json` prints it."""
    return {
        "card": item.card.id,
        "deck": item.card.deck_id,
        "form": item.form,
        "direction": item.card.direction,
        "stem": item.stem,
        "options": [option.text for option in item.options],
        "key": item.key,
        "answer": item.answer,
    }
