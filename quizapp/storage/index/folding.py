"""Works out what cards come to: all lines of a card, in order, folded into its row."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Literal, NamedTuple

from quizapp.storage.index import mistakes
from quizapp.storage.index.store import Store, Touched
from quizapp.study.card_state import Answered, CardState, Handled, Unfolded, unfold
from quizapp.study.days import milliseconds, ordinal
from quizapp.study.effect import deck_of
from quizapp.study.memory import Memory, Review, remember_all

CardPhase = Literal["new", "learning", "review", "relearning"]
PHASES: tuple[CardPhase, ...] = ("new", "learning", "review", "relearning")
SCHEDULING = frozenset(("weights", "retention", "learning_steps", "relearning_steps", "longest_interval"))
_FEW, _MANY = 500, 10_000  # cards at a time: named one by one, or all of a range
_ANSWERS = """SELECT card.heir, a.id, a.at, a.day, a.rating, a.mark, a.form, a.override, a.age
    FROM card JOIN answer a ON a.card = card.key WHERE NOT a.gone AND card.heir {}
    ORDER BY card.heir, a.at, a.id"""
# CROSS JOIN: card by card, each one's lines found by the index; not all lines for every answer.
_HANDLED = """SELECT card.heir, line.at, line.id, json_extract(line.text, '$.action')
    FROM card CROSS JOIN line ON line.kind = 'card' AND line.target = card.id
    WHERE NOT line.gone AND card.heir {} ORDER BY line.at, line.id"""
_STATE = """UPDATE card SET phase = ?, step = ?, stability = ?, difficulty = ?, reps = ?, lapses = ?,
    first_day = ?, last_day = ?, last_at = ?, last_rating = ?, due_day = ?, due_at = ?,
    suspended = ?, buried = ?, asked = ?, right = ?, seen_at = ?, mistaken = ? WHERE key = ?"""
_NEW = (0, 0, 0.0, 0.0, 0, 0, 0, 0, 0, 0, 0, 0)

Tell = Callable[[float], None]


class _Keys(NamedTuple):
    """What is true of some keys: the end of a condition, and the values in it."""

    sql: str
    given: tuple[int | str, ...]


def _these(keys: Sequence[int]) -> _Keys:
    """Always in the same words, so that SQLite has the query at hand."""
    return _Keys("IN (SELECT value FROM json_each(?))", (json.dumps(list(keys)),))


def settle_cards(store: Store, touched: Touched, tell: Tell = lambda _share: None) -> None:
    """Folds the cards that were touched, all if a setting has changed; `tell` hears what share is done."""
    decks = _scheduled_otherwise(store, touched)
    every = "" in decks
    heirs = _all(store) if every else _touched(store, touched.cards, decks)
    size = _MANY if every else _FEW
    for i in range(0, len(heirs), size):
        some = heirs[i : i + size]
        _fold(store, some, _Keys("BETWEEN ? AND ?", (some[0], some[-1])) if every else _these(some))
        tell(min(1.0, (i + size) / len(heirs)))


def _scheduled_otherwise(store: Store, touched: Touched) -> set[str]:
    """Decks whose cards were folded by other settings than those of now ("": all decks' cards).

    Some cards may have come with a moved deck, so what they were folded by is kept.
    """
    if touched.set:
        store.settings_changed()
    kept = store.db.execute("SELECT value FROM meta WHERE name = 'folded'").fetchone()
    if kept and not (touched.set or touched.moved):
        return set()
    given = [[*which, value] for which, value in store.settings.items() if which[0] in SCHEDULING]
    given.sort(key=lambda each: each[:2])
    store.db.execute("INSERT OR REPLACE INTO meta VALUES ('folded', ?)", (json.dumps(given),))
    before = json.loads(kept[0]) if kept else given
    return {
        deck
        for _, deck, _ in [*(g for g in given if g not in before), *(g for g in before if g not in given)]
    }


def _all(store: Store) -> list[int]:
    return [key for (key,) in store.db.execute("SELECT key FROM card WHERE heir = key ORDER BY key")]


def _touched(store: Store, keys: set[int], decks: set[str]) -> list[int]:
    """The cards themselves, those that carry their history, and all cards of some decks (by id)."""
    heirs = set(keys)
    for deck in decks:
        sql = "SELECT key FROM card WHERE id >= ? AND id < ?"
        heirs.update(key for (key,) in store.db.execute(sql, (f"{deck}#", f"{deck}$")))
    for key in keys:
        heirs.update(store.db.execute("SELECT heir FROM card WHERE key = ?", (key,)).fetchone() or ())
    return sorted(heirs)


def _fold(store: Store, heirs: Sequence[int], where: _Keys) -> None:
    """Folds these cards; `where` is true of their keys, and of none but those that have no history."""
    handled = _handled(store, where)
    unfolded: dict[int, Unfolded] = {key: Unfolded() for key in heirs}
    older: list[tuple[int, str]] = []
    wrong: list[int] = []
    for key, answers, ages in _answered(store, where):
        events = sorted([*answers, *handled.pop(key, ())], key=lambda e: e[:2]) if key in handled else answers
        unfolded[key] = unfold(events)
        if any(each.mark == "wrong" and each.form in mistakes.FORMS for each in answers):
            wrong.append(key)
        older += [(age, id) for id, age in unfolded[key].ages.items() if ages[id] != age]
    for key, lines in handled.items():
        unfolded[key] = unfold(lines)
    if older:
        store.db.executemany("UPDATE answer SET age = ? WHERE id = ?", older)
    memories = _remembered(store, where, unfolded)
    mistaken = mistakes.counted(store, wrong)
    states = ((key, u.state(memories.get(key)), mistaken.get(key, 0)) for key, u in unfolded.items())
    keep_states(store, states)


def keep_states(store: Store, states: Iterable[tuple[int, CardState, int]]) -> None:
    """Keeps what cards came to in their rows; the states come between keys and numbers of mistakes."""
    store.db.executemany(_STATE, (_row(key, state, mistaken) for key, state, mistaken in states))


def _answered(store: Store, where: _Keys) -> Iterator[tuple[int, list[Answered], dict[str, int]]]:
    """For each card its answers in order, and the ages that stand in their rows."""
    current = -1
    answers: list[Answered] = []
    ages: dict[str, int] = {}
    rows = store.db.execute(_ANSWERS.format(where.sql), where.given)
    for key, id, at, day, rating, mark, form, override, age in rows:
        if key != current:
            if answers:
                yield current, answers, ages
            current, answers, ages = key, [], {}
        answers.append(Answered(at, id, day, milliseconds(at), rating, mark, form, override))
        ages[id] = age
    if answers:
        yield current, answers, ages


def _handled(store: Store, where: _Keys) -> dict[int, list[Handled]]:
    found: defaultdict[int, list[Handled]] = defaultdict(list)
    for key, at, id, action in store.db.execute(_HANDLED.format(where.sql), where.given).fetchall():
        found[key].append(Handled(at, id, ordinal(store.day_of(at)), action))
    return found


def _remembered(store: Store, where: _Keys, unfolded: dict[int, Unfolded]) -> dict[int, Memory | None]:
    """The memories of the cards that have one; each deck's cards by its own plan."""
    by_deck: defaultdict[str, list[tuple[int, str, Sequence[Review]]]] = defaultdict(list)
    for key, id in store.db.execute(f"SELECT key, id FROM card WHERE key {where.sql}", where.given):
        if key in unfolded and unfolded[key].reviews:
            by_deck[deck_of(id)].append((key, id, unfolded[key].reviews))
    out: dict[int, Memory | None] = {}
    for deck, cards in by_deck.items():
        found = remember_all([(id, reviews) for _, id, reviews in cards], store.plan(deck))
        out.update(zip((key for key, _, _ in cards), found, strict=True))
    return out


def _row(key: int, state: CardState, mistaken: int) -> tuple[Any, ...]:
    m = state.memory
    memory = _NEW
    if m:
        memory = (
            *(PHASES.index(m.phase), m.step, m.stability, m.difficulty, m.reps, m.lapses),
            *(m.first_day, m.last_day, m.last_at, m.last_rating, m.due_day, m.due_at),
        )
    done = (state.suspended, state.buried, state.asked, state.right, state.seen_at)
    return (*memory, *done, mistaken, key)


def state_of(row: Sequence[Any]) -> CardState:
    """The state in a row of COLUMNS."""
    phase = PHASES[row[0]]
    memory = None if phase == "new" else Memory(phase, *row[1:12])
    return CardState(memory, row[14], row[15], row[16], bool(row[12]), row[13])


MEMORY = """phase, step, stability, difficulty, reps, lapses, first_day, last_day, last_at, last_rating,
    due_day, due_at"""
COLUMNS = f"{MEMORY}, suspended, buried, asked, right, seen_at"
