"""Spans of time and counts in a learner's words. Home shows some, so nothing heavy is imported here."""

from __future__ import annotations


def counted(count: int, one: str) -> str:
    """`1 card`, `2 cards`."""
    return f"{count} {one if count == 1 else one + 's'}"


def in_minutes(seconds: float) -> str:
    """How long a wait is: `a moment`, `4 minutes`, `1.5 hours`. Rounded up, so that it is never too short."""
    minutes = int(-(-seconds // 60))
    if minutes < 1:
        return "a moment"
    return counted(minutes, "minute") if minutes < 60 else f"{minutes / 60:.1f} hours".replace(".0 ", " ")


def in_days(days: int) -> str:
    """How far off a day is: `today`, `tomorrow`, `in 12 days`."""
    return ("today", "tomorrow")[days] if days < 2 else f"in {days} days"


def to_come(tomorrow: int, next_in: int) -> str:
    """What is due after today: so many cards tomorrow, or the next in so many days (0: none)."""
    if tomorrow or not next_in:
        return f"{counted(tomorrow, 'card')} tomorrow."
    return f"The next card comes in {next_in} days."
