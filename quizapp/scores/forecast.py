"""How many cards fall due on each of the next days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

DAYS = 30  # today and the 29 after it


@dataclass(frozen=True, slots=True)
class Forecast:
    """Cards due: `days[0]` today, the overdue ones among them; `later` after the last of these days."""

    days: tuple[int, ...]
    overdue: int
    later: int

    @property
    def today(self) -> int:
        """Cards due today, with those overdue."""
        return self.days[0]

    @property
    def total(self) -> int:
        """Cards due in all these days."""
        return sum(self.days)

    @property
    def scale(self) -> int:
        """The number that a full bar stands for, at least 1.

        Cards that piled up until today must not flatten all other days: today counts at most twice as much
        as the fullest other day, and its bar may stick out.
        """
        rest = max(self.days[1:])
        return max(1, rest, min(self.today, 2 * rest) if rest else self.today)


def forecast(due: Mapping[int, int], today: int) -> Forecast:
    """The days from `due` (ordinal: how many cards)."""
    days = [due.get(today + i, 0) for i in range(DAYS)]
    overdue = sum(count for day, count in due.items() if day < today)
    days[0] += overdue
    later = sum(count for day, count in due.items() if day >= today + DAYS)
    return Forecast(tuple(days), overdue, later)
