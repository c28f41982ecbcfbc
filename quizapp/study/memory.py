"""What is remembered of a card, from its ratings and the plan of today alone. One engine knows FSRS."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizapp.study.engine import DECAY, engine, retrievability
from quizapp.study.fuzz import whole
from quizapp.study.intervals import Asked, Lead, Outlook, chosen, just_over, lead, spoken
from quizapp.study.plan import Plan
from quizapp.study.steps import AGAIN, EASY, GOOD, HARD, NEW, REVIEW, Phase, Place
from quizapp.study.walk import Before, Review, Walk

if TYPE_CHECKING:
    from fsrs_rs_python import FSRS, MemoryState, NextStates

__all__ = [
    "DECAY",
    "Memory",
    "Outlook",
    "Phase",
    "Review",
    "one_more",
    "outlook",
    "remember",
    "remember_all",
    "retrievability",
    "spoken",
]

_MINUTE = 60_000  # ms
_AT_ONCE = 2000  # cards; what lies between is given back before there is much of it


@dataclass(frozen=True, slots=True)
class Memory:
    """A card's memory after its last rating.

    `stability` is in days. `lapses`: how often it was forgotten in review. Days are ordinals. `due_at` (ms
    since 1970) is the moment for which a step waits, with `due_day` the day of the last answer; it is 0 in
    review, and for a step of a day or more: then `due_day` is the day.
    """

    phase: Phase
    step: int
    stability: float
    difficulty: float
    reps: int
    lapses: int
    first_day: int
    last_day: int
    last_at: int
    last_rating: int
    due_day: int
    due_at: int


def remember(card_id: str, reviews: Sequence[Review], plan: Plan) -> Memory | None:
    """The memory of a card after its reviews, in order of time; None without any.

    A day before the one of the review before counts as no time passed. Of the day only the number of days
    since the last review counts; more reviews on one day are FSRS's short-term steps.
    """
    if not reviews:
        return None
    fsrs = engine(plan.weights)
    state: MemoryState | None = None
    led: Lead = NEW, Outlook(0, 0)
    lapses, day = 0, reviews[0][0]
    for reps, (when, rating, _) in enumerate(reviews):
        waited = max(0, when - day)
        day += waited
        place, (_, planned) = led
        lapses += rating == AGAIN and place == REVIEW
        states = fsrs.next_states(state, plan.retention, waited)
        state = chosen(states, rating).memory
        led = lead(states, rating, Asked(place, just_over(planned, waited, plan), card_id, reps), plan)
    assert state is not None
    return _memory(reviews, day, lapses, state, led)


def remember_all(cards: Sequence[tuple[str, Sequence[Review]]], plan: Plan) -> list[Memory | None]:
    """What `remember` says of each card (its id and reviews), to the last bit, but quick for very many."""
    if not (plan.learning_steps and plan.relearning_steps and plan.fuzz):
        # Without steps a card's phase hangs on its stability, and without fuzz an interval on the one before:
        # then no part can be done in one go.
        return [remember(card_id, reviews, plan) for card_id, reviews in cards]
    from fsrs_rs_python import FSRSItem

    fsrs, walk = engine(plan.weights), Walk(plan)
    found: list[Memory | None] = []
    for start in range(0, len(cards), _AT_ONCE):
        some = cards[start : start + _AT_ONCE]
        befores = [walk.before_last(reviews) if reviews else None for _, reviews in some]
        items = [FSRSItem(before.earlier) for before in befores if before and before.earlier]
        states = iter(fsrs.memory_state_batch(items))
        for (card_id, reviews), before in zip(some, befores, strict=True):
            state = next(states) if before and before.earlier else None
            found.append(_after_last(fsrs, card_id, reviews, before, state, plan) if before else None)
    return found


def outlook(
    card_id: str, memory: Memory | None, day: int, plan: Plan
) -> tuple[Outlook, Outlook, Outlook, Outlook]:
    """Where Again, Hard, Good and Easy lead if given on the study day `day`. `memory` None: a new card."""
    states, asked, _ = _states(card_id, memory, day, plan)
    again, hard, good, easy = (lead(states, rating, asked, plan)[1] for rating in (AGAIN, HARD, GOOD, EASY))
    return again, hard, good, easy


def one_more(card_id: str, memory: Memory | None, review: Review, plan: Plan) -> Memory:
    """The memory after one more review, later than the others: what `remember` says of all of them."""
    day, rating, _ = review
    states, asked, waited = _states(card_id, memory, day, plan)
    led, state = lead(states, rating, asked, plan), chosen(states, rating).memory
    if memory is None:
        return _memory((review,), day, 0, state, led)
    lapses = memory.lapses + (rating == AGAIN and asked.place == REVIEW)
    found = _memory((review,), memory.last_day + waited, lapses, state, led)
    return replace(found, reps=memory.reps + 1, first_day=memory.first_day)


def _states(card_id: str, memory: Memory | None, day: int, plan: Plan) -> tuple[NextStates, Asked, int]:
    """What FSRS says of each rating on that day, the card as it is asked, and how many days it waited."""
    if memory is None:
        state, waited, asked = None, 0, Asked(NEW, 0, card_id, 0)
    else:
        from fsrs_rs_python import MemoryState

        state = MemoryState(memory.stability, memory.difficulty)
        waited = max(0, day - memory.last_day)
        before = just_over(memory.due_day - memory.last_day, waited, plan)
        asked = Asked(Place(memory.phase, memory.step), before, card_id, memory.reps)
    return engine(plan.weights).next_states(state, plan.retention, waited), asked, waited


def _after_last(
    fsrs: FSRS, card_id: str, reviews: Sequence[Review], before: Before, state: MemoryState | None, plan: Plan
) -> Memory:
    rating = reviews[-1][1]
    states = fsrs.next_states(state, plan.retention, before.waited)
    led = lead(states, rating, Asked(before.place, before.waited, card_id, len(reviews) - 1), plan)
    return _memory(reviews, before.day, before.lapses, chosen(states, rating).memory, led)


def _memory(reviews: Sequence[Review], day: int, lapses: int, state: MemoryState, led: Lead) -> Memory:
    (phase, step), (minutes, days) = led
    _, rating, at = reviews[-1]
    due_at = at + whole(minutes * _MINUTE) if minutes else 0
    begun, reps = reviews[0][0], len(reviews)
    stability, difficulty = state.stability, state.difficulty
    return Memory(
        phase, step, stability, difficulty, reps, lapses, begun, day, at, rating, day + days, due_at
    )
