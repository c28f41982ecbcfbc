"""What there is to do today, deck by deck, out of the index alone: no deck is read that has not changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from typing import NamedTuple

from quizapp.library.catalogue import Catalogue
from quizapp.library.front import Front
from quizapp.library.limits import room_for_new
from quizapp.library.overview import Today, counts, together
from quizapp.library.shelf import Entry, Shelf, arranged
from quizapp.source.finding import Finding
from quizapp.storage.decks import DeckFile
from quizapp.storage.index.book import Book, books
from quizapp.storage.index.index_file import index_path
from quizapp.storage.index.ready import next_step
from quizapp.storage.index.store import Store
from quizapp.study.days import format_at, study_day
from quizapp.study.queue import Counts


class DeckDue(NamedTuple):
    """What a deck has today. `next_at` is when the next card comes that is not due yet.

    That is a moment where a learning step waits, the study day in all other cases; None: no card waits.
    """

    entry: Entry
    counts: Counts
    next_at: datetime | date | None

    @property
    def next(self) -> str | None:
        """`next_at` as text: a day like `2026-11-23`, or a moment in UTC as the log writes it."""
        if isinstance(self.next_at, datetime):
            return format_at(self.next_at)
        return self.next_at.isoformat() if self.next_at else None


class Due(NamedTuple):
    """All decks that were asked for, their sum, and the first thing wrong with each that can't be read.

    `today` and `now` are the study day and the learner's time. Without named decks the sum leaves out those
    that were never begun, as on Home.
    """

    decks: tuple[DeckDue, ...]
    sum: Today
    problems: tuple[Finding, ...]
    today: date
    now: datetime


def due(front: Front, names: Sequence[str] = (), tell: Callable[[float], None] = lambda _share: None) -> Due:
    """What the decks of these names have today (none: all), in the order of Home.

    `tell` hears how far the index is where it has to be brought up to date. Raises NoSuchDeck and OSError.
    """
    now = front.world.clock()
    catalogue = Catalogue(index_path(front.places.cache, front.places.home, front.folder), front.folder, now)
    files = front.shelf.files()
    with closing(catalogue):
        if not catalogue.has(files):
            catalogue.take(files, tell)
        try:
            return _due(front.shelf, files, names, catalogue.store, now)
        except sqlite3.DatabaseError:  # damaged where no look had been taken yet
            catalogue.begin_again()
            catalogue.take(files, tell)
            return _due(front.shelf, files, names, catalogue.store, now)


def _due(shelf: Shelf, files: Sequence[DeckFile], names: Sequence[str], store: Store, now: datetime) -> Due:
    known = {book.name: book for book in books(store)}
    meant = shelf.find(
        names,
        {name: (book.deck_id, book.title) for name, book in known.items()},
        arranged(files, {name: book.title for name, book in known.items()}),
    )
    today = date.fromisoformat(study_day(now, store.day_start))
    room = room_for_new(store, today.toordinal())
    decks: list[DeckDue] = []
    problems: list[Finding] = []
    for entry in meant:
        book = known.get(entry.name)
        if book and book.deck_id:
            counted = counts(book, store, today.toordinal(), room, _moment(now))
            decks.append(DeckDue(entry, counted, _next(store, book, counted, today, now)))
        elif book:
            problems += [finding for finding in book.findings if finding.severity == "error"][:1]
    begun = [deck.counts for deck in decks if names or deck.counts.started]
    return Due(tuple(decks), together(begun, room), tuple(problems), today, now)


def _moment(now: datetime) -> int:
    return int(now.timestamp() * 1000)


def _next(store: Store, book: Book, counted: Counts, today: date, now: datetime) -> datetime | date | None:
    moment = next_step(store, book.key, today.toordinal(), _moment(now))
    if moment:
        return datetime.fromtimestamp(moment / 1000, UTC).astimezone(now.tzinfo)
    return date.fromordinal(counted.next_day) if counted.next_day else None
