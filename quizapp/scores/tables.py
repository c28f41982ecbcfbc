"""Attempts as rows for JSON, and rows as CSV that is safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import Any

from quizapp.cards.clean import clean
from quizapp.scores.attempt import Attempt
from quizapp.scores.words import rounded, wilson

COLUMNS = (
    "session",
    "when",
    "mode",
    "deck",
    "decks",
    "form",
    "direction",
    "right",
    "total",
    "count",
    "guessing",
    "seconds",
    "finished",
    "aside",
    "low",
    "high",
)

# What a spreadsheet may run, after what it may pass over: blanks, controls, quotes, direction marks.
_RUNS = re.compile("[\\s\\x00-\\x1f\"'`‘’“”«»\ufeff\u200b\u200e\u200f]*[=+@\\t\\r\\n＝＋－＠-]")


def rows(attempts: Iterable[Attempt], titles: Mapping[str, str]) -> list[dict[str, Any]]:
    """One row an attempt, in the order given, with the keys of `COLUMNS`.

    `when` is UTC; `deck` the decks' ids joined by `, ` and `decks` the list of their titles (the id where
    `titles` has none); `direction` says `both` for forward and reverse; `total` is how many were asked and
    `count` how many there were to be, which differ in an unfinished attempt; `guessing` the expected number
    right by guessing, of those asked; `seconds` the time taken; `low` and `high` the interval that the true
    share right is likely in (Wilson's, 95 %).
    """
    return [row(attempt, titles) for attempt in attempts]


def row(attempt: Attempt, titles: Mapping[str, str]) -> dict[str, Any]:
    """One attempt as a row; see `rows`."""
    low, high = wilson(attempt.right, attempt.asked)
    return {
        "session": attempt.session,
        "when": attempt.at,
        "mode": attempt.mode,
        "deck": ", ".join(attempt.decks),
        "decks": [titles.get(deck, deck) for deck in attempt.decks],
        "form": attempt.form,
        "direction": _direction(attempt.direction),
        "right": attempt.right,
        "total": attempt.asked,
        "count": attempt.count,
        "guessing": rounded(attempt.guessing),
        "seconds": round(attempt.seconds, 3),
        "finished": attempt.finished,
        "aside": attempt.aside,
        "low": rounded(low),
        "high": rounded(high),
    }


def _direction(listed: str) -> str:
    words = [word for word in listed.split(", ") if word]
    if {"forward", "reverse"} <= set(words):
        words = ["both" if word in ("forward", "reverse") else word for word in words]
    return ", ".join(dict.fromkeys(words))


def to_csv(
    rows: Sequence[Mapping[str, Any]], columns: Sequence[str] = COLUMNS, bare: str | None = None
) -> str:
    """The rows as CSV with a header and `\\n` at each line's end.

    Lists are joined by `, `, truths are `true` and `false`, None is empty. A text that a spreadsheet would
    run as a formula gets a `'` in front, and control characters become visible signs; numbers stay numbers.
    A cell with the text `bare` stays as it is.
    """
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([safe(clean(column)) for column in columns])
    for row in rows:
        cells = (row.get(column) for column in columns)
        writer.writerow([cell if cell == bare else _cell(cell) for cell in cells])
    return out.getvalue()


def _cell(value: Any) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return value
    text = ", ".join(str(each) for each in value) if isinstance(value, (list, tuple)) else str(value)
    return safe(clean(text))


def safe(text: str) -> str:
    """The text with a `'` in front where a spreadsheet would run it; bare carriage returns become `\\n`."""
    guard = "'" if _RUNS.match(text) else ""
    return guard + text.replace("\r\n", "\n").replace("\r", "\n")
