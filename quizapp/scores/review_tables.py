"""What looking at scores comes to, as rows for JSON and CSV: standings, answers, two attempts compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from quizapp.scores.attempt import Attempt
from quizapp.scores.compare import Pair, pairs
from quizapp.scores.review import Standing
from quizapp.scores.spread import Point
from quizapp.scores.tables import row
from quizapp.scores.words import rounded

STANDING = ("title", "right", "asked", "share", "low", "high", "last", "mark", "of")
TREND = ("tries", "last_try", "latest", "latest_low", "latest_high")
NO_TREND: Mapping[str, Sequence[Point]] = MappingProxyType({})
ANSWER = (
    "n",
    "card",
    "form",
    "question",
    "answer",
    "options",
    "response",
    "mark",
    "guess",
    "hint",
    "overridden",
    "seconds",
)
COMPARED = ("card", "question", "change", "first", "second")


def standing_columns(by: str) -> tuple[str, ...]:
    """The columns of standings: the first is what they are summed up by."""
    return (by, *STANDING, *(TREND if by == "deck" else ()))


def standing_rows(
    found: Iterable[Standing], by: str, spreads: Mapping[str, Sequence[Point]] = NO_TREND
) -> list[dict[str, Any]]:
    """One row a deck, tag or card, under the key `by` (a deck's or card's id, or the tag).

    `share` is the share right, `low` and `high` its interval; `last` (UTC) is when it was last asked, `mark`
    how that went (of cards); `of` is how many attempts (of a deck) or cards (of a tag) are summed up. With
    `spreads`, of decks: how many `tries` are in the trend, the share right in the `last_try`, and that of the
    `latest` few together with its interval.
    """
    rows = []
    for each in found:
        low, high = each.interval
        rows.append(
            {
                by: each.key,
                "title": each.title,
                "right": each.right,
                "asked": each.asked,
                "share": rounded(each.share),
                "low": rounded(low),
                "high": rounded(high),
                "last": each.last_at,
                "mark": each.last or None,
                "of": each.cards,
            }
        )
        if by == "deck":
            rows[-1] |= _trend(spreads.get(each.key, ()))
    return rows


def _trend(points: Sequence[Point]) -> dict[str, Any]:
    """Where a deck's trend stands; without a finished attempt there is none."""
    if not points:
        return {"tries": 0} | dict.fromkeys(TREND[1:])
    now = points[-1]
    shares = (now.share, now.mean, now.low, now.high)
    return {"tries": len(points)} | dict(zip(TREND[1:], map(rounded, shares), strict=True))


def answer_rows(attempt: Attempt) -> list[dict[str, Any]]:
    """One row an answer, in the words it was asked in; `seconds` is the time for it."""
    return [
        {
            "n": each.n,
            "card": each.card,
            "form": each.form,
            "question": each.stem,
            "answer": each.answer,
            "options": list(each.options),
            "response": each.response,
            "mark": each.mark,
            "guess": each.guess,
            "hint": each.hint,
            "overridden": each.overridden,
            "seconds": round(each.ms / 1000, 3),
        }
        for each in attempt.answers
    ]


def attempt_row(attempt: Attempt, titles: Mapping[str, str]) -> dict[str, Any]:
    """An attempt with its `answers`."""
    return {**row(attempt, titles), "answers": answer_rows(attempt)}


def compared_rows(first: Attempt, second: Attempt) -> list[dict[str, Any]]:
    """One row a card: its `change`, and its mark in each of the two (None: not asked there)."""
    return [_compared(pair) for pair in pairs(first, second)]


def _compared(pair: Pair) -> dict[str, Any]:
    return {
        "card": pair.card,
        "question": pair.shown.stem,
        "change": pair.change,
        "first": pair.first.mark if pair.first else None,
        "second": pair.second.mark if pair.second else None,
    }
