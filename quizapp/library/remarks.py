"""What a class and a learner left, by the cards as they are: a flag says no more once its card was mended."""

from __future__ import annotations

from dataclasses import replace

from quizapp.checks.answered import cards_ever
from quizapp.library.classes import ClassRead, of_today
from quizapp.library.library import Library
from quizapp.library.shelf import Volume
from quizapp.storage.index.flagged import said
from quizapp.study.flags import still_meant
from quizapp.study.lines import Flag
from quizapp.study.routes import deck_of


def own_remarks(library: Library, volume: Volume) -> dict[str, list[str]]:
    """The learner's own remarks on a deck's cards that stand, by note."""
    history = library.journal.history
    named = [(history.resolve(flag.card), flag) for flag in history.flags]
    mine = [(id, flag) for id, flag in named if deck_of(id) == volume.deck_id]
    there = [(card, flag) for id, flag in mine if (card := library.card(id))]
    texts = said(library.catalogue.store, [flag for _, flag in there])
    out: dict[str, list[str]] = {}
    for card, flag in there:
        if still_meant(card, flag, texts.get(flag.id)):
            out.setdefault(card.note.id, []).append(flag.remark)
    return out


def as_of_today(library: Library, read: ClassRead) -> ClassRead:
    """A class by the decks of this library: with its cards' ids, without flags on what they said before."""
    decks = {deck_of(flag.card) for flag in read.flags}
    cards = {
        id: card
        for volume in library.volumes
        if volume.deck_id in decks and volume.deck
        for id, card in cards_ever(volume.deck).items()
    }

    def stands(flag: Flag) -> bool:
        card = cards.get(flag.card)
        return card is None or still_meant(card, flag, read.said.get(flag.id))

    read = of_today(read, library.catalogue.store.decks_today())
    return replace(read, flags=tuple(flag for flag in read.flags if stands(flag)))
