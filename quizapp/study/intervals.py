"""Where a rating leads: to a step in some minutes, or to FSRS's interval in days."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from quizapp.study.engine import within_a_day
from quizapp.study.fuzz import bounds, chance, fuzzed, whole
from quizapp.study.plan import Plan
from quizapp.study.steps import AGAIN, DAY, EASY, GOOD, HARD, REVIEW, Place, next_step, steps_of

if TYPE_CHECKING:
    from fsrs_rs_python import ItemState, NextStates

_SOON = 0.5  # days; without steps, a shorter interval is waited for within the day
_HOUR = 60.0  # minutes
_MONTH, _YEAR = 365.25 / 12, 365.25  # days
_MONTHS_FROM, _YEARS_FROM = 30, 365


class Outlook(NamedTuple):
    """In how many minutes, or else in how many days, a card comes back; one of them is 0."""

    minutes: float
    days: int


class Asked(NamedTuple):
    """A card as it is asked: where it is, its id and its reviews so far.

    `before` is the interval just over, which the next one in review is held against (see `just_over`).
    """

    place: Place
    before: int
    card_id: str
    reps: int


Lead: TypeAlias = tuple[Place, Outlook]


def spoken(outlook: Outlook) -> str:
    """How long that is in words: `10 min`, `3 days`, `2 months`, `1.2 years`."""
    minutes, days = outlook
    if not days:
        if minutes < 1:
            return f"{max(1, whole(minutes * 60))} s"
        return f"{whole(minutes)} min" if whole(minutes) < _HOUR else _counted(minutes / _HOUR, "hour")
    if days < _MONTHS_FROM:
        return _counted(days, "day")
    return _counted(days / _MONTH, "month") if days < _YEARS_FROM else _counted(days / _YEAR, "year")


def _counted(number: float, unit: str) -> str:
    said = f"{number:.1f}".removesuffix(".0")
    return f"{said} {unit}" if said == "1" else f"{said} {unit}s"


def chosen(states: NextStates, rating: int) -> ItemState:
    """The state after a rating; only this one is read, for the engine makes each anew."""
    if rating == GOOD:
        return states.good
    if rating == AGAIN:
        return states.again
    return states.hard if rating == HARD else states.easy


def just_over(planned: int, waited: int, plan: Plan) -> int:
    """The interval just over: without fuzz the planned one, with it the days waited.

    With chance in it, a planned interval hangs on all those before it; the days waited say the same of a card
    that is asked when due, and need only the last review.
    """
    return waited if plan.fuzz else planned


def lead(states: NextStates, rating: int, asked: Asked, plan: Plan) -> Lead:
    """Where a rating leads, and after how long."""
    step = next_step(asked.place, rating, plan)
    if step:
        return step[0], _within(step[1])
    if not steps_of(asked.place.phase, plan) and within_a_day(plan.weights):
        soon = chosen(states, rating).interval
        forgotten = asked.place == REVIEW and rating == AGAIN
        if soon < _SOON and (forgotten or (asked.place != REVIEW and rating != EASY)):
            return Place("relearning" if forgotten else asked.place.phase, 0), Outlook(soon * DAY, 0)
    return REVIEW, Outlook(0, _interval(states, rating, asked, plan))


def _within(minutes: float) -> Outlook:
    """A step's wait; from a day on it is counted in study days, so that the hour of the day is no matter."""
    return Outlook(minutes, 0) if minutes < DAY else Outlook(0, whole(minutes / DAY))


def _interval(states: NextStates, rating: int, asked: Asked, plan: Plan) -> int:
    """FSRS's interval in whole days; in review Hard < Good < Easy, and always Good < Easy."""
    drawn = chance(asked.card_id, asked.reps) if plan.fuzz else None
    in_review = asked.place == REVIEW and rating != AGAIN
    first = HARD if in_review else min(rating, GOOD)
    days = 0
    for each in range(first, rating + 1):
        interval = chosen(states, each).interval
        least = days + 1
        if in_review:
            least = max(least, _not_shorter(interval, asked.before, plan.longest))
        days = _days(interval, min(least, plan.longest), plan.longest, drawn)
    return days


def _not_shorter(interval: float, before: int, longest: int) -> int:
    """The least that keeps rounding and chance alone from making an interval as short as the one before."""
    if whole(interval) > before:
        return before + 1
    return before if before <= bounds(interval, 1, longest)[1] else 1


def _days(interval: float, least: int, longest: int, drawn: float | None) -> int:
    """An interval of FSRS in whole days; `drawn` for the fuzz, or None."""
    if drawn is None:
        return min(max(whole(interval), least), longest)
    return fuzzed(interval, least, longest, drawn)
