"""Decks and cards out of the index. Nothing is imported here that reads deck files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from quizapp.cards.stored import deck_from, note_from
from quizapp.storage.index.trouble import as_kept

if TYPE_CHECKING:
    from quizapp.cards.deck import Card, Deck, Note
    from quizapp.storage.index.store import Store

_CARD = """SELECT deck.id, note.id, note.data, card.direction, card.gap FROM card
    JOIN note ON note.key = card.note JOIN deck ON deck.key = card.deck WHERE card.id = ?"""


def deck(store: Store, key: int) -> Deck:
    """A deck, whole. KeyError if there is none of that key, or it could not be read."""
    found = store.db.execute("SELECT facts FROM deck WHERE key = ? AND id <> ''", (key,)).fetchone()
    if found is None:
        raise KeyError(key)
    rows = store.db.execute("SELECT id, data FROM note WHERE deck = ? ORDER BY place", (key,))
    with as_kept():
        notes = [note_from(id, json.loads(data)) for id, data in rows]
        sql = "SELECT source, target FROM alias WHERE deck = ? ORDER BY rowid"
        return deck_from(json.loads(found[0]), notes, dict(store.db.execute(sql, (key,))))


def head(store: Store, key: int) -> Deck:
    """A deck without its notes. KeyError as `deck`."""
    found = store.db.execute("SELECT facts FROM deck WHERE key = ? AND id <> ''", (key,)).fetchone()
    if found is None:
        raise KeyError(key)
    with as_kept():
        return deck_from(json.loads(found[0]), (), {})


def count(store: Store, key: int) -> int:
    """How many notes a deck has, retired ones too."""
    found = store.db.execute("SELECT count(*) FROM note WHERE deck = ?", (key,)).fetchone()
    return int(found[0])


@as_kept()
def notes(store: Store, key: int, first: int, most: int) -> list[Note]:
    """At most so many notes of a deck, in the author's order, from the one at place `first` on."""
    sql = "SELECT id, data FROM note WHERE deck = ? AND place >= ? ORDER BY place LIMIT ?"
    return [note_from(id, json.loads(data)) for id, data in store.db.execute(sql, (key, first, most))]


def place_of(store: Store, key: int, id: str) -> int | None:
    """The place of a note in its deck; None if the deck has none of that id. All are looked through."""
    found = store.db.execute("SELECT place FROM note WHERE deck = ? AND id = ?", (key, id)).fetchone()
    return int(found[0]) if found else None


@as_kept()
def card(store: Store, id: str) -> Card | None:
    """One card, without its deck's others; None if no deck has it."""
    from quizapp.cards.deck import Card

    found = store.db.execute(_CARD, (id,)).fetchone()
    if found is None:
        return None
    deck_id, note_id, data, direction, gap = found
    return Card(id, deck_id, note_from(note_id, json.loads(data)), direction, gap)
