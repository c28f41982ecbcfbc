"""Every card's rated answers, out of the index: what FSRS's weights are fitted to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from quizapp.storage.index.store import Store
from quizapp.study.days import milliseconds
from quizapp.study.hearing import reheard
from quizapp.study.walk import Review

# All of it is read and sorted in one go: for a million answers quicker than card by card.
_ANSWERS = """SELECT card.heir, a.at, a.id, a.day, a.rating, a.override, a.form
    FROM answer a CROSS JOIN card ON card.key = a.card
    WHERE NOT a.gone AND (a.rating IS NOT NULL OR a.override <> '') ORDER BY card.heir, a.at, a.id"""
_RESETS = """SELECT card.heir, line.at, line.id FROM line JOIN card ON card.id = line.target
    WHERE line.kind = 'card' AND NOT line.gone AND json_extract(line.text, '$.action') = 'reset'
    ORDER BY line.at, line.id"""


def histories(store: Store) -> Iterator[list[Review]]:
    """The reviews of each card that has some, in order of time, since it was last reset.

    An answer taken back is none; one whose mark was overridden has the rating that counts since then.
    """
    resets: dict[int, tuple[str, str]] = {heir: (at, id) for heir, at, id in store.db.execute(_RESETS)}
    for heir, rows in groupby(store.db.execute(_ANSWERS), key=itemgetter(0)):
        reset = resets.get(heir)
        reviews = [
            (row[3], rating, milliseconds(row[1]))
            for row in rows
            if (reset is None or row[1:3] > reset) and (rating := _rating(row)) is not None
        ]
        if reviews:
            yield reviews


def _rating(row: tuple[Any, ...]) -> int | None:
    _, _, _, _, rating, override, form = row
    return reheard(rating, form, override) if override else rating
