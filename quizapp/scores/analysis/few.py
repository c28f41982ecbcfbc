"""What may be said of few answers: under a stated number no figure that needs more."""

from __future__ import annotations

from quizapp.scores.analysis.item_figures import ItemFigures
from quizapp.scores.analysis.quiz_figures import QuizFigures

FEWEST = 8  # answers, or attempts, under which nothing is said


def sayable_item(figures: ItemFigures) -> ItemFigures:
    """The figures of an item without those that its answers are too few for."""
    if figures.answers >= FEWEST:
        return figures
    return ItemFigures(
        figures.answers, figures.facility, guess_score=figures.guess_score, seconds=figures.seconds
    )


def sayable_quiz(figures: QuizFigures) -> QuizFigures:
    """The same of a quiz: its mean and its median always, the others of enough attempts."""
    if figures.attempts >= FEWEST:
        return figures
    return QuizFigures(figures.attempts, figures.mean, figures.median)
