"""The days to an exam, and the steps that cards can take on them.

The plan is reckoned card by card, without chance. Each card has a ladder: what is expected of it on the exam
day after no more review, after one, two, and so on, each of them when it falls due, but before the exam. The
steps of all ladders that gain the most are taken first, until the expected share is the wished one; their
number over the days that are left is the number a day. A new card's first step is its learning. New cards are
begun on every day but the last before the exam, where they could no longer be asked a second time; on that
day itself they still may be, for there is no other. Of a note only one card a day is asked, so a note has no
more steps than there are days.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heapreplace, nsmallest
from math import ceil, exp, log
from typing import TYPE_CHECKING, NamedTuple

from quizapp.study.engine import engine, retrievability
from quizapp.study.memory import Memory
from quizapp.study.plan import Plan

if TYPE_CHECKING:
    from fsrs_rs_python import FSRS, MemoryState

_LEAST_GAIN = 0.002  # a review that adds less to one card's chance is not worth planning
_LOOKED_AT = 4  # for today, this many times as many cards as are wanted are looked at more closely


class Siblings(NamedTuple):
    """Of each card its note, and whether it may be asked today as far as others than the plan decide."""

    notes: Sequence[int]
    open: Sequence[bool]


def expected(memory: Memory | None, exam: int, plan: Plan) -> float:
    """The chance (0-1) to remember a card on the exam day if it is not asked again. A new card's is 0."""
    if memory is None:
        return 0.0
    return retrievability(memory.stability, exam - memory.last_day, plan.weights)


class _Rung(NamedTuple):
    """A card on its ladder: what is expected of it on the exam day, its memory and the day of it."""

    expected: float
    memory: MemoryState | None
    day: int
    interval: int


class Climbed(NamedTuple):
    """How many steps were taken, and the share that is expected then."""

    new: int
    reviews: int
    share: float


class Road:
    """The days from today to the exam."""

    def __init__(
        self, day: int, exam: int, plan: Plan, memories: Sequence[Memory | None], siblings: Siblings
    ) -> None:
        self.day, self.exam, self.plan, self.memories = day, exam, plan, memories
        self.days = exam - day
        self.days_for_new = max(1, self.days - 1)
        self.notes = notes = siblings.notes
        asked = [n for n, memory in enumerate(memories) if memory and memory.last_day >= day]
        done = {notes[n] for n in asked}
        self.open = [n for n, free in enumerate(siblings.open) if free and notes[n] not in done]
        self.begun = sum(memories[n].first_day >= day for n in asked)  # type: ignore[union-attr]
        self.reviewed = len(asked) - self.begun
        self._fsrs: FSRS = engine(plan.weights)

    def climb(self, places: Sequence[int], wished: float) -> Climbed:
        """Takes the steps that gain the most until the share is the wished one, or none is worth it."""
        memories = [self.memories[n] for n in places]
        notes = [self.notes[n] for n in places]
        room = _Room(self)
        heap: list[tuple[float, int, _Rung, bool]] = []  # the loss, so that the greatest gain is first
        sum_of_all = 0.0
        for n, (rung, after) in enumerate(self._first_steps(memories)):
            sum_of_all += rung.expected
            heap.append((rung.expected - after.expected, n, after, memories[n] is None))
        heapify(heap)
        counts = [0, 0]  # reviews, new cards
        goal = wished * len(memories)
        while heap and sum_of_all < goal and -heap[0][0] >= _LEAST_GAIN:
            loss, n, rung, is_new = heap[0]
            if not room.taken(notes[n], is_new=is_new):
                heappop(heap)
                continue
            sum_of_all -= loss
            counts[is_new] += 1
            if rung.day + 1 < self.exam:
                after = self.step(rung, self._fall_due(rung, n))
                heapreplace(heap, (rung.expected - after.expected, n, after, False))
            else:
                heappop(heap)
        return Climbed(counts[True], counts[False], sum_of_all / len(memories))

    def _first_steps(self, memories: Sequence[Memory | None]) -> Iterable[tuple[_Rung, _Rung]]:
        """Of each card its ground and its first step; those that begin new cards are spread over the days."""
        to_begin, begun = memories.count(None), 0
        for n, memory in enumerate(memories):
            rung, is_new = self.ground(memory), memory is None
            first = self.day + begun * self.days_for_new // to_begin if is_new else self._fall_due(rung, n)
            begun += is_new
            yield rung, self.step(rung, first)

    def a_day(self, found: Climbed, scale: float) -> tuple[int, int]:
        """How many new cards and reviews a day: what is to be done and was done today, over the days.

        `scale`: how many cards one of those climbed with stands for. No more new ones than have notes of
        which one may be begun today.
        """
        to_begin = {self.notes[n] for n in self.open if self.memories[n] is None}
        new = ceil((found.new * scale + self.begun) / self.days_for_new) if found.new else 0
        reviews = ceil((found.reviews * scale + self.reviewed) / self.days) if found.reviews else 0
        return min(new, self.begun + len(to_begin)), reviews

    def today(self, now: Sequence[float], new: int, reviews: int) -> tuple[int, ...]:
        """The places of the cards still to ask today, of so many new ones and reviews; most gain first."""
        new, reviews = max(0, new - self.begun), max(0, reviews - self.reviewed)
        fresh = self._one_a_note((n for n in self.open if self.memories[n] is None), set())[:new]
        taken = {self.notes[n] for n in fresh}
        known = [n for n in self.open if self.memories[n] and self.notes[n] not in taken]
        close = nsmallest(_LOOKED_AT * reviews, known, key=lambda n: now[n])
        gains = {
            n: self.step(self.ground(self.memories[n]), self.day).expected - now[n] for n in close + fresh
        }
        best = self._one_a_note(sorted(close, key=lambda n: -gains[n]), taken)[:reviews]
        return tuple(sorted((n for n in best + fresh if gains[n] > 0), key=lambda n: (-gains[n], n)))

    def _one_a_note(self, places: Iterable[int], taken: set[int]) -> list[int]:
        """The first card of each note, but for the notes that are taken."""
        found: dict[int, int] = {}
        for n in places:
            if self.notes[n] not in taken:
                found.setdefault(self.notes[n], n)
        return list(found.values())

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


class _Room:
    """On how many days one of a note's cards can still be asked, and on how many begun."""

    def __init__(self, road: Road) -> None:
        self._days, self._days_for_new = road.days, road.days_for_new
        self._today = {road.notes[n] for n in road.open}
        self._new_today = {road.notes[n] for n in road.open if road.memories[n] is None}
        self._steps: Counter[int] = Counter()
        self._begun: Counter[int] = Counter()

    def taken(self, note: int, *, is_new: bool) -> bool:
        """Takes a day for a step of one of the note's cards, if there is one left."""
        days = self._days - (note not in self._today)
        days_for_new = self._days_for_new - (note not in self._new_today)
        if self._steps[note] >= days or (is_new and self._begun[note] >= days_for_new):
            return False
        self._steps[note] += 1
        self._begun[note] += is_new
        return True
