"""What the scheduler hears of an answer: a rating from 1 (Again) to 4 (Easy), or nothing."""

from __future__ import annotations

from typing import Protocol

from quizapp.study.lines import MarkWord, Mode

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4

_RECALL = frozenset({"typed", "cloze", "flashcard"})
_ONLY_WRONG = frozenset({"true-false", "match"})


class Asked(Protocol):
    """What a card's state says of how often it was asked."""

    @property
    def reps(self) -> int:
        """How many reviews it has had."""


def heard(
    form: str,
    mark: MarkWord,
    guess: bool,
    state: Asked | None,
    due: bool,
    mode: Mode,
    *,
    room: bool = True,
) -> int | None:
    """The rating that an answer in a quiz comes to; None: nothing is scheduled.

    `state` is the card's before the answer (None: never asked), `due` whether it was due. `room` says whether
    the day's limit still has room for a new card; without it a new card is not begun. A test that is to be
    scheduled at its end asks with `mode` quiz.
    """
    new = state is None or not state.reps
    if mode in ("practice", "test") or (new and not room):
        return None
    if guess or mark != "right":
        return AGAIN
    if form not in _ONLY_WRONG and (due or (new and form in _RECALL)):
        return GOOD
    return None


def flashcard_rating(rating: int, hint: bool) -> int:
    """The learner's own rating as the scheduler hears it: after a hint, at most Hard.

    Raises ValueError when `rating` is not 1-4.
    """
    if not AGAIN <= rating <= EASY:
        raise ValueError(f"a rating is 1, 2, 3 or 4, not {rating}")
    return min(rating, HARD) if hint else rating


def reheard(rating: int | None, form: str, mark: MarkWord) -> int | None:
    """The rating that counts after a mark was overridden with `mark`; `rating` is the one first logged."""
    if mark != "right":
        return None if rating is None else AGAIN
    if rating != AGAIN:
        return rating
    return GOOD if form in _RECALL else None
