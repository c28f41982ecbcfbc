"""Puts the stocks of decks into the index, and takes them out with the decks."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from contextlib import suppress

from quizapp.cards.stored import note_from
from quizapp.questions.keys import VERSION
from quizapp.storage.index.packing import Packed, pack
from quizapp.storage.index.store import Store
from quizapp.storage.index.trouble import as_kept

_FACTS = "SELECT id, facts FROM deck WHERE key = ? AND id <> ''"
_NOTES = "SELECT id, data FROM note WHERE deck = ? ORDER BY place"
_STOCK = "INSERT INTO stock(deck, version, spots, places, first, names) VALUES (?, ?, ?, ?, ?, ?)"
_KEY = "INSERT INTO stock_key(key, deck, name, count, places) VALUES (?, ?, ?, ?, ?)"
_SPAN = "SELECT first, names FROM stock WHERE deck = ?"
_FREE = "SELECT coalesce(max(key), 0) + 1 FROM stock_key"


@as_kept()
def fill(store: Store, decks: Iterable[int]) -> None:
    """Makes the stocks of decks (their keys) anew from their notes.

    Nothing is changed where the index can't be written now: it is another's, or only to be read.
    """
    if store.db.in_transaction:  # one that only reads
        return
    with suppress(sqlite3.OperationalError), store.changing():
        for deck in decks:
            found = store.db.execute(_FACTS, (deck,)).fetchone()
            if found:  # else it has left meanwhile
                notes = [note_from(id, json.loads(data)) for id, data in store.db.execute(_NOTES, (deck,))]
                put(store, deck, pack(found[0], json.loads(found[1])["language"], notes))


def put(store: Store, deck: int, packed: Packed) -> None:
    """Keeps the stock of a deck instead of the one it had."""
    drop(store, deck)
    first = int(store.db.execute(_FREE).fetchone()[0])
    row = (deck, VERSION, packed.spots, packed.order, first, len(packed.names))
    store.db.execute(_STOCK, row)
    rows = ((key, deck, *each) for key, each in enumerate(packed.rows(), first))
    store.db.executemany(_KEY, rows)


def drop(store: Store, deck: int) -> None:
    """Takes the stock of a deck out."""
    store.stocks = None
    span = store.db.execute(_SPAN, (deck,)).fetchone()
    if span:
        first, names = span
        store.db.execute("DELETE FROM stock_key WHERE key BETWEEN ? AND ?", (first, first + names - 1))
        store.db.execute("DELETE FROM stock WHERE deck = ?", (deck,))
