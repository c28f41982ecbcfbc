"""Learners' flags that are still about the cards as they are: one whose card was mended says no more."""

from __future__ import annotations

from dataclasses import replace

from quizapp.checks.answered import cards_ever
from quizapp.library.classes import ClassRead
from quizapp.library.library import Library
from quizapp.library.shelf import Volume
from quizapp.storage.index.flagged import said
from quizapp.study.flags import still_meant
from quizapp.study.lines import Flag


def own_remarks(library: Library, volume: Volume) -> dict[str, list[str]]:
    """The learner's own remarks on a deck's cards that stand, by note."""
    deck, history = volume.deck, library.journal.history
    if deck is None:
        return {}
    cards = {card.id: card for card in deck.cards}
    found = [(history.resolve(flag.card), flag) for flag in history.flags]
    there = [(cards[id], flag) for id, flag in found if id in cards]
    texts = said(library.catalogue.store, [flag for _, flag in there])
    out: dict[str, list[str]] = {}
    for card, flag in there:
        if still_meant(card, flag, texts.get(flag.id)):
            out.setdefault(card.note.id, []).append(flag.remark)
    return out


def with_standing_flags(library: Library, read: ClassRead) -> ClassRead:
    """A class without the flags on cards of this library that say something else by now."""
    decks = {flag.card.partition("#")[0] for flag in read.flags}
    cards = {
        id: card
        for volume in library.volumes
        if volume.deck_id in decks and volume.deck
        for id, card in cards_ever(volume.deck).items()
    }

    def stands(flag: Flag) -> bool:
        card = cards.get(flag.card)
        return card is None or still_meant(card, flag, read.said.get(flag.id))

    return replace(read, flags=tuple(flag for flag in read.flags if stands(flag)))
