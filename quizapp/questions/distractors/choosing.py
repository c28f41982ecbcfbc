"""Which of the plausible distractors stand together, so that nothing but knowing tells the right one.

The right option's rank among all (by words shared with the stem, by likeness to the others, by value) is
drawn by chance, and those distractors are taken that come nearest to it. A rule such as "the right one must
not be the odd one out" would be a cue itself: its absence can be learned.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from quizapp.questions.chance import Chance
from quizapp.questions.distractors.looks import Look, nearness

# What a rank that is off by one costs, and what it costs to take the next best instead of the best.
_OVERLAP, _CENTRE, _VALUE, _PLACE = 10, 12, 12, 1
_LEAN = 4  # one time in so many the lower of two ranks of nearness is taken; of shared words always


def chosen(key: Look, fixed: Sequence[Look], pool: Sequence[Look], count: int, chance: Chance) -> list[int]:
    """The places in `pool` (the likest first) of `count` distractors to stand beside the fixed ones."""
    count = min(count, len(pool))
    last = count + len(fixed)
    ranks = _drawn(last, chance)
    if not count or len(pool) == count:
        return list(range(count))
    near = _Nearness(key, [*fixed, *pool])
    always = tuple(range(len(fixed)))
    best: tuple[int, tuple[int, ...]] | None = None
    for places in combinations(range(len(pool)), count):
        cost = _PLACE * sum(places)
        if best and cost >= best[0]:
            continue
        together = [*fixed, *(pool[i] for i in places)]
        cost += _OVERLAP * _off(key.overlap, [look.overlap for look in together], ranks[0])
        if best and cost >= best[0]:
            continue
        cost += _CENTRE * _off(*near.centres(always + tuple(len(fixed) + i for i in places)), ranks[1])
        if key.value is not None:
            cost += _VALUE * _off_value(key, together, ranks[2])
        if best is None or cost < best[0]:
            best = cost, places
    assert best is not None  # there is at least one combination
    return list(best[1])


def _drawn(last: int, chance: Chance) -> tuple[int, int, int]:
    """The right option's ranks by shared words, nearness and value, 0 the highest.

    The first two lean to the low ones: a pool seldom has what would outdo the right option there, so it
    would come out high too often.
    """
    overlap, centre, value = (chance.below(last + 1) for _ in range(3))
    overlap = max(overlap, chance.below(last + 1))
    if not chance.below(_LEAN):
        centre = max(centre, chance.below(last + 1))
    return overlap, centre, value


def _off(mine: int, others: Sequence[int], wanted: int) -> int:
    """By how many ranks the key is away from the one wanted; alike ones may stand in either order."""
    first = sum(other > mine for other in others)
    last = first + sum(other == mine for other in others)
    return max(0, first - wanted, wanted - last)


def _off_value(key: Look, others: Sequence[Look], wanted: int) -> int:
    if key.value is None or any(other.value is None for other in others):
        return 0
    first = sum(other.value > key.value for other in others if other.value is not None)
    return abs(first - wanted)


class _Nearness:
    """How central each option would be among some of them."""

    def __init__(self, key: Look, others: Sequence[Look]) -> None:
        self._to_key = [nearness(key, other) for other in others]
        self._others = others
        self._between: dict[tuple[int, int], int] = {}

    def _pair(self, one: int, other: int) -> int:
        pair = (one, other) if one < other else (other, one)
        found = self._between.get(pair)
        if found is None:
            found = self._between[pair] = nearness(self._others[one], self._others[other])
        return found

    def centres(self, places: Sequence[int]) -> tuple[int, list[int]]:
        """How near the key is to the others in sum, and each of the others to all the rest."""
        to_key = self._to_key
        each = [to_key[i] + sum(self._pair(i, j) for j in places if j != i) for i in places]
        return sum(to_key[i] for i in places), each
