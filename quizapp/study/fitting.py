"""FSRS's weights fitted to a learner: from all ratings, those under which they are the least surprising.

How surprising is the log loss: the mean of -ln(chance given to what happened); 0 would be knowing it all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from quizapp.study.engine import engine
from quizapp.study.walk import Review, Reviews

if TYPE_CHECKING:
    from fsrs_rs_python import FSRSItem

LEAST_REVIEWS = 400
"""Reviews that count, below which the weights would be more chance than learner."""

_EPOCHS = 8


@dataclass(frozen=True, slots=True)
class Fitted:
    """What a fit came to. `before` and `after` are log losses, `reviews` how many reviews counted.

    `weights` are the new ones, or the old ones where the new are not better.
    """

    weights: tuple[float, ...]
    before: float
    after: float
    reviews: int

    @property
    def better(self) -> bool:
        """Whether the weights are new ones, with a log loss below the old."""
        return self.after < self.before


class TooFew(Exception):
    """There are too few reviews to fit weights to; the message says how many are missing."""


def counting(histories: Iterable[Sequence[Review]]) -> int:
    """How many reviews count: the first of each card on each day after the day it was begun on."""
    count = 0
    for reviews in histories:
        day = reviews[0][0] if reviews else 0
        for when, _, _ in reviews:
            count += when > day
            day = max(day, when)
    return count


def enough(reviews: int) -> bool:
    """Whether so many counting reviews can be fitted to."""
    return reviews >= LEAST_REVIEWS


def refusal(reviews: int) -> str:
    """Why so many counting reviews are too few, in words; empty where they are enough."""
    if enough(reviews):
        return ""
    return (
        f"{reviews} of {LEAST_REVIEWS} reviews so far. What counts is the first review of a card on a later "
        "day than its first; with fewer of them, FSRS's own weights are the better guess."
    )


def fit(
    histories: Iterable[Sequence[Review]], weights: Sequence[float] = (), relearning_steps: int = 1
) -> Fitted:
    """Fits weights to the reviews of many cards; takes seconds for a million. TooFew: under 400 that count.

    `weights` are the ones in use (empty: FSRS's defaults), which are kept if the fit is not better.
    """
    from fsrs_rs_python import TrainingConfig

    sample = _sample(histories)
    if reason := refusal(len(sample.items)):
        raise TooFew(reason)
    old = engine(tuple(weights))
    before = old.evaluate(sample.items).log_loss
    found = tuple(
        old.compute_parameters(
            sample.items,
            card_ids=sample.cards,
            enable_short_term=True,
            num_relearning_steps=relearning_steps,
            training_config=TrainingConfig(num_epochs=_EPOCHS),
        )
    )
    after = engine(found).evaluate(sample.items).log_loss
    if not after < before:
        found = tuple(weights)
    return Fitted(found, before, after, len(sample.items))


def log_loss(histories: Iterable[Sequence[Review]], weights: Sequence[float] = ()) -> float:
    """How surprising the reviews are under these weights. TooFew: none counts."""
    items = _sample(histories).items
    if not items:
        raise TooFew("There is no review that counts.")
    return engine(tuple(weights)).evaluate(items).log_loss


class _Sample(NamedTuple):
    """The items of a fit and, of each, which card it is of."""

    items: list[FSRSItem]
    cards: list[int]


def _sample(histories: Iterable[Sequence[Review]]) -> _Sample:
    """An item for each review that counts, with all of its card's before it; in order of time.

    The order has a meaning: the engine gives late reviews more weight.
    """
    from fsrs_rs_python import FSRSItem

    known = Reviews()
    found: list[tuple[int, int, FSRSItem]] = []
    for card, reviews in enumerate(histories):
        day = reviews[0][0] if reviews else 0
        until = []
        for when, rating, at in reviews:
            waited = max(0, when - day)
            day += waited
            until.append(known[waited << 3 | rating])
            if waited:
                found.append((at, card, FSRSItem(until)))
    found.sort(key=lambda item: item[:2])
    return _Sample([item for _, _, item in found], [card for _, card, _ in found])
