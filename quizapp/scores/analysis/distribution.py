"""How scores are spread, in tenths: screens, pages, JSON and CSV count them here."""

from __future__ import annotations

from collections.abc import Iterable
from math import floor

from quizapp.scores.analysis.class_report import ClassReport
from quizapp.scores.analysis.gradebook import QuizKey, Which

TENTHS = 10


def spread(shares: Iterable[float], bins: int = TENTHS) -> list[int]:
    """How many shares, 0 to 1, lie in each of so many equal parts; a border counts to the part above it."""
    out = [0] * bins
    for share in shares:
        out[min(bins - 1, max(0, floor(round(share * bins, 6))))] += 1
    return out


def of_attempts(report: ClassReport) -> list[int]:
    """All attempts of a class by the share that was right, in tenths."""
    return spread(each.right / each.total for each in report.attempts if each.total)


def of_quiz(report: ClassReport, key: QuizKey, which: Which) -> list[int]:
    """The learners who sat a quiz by their best, last or first attempt, in tenths."""
    return spread(each.grades[key].share(which) for each in report.scores if key in each.grades)
