"""Spans of time and counts in a learner's words. Home shows some, so nothing heavy is imported here."""

from __future__ import annotations

from quizapp.study.days import in_days as in_days


def counted(count: int, one: str) -> str:
    """`1 card`, `2 cards`."""
    return f"{count} {one if count == 1 else one + 's'}"


def in_minutes(seconds: float) -> str:
    """How long a wait is: `a moment`, `4 minutes`, `1.5 hours`. Rounded up, so that it is never too short."""
    minutes = int(-(-seconds // 60))
    if minutes < 1:
        return "a moment"
    return counted(minutes, "minute") if minutes < 60 else f"{minutes / 60:.1f} hours".replace(".0 ", " ")
