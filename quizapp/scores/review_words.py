"""The words of looking at scores: a choice of attempts, days as they are typed and told, remarks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from quizapp.scores.attempt import Result
from quizapp.scores.review import Sieve
from quizapp.scores.words import MONTHS

_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def days_typed(text: str) -> tuple[date, date]:
    """The first and the last day that were typed, as `2026-11-01 2026-11-22`; one day is both.

    Raises ValueError with what is wrong in words.
    """
    words = [word for word in text.replace("–", " ").split() if word not in ("to", "-")]
    if not 1 <= len(words) <= 2:
        raise ValueError("one day, or two: 2026-11-01 2026-11-22")
    found = [day_typed(word) for word in words]
    first, last = found[0], found[-1]
    if first > last:
        raise ValueError("the first day comes after the last")
    return first, last


def day_typed(word: str) -> date:
    """A day that was typed as `2026-11-22`. Raises ValueError with what is wrong in words."""
    try:
        if not _DAY.fullmatch(word):
            raise ValueError
        return date.fromisoformat(word)
    except ValueError:
        raise ValueError(f"{word[:20]!r} is no day; a day is such as 2026-11-22") from None


def wrong_days(text: str) -> str:
    """What is wrong with days that were typed; "" if nothing is, or nothing was typed yet."""
    try:
        if text.strip():
            days_typed(text)
    except ValueError as error:
        return str(error)
    return ""


def days_words(since: date | None, until: date | None) -> str:
    """Days such as `since 24 Oct 2026`, `until 22 Nov 2026`, `1 Nov 2026 to 22 Nov 2026`; "" for all."""
    if since and until:
        return _told(since) if since == until else f"{_told(since)} to {_told(until)}"
    if since or until:
        return f"since {_told(since)}" if since else f"until {_told(until)}"
    return ""


def _told(day: date | None) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""


def remarks(result: Result) -> list[str]:
    """What is to be known of an answer beside its mark."""
    said = (
        ("a guess", result.guess),
        ("with the hint", result.hint),
        ("overruled by you", result.overridden),
    )
    return [words for words, is_so in said if is_so]


def sieve_words(sieve: Sieve, titles: Mapping[str, str]) -> str:
    """A choice in words, such as `Glossary · typed · since 24 Oct 2026`; "" for all attempts."""
    decks = " + ".join(titles.get(deck, deck) for deck in sorted(sieve.decks))
    return " · ".join(part for part in (decks, sieve.form, days_words(sieve.since, sieve.until)) if part)
