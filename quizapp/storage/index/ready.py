"""Which cards are to be asked today, by SQL: counts for every deck at once, and the cards in order.

Due are cards in review whose day has come and cards in a learning step. Of a note only one card a day: none
while another of its cards is in a step or was asked that day. A card in a step counts as due once its time
has come or is near enough that a sitting would go on with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from quizapp.study.queue import LEARN_AHEAD

if TYPE_CHECKING:
    from quizapp.storage.index.store import Store

_NEVER = 2**62  # ms
_OPEN = "suspended = 0 AND buried <> :day"
_REVIEW = f"phase = 2 AND due_day <= :day AND {_OPEN}"
_STEP = f"phase IN (1, 3) AND due_day <= :day AND {_OPEN}"
_NEW = f"phase = 0 AND {_OPEN}"
# Notes of which another card keeps this one from being asked today; all cards of a note are in one deck.
_TAKEN = """note NOT IN (SELECT note FROM card WHERE last_day = :day AND deck IN ({decks})
    UNION SELECT note FROM card WHERE deck IN ({decks}) AND phase IN (1, 3))"""
_OF_DECK = "FROM card WHERE deck = :deck AND"
_DUE_NOTES = f"SELECT note {_OF_DECK} {_REVIEW}"
_TAKEN_HERE = _TAKEN.format(decks=":deck")
# Whether a card of the deck may be asked today, due or not. Those in a step come of themselves.
OPEN_TODAY = f"""(phase IN (0, 2) AND {_OPEN} AND {_TAKEN_HERE}
    AND (phase = 2 OR note NOT IN ({_DUE_NOTES})))"""
_COUNTS = {
    "steps": f"SELECT count(*) {_OF_DECK} {_STEP} AND due_at <= :until",
    "due": f"SELECT count(*) {_OF_DECK} {_REVIEW}",
    "new": f"SELECT count(*) {_OF_DECK} {_NEW}",
    "begun": f"SELECT count(*) {_OF_DECK} first_day = :day",
    "reviewed": f"SELECT count(*) {_OF_DECK} last_day = :day AND first_day < :day",
    "started": f"SELECT EXISTS (SELECT 1 {_OF_DECK} (phase > 0 OR asked > 0 OR suspended))",
    "cards": "SELECT cards FROM deck WHERE key = :deck",
}
# Where notes make several cards. Grouping is a third quicker than count(DISTINCT note).
_NOTE_COUNTS = {
    "due": f"SELECT count(*) FROM (SELECT 1 {_OF_DECK} {_REVIEW} AND {_TAKEN_HERE} GROUP BY note)",
    "new": f"""SELECT count(*) FROM (SELECT 1 {_OF_DECK} {_NEW} AND {_TAKEN_HERE}
        AND note NOT IN ({_DUE_NOTES}) GROUP BY note)""",
}
# Each phase by itself: its first row in the index that fits, and no more, is read.
_NEXT_DAY = f"SELECT min(due_day) {_OF_DECK} phase = :phase AND due_day > :day AND suspended = 0"
# A step waits for less than a day, so yesterday's may still do.
_NEXT_STEP = f"""SELECT min(due_at) {_OF_DECK} phase IN (1, 3) AND due_day BETWEEN :day - 1 AND :day
    AND due_at > :now AND {_OPEN}"""


class Ready(NamedTuple):
    """A deck's cards on a day, before any limit. `next_day`: when the next one is due (0: none waits).

    `begun` and `reviewed` count what was done that day; `started`: any card was ever asked.
    """

    cards: int
    steps: int
    due: int
    new: int
    begun: int
    reviewed: int
    started: bool
    next_day: int


class Candidate(NamedTuple):
    """A card that may be asked; the keys of its deck and note.

    `due_at` (ms since 1970) is for a step, `order` for one in review: the lower, the likelier forgotten.
    """

    id: str
    deck: int
    note: int
    due_at: int = 0
    order: float = 0.0


def ready(store: Store, deck: int, day: int, *, paired: bool, now: int | None = None) -> Ready:
    """What a deck has on the study day `day` (an ordinal). `paired`: some note of it makes several cards.

    `now` (ms since 1970): of the steps, those whose time comes by then or soon after; None: all of the day.
    """
    which = {"deck": deck, "day": day, "until": _NEVER if now is None else now + LEARN_AHEAD}
    counted = {**_COUNTS, **_NOTE_COUNTS} if paired else _COUNTS
    found = {name: int(store.db.execute(sql, which).fetchone()[0]) for name, sql in counted.items()}
    days = [store.db.execute(_NEXT_DAY, {**which, "phase": phase}).fetchone()[0] for phase in (1, 2, 3)]
    next_day = min((day for day in days if day), default=0)
    started = bool(found.pop("started"))
    return Ready(**found, started=started, next_day=next_day)


def next_step(store: Store, deck: int, day: int, now: int) -> int:
    """The moment (ms since 1970) when the next card in a step may be asked, if one waits; else 0."""
    found = store.db.execute(_NEXT_STEP, {"deck": deck, "day": day, "now": now}).fetchone()
    return int(found[0] or 0)


def begun_on(store: Store, day: int) -> int:
    """How many cards, of any deck, had their first rated answer on the study day `day`."""
    sql = "SELECT count(*) FROM card WHERE first_day = ? AND heir = key"
    return int(store.db.execute(sql, (day,)).fetchone()[0])


def begun(store: Store, deck: int, day: int) -> int:
    """How many cards of a deck had their first rated answer on the study day `day`."""
    found = store.db.execute(_COUNTS["begun"], {"deck": deck, "day": day}).fetchone()
    return int(found[0])


def steps(
    store: Store, decks: Sequence[int], day: int, most: int | None = None, since: int = 0
) -> list[Candidate]:
    """The cards in a step, by the moment for which they wait; `most`: no more than so many (None: all).

    `since` (ms since 1970): those that wait for an earlier moment are left out.
    """
    where = f"deck IN ({_keys(decks)}) AND {_STEP} AND due_at BETWEEN :since AND :until"
    given = {"day": day, "since": since, "until": _NEVER, "most": -1 if most is None else max(0, most)}
    if most:  # the moments are in an index, and few rows are looked up for their ids, which come next
        sql = f"SELECT due_at FROM card WHERE {where} ORDER BY due_at LIMIT 1 OFFSET :most - 1"
        found = store.db.execute(sql, given).fetchone()
        given["until"] = found[0] if found else _NEVER
    sql = f"SELECT id, deck, note, due_at FROM card WHERE {where} ORDER BY due_at, id LIMIT :most"
    return [Candidate(*row) for row in store.db.execute(sql, given)]


def count_steps(store: Store, decks: Sequence[int], day: int) -> int:
    """How many `steps` has in all."""
    sql = f"SELECT count(*) FROM card WHERE deck IN ({_keys(decks)}) AND {_STEP}"
    return int(store.db.execute(sql, {"day": day}).fetchone()[0])


# Retrievability falls with the days waited over the stability, whatever the weights.
_ORDER = "(last_day - :day) / max(stability, 0.001)"


def due(
    store: Store, decks: Sequence[int], day: int, most: int | None = None, *, paired: bool = True
) -> list[Candidate]:
    """The cards in review whose day has come, the likeliest forgotten first; one of each note.

    `most`: no more than so many rows are read (None: all), which of paired cards are fewer notes. `paired`:
    some note of these decks makes several cards.
    """
    # Found in the index alone; what is read of the table are those few that are wanted.
    keys = f"SELECT key FROM card WHERE {_due_in(decks, paired)} ORDER BY {_ORDER}, key LIMIT :most"
    sql = f"SELECT id, deck, note, 0, {_ORDER} FROM card WHERE key IN ({keys}) ORDER BY {_ORDER}, key"
    rows = store.db.execute(sql, {"day": day, "most": -1 if most is None else max(0, most)})
    return _one_a_note(Candidate(*row) for row in rows)


def count_due(store: Store, decks: Sequence[int], day: int, *, paired: bool = True) -> int:
    """How many `due` has in all."""
    where = _due_in(decks, paired)
    one_a_note = f"SELECT count(*) FROM (SELECT 1 FROM card WHERE {where} GROUP BY note)"
    sql = one_a_note if paired else f"SELECT count(*) FROM card WHERE {where}"
    return int(store.db.execute(sql, {"day": day}).fetchone()[0])


def _due_in(decks: Sequence[int], paired: bool) -> str:
    keys = _keys(decks)
    taken = _TAKEN.format(decks=keys) if paired else "last_day <> :day"
    return f"deck IN ({keys}) AND {_REVIEW} AND {taken}"


def new(store: Store, deck: int, day: int, most: int) -> list[Candidate]:
    """At most so many new cards of a deck in the author's order, one of each note."""
    sql = f"""SELECT id, deck, note {_OF_DECK} {_NEW} AND {_TAKEN_HERE}
        AND note NOT IN ({_DUE_NOTES}) ORDER BY place LIMIT :most"""
    # A note's cards stand together: with eight times as many rows there are enough notes among them.
    rows = store.db.execute(sql, {"deck": deck, "day": day, "most": max(0, most) * 8})
    return _one_a_note(Candidate(*row) for row in rows)[: max(0, most)]


def usable(store: Store, decks: Sequence[int], day: int, most: int) -> list[Candidate]:
    """Cards for practice: the longest not seen first."""
    where = f"deck IN ({_keys(decks)}) AND {_OPEN}"
    sql = f"SELECT id, deck, note FROM card WHERE {where} ORDER BY seen_at, deck, place"
    rows = store.db.execute(f"{sql} LIMIT :most", {"day": day, "most": max(0, most)})
    return [Candidate(*row) for row in rows]


def is_due(store: Store, card: str, day: int) -> bool:
    """Whether a card is due on the study day `day`, whatever other cards of its note do."""
    sql = f"SELECT 1 FROM card WHERE id = :id AND (({_REVIEW}) OR ({_STEP}))"
    return store.db.execute(sql, {"id": card, "day": day}).fetchone() is not None


def _keys(decks: Iterable[int]) -> str:
    return ",".join(str(int(deck)) for deck in decks)


def _one_a_note(cards: Iterable[Candidate]) -> list[Candidate]:
    found: dict[int, Candidate] = {}
    for card in cards:
        found.setdefault(card.note, card)
    return list(found.values())
