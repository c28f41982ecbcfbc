"""The index fails, is damaged, locked or behind: answers are kept, and what is known of them comes right."""

import sqlite3
import time
from datetime import timedelta

import pytest
from helpers.seen import cards, sittings
from kit import DECK, right

from quizapp.library import records
from quizapp.questions.wish import Wish
from quizapp.storage.index import logs
from quizapp.storage.index.history import History
from quizapp.storage.index.trouble import DamagedIndex


def study(library):
    return library.study(library.named(["letters"]))


def same_as_anew(house, library):
    """Whether the library's history is what one gets that begins with nothing."""
    library.load()
    fresh = house.open()
    fresh.catalogue.begin_again()
    fresh.load()
    return cards(library.journal.history) == cards(fresh.journal.history) != {}


@pytest.mark.parametrize("error", [sqlite3.DatabaseError("damaged"), sqlite3.OperationalError("full")])
def test_after_one_failure_of_the_index_answers_go_on_being_saved(house, monkeypatch, error):
    library = house.open()
    sitting = study(library)
    sitting.rate(4)
    real, failing = History.add, [error]

    def add(self, *args):
        if failing:
            raise failing.pop()
        real(self, *args)

    monkeypatch.setattr(History, "add", add)
    for _ in range(3):
        sitting.rate(4)
    assert len([line for line in house.log() if '"kind":"answer"' in line]) == 4
    assert same_as_anew(house, library)


def test_a_log_that_cannot_be_read_back_at_once_is_read_with_the_next_answer(house, monkeypatch):
    library = house.open()
    sitting = study(library)
    sitting.rate(4)
    real, failing = logs.follow_appended, [FileNotFoundError(2, "No such file")]

    def follow(*args):
        if failing:
            raise failing.pop()
        real(*args)

    monkeypatch.setattr(logs, "follow_appended", follow)
    sitting.rate(4)
    sitting.rate(4)
    assert len(cards(library.journal.history)) == 3
    assert same_as_anew(house, library)


def test_a_locked_index_is_not_thrown_away_and_holds_an_answer_up_for_a_moment_only(house):
    library = house.open()
    sitting = study(library)
    sitting.rate(4)
    (path,) = (house.home / "cache").glob("*.sqlite")
    inode = path.stat().st_ino
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    sitting.rate(4)
    other.execute("ROLLBACK")
    sitting.rate(4)
    assert path.stat().st_ino == inode
    assert len(cards(library.journal.history)) == 3


def test_what_another_program_sets_meanwhile_counts_for_the_next_answer(house):
    one, other = house.open(), house.open()
    sitting = study(one)
    sitting.rate(3)
    other.load()
    other.set("retention", 0.75)
    house.clock.now += timedelta(minutes=15)
    sitting.rate(4)
    assert same_as_anew(house, one)


@pytest.mark.parametrize("table", ["session", "answer", "note", "card", "card_due", "line", "deck"])
def test_an_index_with_a_damaged_page_is_made_anew(house, table):
    library = house.open()
    study(library).rate(4)
    store = library.catalogue.store
    (root,) = store.db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    (size,) = store.db.execute("PRAGMA page_size").fetchone()
    library.catalogue.close()
    (path,) = (house.home / "cache").glob("*.sqlite")
    with path.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xff" * size)
    for _ in range(2):
        later = house.open()
        try:
            later.load()
            later.rows()
            later.attempts()
            later.stats()
            study(later).rate(4)
        except sqlite3.DatabaseError:
            later.catalogue.begin_again()
        else:
            break
    assert house.open().study(house.open().named(["letters"])).study.left


def test_an_index_that_can_not_be_written_to_any_more_is_gone_on_with_in_memory(house):
    library = house.open()
    sitting = library.quiz(library.named(["letters"]), Wish(count=2))
    for i in range(2):
        sitting.answer(i, right(sitting, i))
    sitting.finish()
    library.catalogue.store.db.execute("PRAGMA query_only = ON")  # as a full disk, for SQLite
    assert [attempt.right for attempt in library.heads()] == [2]
    assert [row.trend for row in library.rows() if row.trend] == [(1.0,)]
    study(library).rate(4)
    assert len(cards(library.journal.history)) == 3
    assert same_as_anew(house, library)


def test_an_index_that_fails_while_a_changed_deck_is_taken_in_does_not_end_the_sitting(house, monkeypatch):
    monkeypatch.setattr(records, "_LOOK", 0.0)
    library = house.open()
    sitting = study(library)
    sitting.rate(4)
    library.catalogue.store.db.execute("PRAGMA query_only = ON")
    house.write({"letters": DECK.replace("answer b", "another answer")})
    assert sitting.current.answer == "another answer"
    assert len(cards(library.journal.history)) == 1
    sitting.rate(4)
    assert len(cards(library.journal.history)) == 2
    assert same_as_anew(house, library)


def test_a_suspended_leech_and_its_answer_are_taken_back_together(house):
    library = house.open()
    library.set("leech_after", 1)
    library.set("leech_action", "suspend")
    sitting = study(library)
    card = sitting.current.card.id
    sitting.rate(4)
    house.clock.now += timedelta(days=60)
    later = house.open()
    sitting = later.study(later.named(["letters"]), new=0)
    before = later.journal.history.cards[card]
    sitting.rate(1)
    assert later.journal.history.cards[card].suspended
    sitting.undo()
    assert later.journal.history.cards[card] == before
    assert sitting.current.card.id == card


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE note SET data = '{'",
        "UPDATE deck SET facts = '[]'",
        "UPDATE session SET attempt = 'x' WHERE attempt <> ''",
        "UPDATE card SET phase = 77 WHERE phase > 0",
        "UPDATE line SET text = 'x'",
    ],
)
def test_rows_that_make_no_values_are_damage_that_sqlite_does_not_notice(house, damage):
    library = house.open()
    study(library).rate(4)
    quiz = library.quiz(library.named(["letters"]), Wish(count=2), seed="s")
    quiz.answer(0, right(quiz, 0))
    library.heads()
    library.catalogue.store.db.execute(damage)
    library.catalogue.close()
    later = house.open()
    with pytest.raises(DamagedIndex):
        look_at_everything(later)
    later.catalogue.begin_again()
    again = house.open()
    look_at_everything(again)
    assert same_as_anew(house, again)


def look_at_everything(library):
    library.heads()
    library.stats()
    cards(library.journal.history)
    sittings(library.journal.history)
    assert library.journal.history.settings is not None
    assert all(volume.deck for volume in library.volumes)


def locked_by_another(house):
    (path,) = (house.home / "cache").glob("*.sqlite")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    return other


def test_a_start_does_not_wait_for_a_program_that_writes_for_long(house):
    library = house.open()
    sitting = study(library)
    sitting.rate(4)
    other = locked_by_another(house)
    sitting.rate(4)
    begun = time.monotonic()
    later = house.open()
    assert time.monotonic() - begun < 5
    assert len(cards(later.journal.history)) == 2
    other.execute("ROLLBACK")
    later.load()
    assert later.catalogue.store.file


def test_a_card_that_is_not_known_comes_back_though_another_program_has_the_index(house):
    library = house.open()
    sitting = study(library)
    sitting.rate(4)
    other = locked_by_another(house)
    card = sitting.current.card.id
    sitting.rate(1)
    assert card in sitting.study._due
    other.execute("ROLLBACK")
    sitting.rate(4)
    assert same_as_anew(house, library)


def test_an_app_takes_up_the_index_that_another_program_has_made(house):
    library = house.open()
    study(library).rate(4)
    other = house.open()
    other.catalogue.begin_again()
    other.load()
    assert not library.is_current()
    library.load()
    assert library.catalogue.store.file == other.catalogue.store.file
    assert len(cards(library.journal.history)) == 1


@pytest.mark.parametrize("field", ["name", "value"])
def test_a_setting_that_the_index_has_in_part_is_damage(house, field):
    library = house.open()
    library.set("retention", 0.8)
    store = library.catalogue.store
    store.db.execute(f"UPDATE line SET text = replace(text, '\"{field}\"', '\"x\"') WHERE kind = 'set'")
    store.settings_changed()
    with pytest.raises(DamagedIndex):
        _ = store.settings


def test_an_index_that_fails_between_two_answers_is_made_anew_under_the_sitting(house, monkeypatch):
    library = house.open()
    sitting = library.study(library.named(["letters"]))
    add, fails = History.add, iter([True])

    def failing(self, *line):
        if next(fails, False):
            raise sqlite3.DatabaseError("database disk image is malformed")
        add(self, *line)

    monkeypatch.setattr(History, "add", failing)
    for rating in (3, 1, 3):
        sitting.rate(rating)
    assert len(cards(library.journal.history)) == 3
    assert same_as_anew(house, library)
