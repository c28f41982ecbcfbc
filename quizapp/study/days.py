"""Moments and study days: the log's UTC text to and from datetimes, and the day that turns at four."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

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
    """The moment a line's `at` names, in UTC. Raises ValueError when it is no moment or names no zone."""
    return _aware(datetime.fromisoformat(text)).astimezone(UTC)


def format_at(at: datetime) -> str:
    """`at` as the log writes it: UTC, milliseconds (cut, not rounded), `Z`. ValueError without a zone."""
    return _aware(at).astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def _aware(at: datetime) -> datetime:
    if at.utcoffset() is None:
        raise ValueError(f"a moment needs its zone: {at.isoformat()} has none")
    return at
