"""Brings the index up to what decks and logs say today, and makes it anew where it must."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from quizapp.storage.decks import DeckFile
from quizapp.storage.index import books, logs, schema, sums
from quizapp.storage.index.deck_text import Reading, Text
from quizapp.storage.index.effects import settle_days, settle_marks, settle_moves, settle_starts, settle_undos
from quizapp.storage.index.folding import settle_cards
from quizapp.storage.index.index_file import (
    forget_index,
    index_path,
    is_current,
    open_index,
)
from quizapp.storage.index.making import making
from quizapp.storage.index.store import Store, Touched

__all__ = ["follow", "forget_index", "index_path", "is_current", "open_index", "settle"]

Tell = Callable[[float], None]
_FOLDING = 0.3  # the share of a first reading that working out the cards takes, and what is left to do then
_STOCKS = 0.1  # the share of it that the decks' stocks take
_STALE = "UPDATE session SET stale = 1 WHERE key = ?"


def follow(
    store: Store,
    files: Sequence[DeckFile],
    now_ns: int,
    tell: Tell = lambda _share: None,
    texts: Mapping[str, Text] | None = None,
) -> None:
    """Brings the index up to date; `tell` hears what share is done. Raises sqlite3.Error.

    `texts`: by name those of the files that were read already.
    """
    if schema.is_whole(store.db):
        with store.changing():
            _take_new(store, files, now_ns, tell, texts)
    elif store.path is None:
        _fill(store, files, now_ns, tell)
    else:
        with making(store, tell) as (made, signs):
            if made:
                _fill(made, files, now_ns, signs)
        follow(store, files, now_ns, tell, texts)
        return
    with suppress(sqlite3.OperationalError):  # another program is writing: the next time will do
        store.db.execute("PRAGMA journal_mode = WAL")
        store.db.execute("PRAGMA synchronous = NORMAL")
        schema.is_whole(store.db)  # opens what SQLite keeps beside the file: later the file may be gone


def _fill(store: Store, files: Sequence[DeckFile], now_ns: int, tell: Tell) -> None:
    """Makes it anew: in memory, or in a file that nobody else has open."""
    with store.changing(), schema.much_memory(store.db):
        _make_anew(store, files, now_ns, tell)


def _folder(store: Store) -> Path:
    assert store.folder is not None
    return store.folder


def _take_new(
    store: Store, files: Sequence[DeckFile], now_ns: int, tell: Tell, texts: Mapping[str, Text] | None
) -> None:
    store.forget()
    touched, bytes_told = Touched(), _Bytes(store, files, tell)
    books.follow(store, files, touched, now_ns, bytes_told, texts=texts)
    logs.follow(store, _folder(store), touched, bytes_told)
    settle(store, touched, tell)


def _make_anew(store: Store, files: Sequence[DeckFile], now_ns: int, tell: Tell) -> None:
    """Reads everything in one go."""
    reading, touched = Reading(files), _begin(store)
    bytes_told = _Bytes(store, files, tell)
    collects = gc.isenabled()
    gc.disable()  # a million rows come and go, none of them in a circle
    try:
        bulk = logs.read_all(store, _folder(store), touched, bytes_told)
        books.follow(store, files, touched, now_ns, bytes_told, reading)
        bulk.index()
        settle(store, touched)
        bulk.fold(_part(tell, 1 - _FOLDING, 1 - _STOCKS))
        books.take_stocks(store, reading, _part(tell, 1 - _STOCKS, 1))
    finally:
        reading.close()
        if collects:
            gc.enable()
    schema.run(store.db, schema.STATE_INDEXES)
    sums.fill(store.db)
    store.db.execute("INSERT INTO meta VALUES ('version', ?)", (schema.VERSION,))


def _begin(store: Store) -> Touched:
    """Empty tables."""
    schema.wipe(store.db)
    schema.run(store.db, schema.TABLES)
    store.forget()
    store.keep_zone()
    return Touched()


def _part(tell: Tell, begin: float, end: float) -> Tell:
    return lambda share: tell(begin + share * (end - begin))


class _Bytes:
    """Tells shares of bytes read, of all that is to be read."""

    def __init__(self, store: Store, files: Sequence[DeckFile], tell: Tell) -> None:
        self._tell = tell
        self._done = 0
        self._all = 1
        with suppress(OSError):
            self._all += logs.pending_bytes(store, _folder(store)) + sum(file.size for file in files)

    def __call__(self, count: int) -> None:
        self._done += count
        self._tell(min(1.0, self._done / self._all) * (1 - _FOLDING))


def settle(store: Store, touched: Touched, tell: Tell = lambda _share: None) -> None:
    """Works out all that the lines taken in have a bearing on."""
    settle_undos(store, touched)
    settle_starts(store, touched)
    settle_moves(store, touched)
    settle_days(store, touched)
    settle_marks(store, touched)
    settle_cards(store, touched, tell)
    if touched.sessions:
        store.db.executemany(_STALE, [(key,) for key in touched.sessions])
