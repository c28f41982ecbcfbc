"""What Home says: a row a deck, and what there is to do today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quizapp.library.shelf import Entry, Volume
from quizapp.source.finding import Finding
from quizapp.study.history import History
from quizapp.study.queue import Counts, counts

SECONDS_A_CARD = 12  # a rough guess of how long a flashcard takes, for "about 6 minutes"


@dataclass(frozen=True, slots=True)
class Row:
    """One deck on Home. `counts` is None where the deck can't be read; `trend`: shares right.

    `notes` is what screens call cards: what the author wrote.
    """

    entry: Entry
    deck_id: str
    counts: Counts | None
    notes: int = 0
    trend: tuple[float, ...] = ()
    problem: Finding | None = None


@dataclass(frozen=True, slots=True)
class Today:
    """What is due and new in the decks that were begun, and about how many minutes it takes."""

    due: int
    new: int
    minutes: int


def rows(
    volumes: Sequence[Volume],
    history: History,
    trends: Mapping[str, Sequence[float]],
    day: str,
    new_limit: int,
) -> list[Row]:
    """A row for each deck file, in the shelf's order. `trends`: deck id → shares right, oldest first."""
    out = []
    for volume in volumes:
        problem = next(iter(volume.errors), None)
        if volume.deck is None:
            out.append(Row(volume.entry, "", None, problem=problem))
            continue
        counted = counts(volume.deck.cards, history, day, new_limit)
        trend = tuple(trends.get(volume.deck.id, ()))
        notes = sum(not note.retired for note in volume.deck.notes)
        out.append(Row(volume.entry, volume.deck.id, counted, notes, trend, problem))
    return out


def today(listed: Sequence[Row], room: int) -> Today:
    """The sum over decks that were begun; a deck never opened doesn't swell it.

    `room` is how many new cards the day's limit still allows, over all decks.
    """
    begun = [row.counts for row in listed if row.counts and row.counts.started]
    due, new = sum(c.due for c in begun), min(max(0, room), sum(c.new for c in begun))
    return Today(due, new, -(-(due + new) * SECONDS_A_CARD // 60))
