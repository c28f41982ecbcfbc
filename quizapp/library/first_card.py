"""The first card of a study sitting, found without all that rates, remembers and writes.

The screen is painted with it; the sitting itself is begun right afterwards, with the same card at hand.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from quizapp.library.catalogue import Catalogue
from quizapp.library.first_asked import FirstCard
from quizapp.library.shelf import NoSuchDeck, Volume
from quizapp.library.todays import Asked, todays
from quizapp.questions import sides
from quizapp.storage.index.book import books
from quizapp.storage.index.index_file import index_path
from quizapp.study.days import ordinal, study_day
from quizapp.study.queue import LEARN_AHEAD

if TYPE_CHECKING:
    from quizapp.library.front import Front
    from quizapp.library.opening import Opening


def first_card(front: Front, wanted: Opening, asking: Callable[[], None] = lambda: None) -> FirstCard | None:
    """The card that a sitting begins with; None where something has to be read, asked or said before.

    `asking` is called when all is ready to ask the index.
    """
    if wanted.wish and wanted.wish.tags:  # tags are known to whole decks alone
        return None
    now = front.world.clock()
    path = index_path(front.places.cache, front.places.home, front.folder)
    catalogue = Catalogue(path, front.folder, now)
    try:
        return _found(catalogue, front, wanted, now, asking)
    except (OSError, sqlite3.Error):  # whoever reads it next says what is wrong
        return None
    finally:
        with suppress(sqlite3.Error):
            catalogue.close()


def _found(
    catalogue: Catalogue, front: Front, wanted: Opening, now: datetime, asking: Callable[[], None]
) -> FirstCard | None:
    if not catalogue.has(front.shelf.files()):
        return None
    # A deck without a title is called after its file there, and in other letters on the screen.
    titles = {b.name: b.title for b in books(catalogue.store) if b.title != b.name.rpartition("/")[2]}
    entries = front.shelf.entries(titles)
    volumes = catalogue.volumes(entries)
    try:
        known = {v.entry.name: (v.deck_id, v.entry.title) for v in volumes}
        meant = {entry.name for entry in front.shelf.find(wanted.decks, known, entries)}
    except NoSuchDeck:
        return None
    chosen = [v for v in volumes if v.deck_id and v.entry.name in meant]
    asking()
    return _first_of(catalogue, chosen, wanted, now)


def _first_of(
    catalogue: Catalogue, volumes: Sequence[Volume], wanted: Opening, now: datetime
) -> FirstCard | None:
    day = ordinal(study_day(now, catalogue.store.day_start))
    asked = Asked(wanted.limit, wanted.new, None, wanted.practice)
    found = todays(catalogue.store, volumes, day, asked, first=True)
    id = first_of(found.cards, found.learning, int(now.timestamp() * 1000))
    card = catalogue.card(id) if id else None
    if card is None:
        return None
    title = next(v.entry.full_title for v in volumes if v.deck_id == card.deck_id)
    asked_words = sides.ask(card), sides.stem(card), sides.hint(card)
    return FirstCard(card.id, title, *asked_words, found.count, len(found.new), card.id in found.new)


def first_of(waiting: Sequence[str], learning: Mapping[str, int], now: int) -> str | None:
    """The card that `Study` has at hand first; `learning`: those in a step, with their moments (ms)."""
    at, step = min(((at, card) for card, at in learning.items()), default=(0, ""))
    if step and at <= now:
        return step
    return waiting[0] if waiting else step if step and at <= now + LEARN_AHEAD else None
