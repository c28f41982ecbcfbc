"""What one learner of a class missed and never got right."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.scores.analysis.roll import Roll


@dataclass(frozen=True, slots=True)
class Missed:
    """An item, by its number, that a learner was asked `times` times and never got right.

    `given`: what was last chosen or written, "" for nothing.
    """

    item: int
    times: int
    given: str


def missed(roll: Roll, learner: int, who: Sequence[int] = ()) -> tuple[Missed, ...]:
    """What a learner, by number, never got right: what was asked most often first, then as it was met.

    `who`: the roll's learners by attempt, where this is asked of many.
    """
    table, who = roll.table, who or roll.learner
    # A learner's attempts follow each other, and so do the rows of an attempt: a school has a million.
    first, last = bisect_left(who, learner), bisect_right(who, learner)
    rows = range(bisect_left(table.attempt, first), bisect_left(table.attempt, last))
    wrong: dict[int, list[int]] = {}
    known = set()
    for row in rows:
        if table.mark[row] >= table.most[row]:
            known.add(table.item[row])
        wrong.setdefault(table.item[row], []).append(row)
    found = [
        Missed(item, len(each), table.option[each[-1]]) for item, each in wrong.items() if item not in known
    ]
    return tuple(sorted(found, key=lambda each: -each.times))
