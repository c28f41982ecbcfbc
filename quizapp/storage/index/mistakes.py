"""What was given instead of right answers: of a card, of some decks, and on which cards most often."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from quizapp.storage.index.store import Store

FORMS = ("choice", "match", "typed", "cloze")
"""Only where what was given may be another card's answer: not "True", nor how a flashcard was rated."""

COUNTS = f"NOT answer.gone AND answer.form IN {FORMS} AND answer.override <> 'right'"
_MISTAKES = f"""SELECT heir.id, wrong.text, answer.at FROM wrong JOIN answer ON answer.id = wrong.answer
    JOIN card ON card.key = answer.card JOIN card AS heir ON heir.key = card.heir
    WHERE {COUNTS} AND heir.deck {{}}"""
# CROSS JOIN: from the cards to what is theirs, by the indexes.
_OF = f"""SELECT heir.id, wrong.text, answer.at FROM card AS heir CROSS JOIN card ON card.heir = heir.key
    CROSS JOIN wrong ON wrong.card = card.key CROSS JOIN answer ON answer.id = wrong.answer
    WHERE {COUNTS} AND heir.{{}}"""
_COUNTED = f"""SELECT card.heir, count(*) FROM card CROSS JOIN wrong ON wrong.card = card.key
    CROSS JOIN answer ON answer.id = wrong.answer
    WHERE {COUNTS} AND card.heir IN (SELECT value FROM json_each(?)) GROUP BY card.heir"""
_MOST = """SELECT key FROM card WHERE mistaken > 0 AND deck {}
    ORDER BY mistaken DESC, seen_at DESC, id LIMIT ?"""

Mistake = tuple[str, str, str]
"""The id of the card of today, what was given, and when (a line's `at`)."""


def mistakes(store: Store, decks: Sequence[int] | None = None, card: str = "") -> list[Mistake]:
    """Wrong answers that stand; of one card if named, and of these decks (None: of all)."""
    if card:
        return store.db.execute(_OF.format(f"id = ? AND heir.deck {among(decks)}"), (card,)).fetchall()
    return store.db.execute(_MISTAKES.format(among(decks))).fetchall()


def most_mistaken(store: Store, decks: Sequence[int] | None, most: int) -> list[Mistake]:
    """The mistakes on the cards that have most of them; of as many, on those that were asked last."""
    keys = [str(key) for (key,) in store.db.execute(_MOST.format(among(decks)), (most,))]
    return store.db.execute(_OF.format(f"key IN ({','.join(keys)})")).fetchall()


def counted(store: Store, cards: Sequence[int]) -> dict[int, int]:
    """How many mistakes there are on cards, by their keys."""
    return dict(store.db.execute(_COUNTED, (json.dumps(cards),))) if cards else {}


def among(decks: Iterable[int] | None) -> str:
    """What is true of a deck's key if it is one of these, or (None) any."""
    return "IS NOT NULL" if decks is None else f"IN ({','.join(str(int(deck)) for deck in decks)})"
