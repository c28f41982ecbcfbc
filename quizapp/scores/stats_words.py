"""The words that statistics are told in, on the screen and in plain lines alike."""

from __future__ import annotations

from datetime import date

from quizapp.scores.habit import Streak
from quizapp.scores.retention import Share
from quizapp.scores.words import MONTHS, between, duration

PERIOD_WORDS = {"day": "today", "week": "7 days", "month": "30 days", "all": "ever"}
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MANY = 600  # seconds; from here on whole minutes are told


def count(number: int, one: str) -> str:
    """A number with its word: `1 card`, `2 cards`."""
    return f"{number} {one}" if number == 1 else f"{number} {one}s"


def day_words(day: int) -> str:
    """A day (ordinal) such as `22 Nov`."""
    then = date.fromordinal(day)
    return f"{then.day} {MONTHS[then.month - 1]}"


def weekday_words(day: int) -> str:
    """A day (ordinal) such as `Sun 22 Nov`."""
    return f"{_WEEKDAYS[date.fromordinal(day).weekday()]} {day_words(day)}"


def brief(seconds: float) -> str:
    """A time, in whole minutes where it is long."""
    return duration(seconds if seconds < _MANY else 60 * round(seconds / 60))


def streak_words(streak: Streak) -> str:
    """Such as `6 days in a row, at most 13`."""
    return f"{count(streak.current, 'day')} in a row, at most {streak.longest}"


def of_words(share: Share) -> str:
    """What a share is made from: `37 of 41: likely 77 to 96 %`; with few answers only the numbers."""
    if not share.count:
        return ""
    words = f"{share.right} of {share.count}"
    low, high = share.interval
    return f"{words}: likely {between(low, high)}" if share.enough else words
