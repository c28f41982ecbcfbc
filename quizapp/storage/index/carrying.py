"""Finds, in the index, histories that no deck carries any more, and where they could go on.

Where every card with a history is in a deck this is one look at an index of SQLite's. Which cards have come
since the last look is told by their keys, which grow; that is kept beside the tables, and lost with them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from sqlite3 import OperationalError
from typing import NamedTuple

from quizapp.cards.identity import split
from quizapp.storage.index import books
from quizapp.storage.index.rereading import answers
from quizapp.storage.index.store import Store
from quizapp.study.carry import Carried, Come, Gone, Step, carried, note_of
from quizapp.study.routes import deck_of

_STUDIED = "(phase > 0 OR asked > 0 OR suspended)"
_GONE = f"FROM card WHERE deck IS NULL AND heir = key AND {_STUDIED}"
_DECKS = "SELECT id, key FROM deck WHERE id <> ''"
_UNSTUDIED = f"SELECT NOT EXISTS (SELECT 1 FROM card WHERE deck = ? AND {_STUDIED})"
_OF_DECK = f"SELECT id, key, {_STUDIED} FROM card WHERE deck = ?"
_NEW = f"SELECT 1 FROM card WHERE deck = ? AND key > ? AND NOT {_STUDIED} LIMIT 1"
_IN = "SELECT 1 FROM card WHERE id = ? AND deck = ?"
_NOTE = "SELECT 1 FROM note JOIN deck ON deck.key = note.deck WHERE deck.id = ? AND note.id = ? LIMIT 1"
# What is true or false is shown with an answer: the prompt alone is better told by another form.
_LAST = """SELECT a.id FROM answer a JOIN card ON card.key = a.card WHERE card.heir = ? AND NOT a.gone
    ORDER BY a.form = 'true-false', a.at DESC, a.id DESC LIMIT 1"""
_MEMO = "carry"
_SAMPLE = 64  # cards of a deck by which others are told that have nothing in common with it


class _Left(NamedTuple):
    """A card that is gone: its key, id, and when it was last asked."""

    key: int
    id: str
    seen_at: str


@dataclass(frozen=True, slots=True)
class _Memo:
    """The last look: up to which key cards were known (-1: there was none), and notes that the
    learner was asked about, each with whether it was known to be new (None: that couldn't be told).
    """

    upto: int = -1
    waiting: Mapping[str, bool | None] = field(default_factory=dict)

    def came(self, note: str, first_key: int) -> bool | None:
        """Whether a note, with the smallest key of its cards, is new to its deck."""
        if self.upto < 0:
            return None
        return True if first_key > self.upto else self.waiting.get(note, False)


def any_gone(store: Store) -> bool:
    """Whether any card with a history is in no deck."""
    return store.db.execute(f"SELECT 1 {_GONE} LIMIT 1").fetchone() is not None


def find(store: Store, is_held: Callable[[str], bool]) -> Carried:
    """What can be carried over, and what has to be asked.

    `is_held` says of a deck's id whether its file may be there and only can't be read now: its cards are not
    gone.
    """
    gone = [_Left(*row) for row in store.db.execute(f"SELECT key, id, seen_at {_GONE}")]
    memo, at_hand = _memo(store), dict(store.db.execute(_DECKS).fetchall())
    by_deck: defaultdict[str, list[_Left]] = defaultdict(list)
    for card in gone:
        by_deck[deck_of(card.id)].append(card)
    left: list[_Left] = []
    targets: set[str] = set()
    for deck, cards in by_deck.items():
        if deck in at_hand:
            cards = [card for card in cards if not _is_kept(store, card.id)]
            found = {deck} if cards and _has_new(store, deck, at_hand[deck], memo) else set()
        else:
            others = {other: key for other, key in at_hand.items() if other not in by_deck}
            found = set() if is_held(deck) else _like(store, deck, cards, others)
        left += cards if found else []
        targets |= found
    if not targets:
        return Carried()
    come = [card for deck in sorted(targets) for card in _come(store, at_hand[deck], memo)]
    refused = frozenset(_refused(store, left))
    return carried(_with_texts(store, left), come, at_hand.keys(), refused)


def remember(store: Store, found: Carried) -> None:
    """Keeps what was seen: from now on other cards have come since."""
    memo = _memo(store)
    upto = store.db.execute("SELECT coalesce(max(key), 0) FROM card").fetchone()[0]
    waiting = {}
    for doubt in found.doubts:
        for choice in doubt.choices:
            if not doubt.is_deck:
                first = store.db.execute(
                    "SELECT min(key) FROM card WHERE id >= ? AND id < ?", _span(choice.id)
                )
                waiting[choice.id] = memo.came(choice.id, first.fetchone()[0] or 0)
    new = _Memo(upto, waiting)
    if new != memo:
        told = json.dumps([new.upto, dict(new.waiting)], ensure_ascii=False)
        with suppress(OperationalError):  # another program is at it: the next look will do
            store.db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_MEMO, told))


def _memo(store: Store) -> _Memo:
    found = store.db.execute("SELECT value FROM meta WHERE name = ?", (_MEMO,)).fetchone()
    return _Memo(*json.loads(found[0])) if found else _Memo()


def _span(note: str) -> tuple[str, str]:
    """From which id to which one the cards of a note are."""
    return f"{note}:", f"{note};"


# -- what is gone ----------------------------------------------------------------------------------------


def _is_kept(store: Store, card: str) -> bool:
    """Whether its note is still there, retired or asked another way. A gap may have got another name."""
    deck, note, aspect = split(card)
    there = store.db.execute(_NOTE, (deck, note)).fetchone() is not None
    return there and not aspect.startswith("gap")


def _has_new(store: Store, deck: str, key: int, memo: _Memo) -> bool:
    """Whether a deck has a card without a history that may have come since the last look."""
    waiting = any(deck_of(note) == deck for note in memo.waiting)
    return waiting or store.db.execute(_NEW, (key, memo.upto)).fetchone() is not None


def _like(store: Store, deck: str, cards: list[_Left], others: Mapping[str, int]) -> set[str]:
    """The decks without any history that have some of the cards of a deck that is gone."""
    ends = [card.id[len(deck) :] for card in cards[:: 1 + len(cards) // _SAMPLE]]
    return {
        other
        for other, key in others.items()
        if any(store.db.execute(_IN, (f"{other}{end}", key)).fetchone() for end in ends)
        and store.db.execute(_UNSTUDIED, (key,)).fetchone()[0]
    }


def _with_texts(store: Store, left: list[_Left]) -> Iterator[Gone]:
    for card in left:
        found = store.db.execute(_LAST, (card.key,)).fetchone()
        last = next(iter(answers(store, [found[0]])), None) if found else None
        yield Gone(card.id, (last and last.stem) or "", (last and last.answer) or "")


def _refused(store: Store, left: list[_Left]) -> Iterator[Step]:
    """Steps that were taken back, and cards and decks that were told to stay since they were last asked."""
    seen: defaultdict[str, str] = defaultdict(str)
    for card in left:
        for id in (card.id, deck_of(card.id)):
            seen[id] = max(seen[id], card.seen_at)
    for text, taken_back in store.db.execute("SELECT text, gone FROM line WHERE kind = 'move'"):
        line = json.loads(text)
        step = line["from"], line["to"]
        if step[0] == step[1]:
            if not taken_back and line["at"] >= seen[step[0]]:
                yield step
        elif taken_back:
            yield step


# -- what has come ---------------------------------------------------------------------------------------


def _come(store: Store, deck: int, memo: _Memo) -> Iterator[Come]:
    rows = {id: (key, bool(studied)) for id, key, studied in store.db.execute(_OF_DECK, (deck,))}
    first: dict[str, int] = {}
    for id, (key, _) in rows.items():
        first[note_of(id)] = min(key, first.get(note_of(id), key))
    for card in books.deck(store, deck).cards:
        if card.id in rows:
            came = memo.came(note_of(card.id), first[note_of(card.id)])
            yield Come.of(card, studied=rows[card.id][1], came=came)
