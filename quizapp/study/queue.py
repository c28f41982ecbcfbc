"""How the cards of a sitting follow each other: limits, and decks mixed with each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import NamedTuple, TypeVar

PRACTICE_LIMIT = 20
NEW_PER_DAY = 10
LEARN_AHEAD = 20 * 60_000  # ms; with nothing else left, a step's time may be this far off

T = TypeVar("T")


class Limits(NamedTuple):
    """How many new cards and reviews a day, as set for the learner and for a deck. None: no limit."""

    new: int | None = NEW_PER_DAY
    reviews: int | None = None

    def room(self, begun: int, reviewed: int) -> tuple[int, int | None]:
        """How many new cards and reviews are left after those of the day (reviews None: no limit)."""
        new = 1_000_000 if self.new is None else max(0, self.new - begun)
        return new, None if self.reviews is None else max(0, self.reviews - reviewed)


def limit(value: object, otherwise: int | None) -> int | None:
    """A limit as it was set; what is no whole number from 0 up counts as not set."""
    return value if type(value) is int and value >= 0 else otherwise


class Counts(NamedTuple):
    """How many cards there are, and how many of them today has: `due`, and `new` within the limits.

    `begun` is how many were begun today; `started` whether any was ever touched; `next_day` is the ordinal of
    the day when the next one is due, 0 if none waits. `exam`: as an exam to come wants it.
    """

    cards: int
    due: int
    new: int
    begun: int
    started: bool
    next_day: int = 0
    exam: bool = False


def mixed(decks: Sequence[Sequence[T]]) -> list[T]:
    """The decks' cards by turns, each deck in its own order."""
    nothing = object()
    rounds = zip_longest(*decks, fillvalue=nothing)
    return [card for turn in rounds for card in turn if card is not nothing]  # type: ignore[misc]


def most(cards: Iterable[T], count: int | None) -> list[T]:
    """The first so many; None: all."""
    found = list(cards)
    return found if count is None else found[: max(0, count)]
