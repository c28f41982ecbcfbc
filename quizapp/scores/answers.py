"""Every answer as a row, for a spreadsheet: what was asked and given, and the mark that holds."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import StringIO
from typing import Any

from quizapp.cards.clean import clean
from quizapp.scores.tables import safe
from quizapp.study.days import parse_at
from quizapp.study.effect import Routes, deck_of, taken_back
from quizapp.study.lines import Answer, Line, Mark, Move, Start

COLUMNS = (
    "at",
    "local",
    "day",
    "deck",
    "card",
    "form",
    "stem",
    "answer",
    "response",
    "mark",
    "guess",
    "hint",
    "rating",
    "seconds",
    "session",
    "mode",
)


def answer_rows(lines: Sequence[Line], local: Callable[[str], str]) -> Iterator[dict[str, Any]]:
    """A row for each answer that stands, in the order of `lines`, with the keys of `COLUMNS`.

    Answers taken back are left out, and an override is the mark. `at` is UTC and `local` what the function
    makes of it; `deck` and `card` are the ids that carry the history today; `response` is the text that was
    chosen or written; `rating` 1 to 4 or None; `seconds` the time taken; `mode` empty where the log has no
    start of the session.
    """
    gone = taken_back(lines)
    standing = [line for line in lines if line.id not in gone]
    marks = {line.line: line.mark for line in standing if isinstance(line, Mark)}
    modes: dict[str, str] = {}
    for line in standing:
        if isinstance(line, Start):
            modes.setdefault(line.session, line.mode)
    routes = Routes((line.source, line.target) for line in standing if isinstance(line, Move))
    for line in standing:
        if not isinstance(line, Answer):
            continue
        card = routes.end(line.card)
        yield {
            "at": line.at,
            "local": local(line.at),
            "day": line.day,
            "deck": deck_of(card),
            "card": card,
            "form": line.form,
            "stem": line.stem,
            "answer": line.answer,
            "response": _response(line),
            "mark": marks.get(line.id, line.mark),
            "guess": line.guess,
            "hint": line.hint,
            "rating": line.rating,
            "seconds": line.ms / 1000,
            "session": line.session,
            "mode": modes.get(line.session, ""),
        }


def local_time(at: str) -> str:
    """A line's `at` in this computer's zone, as spreadsheets read it: `2026-11-22 10:00:01`."""
    return parse_at(at).astimezone().strftime("%Y-%m-%d %H:%M:%S")


def csv_lines(rows: Iterable[dict[str, Any]], columns: Sequence[str] = COLUMNS) -> Iterator[str]:
    """The rows as CSV (RFC 4180: commas, doubled quotes, CRLF), with a header, a piece at a time.

    A text that a spreadsheet would run gets a `'` in front, and control characters become visible signs;
    truths are `true` and `false`, None is empty.
    """
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row[column]) for column in columns])
        yield out.getvalue()
        out.seek(0)
        out.truncate()
    yield out.getvalue()


def _cell(value: Any) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, (int, float)) else safe(clean(str(value)))


def _response(line: Answer) -> str:
    if isinstance(line.response, int):
        return line.options[line.response] if line.response < len(line.options) else ""
    return line.response or ""
