"""A deck's attempts over time with their spread: each one, the mean of the latest, and how sure that is."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quizapp.scores.attempt import Attempt, tally
from quizapp.scores.words import between, percent, wilson

LATEST = 5  # attempts that are taken together


@dataclass(frozen=True, slots=True)
class Point:
    """One attempt: its share right (0 to 1) of so many `asked`.

    `mean` is the share right of all questions of the latest attempts up to this one; `low` and `high` are
    Wilson's interval for it.
    """

    session: str
    share: float
    asked: int
    mean: float
    low: float
    high: float


def spreads(attempts: Sequence[Attempt]) -> dict[str, list[Point]]:
    """By deck its attempts, oldest first; `attempts`, also as heads, are newest first.

    Those unfinished or set aside are left out. The deck asked last comes first.
    """
    found: dict[str, list[tuple[str, int, int]]] = {}
    for attempt in attempts:
        if attempt.counts:
            for deck, right, asked in attempt.tally or tally(attempt.answers):
                found.setdefault(deck, []).append((attempt.session, right, asked))
    return {deck: _points(reversed(marks)) for deck, marks in found.items()}


def _points(marks: Iterable[tuple[str, int, int]]) -> list[Point]:
    window: deque[tuple[int, int]] = deque(maxlen=LATEST)
    out = []
    for session, right, asked in marks:
        window.append((right, asked))
        of, among = sum(right for right, _ in window), sum(asked for _, asked in window)
        out.append(Point(session, right / asked, asked, of / among, *wilson(of, among)))
    return out


def spread_words(points: Sequence[Point]) -> tuple[str, str]:
    """The latest mean in words, and its interval: `72 % in the last 5` and `likely 61 to 81 %`."""
    latest = points[-1]
    few = min(len(points), LATEST)
    tries = "in 1 try" if few == 1 else f"in the last {few}"
    return f"{percent(latest.mean)} {tries}", interval_words(latest.low, latest.high)


def interval_words(low: float, high: float) -> str:
    """An interval such as `likely 61 to 81 %`."""
    return f"likely {between(low, high)}"


def tries(points: Sequence[Point]) -> str:
    """How many attempts there are, in words."""
    return "1 try" if len(points) == 1 else f"{len(points)} tries"
