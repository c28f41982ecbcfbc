"""How many new cards and reviews the learner's limits leave today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.storage.index.ready import begun_on
from quizapp.study.queue import NEW_PER_DAY, Limits, limit

if TYPE_CHECKING:
    from quizapp.storage.index.store import Store


def room_for_new(store: Store, day: int) -> int:
    """How many new cards the learner's limit leaves today, over all decks."""
    return limits(store, "").room(begun_on(store, day), 0)[0]


def limits(store: Store, deck_id: str) -> Limits:
    """How many new cards and reviews a day, of a deck or where it has no limit of its own of all."""
    new = limit(store.setting("new_per_day", deck_id), NEW_PER_DAY)
    reviews = store.setting("reviews_per_day", deck_id)  # "none": no limit here, whatever the learner's is
    return Limits(new, limit(reviews, None))
