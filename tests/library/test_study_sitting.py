"""Studying with a real library: ratings, undo over sittings, practice, limits."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from helpers.seen import cards
from kit import DECK, right, wrong

from quizapp.questions.wish import Wish
from quizapp.storage.log import NotSaved


def begin(house, **how):
    library = house.open()
    return library, library.study(library.named(["letters"]), **how)


def lines(house, kind="answer"):
    return [line for line in map(json.loads, house.log()) if line["kind"] == kind]


def card(sitting):
    return sitting.current.card.id


def test_a_rating_is_on_the_disk_before_the_next_card_comes(house):
    _, sitting = begin(house)
    assert (sitting.title, sitting.study.left, sitting.study.new_left) == ("Letters", 8, 8)
    for n, rating in enumerate((1, 2, 3, 4), 1):
        asked = card(sitting)
        sitting.rate(rating, ms=5)
        line = lines(house)[-1]
        assert (len(lines(house)), line["card"], line["rating"]) == (n, asked, rating)
        assert line["mark"] == ("wrong" if rating == 1 else "right")
        assert (line["form"], line["day"], line["ms"]) == ("flashcard", "2026-11-22", 5)


def test_after_a_hint_the_rating_is_hard_at_most(house):
    _, sitting = begin(house)
    sitting.rate(4, hint=True)
    sitting.rate(1, hint=True)
    assert [(line["rating"], line["hint"]) for line in lines(house)] == [(2, True), (1, True)]


def test_a_rating_that_is_none_is_refused_and_nothing_is_saved(house):
    _, sitting = begin(house)
    with pytest.raises(ValueError, match="a rating is"):
        sitting.rate(5)
    assert house.saved() == set()


@pytest.mark.parametrize("how", ["write", "fsync"])
def test_what_could_not_be_saved_leaves_the_card_at_hand(house, disk, how):
    library, sitting = begin(house)
    asked = card(sitting)
    disk.break_(how)
    with pytest.raises(NotSaved):
        sitting.rate(3)
    assert (card(sitting), sitting.study.done, cards(library.journal.history)) == (asked, 0, {})
    disk.mend()
    sitting.save_again()
    assert card(sitting) != asked
    assert len({line["id"] for line in lines(house)}) == 1
    assert house.open().journal.history.begun_on("2026-11-22") == 1
    with pytest.raises(ValueError, match="no answer waiting"):
        sitting.save_again()


def test_undo_goes_back_over_earlier_sittings_to_the_very_first_answer(house):
    _, first = begin(house)
    asked = []
    for rating in (3, 1, 3):
        asked.append(card(first))
        first.rate(rating)
    library, second = begin(house)
    asked.append(card(second))
    second.rate(3)
    for wanted in reversed(asked):
        undone = second.undo()
        assert (undone.card, undone.word) == (wanted, "Taken back.")
        assert card(second) == wanted
    assert second.undo() is None
    assert cards(library.journal.history) == cards(house.open().journal.history) == {}
    assert len(lines(house, "undo")) == 4


def test_undo_after_the_last_card_brings_it_back(house):
    _, sitting = begin(house, limit=1)
    asked = card(sitting)
    sitting.rate(4)
    assert sitting.current is None
    sitting.undo()
    assert card(sitting) == asked
    sitting.rate(1)
    assert card(sitting) == asked


def test_undo_of_a_card_that_is_gone_says_so(house):
    _, sitting = begin(house)
    sitting.rate(3)
    text = (house.home / "decks" / "letters.toml").read_text("utf-8")
    house.write({"letters": text.replace('"qa?" = "answer a"\n', "")})
    _, later = begin(house)
    before = card(later)
    assert later.undo().word == "Taken back; no deck has that card any more."
    assert card(later) == before


def test_undo_takes_this_sittings_latest_answer_although_the_clock_ran_back(house):
    _, sitting = begin(house)
    first = card(sitting)
    sitting.rate(3)
    house.clock.now -= timedelta(hours=1)
    second = card(sitting)
    sitting.rate(3)
    assert sitting.undo().card == second
    assert card(sitting) == second
    assert sitting.undo().card == first
    assert card(sitting) == first


def test_undo_passes_over_a_quiz(house):
    library, sitting = begin(house)
    asked = card(sitting)
    sitting.rate(3)
    quiz = library.quiz(library.named(["letters"]), Wish(count=2))
    quiz.answer(0, wrong(quiz, 0))
    again = library.redo(library.named(["letters"]), [quiz.quiz.items[0].card])
    again.answer(0, right(again, 0))
    _, later = begin(house)
    assert later.undo().card == asked
    assert later.undo() is None


def test_putting_off_saves_nothing(house):
    _, sitting = begin(house)
    asked = card(sitting)
    sitting.skip()
    assert card(sitting) != asked
    assert house.saved() == set()
    while sitting.study.left > 1:
        sitting.rate(4)
    assert card(sitting) == asked


def test_practice_schedules_nothing_and_can_be_taken_back(house):
    library, sitting = begin(house, practice=True)
    asked = card(sitting)
    sitting.rate(1)
    sitting.rate(3)
    assert [(line.get("rating"), line["response"], line["mark"]) for line in lines(house)] == [
        (None, "1", "wrong"), (None, "3", "right"),
    ]  # fmt: skip
    assert library.journal.history.begun_on("2026-11-22") == 0
    sitting.undo()
    sitting.undo()
    assert card(sitting) == asked


def test_new_cards_stop_at_the_days_limit_and_new_overrides_it(house):
    library, sitting = begin(house, new=3)
    assert sitting.study.left == 3
    for _ in range(3):
        sitting.rate(4)
    library.set("new_per_day", 4)
    assert library.study(library.named(["letters"])).study.left == 1
    assert library.study(library.named(["letters"]), new=2).study.left == 2
    assert library.study(library.named(["letters"]), new=0).study.left == 0


def test_a_card_answered_again_yesterday_comes_first_today(house):
    _, sitting = begin(house)
    missed = card(sitting)
    sitting.rate(1)
    sitting.rate(3)
    house.clock.now += timedelta(days=1)
    _, later = begin(house)
    assert card(later) == missed
    assert later.study.left == 8
    assert later.study.new_left == 6


def test_a_flag_is_kept_with_its_remark(house):
    _, sitting = begin(house)
    sitting.flag("too long")
    assert [(line["card"], line["remark"]) for line in lines(house, "flag")] == [(card(sitting), "too long")]


def test_tags_choose_the_cards(house):
    library = house.open()
    assert library.study(library.named(), tags=["ABC"]).study.left == 8
    assert library.study(library.named(), tags=["none"]).current is None


@pytest.mark.parametrize("ratings", ["33333333", "13133133", "1111111111", "3u3u13u4"])
def test_what_was_looked_up_ahead_changes_no_line_and_no_card(house, tmp_path, ratings):
    said = []
    for name in ("plain", "ahead"):
        other = type(house)(tmp_path / name, clock=lambda: datetime(2026, 11, 22, 10, tzinfo=UTC))
        other.write({"letters": DECK})
        for _ in range(2):  # a second sitting leaves out the texts that the first one wrote
            _, sitting = begin(other)
            for rating in ratings:
                if name == "ahead":
                    item = sitting.look_ahead()
                    assert item is None or item.card.id != card(sitting)
                shown = sitting.outlooks()
                if rating == "u":
                    sitting.undo()
                elif sitting.current:
                    assert shown
                    sitting.rate(int(rating), ms=5)
                said.append((name, sitting.current and (card(sitting), sitting.current.answer)))
        said.append((name, other.log()))
    plain, ahead = ([what for each, what in said if each == name] for name in ("plain", "ahead"))
    assert plain == ahead


def test_what_follows_is_looked_up_once(house):
    _, sitting = begin(house)
    found = []
    find = sitting._find
    sitting._find = lambda id, **more: (found.append(id), find(id, **more))[1]
    first, following = card(sitting), sitting.look_ahead()
    sitting.rate(3)
    assert sitting.current is following
    assert found == [first, following.card.id]


def test_what_was_looked_up_ahead_is_looked_up_again_where_that_is_wished(house, monkeypatch):
    monkeypatch.setattr("quizapp.library.records._LOOK", 0.0)
    _, sitting = begin(house)
    sitting.look_ahead()
    house.write({"letters": DECK.replace("answer b", "mended")})
    sitting.rate(3)
    sitting.look_again()
    assert sitting.current.answer == "mended"


@pytest.mark.parametrize("then", ["undo", "skip", "put_away", "look_again"])
def test_an_answer_that_waits_to_be_saved_goes_before_whatever_is_done_next(house, disk, then):
    _, sitting = begin(house)
    disk.break_("write")
    with pytest.raises(NotSaved):
        sitting.rate(3)
    answered = card(sitting)
    if then != "look_again":
        with pytest.raises(NotSaved):
            getattr(sitting, then)(*(["bury"] if then == "put_away" else []))
    assert sitting.unsaved
    assert card(sitting) == answered
    disk.mend()
    getattr(sitting, then)(*(["bury"] if then == "put_away" else []))
    if then == "look_again":
        assert card(sitting) == answered
        sitting.save_again()
    assert [line["rating"] for line in lines(house)] == [3]
    assert not sitting.unsaved
    with pytest.raises(ValueError, match="no answer waiting"):
        sitting.save_again()


def test_a_card_is_answered_once_while_its_answer_waits_to_be_saved(house, disk):
    _, sitting = begin(house)
    disk.break_("write")
    with pytest.raises(NotSaved):
        sitting.rate(3)
    with pytest.raises(ValueError, match="not answered"):
        sitting.rate(1)
    disk.mend()
    sitting.save_again()
    assert [line["rating"] for line in lines(house)] == [3]
