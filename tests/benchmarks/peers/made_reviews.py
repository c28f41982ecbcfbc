"""Ten reviews for each card, from a seed: what a learner did over some six years, and then stopped.

So most cards are due, as after a long pause: that is the hardest case for whoever looks for the first one.
"""

from __future__ import annotations

import random
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

EACH = 10  # reviews of a card
BEGIN = 1_560_000_000_000  # ms since 1970: 8 June 2019, in the afternoon
DAY = 86_400_000  # ms
_LONGEST = 180  # days
_FIRST = {1: 1, 2: 2, 3: 4, 4: 8}  # days after the first answer, by its rating
_GROWTH = {1: 0.2, 2: 1.2, 3: 2.2, 4: 3.0}


class Review(NamedTuple):
    """One answer: the card's number, when (ms since 1970), rating 1 to 4, and how long it took (ms).

    `elapsed`: days since the last one (0: the first); `interval`: days until the next.
    """

    card: int
    at: int
    rating: int
    elapsed: int
    interval: int
    took: int


def reviews(cards: int) -> list[Review]:
    """The reviews of so many cards by time; no two at the same moment."""
    found = sorted(_reviews(cards), key=lambda each: each[1])
    last = 0
    for n, each in enumerate(found):
        last = max(each[1], last + 1)
        found[n] = each._replace(at=last)
    return found


def _reviews(cards: int) -> Iterator[Review]:
    chance = random.Random(11)
    for card in range(cards):
        day, elapsed, interval = chance.randint(0, 500), 0, 0
        for n in range(EACH):
            rating = chance.choices((1, 2, 3, 4), (12, 8, 70, 10))[0]
            days = interval * _GROWTH[rating] * chance.uniform(0.9, 1.1) if n else _FIRST[rating]
            interval = min(_LONGEST, max(1, round(days)))
            at = BEGIN + day * DAY - chance.randint(0, DAY // 4)
            yield Review(card, at, rating, elapsed, interval, chance.randint(1_500, 15_000))
            day += interval
            elapsed = interval


def write_reviews(found: list[Review], path: Path) -> None:
    """Writes them as numbers, six for each, for another Python to read."""
    path.write_bytes(array("q", (number for each in found for number in each)).tobytes())
