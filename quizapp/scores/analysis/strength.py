"""How strong each learner is, as seen from one item: by what they got in all the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean

from quizapp.scores.analysis.table import Table


@dataclass(frozen=True, slots=True)
class Strength:
    """What each learner got of what could be got, over all their first tries."""

    got: Mapping[int, float]
    could: Mapping[int, float]

    @classmethod
    def of(cls, table: Table, learner: Sequence[int], rows: Iterable[int]) -> Strength:
        """Over these rows; `learner`: by the attempt's number."""
        got: dict[int, float] = {}
        could: dict[int, float] = {}
        attempt, mark, most = table.attempt, table.mark, table.most
        for row in rows:
            who = learner[attempt[row]]
            got[who] = got.get(who, 0.0) + mark[row]
            could[who] = could.get(who, 0.0) + most[row]
        return cls(got, could)

    def without(self, who: int, mark: float, most: float) -> float:
        """A learner's share, 0 to 1, of all but one item; a half where there is no other."""
        could = self.could.get(who, 0.0) - most
        return (self.got.get(who, 0.0) - mark) / could if could > 0 else 0.5


def standardised(values: Sequence[float]) -> list[float]:
    """The values as distances from their mean, in standard deviations."""
    mean = fmean(values)
    spread = sqrt(fmean([(each - mean) ** 2 for each in values]))
    return [(each - mean) / spread if spread > 1e-12 else 0.0 for each in values]


def thirds(values: Sequence[float]) -> list[int]:
    """For each value whether it is of the lowest (0), middle (1) or highest third (2).

    Those with the same value are in the same third, where the middle one of them falls.
    """
    order = sorted(values)
    count = len(order)
    first: dict[float, int] = {}
    last: dict[float, int] = {}
    for place, value in enumerate(order):
        first.setdefault(value, place)
        last[value] = place
    return [min(2, 3 * (first[value] + last[value] + 1) // (2 * count)) for value in values]
