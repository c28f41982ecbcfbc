"""Decks as stocks out of the index: what a quiz needs of a deck is looked up, and no more of it is loaded."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property

from quizapp.cards.deck import Deck, Note
from quizapp.cards.stored import deck_from, note_from
from quizapp.questions.keys import VERSION
from quizapp.questions.stock import Listed, Stock
from quizapp.storage.index import held
from quizapp.storage.index.counts import Counts, Stocks
from quizapp.storage.index.packing import PLACE, SPOT, from_bytes
from quizapp.storage.index.stocking import fill
from quizapp.storage.index.store import Store
from quizapp.storage.index.trouble import as_kept

_DECKS = """SELECT deck.id, deck.key, stock.version FROM deck LEFT JOIN stock ON stock.deck = deck.key
    WHERE deck.id IN (SELECT value FROM json_each(?)) AND deck.id <> ''"""
_HEAD = """SELECT facts, spots, places, (SELECT key FROM note WHERE deck = :deck AND place = 0)
    FROM deck JOIN stock ON stock.deck = deck.key WHERE deck.key = :deck"""
_SOME = """SELECT name, count FROM json_each(?2) AS wanted
    CROSS JOIN stock_key ON stock_key.name = wanted.value AND stock_key.deck = ?1"""
_SOME_PLACES = """SELECT name, count, places FROM json_each(?2) AS wanted
    CROSS JOIN stock_key ON stock_key.name = wanted.value AND stock_key.deck = ?1"""
_COUNT = "SELECT count FROM stock_key WHERE name = ? AND deck = ?"
_PLACES = "SELECT places FROM stock_key WHERE name = ? AND deck = ?"
_NOTES = "SELECT key, id, data FROM note WHERE key IN (SELECT value FROM json_each(?))"


class Kept:
    """A deck of the index as a stock. It holds as long as the tables are as they were; see `asked`."""

    def __init__(self, db: sqlite3.Connection, deck: int, counts: Counts) -> None:
        """`deck` is the deck's key; its stock is there."""
        self._db, self._key, self._counts = db, deck, counts
        self._rows = db.cursor()
        self._own: dict[str, int] = {}
        self._facts, spots, order, self._first = db.execute(_HEAD, {"deck": deck}).fetchone()
        self.spots: Sequence[int] = from_bytes(SPOT, spots)
        self._order = from_bytes(PLACE, order)
        self._places: dict[str, Sequence[int]] = {}
        self._notes: dict[int, Note] = {}

    @cached_property
    @as_kept()
    def deck(self) -> Deck:
        """The deck without its notes and cards."""
        return deck_from(json.loads(self._facts), (), {})

    @as_kept()
    def notes(self, places: Iterable[int]) -> list[Note]:
        """The notes at these places."""
        wanted = list(places)
        missing = {self._first + self._order[at]: at for at in wanted if at not in self._notes}
        if missing:
            for key, id, data in self._db.execute(_NOTES, (json.dumps(list(missing)),)):
                self._notes[missing[key]] = note_from(id, json.loads(data))
        return [self._notes[at] for at in wanted]

    @as_kept()
    def places(self, key: str) -> Sequence[int]:
        """Where a key is found, ascending."""
        found = self._places.get(key)
        if found is None:
            found = ()
            if self.count(key):
                row = self._db.execute(_PLACES, (key, self._key)).fetchone()
                found = from_bytes(PLACE, row[0])
            self._places[key] = found
        return found

    def count(self, key: str) -> int:
        """At how many places a key is found."""
        found = self._own.get(key)  # this is asked very often
        if found is None:
            row = self._rows.execute(_COUNT, (key, self._key)).fetchone()
            found = self._own[key] = row[0] if row else 0
        return found

    def expect(self, keys: Iterable[str]) -> None:
        """Counts these keys in one go."""
        missing = [key for key in dict.fromkeys(keys) if key not in self._own]
        if missing:
            self._own.update(dict.fromkeys(missing, 0))
            self._own.update(self._rows.execute(_SOME, (self._key, json.dumps(missing))))

    def expect_places(self, keys: Iterable[str]) -> None:
        """Looks these keys up in one go."""
        missing = [key for key in dict.fromkeys(keys) if key not in self._places]
        if missing:
            self._own.update(dict.fromkeys(missing, 0))
            self._places.update(dict.fromkeys(missing, ()))
            for key, count, places in self._rows.execute(_SOME_PLACES, (self._key, json.dumps(missing))):
                self._own[key], self._places[key] = count, from_bytes(PLACE, places)

    @property
    def together(self) -> object:
        """The same for all decks of an index."""
        return self._counts

    def count_together(self, key: str) -> int:
        """At how many places a key is found in all decks of the index."""
        return self._counts.of(key)


@contextmanager
def asked(store: Store, decks: Sequence[str]) -> Iterator[list[Stock]]:
    """The stocks of the decks of these ids, in their order; of those that no file has, none.

    As long as this lasts they say the same, whatever other programs do, and nothing can be written. A stock
    that the index lacks is made before; where it can't be written, the deck is loaded whole instead.
    """
    whole = store.stocks.by_id if store.stocks else {}  # those that could not be made the last time too
    known = _known(store, [id for id in decks if id not in whole])
    lacking = [key for key, version in known.values() if version != VERSION]
    if lacking:
        fill(store, lacking)
    with store.reading():
        yield _look_up(store, decks)


@as_kept()
def _look_up(store: Store, decks: Sequence[str]) -> list[Stock]:
    if store.stocks is None:
        store.stocks = Stocks(store.db)
    found = store.stocks
    lacking = [id for id in decks if id not in found.by_id]
    for id, (key, version) in _known(store, lacking).items():
        kept = version == VERSION
        found.by_id[id] = Kept(store.db, key, found.counts) if kept else Listed(held.deck(store, key))
    return [found.by_id[id] for id in decks if id in found.by_id]


def _known(store: Store, decks: Sequence[str]) -> dict[str, tuple[int, int | None]]:
    """By id the key of each deck, and by which version of the keys its stock was made (None: it has none)."""
    rows = store.db.execute(_DECKS, (json.dumps(list(decks)),))
    return {id: (key, version) for id, key, version in rows}
