"""A class's grades for the gradebooks of Moodle and Canvas, as their imports read CSV.

Moodle finds learners by one of its own fields, which the teacher names at the import, and takes a column for
each grade. Canvas wants its five columns and a row of points. Both get points of a hundred, with a decimal
point, which they understand in every language; commas between columns, UTF-8 and no byte order mark.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from quizapp.scores.analysis.gradebook import QuizKey
from quizapp.scores.reports.class_told import ClassTold, Pupil
from quizapp.scores.reports.shown import points
from quizapp.scores.tables import to_csv

_MOODLE = ("username", "email", "idnumber")
_CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
_CANVAS_KNOWS = (*_CANVAS, "LastName", "FirstName", "Integration ID", "Root Account", "Notes")
_POSSIBLE = 100.0
_NO_GRADE = "-"  # as Moodle has it; alone no spreadsheet runs it
# Canvas takes a number in brackets at the end for its own number of an assignment, and would put the grades
# there; columns that are called as its totals are, it passes over.
_NUMBERED = re.compile(r"\s\((\d+)\)\Z")
_TOTAL = re.compile("(Current|Final|Override) (Score|Points|Grade|Status)")


class Made(NamedTuple):
    """A file's text, and what is to be said of it."""

    text: str
    remarks: tuple[str, ...] = ()


def moodle_csv(told: ClassTold) -> Made:
    """For Moodle's grade import. Whom it can't find by the field that most have is left out, with a word.

    Another field is there too where all of these have it: in a line where the field is empty that was chosen
    at the import, Moodle would take the grades for those of the learner above.
    """
    pupils = list(told.pupils.values())
    count = {name: sum(bool(getattr(pupil, name)) for pupil in pupils) for name in _MOODLE}
    field = max(_MOODLE, key=lambda name: count[name])
    if not count[field]:
        remark = "Moodle knows learners by username, email or idnumber: give these in a --roster"
        return Made(to_csv([], [*_MOODLE, *headings(told, _MOODLE).values()]), (remark,))
    known, left = _matched(told, (field,))
    used = [name for name in _MOODLE if all(getattr(pupil, name) for _, pupil in known)]
    quizzes = headings(told, used)
    rows = [
        {
            **dict.fromkeys(quizzes.values(), _NO_GRADE),  # an empty cell of a new grade would count as 0
            **{name: getattr(pupil, name) for name in used},
            **_grades(told, number, quizzes),
        }
        for number, pupil in known
    ]
    for row in rows:
        if "username" in row:
            row["username"] = row["username"].lower()  # as Moodle keeps them
    return Made(to_csv(rows, [*used, *quizzes.values()], bare=_NO_GRADE), left)


def canvas_csv(told: ClassTold) -> Made:
    """For Canvas's gradebook import, with the row of points possible."""
    quizzes = headings(told, _CANVAS_KNOWS, _for_canvas)
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


def _for_canvas(name: str) -> str:
    """A quiz's name that Canvas takes for a name."""
    return _TOTAL.sub(r"\1-\2", _NUMBERED.sub(r" [\1]", name))


def headings(
    told: ClassTold, taken: Sequence[str], fitted: Callable[[str], str] = str
) -> Mapping[QuizKey, str]:
    """The columns of the quizzes; none is called as another column is. `fitted` makes a name fit."""
    others = {each.casefold() for each in taken}
    out: dict[QuizKey, str] = {}
    for key, name in told.quizzes().items():
        heading = fitted(name)
        while heading.casefold() in others:
            heading = f"{heading} (quiz)"
        others.add(heading.casefold())
        out[key] = heading
    return out


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
