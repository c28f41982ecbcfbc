"""Findings for people: a line each, and in a terminal the place in the file with the help under it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from quizapp.cards.clean import clean, clean_line
from quizapp.cli.output import columns, is_terminal, say, width, wrapped
from quizapp.library.checking import Checked
from quizapp.source.finding import Finding

_SHOWN = 100  # columns of a source line
_LEAST = 20  # columns, however narrow the terminal
_MEANT = re.compile(r""""(?:[^"\\]|\\.)*"|'[^']*'|\[\[?[^\]]*\]\]?|[\w-]+""")


def as_json(finding: Finding) -> dict[str, Any]:
    """A finding as `check --json` prints it."""
    return {
        "path": finding.path,
        "line": finding.line,
        "col": finding.col,
        "length": finding.length,
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "help": finding.help,
    }


def print_findings(checked: Sequence[Checked]) -> None:
    """Prints `file:line:col: code: message` for each finding; in a terminal also its place."""
    for each in checked:
        for finding in each.findings:
            if is_terminal():
                for line in wrapped(clean_line(_head(finding)), max(_LEAST, columns() - 1), "  "):
                    say(line, wrap=False, isolate=False)
                for line in place(finding, each.source_line(finding.line)):
                    say(line, wrap=False, isolate=False)
            else:
                say(clean_line(str(finding)), wrap=False, isolate=False)


def _head(finding: Finding) -> str:
    return f"{finding.path}:{finding.line}:{finding.col}: {finding.code}: {finding.message}"


def place(finding: Finding, source: str) -> list[str]:
    """The source line with its number, and below it carets under what is meant, with the help."""
    number = f"{finding.line:>6} │ "
    gutter = " " * (len(number) - 2) + "│ "
    room = max(_LEAST, columns() - len(number) - 1)
    said = clean_line(finding.help)
    if not source.strip():
        return [f"{gutter}{line}" for line in wrapped(said, room)]
    before, meant, after = _window(source, finding, room)
    carets = " " * width(before) + "^" * max(1, width(meant))
    lines = [f"{number}{before}{meant}{after}".rstrip()]
    if width(carets) + 1 + width(said) <= room:
        return [*lines, f"{gutter}{carets} {said}".rstrip()]
    return [*lines, f"{gutter}{carets}", *(f"{gutter}{line}" for line in wrapped(said, room))]


def _window(source: str, finding: Finding, room: int) -> tuple[str, str, str]:
    """What stands before the place that is meant, there, and after it; of a long line the part around it."""
    shown = min(_SHOWN, room)
    at = min(max(0, finding.col - 1), len(source))
    length = finding.length or _word_length(source[at:])
    start = 0
    if width(_flat(source)) > shown and width(_flat(source[: at + length])) > shown:
        start = max(0, at - max(0, shown - length) // 2)
    end = start + _fitting(source[start:], shown)
    until = min(at + length, end)
    return _flat(source[start:at]), _flat(source[at:until]), _flat(source[max(at, until) : end])


def _fitting(text: str, room: int) -> int:
    """How many characters of a text go into so many columns."""
    taken = 0
    for number, sign in enumerate(text):
        taken += width(_flat(sign))
        if taken > room:
            return number
    return len(text)


def _flat(text: str) -> str:
    """Control characters as one visible sign each, so that the caret stands where it should."""
    return clean(text.replace("\t", " ")).replace("\n", " ")


def _word_length(rest: str) -> int:
    """How far the text, the header or the word goes that a line's rest begins with."""
    found = _MEANT.match(rest)
    return found.end() if found else 0
