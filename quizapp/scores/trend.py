"""How a learner's attempts went over time, and what they take one card for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from quizapp.scores.attempt import Attempt, tally

_CHOSEN = frozenset({"choice", "match"})  # the forms where a wrong answer is another card's text


def shares(attempt: Attempt) -> dict[str, float]:
    """For each deck of an attempt, also a head, the share right (0 to 1) of its own cards."""
    return {deck: right / asked for deck, right, asked in attempt.tally or tally(attempt.answers)}


def by_deck(attempts: Sequence[Attempt]) -> dict[str, list[float]]:
    """For each deck the share right (0 to 1) of each attempt, oldest first.

    `attempts` are newest first. Those unfinished or set aside are left out.
    """
    found: dict[str, list[float]] = {}
    for attempt in reversed(attempts):
        if attempt.counts:
            for deck, share in shares(attempt).items():
                found.setdefault(deck, []).append(share)
    return found


def trend(attempts: Sequence[Attempt], deck: str) -> list[float]:
    """The share right (0 to 1) of a deck's attempts, oldest first; see `by_deck`."""
    return by_deck(attempts).get(deck, [])


def confused(attempts: Sequence[Attempt], card: str) -> list[tuple[str, int]]:
    """What was wrongly chosen for this card, and how often: most often first, then the latest.

    `attempts` are newest first; those set aside or unfinished count too.
    """
    chosen = Counter(
        result.response
        for attempt in attempts
        for result in attempt.answers
        if result.card == card and result.mark == "wrong" and result.form in _CHOSEN and result.response
    )
    return chosen.most_common()
