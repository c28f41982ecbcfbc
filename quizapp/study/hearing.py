"""What the scheduler hears of an answer: a rating from 1 (Again) to 4 (Easy), or nothing."""

from __future__ import annotations

from quizapp.study.history import CardState
from quizapp.study.lines import MarkWord, Mode

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4

_RECALL = frozenset({"typed", "cloze", "flashcard"})
_ONLY_WRONG = frozenset({"true-false", "match"})


def heard(
    form: str,
    mark: MarkWord,
    guess: bool,
    state: CardState | None,
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
    right = mark == "right"
    if form in _ONLY_WRONG:
        return None if right else AGAIN
    if guess or not right:
        return AGAIN
    if due or (new and form in _RECALL):
        return GOOD
    return None


def flashcard_rating(rating: int, hint: bool) -> int:
    """The learner's own rating as the scheduler hears it: after a hint, at most Hard.

    Raises ValueError when `rating` is not 1-4.
    """
    if not AGAIN <= rating <= EASY:
        raise ValueError(f"a rating is 1, 2, 3 or 4, not {rating}")
    return min(rating, HARD) if hint else rating
