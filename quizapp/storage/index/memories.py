"""The memories of a deck's cards, out of the index."""

from __future__ import annotations

from typing import NamedTuple

from quizapp.storage.index.folding import MEMORY, PHASES
from quizapp.storage.index.ready import OPEN_TODAY
from quizapp.storage.index.store import Store
from quizapp.study.memory import Memory


class Remembered(NamedTuple):
    """A card's id, the key of its note, and its memory (None: new). `open`: it may be asked today."""

    id: str
    note: int
    open: bool
    memory: Memory | None


def memories(store: Store, deck: int, day: int) -> list[Remembered]:
    """The cards of a deck that are not suspended, in the author's order, on the study day `day`."""
    sql = f"""SELECT id, note, {OPEN_TODAY}, {MEMORY} FROM card
        WHERE deck = :deck AND NOT suspended ORDER BY place"""
    rows = store.db.execute(sql, {"deck": deck, "day": day})
    return [
        Remembered(id, note, bool(open), Memory(PHASES[phase], *rest) if phase else None)
        for id, note, open, phase, *rest in rows
    ]
