"""A class's report as plain values for JSON: every other view shows the same figures."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from quizapp.scores.analysis.class_report import ClassReport, ItemReport, QuizReport
from quizapp.scores.analysis.few import FEWEST, sayable_item, sayable_quiz
from quizapp.scores.analysis.gradebook import LearnerScore, QuizKey
from quizapp.scores.analysis.item_figures import ItemFigures
from quizapp.scores.analysis.roll import ClassItem
from quizapp.scores.words import wilson

DIGITS = 6


def as_json(report: ClassReport) -> dict[str, Any]:
    """The whole report. Shares are 0 to 1, indices in percent, times in seconds; null: nothing can be said.

    Learners are named by their place in `learners`, from 0.
    """
    return {
        "answers": report.answers,
        "mean": rounded(report.mean),
        "unfinished": report.unfinished,
        "aside": report.aside,
        "few": FEWEST,
        "learners": [
            {**asdict(learner), **_score(score)}
            for learner, score in zip(report.learners, report.scores, strict=True)
        ],
        "quizzes": [_quiz(each) for each in report.quizzes],
        "items": [_item(each) for each in report.items],
        "needs": [
            {
                "learner": each.learner,
                "deck": each.deck,
                "right": each.right,
                "asked": each.asked,
                "usual": rounded(each.usual),
                "missed": [_named(item) for item in each.missed],
            }
            for each in report.needs
        ],
        "mixups": [
            {**_named(each.item), "text": each.text, "times": each.times, "learners": each.learners}
            for each in report.mixups
        ],
    }


def rounded(value: float | None) -> float | None:
    """A figure as it is given everywhere: what is shown is made from this."""
    return None if value is None else round(value, DIGITS)


def quiz_name(key: QuizKey) -> str:
    """What a quiz is called: its assignment, or its decks and how many items it has."""
    if key.assignment:
        return key.assignment.partition("#")[0]
    return f"{', '.join(key.decks)} ({key.size})"


def _score(score: LearnerScore) -> dict[str, Any]:
    return {
        "attempts": score.attempts,
        "right": score.right,
        "answered": score.answers,
        "seconds": rounded(score.seconds),
        "last_at": score.last_at,
        "grades": [
            {
                "quiz": quiz_name(key),
                "assignment": key.assignment,
                "attempts": grade.attempts,
                "best": rounded(grade.best),
                "last": rounded(grade.last),
                "first": rounded(grade.first),
            }
            for key, grade in score.grades.items()
        ],
    }


def _quiz(report: QuizReport) -> dict[str, Any]:
    figures = {name: rounded(value) for name, value in asdict(sayable_quiz(report.figures)).items()}
    key = report.key
    return {
        "quiz": quiz_name(key),
        "assignment": key.assignment,
        "decks": list(key.decks),
        "size": report.size,
        "all_attempts": report.attempts,
        **figures,
    }


def _named(item: ClassItem) -> dict[str, Any]:
    return {"deck": item.deck, **item._asdict()}


def _item(report: ItemReport) -> dict[str, Any]:
    asked, figures = report.asked, report.figures
    low, high = wilson(sum(asked.right_by_third), len(asked.rows))
    return {
        **_named(report.item),
        "right": sum(asked.right_by_third),
        "facility_low": rounded(low),
        "facility_high": rounded(high),
        **figures_json(figures),
        "learners_by_third": list(asked.of_third),
        "right_by_third": list(asked.right_by_third),
        "options": [
            {
                "text": use.text,
                "right": use.is_key,
                "shown": use.shown,
                "taken": use.times,
                "by_third": use.taken,
            }
            for use in asked.options
        ],
        "signs": [asdict(sign) for sign in report.signs],
    }


def figures_json(figures: ItemFigures) -> dict[str, Any]:
    """An item's figures by their names; what needs more answers than there are is null."""
    out = {name: rounded(value) for name, value in asdict(sayable_item(figures)).items()}
    return {**out, "answers": figures.answers}
