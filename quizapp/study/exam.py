"""An exam date: what is expected to be remembered on that day, and how many cards a day get it to a wish.

The plan is reckoned card by card, without chance. Each card has a ladder: what is expected of it on the exam
day after no more review, after one, two, and so on, each of them when it falls due, but before the exam. The
steps of all ladders that gain the most are taken first, until the expected share is the wished one; their
number over the days that are left is the number a day. A new card's first step is its learning. New cards are
begun on every day but the last before the exam, where they could no longer be asked a second time; on that
day itself they still may be, for there is no other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heapreplace, nsmallest
from math import ceil, exp, log
from typing import TYPE_CHECKING, NamedTuple

from quizapp.study.engine import engine, retrievability
from quizapp.study.memory import Memory
from quizapp.study.plan import Plan

if TYPE_CHECKING:
    from fsrs_rs_python import FSRS, MemoryState

WISHED = 0.9
SAMPLE = 1000
"""Of more cards than these only so many are reckoned with, and the numbers are made larger to match."""

_LEAST_GAIN = 0.002  # a review that adds less to one card's chance is not worth planning
_LOOKED_AT = 4  # for today, this many times as many cards as are wanted are looked at more closely


@dataclass(frozen=True, slots=True)
class Preparation:
    """Where a deck stands before its exam, and what gets it to the wish.

    `now`: of each card, the chance to remember it on the exam day if it is not asked again; `share`: their
    mean. `new_a_day` and `reviews_a_day`: cards to begin and to review on each day from today to the one
    before the exam. `reached`: the share expected after that. `reachable`: whether that is the wish. `today`:
    the cards (their places in the list) still to be asked today, those that gain the most first. `reckoned`:
    how many cards the plan was reckoned with; the others were taken to be like them.
    """

    now: tuple[float, ...]
    share: float
    new_a_day: int
    reviews_a_day: int
    reached: float
    reachable: bool
    today: tuple[int, ...]
    reckoned: int


def expected(memory: Memory | None, exam: int, plan: Plan) -> float:
    """The chance (0-1) to remember a card on the exam day if it is not asked again. A new card's is 0."""
    if memory is None:
        return 0.0
    return retrievability(memory.stability, exam - memory.last_day, plan.weights)


def prepare(
    memories: Sequence[Memory | None], day: int, exam: int, plan: Plan, wished: float = WISHED
) -> Preparation | None:
    """The way to the exam for a deck's cards (None: new), from the study day `day`; both days are ordinals.

    None once the exam is over. On the exam day there is nothing more to plan.
    """
    if exam < day:
        return None
    now = tuple(expected(memory, exam, plan) for memory in memories)
    share = sum(now) / len(now) if now else 0.0
    if not now or exam == day or share >= wished:
        return Preparation(now, share, 0, 0, share, share >= wished, (), len(now))
    road = _Road(day, exam, plan)
    places = sorted(
        range(len(now)), key=now.__getitem__
    )  # so that a sample has the well and the little known
    sample = [memories[n] for n in places[:: ceil(len(now) / SAMPLE)]]
    found = road.climb(sample, wished)
    new = ceil(found.new * len(memories) / len(sample) / road.days_for_new)
    reviews = ceil(found.reviews * len(memories) / len(sample) / road.days)
    today = road.today(memories, now, new, reviews)
    return Preparation(now, share, new, reviews, found.share, found.share >= wished, today, len(sample))


class _Rung(NamedTuple):
    """A card on its ladder: what is expected of it on the exam day, its memory and the day of it."""

    expected: float
    memory: MemoryState | None
    day: int
    interval: int


class _Climbed(NamedTuple):
    """How many steps were taken, and the share that is expected then."""

    new: int
    reviews: int
    share: float


class _Road:
    """The days from today to the exam."""

    def __init__(self, day: int, exam: int, plan: Plan) -> None:
        self.day, self.exam, self.plan = day, exam, plan
        self.days = exam - day
        self.days_for_new = max(1, self.days - 1)
        self._fsrs: FSRS = engine(plan.weights)

    def climb(self, memories: Sequence[Memory | None], wished: float) -> _Climbed:
        """Takes the steps that gain the most until the share is the wished one, or none is worth it."""
        to_begin = memories.count(None)
        begun = 0
        heap: list[tuple[float, int, _Rung, bool]] = []  # the loss, so that the greatest gain is first
        sum_of_all = 0.0
        for n, memory in enumerate(memories):
            rung, is_new = self.ground(memory), memory is None
            first = self.day + begun * self.days_for_new // to_begin if is_new else self._fall_due(rung, n)
            begun += is_new
            after = self.step(rung, first)
            sum_of_all += rung.expected
            heap.append((rung.expected - after.expected, n, after, is_new))
        heapify(heap)
        counts = [0, 0]  # reviews, new cards
        goal = wished * len(memories)
        while heap and sum_of_all < goal and -heap[0][0] >= _LEAST_GAIN:
            loss, n, rung, is_new = heap[0]
            sum_of_all -= loss
            counts[is_new] += 1
            if rung.day + 1 < self.exam:
                after = self.step(rung, self._fall_due(rung, n))
                heapreplace(heap, (rung.expected - after.expected, n, after, False))
            else:
                heappop(heap)
        return _Climbed(counts[True], counts[False], sum_of_all / len(memories))

    def today(
        self, memories: Sequence[Memory | None], now: Sequence[float], new: int, reviews: int
    ) -> tuple[int, ...]:
        """The places of the cards still to ask today, of so many new ones and reviews; most gain first."""
        asked = [memory for memory in memories if memory and memory.last_day >= self.day]
        begun = sum(memory.first_day >= self.day for memory in asked)
        new, reviews = max(0, new - begun), max(0, reviews - (len(asked) - begun))
        fresh = [n for n, memory in enumerate(memories) if memory is None][:new]
        known = [n for n, memory in enumerate(memories) if memory and memory.last_day < self.day]
        close = nsmallest(_LOOKED_AT * reviews, known, key=lambda n: now[n])
        gains = {n: self.step(self.ground(memories[n]), self.day).expected - now[n] for n in close + fresh}
        best = sorted(close, key=lambda n: -gains[n])[:reviews]
        return tuple(sorted((n for n in best + fresh if gains[n] > 0), key=lambda n: (-gains[n], n)))

    def ground(self, memory: Memory | None) -> _Rung:
        """A card as it is today."""
        if memory is None:
            return _Rung(0.0, None, self.day, 0)
        from fsrs_rs_python import MemoryState

        state = MemoryState(memory.stability, memory.difficulty)
        interval = max(0, memory.due_day - memory.last_day)
        return _Rung(expected(memory, self.exam, self.plan), state, memory.last_day, interval)

    def step(self, rung: _Rung, day: int) -> _Rung:
        """The next rung, if the card is asked on `day`.

        The memory then is the mean (of logarithms) of both ends: remembered, or forgotten and learned again
        on that day, each by its chance.
        """
        waited = max(0, day - rung.day)
        states = self._fsrs.next_states(rung.memory, self.plan.retention, waited)
        memory, interval = states.good.memory, states.good.interval
        if rung.memory is not None:
            known = retrievability(rung.memory.stability, waited, self.plan.weights)
            forgot = self._fsrs.next_states(states.again.memory, self.plan.retention, 0).good
            memory = _between(known, memory, forgot.memory)
            interval = _mean(known, interval, forgot.interval)
        then = retrievability(memory.stability, self.exam - day, self.plan.weights)
        return _Rung(then, memory, day, max(1, round(interval)))

    def _fall_due(self, rung: _Rung, n: int) -> int:
        """The day of the next review: when it is due, else on one of the days left, spread by `n`."""
        due = rung.day + rung.interval
        if due < self.exam:
            return max(due, self.day)
        first = max(rung.day + 1, self.day)
        return first + n % (self.exam - first) if first < self.exam else self.exam - 1


def _between(share: float, one: MemoryState, other: MemoryState) -> MemoryState:
    from fsrs_rs_python import MemoryState

    stability = exp(_mean(share, log(one.stability), log(other.stability)))
    return MemoryState(stability, _mean(share, one.difficulty, other.difficulty))


def _mean(share: float, one: float, other: float) -> float:
    return share * one + (1 - share) * other
