"""The index's tables: what decks and logs come to, in SQLite. A cache: thrown away, it is made anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from quizapp.storage.index import sums
from quizapp.storage.index.trouble import is_damaged

VERSION = "5"
"""Another version on the disk means: throw the index away and make it anew."""

# `deck`: a file; `id` is '' where it can't be read; `facts` are the deck's fields without its notes, as JSON.
# `card`: each card that a deck has or a log names. `deck`, `note` are NULL where no deck has it; `heir` is
#   the card that carries its history today. The rest is its memory (phase: 0 new, 1 learning, 2 review,
#   3 relearning) and what was done to it; days are ordinals. `mistaken`: how many mistakes there are on it.
# `stock`: a deck's notes as a quiz looks them up (questions.stock): their spots, and the `place` of each in
#   `note`; `version` is that of the keys, which are `names` rows of `stock_key` from `first` on.
# `stock_key`: at how many places of a deck's stock a key is found, and at which, packed.
# `log`: a file, how much of it was read, and the digest of that.
# `answer`: each answer; `log`, `start`, `size` say where its line stands (NULL: in `loose`). `told`: 1 it has
#   the stem, 2 the answer, 4 no day. `gone`: taken back. `age`: how old the memory was (study.card_state).
# `session`: a sitting; unless `stale` a quiz's or test's `attempt` as JSON, its answers apart in `results`;
#   its decks' `shares` right for the trends ('' if it is none of them), and whether it was `broken_off` and
#   not set aside.
# `line`: each line of another kind, whole.
# `wrong`: what was chosen or written instead of the right answer.
TABLES = """
CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE deck(
    key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, size INTEGER NOT NULL, mtime INTEGER NOT NULL,
    digest TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, content TEXT NOT NULL, facts TEXT NOT NULL,
    findings TEXT NOT NULL, notes INTEGER NOT NULL, cards INTEGER NOT NULL, paired INTEGER NOT NULL);
CREATE TABLE note(
    key INTEGER PRIMARY KEY, deck INTEGER NOT NULL, place INTEGER NOT NULL, id TEXT NOT NULL,
    data TEXT NOT NULL);
CREATE TABLE stock(
    deck INTEGER PRIMARY KEY, version INTEGER NOT NULL, spots BLOB NOT NULL, places BLOB NOT NULL,
    first INTEGER NOT NULL, names INTEGER NOT NULL);
CREATE TABLE stock_key(
    key INTEGER PRIMARY KEY, deck INTEGER NOT NULL, name TEXT NOT NULL, count INTEGER NOT NULL,
    places BLOB NOT NULL);
CREATE TABLE alias(deck INTEGER NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL);
CREATE TABLE card(
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, heir INTEGER NOT NULL,
    deck INTEGER, note INTEGER, place INTEGER, direction TEXT, gap INTEGER,
    phase INTEGER NOT NULL DEFAULT 0, step INTEGER NOT NULL DEFAULT 0,
    stability REAL NOT NULL DEFAULT 0, difficulty REAL NOT NULL DEFAULT 0,
    reps INTEGER NOT NULL DEFAULT 0, lapses INTEGER NOT NULL DEFAULT 0,
    first_day INTEGER NOT NULL DEFAULT 0, last_day INTEGER NOT NULL DEFAULT 0,
    last_at INTEGER NOT NULL DEFAULT 0, last_rating INTEGER NOT NULL DEFAULT 0,
    due_day INTEGER NOT NULL DEFAULT 0, due_at INTEGER NOT NULL DEFAULT 0,
    suspended INTEGER NOT NULL DEFAULT 0, buried INTEGER NOT NULL DEFAULT 0,
    asked INTEGER NOT NULL DEFAULT 0, right INTEGER NOT NULL DEFAULT 0, seen_at TEXT NOT NULL DEFAULT '',
    mistaken INTEGER NOT NULL DEFAULT 0);
CREATE TABLE log(
    key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, device TEXT NOT NULL, size INTEGER NOT NULL,
    mtime INTEGER NOT NULL, inode INTEGER NOT NULL, digest TEXT NOT NULL, lines INTEGER NOT NULL,
    torn INTEGER NOT NULL);
CREATE TABLE session(
    key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, mode TEXT NOT NULL DEFAULT '',
    stale INTEGER NOT NULL DEFAULT 1, at TEXT NOT NULL DEFAULT '', attempt TEXT NOT NULL DEFAULT '',
    results TEXT NOT NULL DEFAULT '', shares TEXT NOT NULL DEFAULT '', broken_off INTEGER NOT NULL DEFAULT 0);
CREATE TABLE answer(
    id TEXT NOT NULL, card INTEGER NOT NULL, session INTEGER NOT NULL, at TEXT NOT NULL, day INTEGER NOT NULL,
    form TEXT NOT NULL, mark TEXT NOT NULL, rating INTEGER, guess INTEGER NOT NULL, ms INTEGER NOT NULL,
    told INTEGER NOT NULL, log INTEGER, start INTEGER NOT NULL, size INTEGER NOT NULL,
    gone INTEGER NOT NULL, override TEXT NOT NULL, age INTEGER NOT NULL);
CREATE TABLE line(
    id TEXT NOT NULL, kind TEXT NOT NULL, at TEXT NOT NULL, session INTEGER, target TEXT NOT NULL,
    text TEXT NOT NULL, log INTEGER, gone INTEGER NOT NULL);
CREATE UNIQUE INDEX line_id ON line(id);
CREATE TABLE loose(id TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE wrong(answer TEXT NOT NULL, card INTEGER NOT NULL, text TEXT NOT NULL, log INTEGER);
CREATE TABLE problem(log INTEGER, path TEXT NOT NULL, line INTEGER NOT NULL, code TEXT NOT NULL,
    message TEXT NOT NULL, help TEXT NOT NULL, severity TEXT NOT NULL);
""" + sums.TABLES.lstrip("\n")

# Made after a first reading: filling them line by line takes twice as long.
LOG_INDEXES = """
CREATE UNIQUE INDEX answer_id ON answer(id);
CREATE INDEX answer_card ON answer(card);
CREATE INDEX answer_session ON answer(session);
CREATE INDEX line_kind ON line(kind, target);
CREATE INDEX line_session ON line(session);
CREATE INDEX wrong_card ON wrong(card);
CREATE INDEX wrong_answer ON wrong(answer);
CREATE INDEX card_heir ON card(heir);
"""
DAYS = f"""
CREATE INDEX answer_day ON answer(day, age, form, mark, ms, gone);
{sums.OF_ANSWERS};
"""
STATE_INDEXES = """
CREATE INDEX note_deck ON note(deck, place);
CREATE UNIQUE INDEX stock_name ON stock_key(name, deck, count);
CREATE INDEX card_due ON card(deck, phase, due_day, suspended, buried, note, last_day, stability, due_at);
CREATE INDEX card_note ON card(note);
CREATE INDEX card_day ON card(last_day, note);
CREATE INDEX card_first ON card(first_day, deck);
CREATE INDEX card_lapses ON card(lapses DESC, difficulty DESC) WHERE lapses > 0;
CREATE INDEX card_mistaken ON card(mistaken DESC, seen_at DESC) WHERE mistaken > 0;
"""


_LITTLE, _MUCH = 2048, 65536  # KiB of the file that are kept in memory
PATIENCE = 0.05  # seconds that a write waits for another program: an answer never does for longer


def connect(path: Path | None) -> sqlite3.Connection:
    """Opens the file (None: in memory). Raises sqlite3.Error and OSError."""
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
    how: dict[str, Any] = {"isolation_level": None, "check_same_thread": False, "cached_statements": 256}
    db: sqlite3.Connection = sqlite3.connect(path or ":memory:", timeout=PATIENCE, **how)
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute(f"PRAGMA cache_size = -{_LITTLE}")
    return db


@contextmanager
def much_memory(db: sqlite3.Connection) -> Iterator[None]:
    """For as long as very much is written: what else is asked needs little of it, and memory is kept."""
    db.execute(f"PRAGMA cache_size = -{_MUCH}")
    try:
        yield
    finally:
        with suppress(sqlite3.Error):
            db.execute(f"PRAGMA cache_size = -{_LITTLE}")
            db.execute("PRAGMA shrink_memory")


def is_whole(db: sqlite3.Connection) -> bool:
    """Whether the tables are there, of this version, and were filled to the end."""
    try:
        found = db.execute("SELECT value FROM meta WHERE name = 'version'").fetchone()
    except sqlite3.OperationalError as error:
        if is_damaged(error):  # no such table
            return False
        raise
    return bool(found) and found[0] == VERSION


def run(db: sqlite3.Connection, script: str) -> None:
    """Runs statements inside the transaction that is open (`executescript` would end it)."""
    for statement in script.split(";\n"):
        db.execute(statement)


def wipe(db: sqlite3.Connection) -> None:
    """Leaves no table."""
    names = db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (name,) in names:
        db.execute(f'DROP TABLE "{name}"')
