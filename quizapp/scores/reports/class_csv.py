"""A class as CSV: the gradebook, and the item analysis. For other programs' gradebooks see `grades_out`."""

from __future__ import annotations

from quizapp.cards.clean import clean_line
from quizapp.scores.analysis.distribution import TENTHS, of_quiz
from quizapp.scores.analysis.report_json import items_json, quizzes_json
from quizapp.scores.analysis.sign_words import words
from quizapp.scores.reports.class_told import ClassTold
from quizapp.scores.reports.grades_out import Made, headings
from quizapp.scores.tables import to_csv
from quizapp.scores.words import rounded

_ITEM = ("deck", "title", "card", "form", "stem", "answer")
_QUIZ = ("quiz", "title", "assignment", "decks")


def grades_csv(told: ClassTold) -> Made:
    """One row a learner; a column for each quiz, with shares from 0 to 1 as in JSON."""
    quizzes = headings(told, ("learner", "id", "section", *_COUNTS))
    section = any(pupil.section for pupil in told.pupils.values())
    columns = ["learner", "id", *(["section"] if section else []), *_COUNTS, *quizzes.values()]
    rows = []
    for score in told.report.scores:
        who = told.report.learners[score.learner]
        pupil = told.pupils.get(score.learner)
        rows.append(
            {
                "learner": clean_line(who.name),
                "id": clean_line(who.id),
                "section": pupil.section if pupil else "",
                "attempts": score.attempts,
                "right": score.right,
                "answered": score.answers,
                "seconds": rounded(score.seconds),
                "last_at": score.last_at,
                **{quizzes[key]: rounded(grade.share(told.which)) for key, grade in score.grades.items()},
            }
        )
    return Made(to_csv(rows, columns))


_COUNTS = ("attempts", "right", "answered", "seconds", "last_at")


def items_csv(told: ClassTold) -> Made:
    """One row an item with all its figures as in JSON, and what is odd with it in words."""
    found = items_json(told.report)
    rows = []
    for row, report in zip(found, told.report.items, strict=True):
        said = "; ".join(words(sign, report.item) for sign in report.signs)
        texts = {name: clean_line(str(row[name])) for name in _ITEM if name != "title"}
        rows.append({**row, **texts, "title": told.deck(report.item.deck), "signs": said})
    figures = [name for name in (found[0] if found else {}) if name not in (*_ITEM, "options", "signs")]
    return Made(to_csv(rows, [*_ITEM, *figures, "signs"]))


def quizzes_csv(told: ClassTold) -> Made:
    """One row a quiz with all its figures as in JSON, and how many grades are in each tenth."""
    tenths = [f"{10 * place} to {10 * place + 10} %" for place in range(TENTHS)]
    names = told.quizzes()
    rows = []
    for row, report in zip(quizzes_json(told.report), told.report.quizzes, strict=True):
        counts = of_quiz(told.report, report.key, told.which)
        rows.append({**row, "title": names[report.key], **dict(zip(tenths, counts, strict=True))})
    figures = [name for name in (rows[0] if rows else {}) if name not in (*_QUIZ, "tenths", *tenths)]
    return Made(to_csv(rows, [*_QUIZ, *figures, *tenths]))
