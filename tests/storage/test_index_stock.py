"""A deck in the index is a stock like the deck in memory, and never one of cards that have changed since."""

import json
import os
import sqlite3
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import pytest
from helpers.decks_for_tests import deck as made
from helpers.decks_for_tests import decks, notes, question, term
from hypothesis import given, settings
from hypothesis import strategies as st
from storage.test_index_follows import followed

from quizapp.cards.deck import Deck, Note
from quizapp.cards.stored import deck_facts, note_facts
from quizapp.questions.keys import keys_of
from quizapp.questions.stock import Listed, Stock
from quizapp.storage.decks import list_decks
from quizapp.storage.index import books, held, opening, schema, stocking
from quizapp.storage.index.packing import from_json, pack, to_json
from quizapp.storage.index.stock import Kept, asked
from quizapp.storage.index.store import Store

NOW = 4_000_000_000_000_000_000  # ns
COLOURS = '[deck]\nid = "colours"\n[glossary]\n"Red" = "The colour of blood"\n"Blue" = "That of the sky"\n'


def shelved(*found: Deck) -> Store:
    """An index in memory with these decks."""
    store = followed(None, Path("/nowhere"))
    for key, deck in enumerate(found, 1):
        facts = json.dumps(deck_facts(deck))
        row = (key, deck.name, deck.id, deck.title, deck.digest, facts, len(deck.notes), len(deck.cards))
        store.db.execute("INSERT INTO deck VALUES (?, ?, 0, 0, '', ?, ?, ?, ?, '[]', ?, ?, 0)", row)
        rows = [(key, at, note.id, json.dumps(note_facts(note))) for at, note in enumerate(deck.notes)]
        store.db.executemany("INSERT INTO note(deck, place, id, data) VALUES (?, ?, ?, ?)", rows)
    return store


def stock(store: Store, deck: str) -> Stock | None:
    """The stock of one deck, to be used at once."""
    with asked(store, [deck]) as found:
        return found[0] if found else None


def of(store: Store, deck: str) -> Stock:
    found = stock(store, deck)
    assert found is not None
    return found


def same(one: Stock, other: Stock, keys: list[str]) -> None:
    """Both answer all that can be asked alike."""
    assert list(one.spots) == list(other.spots)
    every = range(len(one.spots))
    assert one.notes(every) == other.notes(every)
    assert one.notes([*every][::-2]) == other.notes([*every][::-2])
    for key in keys:
        assert (key, one.count(key)) == (key, other.count(key))
        assert (key, list(one.places(key))) == (key, list(other.places(key)))


def all_keys(*found: Deck) -> list[str]:
    known = {key for deck in found for note in deck.notes for key in keys_of(note, deck.language)}
    return [*sorted(known), "w:nothing of that", "", "=:"]


@settings(max_examples=100, deadline=None)
@given(decks(), st.data())
def test_a_deck_in_the_index_answers_as_the_deck_in_memory(found: list[Deck], data: st.DataObject):
    retired = [data.draw(st.sets(st.sampled_from([note.id for note in deck.notes]))) for deck in found]
    found = [
        made(*(_retired(note, note.id in out) for note in deck.notes), id=deck.id)
        for deck, out in zip(found, retired, strict=True)
    ]
    store = shelved(*found)
    with asked(store, [deck.id for deck in found]) as kept:
        assert all(isinstance(each, Kept) for each in kept)
        for deck, each in zip(found, kept, strict=True):
            same(each, Listed(deck), all_keys(*found))
            assert (each.deck.id, each.deck.title, each.deck.digest) == (deck.id, deck.title, deck.digest)
            assert (each.deck.tags, each.deck.notes, each.deck.cards) == (deck.tags, (), ())


def _retired(note: Note, retired: bool) -> Note:
    return note._replace(retired=retired)


@given(st.lists(notes(), max_size=6))
def test_a_packed_stock_comes_back_from_json_as_it_was(found: list[Note]):
    packed = pack("d", "", made(*found).notes)
    assert from_json(json.loads(json.dumps(to_json(packed)))) == packed


def test_a_note_is_the_same_object_whenever_it_is_asked_for():
    kept = of(shelved(made(term("a", "x"), term("b", "y"))), "d")
    assert kept.notes([0, 1])[1] is kept.notes([1])[0]


def test_no_stock_is_there_for_a_deck_that_no_file_has():
    store = shelved(made(term("a", "x")))
    assert stock(store, "another") is None
    with asked(store, ["another", "d"]) as found:
        assert [each.deck.id for each in found] == ["d"]


# -- files that change ---------------------------------------------------------------------------------


@pytest.fixture
def shelf(tmp_path) -> Path:
    (tmp_path / "log").mkdir()
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "colours.toml").write_text(COLOURS)
    return tmp_path


def opened(shelf: Path) -> Store:
    return followed(shelf / "index.sqlite", shelf / "log", shelf / "decks")


def rewrite(shelf: Path, text: str, name: str = "colours") -> None:
    path = shelf / "decks" / f"{name}.toml"
    path.write_text(text)
    os.utime(path, ns=(1, path.stat().st_mtime_ns + 1))


def follow(store: Store, shelf: Path) -> None:
    opening.follow(store, list_decks(shelf / "decks").decks, NOW)


def answers(found: Stock) -> list[str]:
    return sorted(note.answer for note in found.notes(range(len(found.spots))))


def leftovers(store: Store) -> tuple[int, int]:
    sql = "SELECT (SELECT count(*) FROM stock), (SELECT count(*) FROM stock_key)"
    row = store.db.execute(sql).fetchone()
    return row[0], row[1]


def test_a_changed_deck_has_a_new_stock(shelf: Path):
    store = opened(shelf)
    assert of(store, "colours").count("w:blood") == 1
    rewrite(shelf, COLOURS.replace("blood", "a rose"))
    follow(store, shelf)
    assert leftovers(store) == (0, 0)
    kept = of(store, "colours")
    assert (kept.count("w:blood"), kept.count("w:ros"), len(kept.spots)) == (0, 1, 2)
    assert answers(kept) == ["That of the sky", "The colour of a rose"]
    same(kept, Listed(held.deck(store, 1)), ["w:blood", "w:ros", "d:term"])


def test_what_another_program_has_changed_is_seen(shelf: Path):
    one, other = opened(shelf), opened(shelf)
    assert of(one, "colours").count("w:blood") == 1
    rewrite(shelf, COLOURS + '"Green" = "That of grass"\n')
    follow(other, shelf)
    kept = of(one, "colours")
    assert len(kept.spots) == 3
    assert answers(kept)[0] == "That of grass"
    rewrite(shelf, COLOURS.replace("blood", "wine"))
    with asked(one, ["colours"]) as (held_fast,):
        follow(other, shelf)  # in the midst of a quiz being made
        assert (len(held_fast.spots), held_fast.count("w:blood")) == (3, 1)
        assert "The colour of blood" in answers(held_fast)
    with asked(one, ["colours"]) as (now,):
        assert (len(now.spots), now.count("w:blood"), now.count("w:win")) == (2, 0, 1)


def test_a_deck_that_left_leaves_nothing_of_its_stock(shelf: Path):
    store = opened(shelf)
    rewrite(shelf, COLOURS.replace("colours", "others"), "others")
    follow(store, shelf)
    with asked(store, ["colours", "others"]) as found:
        assert [each.count("w:blood") for each in found] == [1, 1]
    (shelf / "decks" / "colours.toml").unlink()
    follow(store, shelf)
    assert stock(store, "colours") is None
    assert of(store, "others").count("w:blood") == 1
    assert leftovers(store)[0] == 1
    (shelf / "decks" / "others.toml").unlink()
    follow(store, shelf)
    assert leftovers(store) == (0, 0)


def test_a_stock_of_older_keys_is_made_anew(shelf: Path):
    store = opened(shelf)
    of(store, "colours")
    store.db.execute("UPDATE stock SET version = version - 1")
    store.db.execute("DELETE FROM stock_key WHERE name = 'w:blood'")
    store.forget()
    assert of(store, "colours").count("w:blood") == 1


def test_the_index_made_anew_has_its_stocks_again(shelf: Path):
    store = opened(shelf)
    before = answers(of(store, "colours"))
    store.db.execute("UPDATE meta SET value = '0' WHERE name = 'version'")
    follow(store, shelf)
    assert answers(of(store, "colours")) == before
    store.db.close()
    for path in shelf.glob("index.sqlite*"):
        path.unlink()
    assert answers(of(opened(shelf), "colours")) == before


@pytest.fixture
def locked(shelf: Path, monkeypatch) -> Iterator[Store]:
    monkeypatch.setattr(schema, "PATIENCE", 0.05)
    store = opened(shelf)
    other = sqlite3.connect(shelf / "index.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield store
    other.close()


def test_while_the_index_is_locked_the_deck_is_loaded_whole(locked: Store):
    kept = of(locked, "colours")
    assert isinstance(kept, Listed)
    assert kept.count("w:blood") == 1


def test_an_index_that_can_only_be_read_has_decks_loaded_whole_or_the_stocks_it_has(shelf: Path):
    rewrite(shelf, COLOURS.replace("colours", "others"), "others")
    of(opened(shelf), "others")
    only = Store(sqlite3.connect(f"file:{shelf}/index.sqlite?mode=ro", uri=True), shelf / "log", UTC)
    with asked(only, ["colours", "others"]) as found:
        assert [type(each) for each in found] == [Listed, Kept]
        assert [each.count("w:blood") for each in found] == [1, 1]


# -- much at once --------------------------------------------------------------------------------------


def test_much_that_is_new_has_its_stocks_made_while_it_is_read(shelf: Path, monkeypatch):
    monkeypatch.setattr(books, "MUCH", 10)
    store = opened(shelf)
    assert leftovers(store)[0] == 1
    monkeypatch.setattr(stocking, "pack", None)  # not once more
    same(of(store, "colours"), Listed(held.deck(store, 1)), ["w:blood", "d:term"])


def test_another_process_makes_the_stocks_of_a_whole_library(shelf: Path, monkeypatch):
    monkeypatch.setattr("quizapp.storage.index.deck_text.BIG", 10)
    rewrite(shelf, "[glossary", "broken")
    rewrite(shelf, COLOURS.replace("colours", "others"), "others")
    rewrite(shelf, COLOURS.replace("The colour", "Another colour"), "twice")
    store = opened(shelf)
    assert store.db.execute("SELECT name FROM deck JOIN stock ON deck = key ORDER BY name").fetchall() == [
        ("colours",),
        ("others",),
    ]
    for id in ("colours", "others"):
        (key,) = store.db.execute("SELECT key FROM deck WHERE id = ?", (id,)).fetchone()
        same(of(store, id), Listed(held.deck(store, key)), ["w:blood", "w:another", "d:term"])


def test_a_question_is_found_by_what_it_asks_for():
    found = made(question("Which river is long?", "The Nile"), question("Who wrote it?", "Goethe"))
    kept = of(shelved(found), "d")
    assert [kept.notes(kept.places(key))[0].answer for key in ("s:river", "s:?who")] == ["The Nile", "Goethe"]
