"""A year as a calendar: 53 weeks from Monday to Sunday, each day with how much was done on it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

WEEKS, WEEKDAYS = 53, 7
LEVELS = 4  # above 0, which is a day without an answer


@dataclass(frozen=True, slots=True)
class Square:
    """A day: its ordinal, its answers, and how much that is for this learner, from 0 (none) to `LEVELS`."""

    day: int
    answers: int
    level: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """`weeks`, oldest first, each of seven days from Monday; days after today are None."""

    weeks: tuple[tuple[Square | None, ...], ...]

    @property
    def squares(self) -> list[Square]:
        """The days up to today, oldest first."""
        return [square for week in self.weeks for square in week if square]

    @property
    def active(self) -> int:
        """How many of the days have an answer."""
        return sum(1 for square in self.squares if square.answers)

    def months(self) -> list[tuple[int, int]]:
        """(Place of the week, month from 1 to 12) for each month that begins in the calendar."""
        starts = []
        for place, week in enumerate(self.weeks):
            days = [date.fromordinal(square.day) for square in week if square]
            starts += [(place, day.month) for day in days if day.day == 1]
        return starts


def calendar(answers: Mapping[int, int], today: int) -> Calendar:
    """The year that ends with today's week, from answers by day (ordinal).

    The levels are quartiles of the days that have an answer, so that they tell busy days from quiet ones for
    somebody with ten answers a day as for somebody with five hundred.
    """
    monday = today - date.fromordinal(today).weekday()
    first = monday - WEEKDAYS * (WEEKS - 1)
    counts = sorted(n for day in range(first, today + 1) if (n := answers.get(day, 0)) > 0)

    def square(day: int) -> Square | None:
        number = answers.get(day, 0)
        return Square(day, number, level(number, counts)) if day <= today else None

    starts = range(first, monday + 1, WEEKDAYS)
    return Calendar(tuple(tuple(square(start + i) for i in range(WEEKDAYS)) for start in starts))


def level(number: int, counts: list[int]) -> int:
    """In which quartile (1 to `LEVELS`) a number of answers lies among `counts`, sorted; 0 for no answer."""
    if number <= 0 or not counts:
        return 0
    rank = bisect_right(counts, number)  # so that somebody with equal days has full ones
    return max(1, -(-LEVELS * rank // len(counts)))
