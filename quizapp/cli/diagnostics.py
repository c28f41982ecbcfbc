"""Findings for people: a line each, and in a terminal the place in the file with the help under it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from quizapp.cards.clean import clean, clean_line
from quizapp.cli.output import is_terminal, say, width
from quizapp.library.checking import Checked
from quizapp.source.finding import Finding

_SHOWN = 100  # characters of a source line
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
                say(clean_line(_head(finding)), wrap=False, isolate=False)
                for line in place(finding, each.source_line(finding.line)):
                    say(line, wrap=False, isolate=False)
            else:
                say(clean_line(str(finding)), wrap=False, isolate=False)


def _head(finding: Finding) -> str:
    return f"{finding.path}:{finding.line}:{finding.col}: {finding.code}: {finding.message}"


def place(finding: Finding, source: str) -> list[str]:
    """The source line with its number, and below it carets under what is meant, with the help."""
    number = f"{finding.line:>6}"
    gutter = " " * len(number)
    if not source.strip():
        return [f"{gutter} │ {clean_line(finding.help)}"] if finding.help else []
    before, meant, after = _window(source, finding)
    blanks = " " * width(before)
    carets = "^" * max(1, width(meant))
    return [
        f"{number} │ {before}{meant}{after}".rstrip(),
        f"{gutter} │ {blanks}{carets} {clean_line(finding.help)}".rstrip(),
    ]


def _window(source: str, finding: Finding) -> tuple[str, str, str]:
    """What stands before the place that is meant, there, and after it; of a long line the part around it."""
    at = min(max(0, finding.col - 1), len(source))
    start = max(0, at - _SHOWN // 2) if len(source) > _SHOWN else 0
    end = start + _SHOWN
    until = min(at + (finding.length or _word_length(source[at:])), end)
    return _flat(source[start:at]), _flat(source[at:until]), _flat(source[max(at, until) : end])


def _flat(text: str) -> str:
    """Control characters as one visible sign each, so that the caret stands where it should."""
    return clean(text.replace("\t", " ")).replace("\n", " ")


def _word_length(rest: str) -> int:
    """How far the text, the header or the word goes that a line's rest begins with."""
    found = _MEANT.match(rest)
    return found.end() if found else 0
