"""A first reading of a whole log: rows by the thousand, and what each card comes to gathered on the way.

The same as taking line by line and folding card by card, but without looking anything up. Cards that need a
closer look (lines out of order, taken back, overridden, moved) are left to `folding`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from typing import Any, BinaryIO

from quizapp.storage.index import schema
from quizapp.storage.index.doubles import LINES_ID, SAME_ID, take_again, take_out
from quizapp.storage.index.folding import Tell, keep_states
from quizapp.storage.index.mistakes import FORMS
from quizapp.storage.index.store import Store, Touched
from quizapp.storage.index.taking import ANSWER, WRONG, Taker, Where, chosen
from quizapp.storage.index.wire import Fast, fast_answer
from quizapp.storage.log_files import LONGEST, raw_lines
from quizapp.study.card_state import NEW, CardState, age
from quizapp.study.days import milliseconds, ordinal
from quizapp.study.effect import deck_of
from quizapp.study.memory import Review, remember_all
from quizapp.study.plan import Plan

_ROWS = 20_000
_ROW = ANSWER.replace("OR IGNORE ", "")
_CARD = "INSERT INTO card(key, id, heir) VALUES (?, ?, ?)"
_CARDS = 10_000


class _Card:
    """What a card comes to so far, and when it was last asked."""

    __slots__ = ("asked", "last_at", "last_day", "mistaken", "rated_at", "reviews", "right")

    def __init__(self) -> None:
        self.reviews: list[Review] = []
        self.asked = self.right = self.mistaken = self.last_day = 0
        self.last_at = self.rated_at = ""

    def all_reviews(self) -> list[Review]:
        """Its reviews; of their moments only the last is needed, and so worked out."""
        if self.reviews:
            day, rating, _ = self.reviews[-1]
            self.reviews[-1] = day, rating, milliseconds(self.rated_at)
        return self.reviews


class Bulk(Taker):
    """Takes in whole files, into tables that were empty and have no indexes yet."""

    def __init__(self, store: Store, touched: Touched) -> None:
        """Lines go into `store`; cards that need a closer look are noted in `touched`."""
        super().__init__(store, touched)
        store.know_all()
        self._rows: list[tuple[Any, ...]] = []
        self._wrong: list[tuple[Any, ...]] = []
        self._new: list[tuple[int, str, int]] = []
        self._cards: dict[int, _Card] = {}
        self.doubles: list[tuple[str, Where, bytes]] = []

    def file(self, file: BinaryIO, log: int, path: str) -> Iterator[tuple[int, int, int]]:
        """Takes in a file. Now and then, and at its end, it gives how far it is.

        That is the bytes and the number of whole lines, and the length of a last one without an end.
        """
        start = number = 0
        take, rows = self._take_plain(log), self._rows
        for raw, size in raw_lines(file):
            number += 1
            if found := fast_answer(raw):
                take(found, start, size)
            else:
                self._keep_cards()  # it may have to look some up
                self.raw(raw, Where(log, path, start, number))
            if not raw.endswith(b"\n") and size <= LONGEST:
                yield start, number - 1, size
                return
            start += size
            if len(rows) >= _ROWS:
                self.flush()
                yield start, number, 0
        yield start, number, 0

    def _take_plain(self, log: int) -> Callable[[Fast, int, int], None]:
        """What takes in an answer that is as most are, all it needs at hand: it is called a million times."""
        keys, sessions, cards = self._store.cards, self._store.sessions, self._cards
        rows, wrong, messy = self._rows, self._wrong, self._touched.cards

        def take(found: Fast, start: int, size: int) -> None:
            of, day, at, rating, mark = (
                found.session or "",
                ordinal(found.day or ""),
                found.at,
                found.rating,
                found.mark,
            )
            key = keys.get(found.card) or self._new_card(found.card)
            session = sessions.get(of) or self._store.session_key(of)
            card = cards.get(key)
            if card is None:
                card = cards[key] = _Card()
            if at <= card.last_at:
                messy.add(key)
            old = age(card.last_day, day) if card.asked else NEW
            card.last_at = at
            if day > card.last_day:
                card.last_day = day
            card.asked += 1
            if mark == "right":
                card.right += 1
            elif mark == "wrong" and (text := chosen(found)):
                wrong.append((found.id, key, text, log))
                card.mistaken += found.form in FORMS
            if rating is not None:
                card.reviews.append((day, rating, 0))
                card.rated_at = at
            told = (found.stem is not None) + 2 * (found.answer is not None)
            guess, ms = found.guess is True, found.ms or 0
            rows.append(
                (
                    found.id,
                    key,
                    session,
                    at,
                    day,
                    found.form,
                    mark,
                    rating,
                    guess,
                    ms,
                    told,
                    log,
                    start,
                    size,
                    old,
                )
            )

        return take

    def _new_card(self, id: str) -> int:
        """The next key, for a card that no line has named yet; moves are followed once all is read."""
        key = self._store.cards[id] = len(self._store.cards) + 1
        self._new.append((key, id, key))
        return key

    def _keep_cards(self) -> None:
        self._db.executemany(_CARD, self._new)
        self._new.clear()

    def _any_damaged(self) -> bool:
        return False  # all sittings are still to be worked out

    def _keep(self, row: tuple[Any, ...]) -> bool:
        self._rows.append(row)
        self._touched.cards.add(row[1])
        return True

    def _put(self, sql: str, row: tuple[Any, ...], elsewhere: str) -> bool:
        return self._db.execute(sql, row).rowcount == 1

    def twice(self, id: str, where: Where, raw: bytes) -> None:
        """Puts a line off whose id is there already, until it can be looked up which of the two counts."""
        self.doubles.append((id, where, raw))

    def flush(self) -> None:
        """Puts what is held back into the tables."""
        self._keep_cards()
        self._db.executemany(_ROW, self._rows)
        self._db.executemany(WRONG, self._wrong)
        self._rows.clear()
        self._wrong.clear()

    def end(self) -> None:
        """After the last file: all is in the tables, and cards that moved are known to need a closer look."""
        self.flush()
        for pair in self._db.execute("SELECT key, heir FROM card WHERE heir <> key"):
            self._touched.cards.update(pair)

    def index(self) -> None:
        """Makes the indexes. Lines that share an id are then taken in once more, one by one."""
        try:
            schema.run(self._db, schema.LOG_INDEXES)
            again = []
        except sqlite3.IntegrityError:
            again = take_out(self._store, self._touched, SAME_ID)
            schema.run(self._db, schema.LOG_INDEXES)
        again += take_out(self._store, self._touched, LINES_ID)
        take_again(self._store, self._touched, again)
        taker = Taker(self._store, self._touched)
        for double in self.doubles:
            taker.twice(*double)

    def fold(self, tell: Tell) -> None:
        """Works out the cards that need no closer look, once it is known which those are.

        The table of answers is whole by then: the last of its indexes is made meanwhile, and it is summed up.
        """
        store, done = self._store, 0
        ids = {key: id for id, key in store.cards.items()}
        by_deck: dict[str, list[int]] = {}
        for key in sorted(self._cards.keys() - self._touched.cards):
            by_deck.setdefault(deck_of(ids[key]), []).append(key)
        plans = {deck: store.plan(deck) for deck in by_deck}
        states: list[tuple[int, CardState, int]] = []
        with _meanwhile(self._db, schema.DAYS):
            for deck, keys in by_deck.items():
                for some in _batches(keys):
                    states += self._states(some, ids, plans[deck])
                    done += len(some)
                    tell(done / len(ids))
        keep_states(store, states)

    def _states(
        self, keys: list[int], ids: dict[int, str], plan: Plan
    ) -> Iterator[tuple[int, CardState, int]]:
        cards = [self._cards.pop(key) for key in keys]
        reviews = [(ids[key], card.all_reviews()) for key, card in zip(keys, cards, strict=True)]
        for key, memory, card in zip(keys, remember_all(reviews, plan), cards, strict=True):
            yield key, CardState(memory, card.asked, card.right, card.last_at), card.mistaken


@contextmanager
def _meanwhile(db: sqlite3.Connection, script: str) -> Iterator[None]:
    """Runs statements beside whatever is done here, which had better not need the tables."""
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(schema.run, db, script) if sqlite3.threadsafety == 3 else None
        yield
    if running:
        running.result()
    else:
        schema.run(db, script)


def _batches(keys: list[int]) -> Iterator[list[int]]:
    every = iter(keys)
    while some := list(islice(every, _CARDS)):
        yield some
