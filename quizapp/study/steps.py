"""Learning and relearning steps: short waits before FSRS's days begin. Times are in minutes."""

from __future__ import annotations

from typing import Literal, NamedTuple

from quizapp.study.plan import Plan

Phase = Literal["learning", "review", "relearning"]

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4

DAY = 24 * 60.0
"""A day in minutes."""

_HARD_ALONE = 1.5  # Hard on the only step: this many times as long


class Place(NamedTuple):
    """Where a card is: its phase, and which step of it it waits for (0 in review)."""

    phase: Phase
    step: int


NEW = Place("learning", 0)
"""Where a card is that was never rated."""

REVIEW = Place("review", 0)


def steps_of(phase: Phase, plan: Plan) -> tuple[float, ...]:
    """The steps of a phase. Those of review are for the card that is forgotten there."""
    return plan.learning_steps if phase == "learning" else plan.relearning_steps


def next_step(place: Place, rating: int, plan: Plan) -> tuple[Place, float] | None:
    """The step that a rating leads to, with its minutes; None: FSRS says how long it is."""
    steps = steps_of(place.phase, plan)
    if place.phase == "review":
        return (Place("relearning", 0), steps[0]) if rating == AGAIN and steps else None
    if not steps or rating == EASY:
        return None
    step = min(place.step, len(steps) - 1)  # a plan of today may have fewer
    if rating == AGAIN:
        return Place(place.phase, 0), steps[0]
    if rating == HARD:
        return Place(place.phase, step), _hard(steps, step)
    return (Place(place.phase, step + 1), steps[step + 1]) if step + 1 < len(steps) else None


def _hard(steps: tuple[float, ...], step: int) -> float:
    """The step once more; the first one a little longer, so that Hard is not Again."""
    if step:
        return steps[step]
    if len(steps) > 1:
        return (steps[0] + steps[1]) / 2
    return min(steps[0] * _HARD_ALONE, steps[0] + DAY)
