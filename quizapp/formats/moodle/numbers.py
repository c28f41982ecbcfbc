"""Numbers that are right within a tolerance: where few whole ones are, each of them is accepted."""

from __future__ import annotations

import re
from dataclasses import replace

from quizapp.formats.moodle.question import Option

MOST = 20  # whole numbers of a range that are each accepted
_WHOLE = re.compile(r"-?\d{1,9}")
_TOLERANCE = re.compile(r"(\d{1,3})(?:[.,]0*)?")


def whole_numbers(low: str, high: str) -> list[str]:
    """Those from one to the other; none where these are not whole, or there are too many."""
    if not _WHOLE.fullmatch(low) or not _WHOLE.fullmatch(high):
        return []
    count = int(high) - int(low) + 1
    return [str(number) for number in range(int(low), int(high) + 1)] if 0 < count <= MOST else []


def within(option: Option) -> list[Option]:
    """A number, and those that its tolerance takes in too, if all are whole and it is wholly right."""
    said, wide = option.text.strip(), _TOLERANCE.fullmatch(option.tolerance.strip())
    if option.worth < 100 or not wide or not _WHOLE.fullmatch(said):
        return [option]
    some = whole_numbers(str(int(said) - int(wide[1])), str(int(said) + int(wide[1])))
    if not some:
        return [option]
    others = [replace(option, text=text, tolerance="", why="") for text in some if int(text) != int(said)]
    return [replace(option, tolerance=""), *others]
