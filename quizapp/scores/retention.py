"""Retention: of the cards whose time had come, how many were still known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from quizapp.scores.stats import DayTally
from quizapp.scores.words import percent, wilson

Key = TypeVar("Key", int, str)
Sums = Sequence[int]
"""Right and all answers of young memories, right and all of mature ones: numbers, as there are many days."""

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

    @property
    def both(self) -> Share:
        """Young and mature together."""
        return self.young + self.mature


@dataclass(frozen=True, slots=True)
class Point:
    """The retention of the 30 days that end with the day `last`."""

    last: int
    share: Share


def sums(tallies: Iterable[tuple[Key, DayTally]]) -> Mapping[Key, Sums]:
    """What retention is made of, for each key, in one pass; new cards and learning steps don't count."""
    found: dict[Key, list[int]] = {}
    for key, tally in tallies:
        if tally.age == "young" or tally.age == "mature":
            cell = found.setdefault(key, [0, 0, 0, 0])
            place = 0 if tally.age == "young" else 2
            cell[place] += tally.right
            cell[place + 1] += tally.count
    return found


def added_up(parts: Iterable[Sums]) -> Retention:
    """Retention of all parts together."""
    a, b, c, d = (sum(column) for column in zip((0, 0, 0, 0), *parts, strict=True))
    return Retention(Share(a, b), Share(c, d))


def of_period(days: Mapping[int, Sums], today: int, length: int) -> Retention:
    """Retention of the `length` days that end today; 0 means of all days."""
    wanted = range(today - length + 1, today + 1)
    return added_up(days.values() if not length else [days[day] for day in wanted if day in days])


def trend(days: Mapping[int, Sums], today: int) -> tuple[Point, ...]:
    """Retention over time, oldest first: a point for each week, the last one today.

    At most `POINTS`, beginning with the first that has an answer; one in between may have none. A point is
    of 30 days, and not of its week alone, so that the line shows memory and not luck.
    """
    lasts = range(today - WEEK * (POINTS - 1), today + 1, WEEK)
    found = [Point(last, of_period(days, last, MONTH).both) for last in lasts]
    first = next((i for i, point in enumerate(found) if point.share.count), len(found))
    return tuple(found[first:])
