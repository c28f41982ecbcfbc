"""Moments and study days: the log's UTC text to and from datetimes, and the day that turns at four."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR, _YEARS_FROM = 365.25, 365  # days
DAY_START = 4
"""The hour at which a study day turns unless the learner set another."""


def study_day(at: datetime, day_start: int = DAY_START) -> str:
    """The study day of `at` in its own zone, as `2026-11-22`; it turns at `day_start` o'clock (0-23).

    Raises ValueError when `at` has no zone.
    """
    _aware(at)
    day = at.date() - timedelta(days=1) if at.hour < day_start else at.date()
    return day.isoformat()


def parse_at(text: str) -> datetime:
    """The moment a line's `at` names, in UTC. Raises ValueError when it is no moment or names no zone.

    A leap second is the one before it, for Python's clock has none.
    """
    return _aware(datetime.fromisoformat(text.replace("T23:59:60", "T23:59:59"))).astimezone(UTC)


def format_at(at: datetime) -> str:
    """`at` as the log writes it: UTC, milliseconds (cut, not rounded), `Z`. ValueError without a zone."""
    return _aware(at).astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def _aware(at: datetime) -> datetime:
    if at.utcoffset() is None:
        raise ValueError(f"a moment needs its zone: {at.isoformat()} has none")
    return at


def in_days(days: int) -> str:
    """How far off a day is, in words: `today`, `tomorrow`, `in 12 days`, `in 3.6 years`."""
    if days < 2:
        return ("today", "tomorrow")[days]
    if days < _YEARS_FROM:
        return f"in {days} days"
    years = f"{days / _YEAR:.1f}".removesuffix(".0")
    return f"in {years} year" if years == "1" else f"in {years} years"


@lru_cache(maxsize=4096)
def ordinal(day: str) -> int:
    """The ordinal of a day like `2026-11-22`; 0 where it is none."""
    try:
        return date.fromisoformat(day).toordinal() if _DAY.fullmatch(day) else 0
    except ValueError:
        return 0


_DAYS_BEFORE_1970 = date(1970, 1, 1).toordinal()


@lru_cache(maxsize=1024)
def _day_in_ms(day: str) -> int:
    return (date.fromisoformat(day).toordinal() - _DAYS_BEFORE_1970) * 86_400_000


def milliseconds(at: str) -> int:
    """The moment of a line's `at`, as the log writes it, in milliseconds since 1970: quicker than parsing."""
    clock = int(at[11:13]) * 3_600_000 + int(at[14:16]) * 60_000 + int(at[17:19]) * 1000 + int(at[20:23])
    return _day_in_ms(at[:10]) + clock
