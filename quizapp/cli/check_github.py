"""Findings as GitHub takes them from a workflow's output: a remark beside the line of the file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from quizapp.cards.clean import clean_line
from quizapp.cli.output import say
from quizapp.library.checking import Checked
from quizapp.source.finding import Finding


def print_for_github(checked: Sequence[Checked], cwd: Path) -> None:
    """Prints a command of GitHub's for each finding; files go by their path from the folder `cwd`."""
    for each in checked:
        file = named_from(each.path, cwd)
        for finding in each.findings:
            say(as_command(finding, file), wrap=False, isolate=False)


def as_command(finding: Finding, file: str) -> str:
    """`::error file=…,line=…,col=…,endColumn=…,title=CODE::message`; advice is a warning.

    `endColumn`, the one after the last that is meant, is left out where it isn't known.
    """
    fields = {"file": clean_line(file), "line": str(finding.line), "col": str(finding.col)}
    if finding.length:
        fields["endColumn"] = str(finding.col + finding.length)
    fields["title"] = finding.code
    kind = "error" if finding.severity == "error" else "warning"
    told = f"{finding.message}\n{finding.help}" if finding.help else finding.message
    return f"::{kind} {','.join(f'{name}={_field(value)}' for name, value in fields.items())}::{_text(told)}"


def named_from(path: Path, cwd: Path) -> str:
    """A file's path from the folder `cwd` with `/`; whole where it stands outside of it."""
    try:
        named = os.path.relpath(path, cwd)
    except ValueError:  # on another drive
        named = str(path)
    if named.split(os.sep, 1)[0] == os.pardir:
        named = str(path)
    return named.replace(os.sep, "/")


def _text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _field(text: str) -> str:
    return _text(text).replace(":", "%3A").replace(",", "%2C")
