"""Who got what in which quiz: the best, the last and the first attempt of each learner."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

from quizapp.scores.analysis.roll import ClassAttempt, Roll
from quizapp.scores.analysis.table import Totals

Which = Literal["best", "last", "first"]
WHICH: tuple[Which, ...] = get_args(Which)


class QuizKey(NamedTuple):
    """What makes two attempts be of one quiz: the `assignment`, or where there is none decks and `size`."""

    assignment: str
    decks: tuple[str, ...] = ()
    size: int = 0


@dataclass(frozen=True, slots=True)
class Grade:
    """A learner's attempts of one quiz, as shares of what could be got, 0 to 1."""

    attempts: int
    best: float
    last: float
    first: float

    def share(self, which: Which) -> float:
        """The share of the best, last or first attempt."""
        return {"best": self.best, "last": self.last, "first": self.first}[which]


@dataclass(frozen=True, slots=True)
class LearnerScore:
    """What one learner did: attempts, answers with what was right of them, seconds, and the grades."""

    learner: int
    attempts: int
    right: int
    answers: int
    seconds: float
    last_at: str
    grades: Mapping[QuizKey, Grade]


def quiz_key(attempt: ClassAttempt) -> QuizKey:
    """The quiz that an attempt was of."""
    if attempt.assignment:
        return QuizKey(attempt.assignment)
    return QuizKey("", tuple(sorted(attempt.decks)), attempt.total)


def gradebook(roll: Roll, totals: Totals) -> tuple[LearnerScore, ...]:
    """The scores of each learner, also of those who sat nothing."""
    own: list[list[int]] = [[] for _ in roll.learners]
    for number, attempt in enumerate(roll.attempts):
        own[attempt.learner].append(number)
    return tuple(_score(roll, totals, who, numbers) for who, numbers in enumerate(own))


def _score(roll: Roll, totals: Totals, learner: int, numbers: list[int]) -> LearnerScore:
    attempts = [roll.attempts[number] for number in numbers]
    shares: dict[QuizKey, list[float]] = {}
    for number, attempt in zip(numbers, attempts, strict=True):
        most = totals.most.get(number, 0.0)
        share = totals.mark[number] / most if most else 0.0
        shares.setdefault(quiz_key(attempt), []).append(share)
    return LearnerScore(
        learner,
        len(attempts),
        sum(attempt.right for attempt in attempts),
        sum(attempt.total for attempt in attempts),
        sum(attempt.seconds for attempt in attempts),
        max((attempt.at for attempt in attempts), default=""),
        {key: Grade(len(each), max(each), each[-1], each[0]) for key, each in shares.items()},
    )
