"""The report on a class in the shape that is wished for: text, JSON, CSV or HTML; printed, or for a file."""

from __future__ import annotations

from typing import Any

from quizapp.cli.class_text import class_lines
from quizapp.cli.diagnostics import as_json as finding_json
from quizapp.cli.output import columns, json_text, print_json, tell, write_ready
from quizapp.library.classes import ClassRead
from quizapp.library.roster import Enrolled
from quizapp.scores.analysis.report_json import as_json
from quizapp.scores.reports import class_csv
from quizapp.scores.reports.class_html import class_html
from quizapp.scores.reports.class_told import ClassTold

_WIDEST, _ON_FILE = 100, 80  # columns of text


def show(told: ClassTold, read: ClassRead, found: Enrolled | None, shape: str) -> None:
    """Writes the report to standard output."""
    if shape == "json":
        print_json(class_json(told, read, found))
    elif shape == "text":
        write_ready(class_lines(told, min(_WIDEST, columns() - 1)))
    else:
        write_ready([text(told, read, found, shape).rstrip("\n")])


def text(told: ClassTold, read: ClassRead, found: Enrolled | None, shape: str) -> str:
    """What goes into a file."""
    if shape == "json":
        return json_text(class_json(told, read, found))
    if shape == "text":
        return "".join(f"{line}\n" for line in class_lines(told, _ON_FILE))
    if shape == "html":
        return class_html(told)
    makers = {
        "csv": class_csv.grades_csv,
        "items": class_csv.items_csv,
        "moodle": class_csv.moodle_csv,
        "canvas": class_csv.canvas_csv,
    }
    made = makers[shape](told)
    for remark in made.remarks:
        tell(f"quizapp: {remark}")
    return made.text


def class_json(told: ClassTold, read: ClassRead, found: Enrolled | None) -> dict[str, Any]:
    """The report with what else is known: aliases where a roster has the real names."""
    out = as_json(told.report)
    if found:
        for number, learner in enumerate(out["learners"]):
            known = read.roll.learners
            learner["alias"] = known[number].name if number < len(known) else told.pupils[number].alias
    return {
        "folder": told.folder,
        **out,
        "problems": [finding_json(each) for each in read.problems],
        "remarks": list(told.remarks),
        "flags": [
            {"card": each.card, "deck": each.card.partition("#")[0], "remark": each.remark, "at": each.at}
            for each in told.flags
        ],
    }
