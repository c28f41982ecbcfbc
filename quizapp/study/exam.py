"""An exam date: what is expected to be remembered on that day, and how many cards a day get it to a wish."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from quizapp.study.exam_road import Road, Siblings, expected
from quizapp.study.memory import Memory
from quizapp.study.plan import Plan

__all__ = ["SAMPLE", "WISHED", "Preparation", "Siblings", "expected", "prepare"]

WISHED = 0.9
SAMPLE = 1000
"""Of more cards than these only so many are reckoned with, and the numbers are made larger to match."""


@dataclass(frozen=True, slots=True)
class Preparation:
    """Where a deck stands before its exam, and what gets it to the wish.

    `now`: of each card, the chance to remember it on the exam day if it is not asked again; `share`: their
    mean. `new_a_day` and `reviews_a_day`: cards to begin and to review on each day from today to the one
    before the exam; those asked today already are among them. `reached`: the share expected after that.
    `reachable`: whether that is the wish. `today`: the cards (their places in the list) still to be asked
    today, those that gain the most first. `reckoned`: how many cards the plan was reckoned with; the others
    were taken to be like them.
    """

    now: tuple[float, ...]
    share: float
    new_a_day: int
    reviews_a_day: int
    reached: float
    reachable: bool
    today: tuple[int, ...]
    reckoned: int


def prepare(
    memories: Sequence[Memory | None],
    day: int,
    exam: int,
    plan: Plan,
    wished: float = WISHED,
    siblings: Siblings | None = None,
) -> Preparation | None:
    """The way to the exam for a deck's cards (None: new), from the study day `day`; both days are ordinals.

    Without `siblings` each card is a note of its own. None once the exam is over. On the exam day there is
    nothing more to plan.
    """
    if exam < day:
        return None
    now = tuple(expected(memory, exam, plan) for memory in memories)
    share = sum(now) / len(now) if now else 0.0
    if not now or exam == day or share >= wished:
        return Preparation(now, share, 0, 0, share, share >= wished, (), len(now))
    places = range(len(now))
    road = Road(day, exam, plan, memories, siblings or Siblings(places, [True] * len(now)))
    sample = _sample(now, road.notes)
    found = road.climb(sample, wished)
    new, reviews = road.a_day(found, len(memories) / len(sample))
    today = road.today(now, new, reviews)
    return Preparation(now, share, new, reviews, found.share, found.share >= wished, today, len(sample))


def _sample(now: Sequence[float], notes: Sequence[int]) -> list[int]:
    """Some of the places, the well and the little known among them alike; of a note all or none."""
    cards: dict[int, list[int]] = {}
    for n, note in enumerate(notes):
        cards.setdefault(note, []).append(n)
    ordered = sorted(cards.values(), key=lambda places: min(now[n] for n in places))
    return [n for places in ordered[:: ceil(len(now) / SAMPLE)] for n in places]
