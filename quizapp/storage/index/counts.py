"""What is remembered of the stocks of an index as long as its tables stay as they are."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from quizapp.questions.stock import Stock

_COUNTS = "SELECT deck, count FROM stock_key WHERE name = ?"


class Counts:
    """At how many places keys are found in the decks of an index; asked once for all decks."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._rows = db.cursor()
        self.known: dict[str, Mapping[int, int]] = {}

    def of(self, key: str) -> Mapping[int, int]:
        """By the deck's key, for the decks that have any; `known` has those that were asked for."""
        found = self.known[key] = dict(self._rows.execute(_COUNTS, (key,)))
        return found


class Stocks:
    """The stocks that were asked for, until the tables change; `Store.forget` drops them."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.counts = Counts(db)
        self.by_id: dict[str, Stock] = {}
