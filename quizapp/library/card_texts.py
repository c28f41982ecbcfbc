"""What cards of the decks ask and answer today, for answers whose log doesn't say it."""

from __future__ import annotations

from collections.abc import Collection

from quizapp.library.shelf import Shelf
from quizapp.questions import sides
from quizapp.study.effect import deck_of


def card_texts(shelf: Shelf, cards: Collection[str]) -> dict[str, tuple[str, str]]:
    """By the ids of cards what each asks, and its answer; those that no deck has are missing."""
    decks, wanted = {deck_of(card) for card in cards}, set(cards)
    if not wanted:
        return {}
    return {
        card.id: (sides.stem(card), sides.answer_side(card.note, card.direction, card.gap))
        for volume in shelf.read(shelf.entries())
        if volume.deck_id in decks and volume.deck
        for card in volume.deck.cards
        if card.id in wanted
    }
