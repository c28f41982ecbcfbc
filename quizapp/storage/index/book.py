"""Deck files as the index lists them: who they are and how much is in them, without their cards."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from quizapp.storage.index.trouble import as_kept

if TYPE_CHECKING:
    from quizapp.source.finding import Finding
    from quizapp.storage.index.store import Store


class Book(NamedTuple):
    """`deck_id` is empty where it can't be read; `digest` is of the deck's content.

    `notes` are those asked and `cards` what they make; `paired`: some note makes several.
    """

    key: int
    name: str
    deck_id: str
    title: str
    digest: str
    findings: tuple[Finding, ...]
    notes: int
    cards: int
    paired: bool


@as_kept()
def books(store: Store) -> list[Book]:
    """All deck files, by name."""
    sql = "SELECT key, name, id, title, content, findings, notes, cards, paired FROM deck ORDER BY name"
    return [
        Book(key, name, id, title, content, findings_from(told), notes, cards, bool(paired))
        for key, name, id, title, content, told, notes, cards, paired in store.db.execute(sql)
    ]


def findings_from(told: str) -> tuple[Finding, ...]:
    """The findings as the index keeps them."""
    rows = json.loads(told)
    if not rows:
        return ()
    from quizapp.source.finding import Finding  # few decks have any

    return tuple(Finding(*fields) for fields in rows)
