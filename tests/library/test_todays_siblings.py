"""The queue of a day has of no note two cards, with an exam and without one."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.library import todays as library_todays
from quizapp.library.overview import counts, room_for_new
from quizapp.library.todays import Asked, Todays, following, following_steps, todays
from quizapp.storage.index.book import Book, books
from quizapp.storage.index.history import History, empty
from quizapp.storage.index.store import Store
from quizapp.study import sitting
from quizapp.study.lines import Set, Start
from quizapp.study.sitting import Study

DAY = date(2026, 11, 22).toordinal()
NOW = 1_795_000_000_000
START = Start(id="01K8E000000000000000000000", at="2026-11-22T08:00:00.000Z", session="s", mode="study")
_ADD = """INSERT INTO card(id, heir, deck, note, place, phase, stability, difficulty, first_day, last_day,
    due_day, due_at, suspended, buried) VALUES (?, 0, ?, ?, ?, ?, ?, 5, ?, ?, ?, ?, ?, ?)"""
_DECK = "INSERT INTO deck VALUES (?, ?, 0, 0, '', ?, '', '', '', '[]', 0, ?, 1)"
_kinds = st.sampled_from(
    ["new"] * 6
    + ["due"] * 3
    + ["later"] * 3
    + ["today", "step", "old step", "late step", "suspended", "buried"]
)
_notes = st.lists(st.lists(_kinds, min_size=1, max_size=3), max_size=8)


def row(kind: str) -> tuple[object, ...]:
    """Phase, stability, first, last and due day, due_at, suspended, buried."""
    return {
        "new": (0, 0.0, 0, 0, 0, 0, 0, 0),
        "due": (2, 3.0, DAY - 9, DAY - 4, DAY - 1, 0, 0, 0),
        "later": (2, 9.0, DAY - 9, DAY - 4, DAY + 5, 0, 0, 0),
        "today": (2, 3.0, DAY, DAY, DAY + 3, 0, 0, 0),
        "step": (1, 0.3, DAY, DAY, DAY, NOW, 0, 0),
        "old step": (3, 0.3, DAY, DAY, DAY, NOW - 9000, 0, 0),
        "late step": (1, 0.3, DAY, DAY, DAY, NOW + 9000, 0, 0),
        "suspended": (0, 0.0, 0, 0, 0, 0, 1, 0),
        "buried": (0, 0.0, 0, 0, 0, 0, 0, DAY),
    }[kind]


def stored(decks: list[list[list[str]]]) -> Store:
    store = empty(UTC)
    note = 0
    for key, notes in enumerate(decks, 1):
        place = 0
        for kinds in notes:
            note += 1
            for side, kind in enumerate(kinds):
                store.db.execute(_ADD, (f"d{key}#{note}:{side}", key, note, place, *row(kind)))
                place += 1
        store.db.execute(_DECK, (key, f"d{key}", f"d{key}", place))
    store.db.execute("UPDATE card SET heir = key")
    return store


def put(store: Store, name: str, value: object, deck: str) -> None:
    number = store.db.execute("SELECT count(*) FROM line").fetchone()[0]
    at = f"2026-11-22T08:00:{number:02}.000Z"
    History(store).add(
        Set(id=f"01K8E0000000000000000000{number:02}", at=at, name=name, value=value, deck=deck)
    )


def note_of(card: str) -> str:
    return card.rpartition(":")[0]


def queue(store: Store, asked: Asked | None = None) -> Todays:
    volumes: list[Book] = books(store)
    return todays(store, volumes, DAY, asked or Asked())  # type: ignore[arg-type]


@settings(max_examples=300, deadline=None)
@given(
    st.lists(_notes, min_size=1, max_size=3),
    st.lists(st.sampled_from([0, 1, 2, 9]), min_size=3, max_size=3),
    st.none() | st.integers(0, 6),
    st.none() | st.integers(0, 9),
)
def test_no_two_cards_of_a_note_are_asked_on_one_day(decks, exams, new, limit) -> None:
    store = stored(decks)
    for key, days in enumerate(exams[: len(decks)], 1):
        if days:
            put(store, "exam", date.fromordinal(DAY + days).isoformat(), f"d{key}")
            put(store, "exam_share", 0.97, f"d{key}")
    found = queue(store, Asked(limit=limit, new=new))
    of_notes = Counter(map(note_of, found.cards))
    assert all(count == 1 for count in of_notes.values())
    assert not of_notes.keys() & {note_of(card) for card in found.learning}
    asked_today = {
        note_of(id)
        for (id,) in store.db.execute("SELECT id FROM card WHERE last_day = ? AND phase = 2", (DAY,))
    }
    assert not of_notes.keys() & asked_today
    if new is not None:
        assert len(found.new) <= new


@settings(max_examples=200, deadline=None)
@given(_notes, st.sampled_from([1, 2, 9]))
def test_home_counts_before_an_exam_what_the_queue_brings(notes, days) -> None:
    store = stored([notes])
    put(store, "exam", date.fromordinal(DAY + days).isoformat(), "d1")
    put(store, "reviews_per_day", 2, "d1")
    found, (book,) = queue(store), books(store)
    counted = counts(book, store, DAY, room_for_new(store, DAY))
    assert counted.new == len(found.new)
    assert counted.due == len(found.cards) - len(found.new) + len(found.learning)


def test_as_many_are_begun_as_were_asked_for_or_planned_though_siblings_are_left_out() -> None:
    store = stored([[["due", "new"]] * 3 + [["new", "new"]] * 5])
    put(store, "exam", date.fromordinal(DAY + 1).isoformat(), "d1")
    put(store, "exam_share", 0.99, "d1")
    found = queue(store, Asked(new=4))
    assert (len(found.cards), len(found.new)) == (7, 4)
    found = queue(store)
    assert (len(found.cards), len(found.new)) == (8, 5)


def test_two_cards_of_a_note_in_steps_come_both() -> None:
    found = queue(stored([[["step", "step"], ["step", "new"]]]))
    assert len(found.learning) == 3
    assert found.cards == []


def answered(store: Store, card: str) -> None:
    store.db.execute("UPDATE card SET last_day = ?, due_day = ? WHERE id = ?", (DAY, DAY + 3, card))


@settings(max_examples=300, deadline=None)
@given(
    st.lists(_notes, min_size=1, max_size=3),
    st.none() | st.integers(0, 9),
    st.integers(1, 4),
    st.integers(0, 3),
    st.randoms(use_true_random=False),
)
def test_a_long_queue_comes_in_pieces_as_it_would_in_one(decks, limit, piece, few, dice) -> None:
    whole = queue(stored(decks), Asked(limit=limit))
    store = stored(decks)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(library_todays, "PIECE", piece)
        patch.setattr(sitting, "_FEW", few + 1)
        found = queue(store, Asked(limit=limit))
        assert (found.count, found.new) == (whole.count, whole.new)
        study = Study(
            START, found.cards, found.new, found.learning, found.later, found.last, found.more_steps
        )
        asked = []
        put_off = set()
        of = store, books(store), DAY
        while True:
            assert study.left == whole.count - len(asked)
            if later := study.later:
                study.bring(*following(*of, study.waiting, later))  # type: ignore[arg-type]
            if later := study.later_steps:
                study.bring_steps(*following_steps(*of, study.known, study.horizon, later))  # type: ignore[arg-type]
            card = study.current(NOW)
            if card is None:
                break
            if dice.random() < 0.2 and card not in put_off:
                put_off.add(card)
                study.put_off()
                continue
            study.drop(card)
            asked.append(card)
            answered(store, card)
    at_once, in_one = Study(START, whole.cards, whole.new, whole.learning), []
    while card := at_once.current(NOW):
        in_one.append(card)
        at_once.drop(card)
    assert [card for card in asked if card not in put_off] == [card for card in in_one if card not in put_off]
    assert sorted(asked) == sorted(in_one)


def test_of_very_many_due_cards_only_a_piece_is_fetched() -> None:
    store = stored([[["due"]] * 900])
    found = queue(store)
    assert (len(found.cards), found.later, found.count) == (300, 600, 900)
    more, left = following(store, books(store), DAY, set(found.cards), found.later)  # type: ignore[arg-type]
    assert (len(more), left) == (300, 300)
    assert not set(more) & set(found.cards)
