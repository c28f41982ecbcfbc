"""A quick way through very many ratings, up to the last of each card, without FSRS."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from quizapp.study.plan import Plan
from quizapp.study.steps import AGAIN, EASY, GOOD, HARD, NEW, REVIEW, Place, next_step

if TYPE_CHECKING:
    from fsrs_rs_python import FSRSReview

Review: TypeAlias = tuple[int, int, int]
"""A rated answer: its study day (the date's ordinal), its rating (1-4), its moment (ms since 1970)."""

_ROW = 5
_REVIEW_ROW = _ROW


class Before(NamedTuple):
    """A card before its last review: the reviews until then for the engine, and where it was.

    `lapses` counts the last review too; `day` is that of the last review, `waited` the days before it.
    """

    earlier: list[FSRSReview]
    place: Place
    lapses: int
    day: int
    waited: int


class Walk:
    """Goes through ratings. Where both phases have steps, a card's phase needs no stability."""

    def __init__(self, plan: Plan) -> None:
        """ValueError for a plan without steps in one of the phases."""
        if not (plan.learning_steps and plan.relearning_steps):
            raise ValueError("without steps the phase depends on the stability")
        self._plan = plan
        self._reviews = Reviews()
        self._places = [NEW, REVIEW]
        self._next: list[int] = []  # a row for each place; in it, by rating, where the next row begins
        for place in self._places:  # which grows
            self._next += [0, *(self._after(place, rating) for rating in (AGAIN, HARD, GOOD, EASY))]

    def _after(self, place: Place, rating: int) -> int:
        step = next_step(place, rating, self._plan)
        found = step[0] if step else REVIEW
        if found not in self._places:
            self._places.append(found)
        return self._places.index(found) * _ROW

    def before_last(self, reviews: Sequence[Review]) -> Before:
        """A card before the last of its reviews, of which there is at least one."""
        known, following = self._reviews, self._next
        day = reviews[0][0]
        row = before = waited = lapses = 0
        earlier: list[FSRSReview] = []
        review = earlier.append
        for when, rating, _ in reviews:
            if when > day:
                waited = when - day
                day = when
            else:
                waited = 0
            review(known[waited << 3 | rating])
            before = row
            row = following[before + rating]
            if rating == AGAIN and before == _REVIEW_ROW:
                lapses += 1
        earlier.pop()
        return Before(earlier, self._places[before // _ROW], lapses, day, waited)


class Reviews(dict[int, "FSRSReview"]):
    """The engine's reviews, each made once, by `days << 3 | rating`."""

    def __missing__(self, key: int) -> FSRSReview:
        from fsrs_rs_python import FSRSReview

        self[key] = made = FSRSReview(key & 7, key >> 3)
        return made
