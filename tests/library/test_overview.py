"""What Home says: what is due, what is new, what was got; and history that follows a reworded card."""

import json
from datetime import timedelta

import pytest
from kit import DECK, TERMS, right

from quizapp.library.library import open_library
from quizapp.questions.wish import Wish


def row(library, name):
    return next(row for row in library.rows() if row.entry.name == name)


def today(library):
    return library.today(library.rows())


def test_decks_never_begun_do_not_count_today(house):
    library = house.open()
    assert (today(library).due, today(library).new, today(library).minutes) == (0, 0, 0)
    assert row(library, "letters").counts.new == 8
    assert row(library, "more/terms").counts.cards == 6
    assert row(library, "more/terms").notes == 3
    sitting = library.study(library.named(["letters"]))
    sitting.rate(1)
    assert (today(library).due, today(library).new, today(library).minutes) == (1, 7, 2)


def test_the_days_limit_is_over_all_decks(house):
    library = house.open()
    library.set("new_per_day", 3)
    library.study(library.named(["letters"])).rate(3)
    library.study(library.named(["more/terms"])).rate(3)
    assert today(library).new == 1
    house.clock.now += timedelta(days=1)
    assert (today(library).due, today(library).new) == (2, 3)


def test_quizzes_make_a_trend(house):
    library = house.open()
    sitting = library.quiz(library.named(["letters"]), Wish(count=4))
    sitting.answer(0, right(sitting, 0))
    sitting.finish()
    assert row(library, "letters").trend == (0.25,)
    assert row(library, "more/terms").trend == ()


@pytest.mark.parametrize(
    "new",
    [
        DECK.replace('"qa?"', '"What is a?"') + '[renamed]\n"What is a?" = "qa?"\n',
        DECK.replace('"qa?" = "answer a"\n', "")
        + '[[cards]]\nquestion = "What is a?"\nanswer = "answer a"\nrenamed_from = "qa?"\n',
    ],
)
def test_a_reworded_card_keeps_its_history(house, new):
    library = house.open()
    library.study(library.named(["letters"])).rate(1)
    house.write({"letters": new})
    house.clock.now += timedelta(minutes=2)
    for later in (house.open(), reloaded(library)):
        assert (row(later, "letters").counts.due, row(later, "letters").counts.new) == (1, 7)
        sitting = later.study(later.named(["letters"]))
        assert sitting.current.stem == "What is a?"
        assert sitting.study.new_left == 7


def reloaded(library):
    library.load()
    return library


def test_without_renamed_a_reworded_card_is_new(house):
    library = house.open()
    library.study(library.named(["letters"])).rate(1)
    house.write({"letters": DECK.replace('"qa?"', '"What is a?"')})
    assert row(house.open(), "letters").counts.due == 0


def test_undo_finds_a_card_that_was_reworded_since(house):
    library = house.open()
    library.study(library.named(["letters"])).rate(1)
    house.write({"letters": DECK.replace('"qa?"', '"What is a?"') + '[renamed]\n"What is a?" = "qa?"\n'})
    later = house.open()
    sitting = later.study(later.named(["letters"]))
    assert sitting.undo().there
    assert sitting.current.stem == "What is a?"
    assert sitting.study.left == 8


def test_another_learners_answers_are_another_learners(house):
    library = house.open()
    library.study(library.named(["letters"])).rate(1)
    assert row(house.open("lee"), "letters").counts.due == 0
    assert {path.split("/")[1] for path in house.saved()} == {"kim"}


def test_the_profile_is_made_with_the_first_line_and_its_id_stands_in_the_start(house):
    library = house.open()
    known = library.profile.id
    assert house.saved() == set()
    library.study(library.named(["letters"])).rate(1)
    assert json.loads(house.log()[0])["learner"] == known
    assert house.open().profile.id == known


def test_the_study_day_turns_at_four_in_the_learners_zone(house):
    library = house.open()
    house.clock.now = house.clock.now.replace(hour=23)
    library.study(library.named(["letters"])).rate(3)
    house.clock.now += timedelta(hours=4)
    assert library.journal.today() == "2026-11-22"
    assert row(library, "letters").counts.begun == 1
    house.clock.now += timedelta(hours=2)
    assert row(library, "letters").counts.begun == 0


def test_a_library_can_be_opened_and_looked_at_without_writing_into_it(house, monkeypatch):
    for name in ("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(house.home / "state"))
    house.home.joinpath("progress").mkdir()
    world = house.open().world
    library = open_library(str(house.home), "kim", world, make=False)
    library.load()
    library.rows()
    _ = library.profile
    assert house.saved() == set()
    assert {path.name for path in house.home.iterdir()} - {"state", "cache"} == {"decks", "progress"}


def test_a_new_deck_is_there_after_loading_again(house):
    library = house.open()
    house.write({"third": TERMS})
    assert len(reloaded(library).rows()) == 3


@pytest.mark.parametrize(
    "asked",
    [
        lambda library: row(library, "letters").counts.begun,
        lambda library: library.journal.history.begun_on(library.journal.today()),
        lambda library: library.due_on(library.named(["letters"])[0], library.day + 400),
    ],
)
def test_an_answer_counts_whatever_is_asked_first_after_it(house, asked):
    library = house.open()
    library.study(library.named(["letters"])).rate(3)
    assert asked(library) == 1
