"""Reads TOML, and turns what is wrong with it into one finding that says where, why and what to do."""

from __future__ import annotations

import re
from typing import Any

from quizapp.source import causes
from quizapp.source.finding import Finding
from quizapp.source.scan import Statement, statements
from quizapp.source.trouble import Cause, Trouble, place

NOT_TOML = "D001"

_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)\Z")
_LONG_NUMBER = re.compile(r"[0-9][0-9_]{999,}")


def load(text: str, path: str) -> tuple[dict[str, Any] | None, list[Finding]]:
    """Parse a TOML text. A text that is no TOML gives None and one finding (`D001`); else there are none.

    A byte order mark at the beginning and Windows line ends are fine.
    """
    import tomllib

    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    try:
        return tomllib.loads(text), []
    except RecursionError:
        cause = _nested_too_deep(text)
    except tomllib.TOMLDecodeError as error:
        cause = causes.explain(_trouble(text, error))
    except ValueError:  # only a number with thousands of digits: Python refuses to read it
        found = _LONG_NUMBER.search(text)
        line, col = place(text, found.start() if found else 0)
        cause = Cause(line, col, "this number is too long", "write it in quotes, as a text")
    return None, [Finding(path, cause.line, cause.col, NOT_TOML, cause.message, cause.help)]


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
