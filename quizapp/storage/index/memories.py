"""The memories of a deck's cards, out of the index."""

from __future__ import annotations

from quizapp.storage.index.folding import COLUMNS, state_of
from quizapp.storage.index.store import Store
from quizapp.study.memory import Memory


def memories(store: Store, deck: int) -> list[tuple[str, Memory | None]]:
    """The cards of a deck that are not suspended, in the author's order, each with its memory (None: new)."""
    sql = f"SELECT id, {COLUMNS} FROM card WHERE deck = ? AND NOT suspended ORDER BY place"
    return [(id, state_of(row).memory) for id, *row in store.db.execute(sql, (deck,))]
