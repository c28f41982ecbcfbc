"""What Home says: a row a deck, and what there is to do today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.storage.index.ready import ready
from quizapp.study.queue import NEW_PER_DAY, Counts, Limits, limit

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
    volumes: Sequence[Volume], store: Store, trends: Mapping[str, Sequence[float]], day: int
) -> list[Row]:
    """A row for each deck file, in the shelf's order. `trends`: deck id → shares right, oldest first."""
    room = room_for_new(store, day)
    out = []
    for volume in volumes:
        problem = next(iter(volume.errors), None)
        counted = counts(volume, store, day, room) if volume.deck_id else None
        trend = tuple(trends.get(volume.deck_id, ()))
        out.append(Row(volume.entry, volume.deck_id, counted, volume.notes, trend, problem))
    return out


def room_for_new(store: Store, day: int) -> int:
    """How many new cards the learner's limit leaves today, over all decks."""
    begun = store.db.execute(
        "SELECT count(*) FROM card WHERE first_day = ? AND heir = key", (day,)
    ).fetchone()[0]
    return limits(store, "").room(begun, 0)[0]


def counts(volume: Volume | Book, store: Store, day: int, room: int) -> Counts:
    """What a deck has today, within its limits and the `room` that is left for new cards in all decks."""
    found = ready(store, volume.key, day, paired=volume.paired)
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


def limits(store: Store, deck_id: str) -> Limits:
    """How many new cards and reviews a day, of a deck or where it has no limit of its own of all."""
    new = limit(store.setting("new_per_day", deck_id), NEW_PER_DAY)
    reviews = store.setting("reviews_per_day", deck_id)  # "none": no limit here, whatever the learner's is
    return Limits(new, limit(reviews, None))


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
