"""The figures of items and quizzes in numbers and plain words: what each of them means here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from quizapp.scores.analysis.class_report import ItemReport, QuizReport
from quizapp.scores.analysis.few import FEWEST, sayable_item, sayable_quiz
from quizapp.scores.analysis.item_figures import ItemFigures
from quizapp.scores.reports.shown import NONE, TOO_FEW, index, number, seconds, share
from quizapp.scores.spread import interval_words
from quizapp.scores.words import wilson


class Figure(NamedTuple):
    """A figure's name, its number, and what it says."""

    name: str
    number: str
    words: str


def discrimination(item: ItemReport) -> str:
    """How an item tells strong learners from weak ones, or that there are too few answers."""
    return index(sayable_item(item.figures).discrimination, few=_too_few(item.figures))


def _too_few(figures: ItemFigures) -> bool:
    return figures.answers < FEWEST


def item_lines(item: ItemReport) -> list[Figure]:
    """What is to be known of an item."""
    figures = item.figures
    right, count = sum(item.asked.right_by_third), len(item.asked.rows)
    low, high = wilson(right, count)
    many = f"{right} of {count} right at the first try"
    few = _too_few(figures)
    likely = "" if few else f"; of many more, {interval_words(low, high)}"
    out = [
        Figure("Facility", share(figures.facility), f"{_ease(figures.facility)}: {many}{likely}"),
        Figure("Guessing", share(figures.guess_score), "would be right by chance alone"),
    ]
    out += [_few(figures)] if few else _indices(figures)
    return [*out, Figure("Time", seconds(figures.seconds), "half of the answers took no longer")]


def _few(figures: ItemFigures) -> Figure:
    return Figure("Other figures", TOO_FEW, f"{FEWEST} learners must have answered; {figures.answers} did")


def _indices(figures: ItemFigures) -> list[Figure]:
    return [
        Figure("Discrimination", index(figures.discrimination), _along(figures.discrimination)),
        Figure("Efficiency", index(figures.efficiency), "of the most that these marks allow"),
        Figure("Weight", index(figures.effective_weight), "of what makes totals differ comes from here"),
        Figure("Deviation", number(figures.sd, digits=2), "of the mark, which is 0 to 1"),
    ]


def _ease(facility: float | None) -> str:
    if facility is None:
        return "not known"
    steps = ((0.9, "very easy"), (0.7, "easy"), (0.4, "neither easy nor hard"), (0.2, "hard"))
    return next((word for least, word in steps if facility >= least), "very hard")


def _along(value: float | None) -> str:
    """What an item's discrimination says of who gets it right."""
    if value is None:
        return "all got the same, so it tells nobody apart"
    if value < 0:
        return "weak learners get it right rather than strong ones"
    steps = ((50, "very well"), (30, "well"), (20, "a little"))
    how = next((word for least, word in steps if value >= least), "hardly")
    return f"tells strong learners from weak ones {how}"


def mean_of(quiz: QuizReport) -> str:
    """The mean of a quiz's first attempts, such as `9.8 of 20`."""
    return NONE if quiz.figures.mean is None else f"{number(quiz.figures.mean)} of {quiz.size}"


def spread_of(quiz: QuizReport) -> str:
    """The standard deviation of a quiz's first attempts, in questions, or that there are too few."""
    return number(sayable_quiz(quiz.figures).sd, few=_few_sat(quiz))


def consistency_of(quiz: QuizReport) -> str:
    """The coefficient of internal consistency, or that there are too few attempts."""
    return index(sayable_quiz(quiz.figures).consistency, few=_few_sat(quiz))


def _first_ones(number: int) -> str:
    if number == 1:
        return "1 was a first one; all else is of this"
    return f"{number} were first ones; all else is of these"


def _few_sat(quiz: QuizReport) -> bool:
    return quiz.figures.attempts < FEWEST


def quiz_lines(quiz: QuizReport) -> Sequence[Figure]:
    """What is to be known of a quiz; first attempts only."""
    figures = quiz.figures
    out = [
        Figure("Attempts", str(quiz.attempts), _first_ones(figures.attempts)),
        Figure("Mean", mean_of(quiz), "right"),
        Figure("Median", number(figures.median), "half had more, half had less"),
        Figure("Spread", spread_of(quiz), "questions: the standard deviation"),
    ]
    if _few_sat(quiz):
        words = f"{FEWEST} learners must have sat it; {figures.attempts} did"
        return [*out, Figure("Consistency", TOO_FEW, words)]
    return [
        *out,
        Figure("Consistency", index(figures.consistency), _holds(figures.consistency)),
        Figure("Error ratio", index(figures.error_ratio), "of the spread is chance"),
        Figure("Standard error", number(figures.standard_error), "questions, which a score may be off"),
        Figure("Skewness", number(figures.skewness), "below 0: a tail of low scores"),
        Figure("Kurtosis", number(figures.kurtosis), "above 0: a few scores lie far out"),
    ]


def _holds(value: float | None) -> str:
    if value is None:
        return "one question only, or all scores alike"
    steps = (
        (80, "high: it would rank them alike again"),
        (60, "fair: enough for practising"),
    )
    return next((word for least, word in steps if value >= least), "low: it says little of who knows more")
