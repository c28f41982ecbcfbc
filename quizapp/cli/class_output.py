"""The report on a class in the shape that is wished for: text, JSON, CSV or HTML; printed, or for a file."""

from __future__ import annotations

from typing import Any

from quizapp.cli.class_text import class_lines
from quizapp.cli.diagnostics import as_json as finding_json
from quizapp.cli.output import columns, json_text, print_json, tell, write_ready
from quizapp.library.classroom import Classroom
from quizapp.scores.analysis.report_json import as_json, never_right
from quizapp.scores.reports import class_csv, grades_out
from quizapp.scores.reports.class_html import class_html

_WIDEST, _ON_FILE = 100, 80  # columns of text


def show(room: Classroom, shape: str) -> None:
    """Writes the report to standard output."""
    if shape == "json":
        print_json(class_json(room), much=True)
    elif shape == "text":
        write_ready(class_lines(room.told, min(_WIDEST, columns() - 1)))
    else:
        write_ready([text(room, shape).rstrip("\n")])


def text(room: Classroom, shape: str) -> str:
    """What goes into a file."""
    told = room.told
    if shape == "json":
        return json_text(class_json(room), much=True)
    if shape == "text":
        return "".join(f"{line}\n" for line in class_lines(told, _ON_FILE))
    if shape == "html":
        return class_html(told)
    makers = {
        "csv": class_csv.grades_csv,
        "items": class_csv.items_csv,
        "quizzes": class_csv.quizzes_csv,
        "moodle": grades_out.moodle_csv,
        "canvas": grades_out.canvas_csv,
    }
    made = makers[shape](told)
    for remark in made.remarks:
        tell(f"quizapp: {remark}")
    return made.text


def class_json(room: Classroom) -> dict[str, Any]:
    """The report with what else is known: titles, what nobody got right, aliases where a roster has names."""
    told, read = room.told, room.read
    out = as_json(told.report)
    for learner, never in zip(out["learners"], never_right(told.report, room.roll), strict=True):
        learner["never_right"] = never
    for quiz, title in zip(out["quizzes"], told.quizzes().values(), strict=True):
        quiz["title"] = title
    known = read.roll.learners
    for number, learner in enumerate(out["learners"] if told.pupils else ()):
        learner["alias"] = known[number].name if number < len(known) else told.pupils[number].alias
    return {
        "folder": told.folder,
        "assignment": told.assignment,
        "assignments": [{"assignment": cited, "title": title} for cited, title in room.assignments.items()],
        **out,
        "problems": [finding_json(each) for each in read.problems],
        "remarks": list(told.remarks),
        "flags": [
            {"card": each.card, "deck": each.card.partition("#")[0], "remark": each.remark, "at": each.at}
            for each in told.flags
        ],
    }
