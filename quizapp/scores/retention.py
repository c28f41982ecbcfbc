"""Retention: of the cards whose time had come, how many were still known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from quizapp.scores.stats import DayTally
from quizapp.scores.words import percent, wilson

Key = TypeVar("Key", int, str)

ENOUGH = 10  # answers; a share of fewer says more about luck than about memory
WEEK, MONTH = 7, 30  # days, today included
PERIODS: tuple[tuple[str, int], ...] = (("day", 1), ("week", WEEK), ("month", MONTH), ("all", 0))
POINTS = 52  # of the trend, at most


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some answers were right."""

    right: int = 0
    count: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.count + other.count)

    @property
    def enough(self) -> bool:
        """Whether there are enough answers for a percentage to mean something."""
        return self.count >= ENOUGH

    @property
    def value(self) -> float | None:
        """The share from 0 to 1; None without answers."""
        return self.right / self.count if self.count else None

    @property
    def interval(self) -> tuple[float, float]:
        """Where the true share lies, with 95 % confidence."""
        return wilson(self.right, self.count)

    @property
    def words(self) -> str:
        """Such as `88 %`, `too few` or `none`."""
        if not self.count:
            return "none"
        return percent(self.right / self.count) if self.enough else "too few"


@dataclass(frozen=True, slots=True)
class Retention:
    """Retention of young memories, of mature ones, and of both."""

    young: Share = Share()
    mature: Share = Share()

    def __add__(self, other: Retention) -> Retention:
        return Retention(self.young + other.young, self.mature + other.mature)

    @property
    def both(self) -> Share:
        """Young and mature together."""
        return self.young + self.mature


@dataclass(frozen=True, slots=True)
class Point:
    """The retention of the 30 days that end with the day `last`."""

    last: int
    share: Share


def by_key(tallies: Iterable[tuple[Key, DayTally]]) -> dict[Key, Retention]:
    """Retention for each key, in one pass; answers on new cards and in learning steps don't count."""
    sums: dict[Key, list[int]] = {}
    for key, tally in tallies:
        if tally.age == "young" or tally.age == "mature":
            cell = sums.setdefault(key, [0, 0, 0, 0])
            place = 0 if tally.age == "young" else 2
            cell[place] += tally.right
            cell[place + 1] += tally.count
    return {key: Retention(Share(a, b), Share(c, d)) for key, (a, b, c, d) in sums.items()}


def of_period(days: Mapping[int, Retention], today: int, length: int) -> Retention:
    """Retention of the `length` days that end today; 0 means of all days."""
    wanted = range(today - length + 1, today + 1)
    parts = list(days.values()) if not length else [days[day] for day in wanted if day in days]
    young, mature = ([each.young for each in parts], [each.mature for each in parts])
    return Retention(_sum(young), _sum(mature))


def _sum(shares: Sequence[Share]) -> Share:
    """Added up as numbers: some thousand days are a thousand sums of dataclasses otherwise."""
    return Share(sum([share.right for share in shares]), sum([share.count for share in shares]))


def trend(days: Mapping[int, Retention], today: int) -> tuple[Point, ...]:
    """Retention over time, oldest first: a point for each week, the last one today.

    At most `POINTS`, beginning with the first that has an answer; one in between may have none. A point is
    of 30 days, and not of its week alone, so that the line shows memory and not luck.
    """
    lasts = range(today - WEEK * (POINTS - 1), today + 1, WEEK)
    found = [Point(last, of_period(days, last, MONTH).both) for last in lasts]
    first = next((i for i, point in enumerate(found) if point.share.count), len(found))
    return tuple(found[first:])
