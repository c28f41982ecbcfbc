"""Writes decks as a collection of the oldest kind, which every Anki takes in.

All numbers come from names: the same deck written again is the same to Anki, which then updates its notes.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from quizapp.cards.deck import NoteKind
from quizapp.formats.anki.decks_out import deck_names, decks, options
from quizapp.formats.anki.history import CREATED
from quizapp.formats.anki.note_rows import Rows
from quizapp.formats.anki.own import NAMES, model, type_id
from quizapp.formats.losses_out import about_cards, about_decks
from quizapp.formats.out import Volume
from quizapp.formats.wishes import WriteWish

_PLACE = "an Anki package"
_VERSION = 11
_TABLES = (
    "CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL,"
    " scm integer NOT NULL, ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL,"
    " ls integer NOT NULL, conf text NOT NULL, models text NOT NULL,"
    " decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL)",
    "CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL,"
    " mod integer NOT NULL, usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL,"
    " sfld integer NOT NULL, csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL)",
    "CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL,"
    " ord integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL,"
    " queue integer NOT NULL, due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL,"
    " reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL,"
    " odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL)",
    "CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL,"
    " ease integer NOT NULL, ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL,"
    " time integer NOT NULL, type integer NOT NULL)",
    "CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL)",
)
_INDEXES = (  # those that an import goes by; Anki has more in a collection of its own
    "CREATE INDEX ix_cards_nid ON cards (nid)",
    "CREATE INDEX ix_revlog_cid ON revlog (cid)",
    "CREATE INDEX ix_notes_csum ON notes (csum)",
)
_NOTE = "INSERT INTO notes VALUES (?,?,?,?,-1,?,?,?,?,0,'')"
_NEW = "INSERT INTO cards VALUES (?,?,?,?,?,-1,0,?,?,0,0,0,0,0,0,0,0,'')"
_KNOWN = "INSERT INTO cards VALUES (?,?,?,?,?,-1,?,?,?,?,?,?,?,?,0,0,0,'')"
_COL = "INSERT INTO col VALUES (1,?,?,?,?,0,0,0,?,?,?,?,'{}')"
_ENTRY = "INSERT INTO revlog VALUES (?,?,-1,?,?,?,?,?,?)"


def collection_of(volumes: list[Volume], wish: WriteWish) -> tuple[bytes, int, tuple[str, ...]]:
    """The database, how many notes are in it, and what could not go into it, a sentence each."""
    changed = wish.now // 1000
    rows = Rows(changed)
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        _run(connection, ("PRAGMA journal_mode = OFF", *_TABLES, "BEGIN"))
        names = deck_names(volumes)
        for volume, name in zip(volumes, names, strict=True):
            for batch in rows.batches(volume, name):
                connection.executemany(_NOTE, batch.notes)
                connection.executemany(_NEW, batch.new)
                connection.executemany(_KNOWN, batch.known)
                connection.executemany(_ENTRY, batch.entries)
        texts = _conf(rows.kinds), _models(rows.kinds, changed), decks(volumes, changed), options()
        connection.execute(_COL, (CREATED, wish.now, wish.now, _VERSION, *map(json.dumps, texts)))
        _run(connection, ("COMMIT", *_INDEXES))
        titles = [name.rpartition("::")[2].strip("/ ") for name in names]
        lost = (
            *about_cards(volumes, _PLACE, ("former_ids",)),
            *about_decks(volumes, _PLACE, titles=titles, kept=("description",)),
        )
        return connection.serialize(), rows.written, (*rows.left(), *lost)
    finally:
        connection.close()


def _run(connection: sqlite3.Connection, statements: Iterable[str]) -> None:
    for statement in statements:
        connection.execute(statement)


def _models(kinds: set[NoteKind], changed: int) -> dict[str, object]:
    return {str(type_id(kind)): model(kind, changed) for kind in NAMES if kind in kinds}


def _conf(kinds: set[NoteKind]) -> dict[str, object]:
    """A collection's settings: what Anki begins with."""
    return {
        "activeDecks": [1],
        "addToCur": True,
        "collapseTime": 1200,
        "curDeck": 1,
        "curModel": next((type_id(kind) for kind in NAMES if kind in kinds), None),
        "dueCounts": True,
        "estTimes": True,
        "newSpread": 0,
        "nextPos": 1,
        "schedVer": 2,
        "sortBackwards": False,
        "sortType": "noteFld",
        "timeLim": 0,
    }
