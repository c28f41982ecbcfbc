"""Exports: decks in another format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from quizapp.formats import Format
from quizapp.formats.out import Out
from quizapp.formats.out import Volume as Going
from quizapp.formats.wishes import WriteWish
from quizapp.library.histories import reviews_of
from quizapp.library.records import Records
from quizapp.library.shelf import Volume
from quizapp.storage.log import read_log


def export(
    records: Records, volumes: Sequence[Volume], to: Format, wish: WriteWish, *, history: bool = False
) -> Out:
    """The decks in a format, with the learner's reviews if `history` is wished for."""
    reviews = {}
    if history:
        found = reviews_of(read_log(records.folder).lines)
        reviews = {records.journal.history.resolve(card): some for card, some in found.items()}
    going = []
    for volume, title in zip(volumes, titles(volumes), strict=True):
        if deck := volume.deck:
            of_cards = {card.id: reviews[card.id] for card in deck.cards if card.id in reviews}
            going.append(Going(deck, title, of_cards))
    moment = int(records.world.clock().timestamp() * 1000)
    return to.writer().write(going, replace(wish, now=wish.now or moment))


def titles(volumes: Sequence[Volume]) -> list[str]:
    """The decks' own titles, so that these come back; where two are alike, with those of their folders."""
    times = Counter(volume.entry.title.casefold() for volume in volumes)
    return [
        entry.title if times[entry.title.casefold()] == 1 else entry.full_title
        for entry in (volume.entry for volume in volumes)
    ]
