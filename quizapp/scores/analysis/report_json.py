"""A class's report as plain values for JSON: every other view shows the same figures."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from quizapp.scores.analysis.class_report import ClassReport, ItemReport, QuizReport
from quizapp.scores.analysis.distribution import of_attempts, of_quiz
from quizapp.scores.analysis.few import FEWEST, sayable_item, sayable_quiz
from quizapp.scores.analysis.gradebook import WHICH, LearnerScore, QuizKey, quiz_key
from quizapp.scores.analysis.item_figures import ItemFigures
from quizapp.scores.analysis.missed import missed
from quizapp.scores.analysis.roll import ClassItem, Roll
from quizapp.scores.words import rounded, wilson


def as_json(report: ClassReport) -> dict[str, Any]:
    """The whole report. Shares are 0 to 1, indices in percent, times in seconds; null: nothing can be said.

    Learners are named by their place in `learners`, from 0; so are items and attempts' quizzes. `tenths`: how
    many attempts, or learners, lie in each tenth from 0 to 100 %.
    """
    return {
        "answers": report.answers,
        "mean": rounded(report.mean),
        "unfinished": report.unfinished,
        "aside": report.aside,
        "few": FEWEST,
        "tenths": of_attempts(report),
        "learners": [
            {**asdict(learner), **_score(score)}
            for learner, score in zip(report.learners, report.scores, strict=True)
        ],
        "quizzes": quizzes_json(report),
        "items": items_json(report),
        "needs": [
            {
                "learner": each.learner,
                "deck": each.deck,
                "right": each.right,
                "asked": each.asked,
                "share": rounded(each.right / each.asked),
                "usual": rounded(each.usual),
                "missed": [_named(item) for item in each.missed],
            }
            for each in report.needs
        ],
        "mixups": [
            {**_named(each.item), "text": each.text, "times": each.times, "learners": each.learners}
            for each in report.mixups
        ],
        "attempts": _attempts(report),
    }


def quizzes_json(report: ClassReport) -> list[dict[str, Any]]:
    """The quizzes with all their figures."""
    return [_quiz(report, each) for each in report.quizzes]


def items_json(report: ClassReport) -> list[dict[str, Any]]:
    """The items with all their figures."""
    return [_item(each) for each in report.items]


def never_right(report: ClassReport, roll: Roll) -> list[list[dict[str, Any]]]:
    """By learner what they were asked and never got right; `item` is its place in `items`."""
    places = {each.item: place for place, each in enumerate(report.items)}
    who = roll.learner
    return [
        [
            {"item": places[roll.items[each.item]], "times": each.times, "given": each.given}
            for each in missed(roll, learner, who)
        ]
        for learner in range(len(roll.learners))
    ]


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
        "share": rounded(score.right / score.answers) if score.answers else None,
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


def _quiz(whole: ClassReport, report: QuizReport) -> dict[str, Any]:
    figures = {name: rounded(value) for name, value in asdict(sayable_quiz(report.figures)).items()}
    key = report.key
    tenths = {which: of_quiz(whole, key, which) for which in WHICH}
    return {
        "quiz": quiz_name(key),
        "assignment": key.assignment,
        "decks": list(key.decks),
        "size": report.size,
        "all_attempts": report.attempts,
        **figures,
        "tenths": tenths,
    }


def _attempts(report: ClassReport) -> list[dict[str, Any]]:
    quizzes = {each.key: place for place, each in enumerate(report.quizzes)}
    return [
        {
            "learner": each.learner,
            "quiz": quizzes[quiz_key(each)],
            "session": each.session,
            "at": each.at,
            "mode": each.mode,
            "right": each.right,
            "total": each.total,
            "share": rounded(each.right / each.total) if each.total else None,
            "guessing": rounded(each.guessing),
            "seconds": rounded(each.seconds),
        }
        for each in report.attempts
    ]


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
        "unanswered_by_third": list(asked.unanswered),
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
