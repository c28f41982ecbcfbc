"""A deck's text in a cell, and back.

In our own tables a `\\` before a line end breaks the line, as in a deck; a line end that only joins has a
blank before it. So a line end that somebody puts into a cell breaks the line, as it looks.
"""

from __future__ import annotations

import re

from quizapp.scores.tables import safe

_LINE_END = re.compile(r"(?<!\\)\n")
_READ = re.compile(r"( |\\)?\n(?=([-*+•][ \t]|\d{1,3}[.)][ \t]|\n|\Z)?)")


def to_cell(text: str) -> str:
    """A text of a deck as a cell."""
    return guarded(_LINE_END.sub(" \n", text) if "\n" in text else text)


def from_cell(cell: str) -> str:
    """The text that `to_cell` made the cell of."""
    return _READ.sub(_line_end, cell) if "\n" in cell else cell


def _line_end(found: re.Match[str]) -> str:
    before = found.string[found.start() - 1 : found.start()]
    if found[1] == " " or (not found[1] and before == "\n"):
        return "\n"
    return "\\\n" if found[1] or found[2] is None else "\n"


def guarded(text: str) -> str:
    """A cell with a `'` in front where a spreadsheet would run it."""
    return safe(text.replace("\0", "␀"))


def unguarded(cell: str) -> str:
    """A cell as it was before it was guarded."""
    return cell[1:] if cell.startswith("'") and safe(cell[1:]) == cell else cell
