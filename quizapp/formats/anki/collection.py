"""The database of a package, read only and in memory. It is untrusted: it may be broken, or made to harm.

No view, function or trigger of the file can run, and no more comes out than can be in so many bytes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from quizapp.cards.clean import clean_line
from quizapp.formats.found import Refused

Row = tuple[object, ...]
_LEAST_ROW = 8  # bytes that a row takes up at least
_STEPS_A_BYTE = 6  # of sqlite's machine, more than any honest reading of a table takes
_SPARE_STEPS = 300_000
_STEPS_AT_ONCE = 10_000
_ALLOWED = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ)
_LONGEST_REASON = 80
_BROKEN = "this Anki collection is broken"


class Collection:
    """What is in a collection's tables, row by row. Every value may be of any type."""

    def __init__(self, connection: sqlite3.Connection, size: int) -> None:
        self._connection, self._size = connection, size
        self._steps = 0
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.text_factory = _decoded
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, max(1_000_000, min(2 * size, 1_000_000_000)))
        connection.create_collation("unicase", _by_case)
        connection.set_authorizer(_authorized)
        connection.set_progress_handler(self._goes_on_too_long, _STEPS_AT_ONCE)
        made = {str(name): str(sql) for name, sql in self.rows("SELECT name, sql FROM sqlite_master")}
        self.tables = frozenset(name for name, sql in made.items() if _is_plain_table(sql))

    def rows(self, query: str) -> Iterator[Row]:
        """The rows of a query over the tables. Raises Refused where the file is broken."""
        self._steps = 0
        held = 0
        for count, row in enumerate(self._connection.execute(query), 1):
            held += sum(len(each) for each in row if isinstance(each, str | bytes))
            if count * _LEAST_ROW > self._size or held > 2 * self._size:
                raise Refused(f"{_BROKEN}: more is in it than there can be")
            yield row

    def has(self, *names: str) -> bool:
        """Whether all these tables are there, and are tables."""
        return self.tables.issuperset(names)

    def _goes_on_too_long(self) -> bool:
        self._steps += _STEPS_AT_ONCE
        return self._steps > _SPARE_STEPS + _STEPS_A_BYTE * self._size


@contextmanager
def opened(database: bytearray) -> Iterator[Collection]:
    """A collection to be read. Raises Refused where it is no database, or a broken one."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(database)
        size = len(database)
        database.clear()  # sqlite has its own by now
        collection = Collection(connection, size)
        if not collection.has("notes", "cards", "col"):
            raise Refused("this is no Anki collection: there are no notes in it")
        yield collection
    except (sqlite3.Error, UnicodeError, OverflowError, MemoryError) as error:
        raise Refused(f"{_BROKEN} ({clean_line(str(error))[:_LONGEST_REASON]})") from error
    finally:
        connection.close()


def whole(value: object) -> int:
    """A value as a whole number; 0 for what is none."""
    return value if isinstance(value, int) else 0


def text(value: object) -> str:
    """A value as a text: a number in its digits, and nothing as an empty one."""
    if isinstance(value, bytes):
        return _decoded(value)
    return "" if value is None else str(value)


def _decoded(value: bytes) -> str:
    return value.decode("utf-8", "replace")


def _is_plain_table(sql: str) -> bool:
    return sql[:13].upper() == "CREATE TABLE " and "GENERATED ALWAYS" not in sql.upper()


def _by_case(one: str, other: str) -> int:
    left, right = one.casefold(), other.casefold()
    return (left > right) - (left < right)


def _authorized(action: int, *what: str | None) -> int:
    """Only tables are read; the last thing said is the view or trigger that something comes from."""
    return sqlite3.SQLITE_OK if action in _ALLOWED and what[-1] is None else sqlite3.SQLITE_DENY
