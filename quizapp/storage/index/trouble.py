"""What is the matter where SQLite says no: another program at work, no room, or a damaged index."""

from __future__ import annotations

import sqlite3

_BUSY = frozenset({5, 6})  # SQLITE_BUSY, SQLITE_LOCKED
_DAMAGED = frozenset({1, 11, 26})  # SQLITE_ERROR (a table that isn't there), SQLITE_CORRUPT, SQLITE_NOTADB


def is_busy(error: sqlite3.Error) -> bool:
    """Whether another program has the index just now."""
    return _code(error) in _BUSY


def is_damaged(error: sqlite3.Error) -> bool:
    """Whether the index is to be thrown away; not where it only can't be read or written just now."""
    return _code(error) in _DAMAGED or not isinstance(error, sqlite3.OperationalError)


def _code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", 1) & 0xFF
