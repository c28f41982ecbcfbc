"""Reads TOML, and turns what is wrong with it into findings that say where, why and what to do."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Any, NamedTuple

from quizapp.source import causes
from quizapp.source.extent import extent
from quizapp.source.finding import Finding
from quizapp.source.leaving_out import without
from quizapp.source.parser import TooManyParts, loads
from quizapp.source.scan import Statement, statements
from quizapp.source.trouble import Cause, Trouble, place

NOT_TOML = "D001"

_MOST = 20  # findings of a file
_CHARACTERS = 4_000_000  # that are parsed at most to find more than one
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)\Z")
_LONG_NUMBER = re.compile(r"[0-9][0-9_]{999,}")


def load(text: str, path: str) -> tuple[dict[str, Any] | None, list[Finding]]:
    """Parse a TOML text. A text that is no TOML gives None and findings (`D001`); else there are none.

    A byte order mark at the beginning and Windows line ends are fine.
    """
    tables, found = read_on(text, path)
    return (None if found else tables), found


def read_on(text: str, path: str) -> tuple[dict[str, Any], list[Finding]]:
    """Parse a TOML text without the statements that are no TOML; for each there is a finding (`D001`).

    See `around`. Where not all of them were found, there are no tables.
    """
    found = around(text, path)
    return found.tables or {}, found.findings


class Around(NamedTuple):
    """A text without what is no TOML in it: its tables (None: not all of that was found), and the findings.

    `text` has line ends as Linux has them, and `gone` the lines in it from which something was left out.
    """

    tables: dict[str, Any] | None
    findings: list[Finding]
    text: str
    gone: Set[int]


def around(text: str, path: str) -> Around:
    """Leave out of a text the statements that are no TOML.

    Where it can't be told for certain what belongs to such a statement, what follows is left out with it,
    and nothing is said of that. After 20 findings, fewer in a very long text, the rest is not looked for.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    found: list[Finding] = []
    gone: set[int] = set()
    while True:
        tables, trouble, cause = _parsed(text)
        if cause is None:
            return Around(tables, sorted(found), text, gone)
        if cause.line in gone or trouble.line in gone:  # it comes of what was left out
            return Around(None, sorted(found), text, gone)
        found.append(_finding(text, cause, path))
        if len(found) == _MOST or len(text) * (len(found) + 1) > _CHARACTERS:
            return Around(None, sorted(found), text, gone)
        text = without(text, cause, trouble, gone)


def _parsed(text: str) -> tuple[dict[str, Any], Trouble, Cause | None]:
    """The tables of a text, or where the parser stopped, and why."""
    import tomllib

    try:
        return loads(text), Trouble(text, 1, 1, ""), None
    except TooManyParts as error:
        line, col = place(text, error.start)
        cause = Cause(line, col, "a name of too many parts with dots between them", "write it in quotes")
    except RecursionError:
        cause = _nested_too_deep(text)
    except tomllib.TOMLDecodeError as error:
        trouble = _trouble(text, error)
        return {}, trouble, causes.explain(trouble)
    except ValueError:  # only a number with thousands of digits: Python refuses to read it
        found = _LONG_NUMBER.search(text)
        line, col = place(text, found.start() if found else 0)
        cause = Cause(line, col, "this number is too long", "write it in quotes, as a text")
    return {}, Trouble(text, cause.line, cause.col, ""), cause


def _finding(text: str, cause: Cause, path: str) -> Finding:
    row = text.split("\n")[cause.line - 1]
    col = max(1, min(cause.col, len(row.rstrip())))  # behind the last sign there is nothing to point at
    start = sum(len(line) + 1 for line in text.split("\n")[: cause.line - 1]) + col - 1
    length = min(cause.length, len(row) - col + 1) if cause.length else extent(text, start)
    return Finding(path, cause.line, col, NOT_TOML, cause.message, cause.help, length=length)


def _trouble(text: str, error: ValueError) -> Trouble:
    """Say where the parser stopped: newer Pythons tell it in attributes, older ones in the message."""
    message = str(error)
    found = _AT.search(message)
    raw = message[: found.start()] if found else message
    line, col = getattr(error, "lineno", None), getattr(error, "colno", None)
    if found and found[1]:
        line, col = int(found[1]), int(found[2])
    at_end = getattr(error, "pos", 0) >= len(text) or (found is not None and not found[1])
    if line is None or col is None or at_end:
        # The end of the document is shown at the last line that has something in it.
        line, col = place(text, len(text.rstrip()))
    return Trouble(text, line, col, raw)


def _nested_too_deep(text: str) -> Cause:
    def brackets(statement: Statement) -> int:
        return text.count("[", statement.value, statement.end)

    deepest = max(statements(text), key=brackets, default=None)
    line, col = place(text, deepest.start if deepest else 0)
    return Cause(line, col, "lists inside of lists, too deep to be read", "remove the extra brackets")
