"""Plain text as a deck has it, and back: in a deck a single line break joins, and `\\` before it breaks."""

from __future__ import annotations

import re

from quizapp.formats.found import Refused
from quizapp.formats.wishes import MOST_LINES

_JOINED = re.compile(r"(?<=\\)\n(?=[^\n])|(?<=[^\n])\n(?=[^\n])(?![-*+•][ \t]|\d{1,3}[.)][ \t])")
_MANY = re.compile(r"\n{3,}")


def from_plain(text: str) -> str:
    """A plain text as a deck's: each of its lines stays a line; blanks at the ends of lines go."""
    if "\n" not in text and "\r" not in text:
        return text.strip()
    lines = [line.strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    bare = _MANY.sub("\n\n", "\n".join(lines)).strip("\n")
    return _JOINED.sub("\\\\\n", bare)


def lined(text: str) -> list[str]:
    """The lines of a file. Raises Refused where they are too many to be cards."""
    if text.count("\n") >= MOST_LINES:
        raise Refused(f"it has more than {MOST_LINES:,} lines")
    return text.split("\n")


def one_line(text: str) -> str:
    """A text on one line, runs of blanks as one."""
    return " ".join(text.split())
