"""What Home says: a row a deck, and what there is to do today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.library.limits import limits as limits
from quizapp.library.limits import room_for_new as room_for_new
from quizapp.storage.index.ready import ready
from quizapp.study.queue import Counts

if TYPE_CHECKING:
    from quizapp.library.shelf import Entry, Volume
    from quizapp.source.finding import Finding
    from quizapp.storage.index.book import Book
    from quizapp.storage.index.store import Store

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
    volumes: Sequence[Volume], store: Store, trends: Mapping[str, Sequence[float]], day: int, now: int
) -> list[Row]:
    """A row for each deck file, in the shelf's order. `trends`: deck id → shares right, oldest first.

    `day` is the study day (an ordinal), `now` the moment (ms since 1970).
    """
    room = room_for_new(store, day)
    out = []
    for volume in volumes:
        problem = next(iter(volume.errors), None)
        counted = counts(volume, store, day, room, now) if volume.deck_id else None
        trend = tuple(trends.get(volume.deck_id, ()))
        out.append(Row(volume.entry, volume.deck_id, counted, volume.notes, trend, problem))
    return out


def counts(volume: Volume | Book, store: Store, day: int, room: int, now: int | None = None) -> Counts:
    """What a deck has on a day, within its limits and the `room` that is left for new cards in all decks.

    `now` (ms since 1970): steps whose time is not near yet don't count; None: all of the day do.
    """
    found = ready(store, volume.key, day, paired=volume.paired, now=now)
    if store.setting("exam", volume.deck_id):
        from quizapp.library.exams import for_exam, with_exam  # few decks have one

        if exam := for_exam(store, volume, day):
            return with_exam(store, volume, day, found, exam)
    new, reviews = limits(store, volume.deck_id).room(found.begun, found.reviewed)
    due = found.due if reviews is None else min(found.due, reviews)
    return Counts(
        cards=found.cards,
        due=due + found.steps,
        new=min(found.new, new, room),
        begun=found.begun,
        started=found.started,
        next_day=found.next_day,
    )


def today(listed: Sequence[Row], room: int) -> Today:
    """The sum over decks that were begun; a deck never opened doesn't swell it.

    `room` is how many new cards the day's limit still allows, over all decks.
    """
    return together([row.counts for row in listed if row.counts and row.counts.started], room)


def together(decks: Sequence[Counts], room: int) -> Today:
    """What decks have today in sum; `room` is how many new cards the day still allows over all of them."""
    due, new = sum(c.due for c in decks), min(max(0, room), sum(c.new for c in decks if not c.exam))
    new += sum(c.new for c in decks if c.exam)  # an exam goes before the limit
    return Today(due, new, -(-(due + new) * SECONDS_A_CARD // 60))
