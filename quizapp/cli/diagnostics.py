"""Findings for people: a line each, and in a terminal the place in the file with the help under it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from quizapp.cards.clean import clean_line
from quizapp.cli.output import is_terminal, say, width
from quizapp.library.checking import Checked
from quizapp.source.finding import Finding

_SHOWN = 100  # characters of a source line


def as_json(finding: Finding) -> dict[str, Any]:
    """A finding as `check --json` prints it."""
    return {
        "path": finding.path,
        "line": finding.line,
        "col": finding.col,
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
    """The source line with its number, and a caret with the help below it."""
    number = f"{finding.line:>6}"
    gutter = " " * len(number)
    if not source.strip():
        return [f"{gutter} │ {clean_line(finding.help)}"] if finding.help else []
    before, text = _window(source, finding.col)
    blanks = " " * width(before)
    caret = "^" * max(1, min(_word_length(source, finding.col), _SHOWN))
    return [
        f"{number} │ {text}",
        f"{gutter} │ {blanks}{caret} {clean_line(finding.help)}".rstrip(),
    ]


def _window(source: str, col: int) -> tuple[str, str]:
    """What stands before the column, and the line; of a long one the part around it."""
    start = max(0, col - 1 - _SHOWN // 2) if len(source) > _SHOWN else 0
    shown = source[start : start + _SHOWN]
    return _flat(shown[: col - 1 - start]), _flat(shown)


def _flat(text: str) -> str:
    """Control characters as one visible sign each, so that the caret stands where it should."""
    from quizapp.cards.clean import clean

    return clean(text.replace("\t", " ")).replace("\n", " ")


def _word_length(source: str, col: int) -> int:
    rest = source[col - 1 :]
    length = 0
    while length < len(rest) and (rest[length].isalnum() or rest[length] in "_-"):
        length += 1
    return length
