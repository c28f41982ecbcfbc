"""Which format some bytes are in, by what they look like."""

from __future__ import annotations

from typing import NamedTuple

from quizapp.formats import FORMATS, Format

_LEAST = 0.1  # below this it is no guess any more
_SUFFIX = 0.1  # what the end of a file's name adds


class Guess(NamedTuple):
    """A format, and how much the bytes look like it (0 to 1)."""

    format: Format
    looks: float


def guesses(data: bytes, name: str = "") -> list[Guess]:
    """The formats that some bytes may be in, the likeliest first; `name` is the file's, if it has one."""
    found = []
    for order, each in enumerate(FORMATS):
        if each.reads and (looks := each.reader().looks(data, name)) >= _LEAST:
            plus = _SUFFIX if name.lower().endswith(each.suffixes) else 0.0
            found.append((-min(1.0, looks + plus), order, each))
    return [Guess(each, -looks) for looks, _, each in sorted(found)]


def guess(data: bytes, name: str = "") -> Guess | None:
    """The format that they look like most; None where they look like none."""
    return next(iter(guesses(data, name)), None)
