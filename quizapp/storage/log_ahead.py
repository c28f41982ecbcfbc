"""Answers of days to come: a device's clock is ahead, and their cards don't come back before that day."""

from __future__ import annotations

from datetime import date

from quizapp.source.finding import Finding
from quizapp.storage.log_files import device_of

TOMORROW = 1
"""Days that another zone may be ahead of here; more is a clock that is wrong."""


def told_ahead(path: str, line: int, count: int, last: int) -> Finding:
    """What to say of `count` answers in the log file `path`, the first at `line`, up to the day `last`."""
    answers = "an answer of a day" if count == 1 else f"{count} answers of days"
    device = device_of(path.rpartition("/")[2])
    what = f"{answers} to come, up to {date.fromordinal(last)}: the clock of {device} is ahead, or was"
    help = "set that device's clock right; they count, but their cards come back only after that day"
    return Finding(path, line, 1, "L010", what, help, "advice")
