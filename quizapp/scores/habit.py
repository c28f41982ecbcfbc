"""The habit: on which days there was an answer, for how many in a row, and how much time it took."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quizapp.scores.stats import DayTally


@dataclass(slots=True)  # not frozen: one for each day is made in a moment
class Effort:
    """Answers and the time they took together."""

    answers: int = 0
    ms: int = 0

    @property
    def seconds(self) -> float:
        """The time in seconds."""
        return self.ms / 1000

    @property
    def each(self) -> float:
        """Seconds for an answer, on average; 0 without answers."""
        return self.seconds / self.answers if self.answers else 0.0


@dataclass(frozen=True, slots=True)
class Streak:
    """Days in a row with at least one answer: until now, and at most ever."""

    current: int
    longest: int
    studied_today: bool


def by_day(tallies: Iterable[DayTally]) -> dict[int, Effort]:
    """What was done on each day that has an answer."""
    sums: dict[int, list[int]] = {}
    for tally in tallies:
        if tally.count > 0:
            cell = sums.setdefault(tally.day, [0, 0])
            cell[0] += tally.count
            cell[1] += tally.ms
    return {day: Effort(answers, ms) for day, (answers, ms) in sums.items()}


def streak(days: Iterable[int], today: int) -> Streak:
    """Streaks of the days with an answer. Not having studied yet today breaks none."""
    studied = {day for day in days if day <= today}
    run = longest = 0
    for day in sorted(studied):
        run = run + 1 if day - 1 in studied else 1
        longest = max(longest, run)
    day = today if today in studied else today - 1
    current = 0
    while day - current in studied:
        current += 1
    return Streak(current, longest, today in studied)


def of_period(days: Mapping[int, Effort], today: int, length: int) -> Effort:
    """What was done in the `length` days that end today; 0 means on all days."""
    wanted = range(today - length + 1, today + 1)
    parts = list(days.values()) if not length else [days[day] for day in wanted if day in days]
    return Effort(sum(part.answers for part in parts), sum(part.ms for part in parts))


def studied(days: Iterable[int], today: int, length: int) -> int:
    """On how many of the `length` days that end today there was an answer; 0 means ever."""
    return sum(1 for day in days if not length or today - length < day <= today)
