"""The figures of the statistics as JSON, with names that stay."""

from __future__ import annotations

from datetime import date
from typing import Any

from quizapp.scores.figures import Figures
from quizapp.scores.habit import Effort
from quizapp.scores.retention import Retention, Share


def to_json(figures: Figures) -> dict[str, Any]:
    """All figures. Days are dates, shares are from 0 to 1, times are in seconds.

    A point of the trend is of the 30 days that end there. A share's `share`, `low` and `high` (its 95 %
    interval) are null without answers; with few, `count` says how little they mean.
    """
    given = figures.given
    return {
        "today": _date(given.today),
        "decks": list(given.decks),
        "desired_retention": given.wish,
        "due": _due(figures),
        "retention": {name: _retention(each) for name, each in figures.retention.items()},
        "retention_trend": [
            {"to": _date(point.last), **_share(point.share)} for point in figures.trend if point.share.count
        ],
        "recall": _share(figures.recall),
        "recognition": _share(figures.recognition),
        "streak": {
            "current": figures.streak.current,
            "longest": figures.streak.longest,
            "studied_today": figures.streak.studied_today,
        },
        "days_studied": dict(figures.days),
        "time": {name: _effort(each) for name, each in figures.effort.items()},
        "calendar": [
            {"day": _date(square.day), "answers": square.answers, "level": square.level}
            for square in figures.calendar.squares
        ],
        "cards": dict(figures.cards),
        "by_deck": [
            {"deck": each.deck, "title": figures.title(each.deck), "answers": each.answers}
            | {"retention": _share(each.share)}
            for each in figures.by_deck
        ],
        "hardest": _hardest(figures),
        "confusions": [
            {"card": each.card, "prompt": figures.prompt(each.card), "chosen": each.text}
            | {"other": each.other, "count": each.count, "last": each.last_at}
            for each in given.confusions
        ],
    }


def _date(day: int) -> str:
    return date.fromordinal(day).isoformat()


def _due(figures: Figures) -> dict[str, Any]:
    ahead = figures.forecast
    days = [{"day": _date(figures.given.today + i), "cards": cards} for i, cards in enumerate(ahead.days)]
    return {
        "today": ahead.today,
        "overdue": ahead.overdue,
        "next_30_days": ahead.total,
        "later": ahead.later,
        "days": days,
    }


def _share(share: Share) -> dict[str, Any]:
    low, high = share.interval if share.count else (None, None)
    return {"right": share.right, "count": share.count, "share": share.value, "low": low, "high": high}


def _retention(kept: Retention) -> dict[str, Any]:
    return {"young": _share(kept.young), "mature": _share(kept.mature), "both": _share(kept.both)}


def _effort(effort: Effort) -> dict[str, Any]:
    return {"seconds": effort.seconds, "answers": effort.answers, "seconds_per_answer": effort.each}


def _hardest(figures: Figures) -> list[dict[str, Any]]:
    return [
        {
            "card": row.card,
            "deck": row.deck,
            "prompt": figures.prompt(row.card),
            "lapses": row.lapses,
            "answers": row.reps,
            "difficulty": row.difficulty,
            "stability": row.stability,
            "due": _date(row.due_day) if row.due_day > 0 else None,
            "suspended": row.suspended,
        }
        for row in figures.given.hardest
    ]
