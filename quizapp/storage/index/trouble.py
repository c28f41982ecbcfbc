"""What is the matter where SQLite says no: another program at work, no room, or a damaged index."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

_BUSY = frozenset({5, 6})  # SQLITE_BUSY, SQLITE_LOCKED
_DAMAGED = frozenset({1, 11, 26})  # SQLITE_ERROR (a table that isn't there), SQLITE_CORRUPT, SQLITE_NOTADB

_UNLIKE = (ValueError, TypeError, LookupError, AttributeError)


class DamagedIndex(sqlite3.DatabaseError):
    """What the index has is nothing that was ever put into it; SQLite itself does not notice that."""


@contextmanager
def as_kept() -> Iterator[None]:
    """For what makes values of the index's rows: what makes none is damage. Also a decorator.

    Raises DamagedIndex.
    """
    try:
        yield
    except _UNLIKE as error:
        raise DamagedIndex(f"the index is damaged: {error}") from error


def is_busy(error: sqlite3.Error) -> bool:
    """Whether another program has the index just now."""
    return _code(error) in _BUSY


def is_damaged(error: sqlite3.Error) -> bool:
    """Whether the index is to be thrown away; not where it only can't be read or written just now."""
    return _code(error) in _DAMAGED or not isinstance(error, sqlite3.OperationalError)


def _code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", 1) & 0xFF
