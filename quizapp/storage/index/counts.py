"""What is remembered of the stocks of an index as long as its tables stay as they are."""

from __future__ import annotations

import sqlite3

from quizapp.questions.stock import Stock

_IN_ALL = "SELECT coalesce(sum(count), 0) FROM stock_key WHERE name = ?"


class Counts:
    """At how many places keys are found in all decks of an index; each is looked up once."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._rows = db.cursor()
        self._known: dict[str, int] = {}

    def of(self, key: str) -> int:
        """The places of a key in all decks together."""
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = int(self._rows.execute(_IN_ALL, (key,)).fetchone()[0])
        return found


class Stocks:
    """The stocks that were asked for, until the tables change; `Store.forget` drops them."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.counts = Counts(db)
        self.by_id: dict[str, Stock] = {}
