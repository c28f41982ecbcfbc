"""Scores in words and small pictures: lines of plain text for screens and for `--plain`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from math import floor, sqrt

from quizapp.study.days import parse_at

DIGITS = 6  # behind the point, of figures in JSON and CSV
BARS = "▁▂▃▄▅▆▇"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_NEAR_HALF = 0.15  # how near 2.5 an expectation must be to read "2 or 3"
_A_CHANGE = 0.05  # a share that moved less than this is steady


def score_line(right: int, total: int, guessing: float) -> str:
    """Such as `6 of 8 right · guessing would get about 2`; `guessing` is the expected number right."""
    score = f"{right} of {total} right"
    return f"{score} · guessing would get about {_about(guessing)}" if guessing > 0 else score


def wilson(right: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """The interval, as shares from 0 to 1, that the true share lies in: Wilson's score interval.

    `z` is the normal quantile: 1.96 for 95 %. Without answers it is (0, 1). Source: E. B. Wilson, "Probable
    inference, the law of succession, and statistical inference", JASA 22 (1927), 209-212.
    """
    if total <= 0:
        return 0.0, 1.0
    share, square = right / total, z * z
    middle = share + square / (2 * total)
    reach = z * sqrt(share * (1 - share) / total + square / (4 * total * total))
    scale = 1 + square / total
    return max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale)


def duration(seconds: float) -> str:
    """A time to the second: `12 s`, `3 min 12 s`, `1 h 5 min`."""
    whole = max(0, round(seconds))
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    if hours:
        return f"{hours} h {minutes} min" if minutes else f"{hours} h"
    if minutes:
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    return f"{rest} s"


def rounded(value: float | None) -> float | None:
    """A figure as JSON and CSV give it; what is shown in words is made from this, so that all agree."""
    return None if value is None else round(value, DIGITS)


def percent(share: float) -> str:
    """A share from 0 to 1 as `84 %`; a half goes up."""
    return f"{floor(round(share, DIGITS) * 100 + 0.5)} %"


def between(low: float, high: float) -> str:
    """Two shares from 0 to 1 as `61 to 81 %`."""
    return f"{percent(low).removesuffix(' %')} to {percent(high)}"


def sparkline(values: Sequence[float]) -> str:
    """Shares from 0 to 1 as bars, one character each; what lies outside counts as the nearer end."""
    return "".join(BARS[min(len(BARS) - 1, max(0, floor(value * len(BARS))))] for value in values)


def trend_words(values: Sequence[float]) -> str:
    """What a sparkline shows, in words: `4 attempts, from 40 % to 84 %: rising`."""
    if not values:
        return "no attempt yet"
    if len(values) == 1:
        return f"1 attempt, {percent(values[0])}"
    change = values[-1] - values[0]
    course = "rising" if change > _A_CHANGE else "falling" if change < -_A_CHANGE else "steady"
    return f"{len(values)} attempts, from {percent(values[0])} to {percent(values[-1])}: {course}"


def when(at: str, now: datetime) -> str:
    """A line's `at` as seen from `now`, in its zone: `today 14:02`, `yesterday 9:15`, `12 Nov 2026`.

    Raises ValueError when `now` has no zone or `at` is no moment.
    """
    if now.utcoffset() is None:
        raise ValueError("`now` needs its zone")
    then = parse_at(at).astimezone(now.tzinfo)
    clock = f"{then.hour}:{then.minute:02}"
    if then.date() == now.date():
        return f"today {clock}"
    if then.date() == now.date() - timedelta(days=1):
        return f"yesterday {clock}"
    return f"{then.day} {MONTHS[then.month - 1]} {then.year}"


def _about(expected: float) -> str:
    below = floor(expected)
    if abs(expected - below - 0.5) <= _NEAR_HALF + 1e-9:
        return f"{below} or {below + 1}"
    return str(round(expected))
