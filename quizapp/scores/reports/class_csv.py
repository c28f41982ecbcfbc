"""A class as CSV: the gradebook, the item analysis, and what Moodle and Canvas import as grades.

Moodle matches learners by one of its own fields (`username`, `email`, `idnumber`) and takes a column for
each grade; Canvas wants its five columns and a row of points. Both get points of a hundred.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from quizapp.cards.clean import clean_line
from quizapp.scores.analysis.distribution import TENTHS, of_quiz
from quizapp.scores.analysis.gradebook import QuizKey
from quizapp.scores.analysis.report_json import items_json, quizzes_json
from quizapp.scores.analysis.sign_words import words
from quizapp.scores.reports.class_told import ClassTold, Pupil
from quizapp.scores.reports.shown import points
from quizapp.scores.tables import to_csv
from quizapp.scores.words import rounded

_MOODLE = ("username", "email", "idnumber")
_CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
_ITEM = ("deck", "title", "card", "form", "stem", "answer")
_QUIZ = ("quiz", "title", "assignment", "decks")
_POSSIBLE = 100.0


class Made(NamedTuple):
    """A file's text, and what is to be said of it."""

    text: str
    remarks: tuple[str, ...] = ()


def grades_csv(told: ClassTold) -> Made:
    """One row a learner; a column for each quiz, with shares from 0 to 1 as in JSON."""
    quizzes = _headings(told, ("learner", "id", "section", *_COUNTS))
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


def moodle_csv(told: ClassTold) -> Made:
    """For Moodle's grade import. Who has none of its fields in the roster is left out, with a word."""
    used = [name for name in _MOODLE if any(getattr(pupil, name) for pupil in told.pupils.values())]
    if not used:
        remark = "Moodle knows learners by username, email or idnumber: give these in a --roster"
        return Made(to_csv([], [*_MOODLE, *_headings(told, _MOODLE).values()]), (remark,))
    known, left = _matched(told, used)
    quizzes = _headings(told, used)
    rows = [{**{name: getattr(p, name) for name in used}, **_grades(told, n, quizzes)} for n, p in known]
    return Made(to_csv(rows, [*used, *quizzes.values()]), left)


def canvas_csv(told: ClassTold) -> Made:
    """For Canvas's gradebook import, with the row of points possible."""
    quizzes = _headings(told, _CANVAS)
    known, left = _matched(told, ("sis_user_id", "idnumber", "username", "email"))
    if not known:
        left = ("Canvas knows learners by sis_user_id, username or email: give these in a --roster",)
    possible: dict[str, Any] = {
        "Student": "    Points Possible",
        **dict.fromkeys(quizzes.values(), _POSSIBLE),
    }
    rows = [possible]
    for number, pupil in known:
        row = {
            "Student": pupil.name,
            "SIS User ID": pupil.sis_user_id or pupil.idnumber,
            "SIS Login ID": pupil.username or pupil.email,
            "Section": pupil.section,
        }
        rows.append({**row, **_grades(told, number, quizzes)})
    return Made(to_csv(rows, [*_CANVAS, *quizzes.values()]), left)


def _headings(told: ClassTold, taken: Sequence[str]) -> Mapping[QuizKey, str]:
    """The columns of the quizzes; none is called as another column is."""
    names = told.quizzes()
    others = {each.casefold() for each in taken}
    return {key: f"{name} (quiz)" if name.casefold() in others else name for key, name in names.items()}


def _grades(told: ClassTold, number: int, names: Mapping[QuizKey, str]) -> dict[str, float]:
    grades = told.report.scores[number].grades
    return {names[key]: points(grade.share(told.which)) for key, grade in grades.items()}


def _matched(told: ClassTold, fields: Sequence[str]) -> tuple[list[tuple[int, Pupil]], tuple[str, ...]]:
    """The learners that the other program can know, and a word on the others."""
    known, left = [], []
    for number in range(len(told.report.learners)):
        pupil = told.pupils.get(number)
        if pupil and any(getattr(pupil, name) for name in fields):
            known.append((number, pupil))
        else:
            left.append(told.learner(number))
    said = f"left out, for the roster has no {', '.join(fields)} of them: {', '.join(left)}"
    return known, (said,) if left else ()
