"""The one table that item analysis reads: who was asked what, where, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TypeVar

T = TypeVar("T")


def part(column: Sequence[T], rows: Sequence[int]) -> Sequence[T]:
    """What a column has in these rows, in their order."""
    if isinstance(rows, range) and rows.step == 1:
        return column[rows.start : rows.stop]
    if len(rows) < 2:
        return [column[row] for row in rows]
    found: tuple[T, ...] = itemgetter(*rows)(column)  # in half the time of going through them
    return found


@dataclass(slots=True)
class Table:
    """First tries of many learners, a row for each item that was asked; columns, for a school has a million.

    `attempt` and `item` are numbers from 0. `place`: where in its quiz the item was asked, from 1. `mark`:
    what was got, and `most`, what could be. `option`: the text that was chosen or written, "" for none.
    `shown`: the texts to choose from, the right one first; empty where there were none. `ms`: the time taken.
    `chance`: how likely guessing alone is right, 0 to 1. Rows are in order of time.
    """

    attempt: list[int] = field(default_factory=list)
    item: list[int] = field(default_factory=list)
    place: list[int] = field(default_factory=list)
    mark: list[float] = field(default_factory=list)
    most: list[float] = field(default_factory=list)
    option: list[str] = field(default_factory=list)
    shown: list[tuple[str, ...]] = field(default_factory=list)
    ms: list[int] = field(default_factory=list)
    chance: list[float] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.attempt)

    def add(
        self,
        attempt: int,
        item: int,
        place: int,
        mark: float,
        most: float = 1.0,
        option: str = "",
        shown: tuple[str, ...] = (),
        ms: int = 0,
        chance: float = 0.0,
    ) -> None:
        """Puts a row at the end."""
        self.attempt.append(attempt)
        self.item.append(item)
        self.place.append(place)
        self.mark.append(mark)
        self.most.append(most)
        self.option.append(option)
        self.shown.append(shown)
        self.ms.append(ms)
        self.chance.append(chance)

    def rows_by(self, column: Sequence[int], rows: Iterable[int] | None = None) -> dict[int, list[int]]:
        """The numbers of all rows, or of these, by what a column has in them, in order of its values."""
        found: dict[int, list[int]] = {}
        for row in range(len(self)) if rows is None else rows:
            value = column[row]
            if (own := found.get(value)) is None:
                own = found[value] = []
            own.append(row)
        return dict(sorted(found.items()))

    def first_tries(self, learner: Sequence[int]) -> list[int]:
        """The rows in which a learner met an item for the first time; `learner`: by the attempt's number."""
        by_item = 1 + max(self.item, default=0)
        pairs = [
            learner[attempt] * by_item + item for attempt, item in zip(self.attempt, self.item, strict=True)
        ]
        # Backwards, so that of several rows the first stays.
        return sorted(dict(zip(reversed(pairs), range(len(pairs) - 1, -1, -1), strict=True)).values())


@dataclass(frozen=True, slots=True)
class Totals:
    """What each attempt came to: `mark` of `most`, by the attempt's number."""

    mark: dict[int, float]
    most: dict[int, float]

    @classmethod
    def of(cls, table: Table) -> Totals:
        """The sums over each attempt's rows."""
        mark: dict[int, float] = {}
        most: dict[int, float] = {}
        for attempt, got, could in zip(table.attempt, table.mark, table.most, strict=True):
            mark[attempt] = mark.get(attempt, 0.0) + got
            most[attempt] = most.get(attempt, 0.0) + could
        return cls(mark, most)
