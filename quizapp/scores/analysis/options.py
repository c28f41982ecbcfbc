"""Who chose what: how often each option was shown and taken, by the strength of the learners."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from quizapp.scores.analysis.strength import Strength, standardised, thirds
from quizapp.scores.analysis.table import Table


@dataclass(slots=True)
class OptionUse:
    """One option of an item, or one written answer.

    `shown`: how often it could be chosen; `missed`: how often of these the answer was wrong; `taken` by
    thirds of learners, the weakest first.
    """

    text: str
    is_key: bool
    shown: int = 0
    missed: int = 0
    taken: list[int] = field(default_factory=lambda: [0, 0, 0])

    @property
    def times(self) -> int:
        """How often it was taken."""
        return sum(self.taken)


@dataclass(frozen=True, slots=True)
class Responses:
    """What was answered to an item: the rows, how strong the learner of each is, and in which third.

    `strength` is standardised. `of_third`: how many learners are in each third. `options`: the right one
    first, then those that were taken most. `right_by_third`: how many were right in each.
    """

    rows: Sequence[int]
    strength: Sequence[float]
    third: Sequence[int]
    of_third: tuple[int, int, int]
    right_by_third: tuple[int, int, int]
    options: tuple[OptionUse, ...]


def responses(table: Table, learner: Sequence[int], strength: Strength, rows: Sequence[int]) -> Responses:
    """What is said in these rows, all of one item; `learner`: by the attempt's number."""
    raw = [strength.without(learner[table.attempt[row]], table.mark[row], table.most[row]) for row in rows]
    third = thirds(raw)
    uses: dict[str, OptionUse] = {}
    right = [0, 0, 0]
    for row, part in zip(rows, third, strict=True):
        is_right = table.mark[row] >= table.most[row]
        right[part] += is_right
        shown = table.shown[row]
        for place, text in enumerate(shown):
            use = uses.setdefault(text, OptionUse(text, place == 0))
            use.shown += 1
            use.missed += not is_right
        if chosen := table.option[row]:
            use = uses.setdefault(chosen, OptionUse(chosen, is_right and not shown))
            use.taken[part] += 1
    ordered = sorted(uses.values(), key=lambda use: (not use.is_key, -use.times, use.text))
    counts = (third.count(0), third.count(1), third.count(2))
    return Responses(rows, standardised(raw), third, counts, (right[0], right[1], right[2]), tuple(ordered))
