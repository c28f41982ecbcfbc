"""A quiz with a real library: nothing counts before it is on the disk, and what is there is right."""

import json
from pathlib import Path

import pytest
from helpers.seen import cards, sittings
from kit import right, wrong

from quizapp.library.library import NothingToAsk
from quizapp.questions.wish import Wish
from quizapp.storage.log import NotSaved
from quizapp.study.lines import Answer
from quizapp.study.quiz import Response


def begin(house, **how):
    library = house.open()
    wish = how.pop("wish", Wish(count=4))
    return library, library.quiz(library.named(["letters"]), wish, seed="s", **how)


def answers(house):
    lines = [json.loads(line) for line in house.log()]
    return [line for line in lines if line["kind"] == "answer"]


def ratings(house):
    return [line.get("rating") for line in answers(house)]


def test_nothing_is_written_before_the_first_answer(house):
    library, _ = begin(house)
    library.rows()
    library.study(library.named())
    assert house.saved() == set()


def test_an_answer_is_on_the_disk_before_it_is_acknowledged(house):
    _, sitting = begin(house)
    for i in range(4):
        sitting.answer(i, right(sitting, i))
        assert len(answers(house)) == i + 1
        line = answers(house)[-1]
        item = sitting.quiz.items[i]
        assert (line["card"], line["n"], line["options"]) == (
            item.card.id,
            i + 1,
            [o.text for o in item.options],
        )
        assert (line["key"], line["response"], line["mark"]) == (item.key, item.key, "right")
    start = json.loads(house.log()[0])
    assert (start["kind"], start["mode"], start["seed"]) == ("start", "quiz", "s")
    assert start["options"] == {"form": "choice", "direction": "both", "choices": 4, "count": 4}
    assert start["session"] == line["session"] == start["id"]


def test_the_feedback_says_what_was_right_and_what_the_choice_belongs_to(house):
    _, sitting = begin(house)
    said = sitting.answer(0, wrong(sitting, 0))
    assert (said.verdict, said.answer) == ("✗ Wrong", sitting.quiz.items[0].answer)
    assert said.why.startswith("That answers: q")
    assert sitting.answer(1, right(sitting, 1)).why == ""
    assert sitting.answer(2, Response(None)).verdict == "– Skipped"
    assert sitting.feedback(0) == said
    assert sitting.feedback(3) is None


@pytest.mark.parametrize("how", ["write", "fsync"])
def test_what_could_not_be_saved_changes_nothing_and_is_saved_later_under_the_same_id(house, disk, how):
    library, sitting = begin(house)
    sitting.answer(0, right(sitting, 0))
    disk.break_(how)
    with pytest.raises(NotSaved):
        sitting.answer(1, wrong(sitting, 1))
    assert (sitting.quiz.answered, sitting.quiz.position) == (1, 1)
    assert len(cards(library.journal.history)) == 1
    with pytest.raises(NotSaved):
        sitting.save_again()
    disk.mend()
    sitting.save_again()
    assert sitting.quiz.answered == 2
    read = house.open().journal.history.sitting(sitting.quiz.start.session).answers
    assert [line.n for line in read] == [1, 2]
    assert len({line["id"] for line in answers(house)}) == 2
    with pytest.raises(ValueError, match="no response waiting"):
        sitting.save_again()


def test_a_first_answer_that_can_not_be_saved_is_saved_with_its_start_later(house, disk):
    _, sitting = begin(house)
    disk.break_("write")
    with pytest.raises(NotSaved):
        sitting.answer(0, right(sitting, 0))
    disk.mend()
    sitting.save_again()
    assert [json.loads(line)["kind"] for line in house.log()] == ["start", "answer"]


def test_finishing_saves_first_what_is_waiting_and_skips_the_rest(house, disk):
    _, sitting = begin(house)
    disk.break_("fsync")
    with pytest.raises(NotSaved):
        sitting.answer(0, right(sitting, 0))
    with pytest.raises(NotSaved):
        sitting.finish()
    disk.mend()
    sitting.finish()
    marks = {line["n"]: line["mark"] for line in answers(house)}
    assert marks == {1: "right", 2: "skipped", 3: "skipped", 4: "skipped"}
    assert len({line["id"] for line in answers(house)}) == 4
    last = json.loads(house.log()[-1])
    assert (last["kind"], last["right"], last["total"]) == ("finish", 1, 4)
    attempt = house.open().attempts()[0]
    assert (attempt.finished, attempt.right, attempt.total) == (True, 1, 4)


def test_a_trial_writes_nothing(house):
    library, sitting = begin(house, keep=False)
    assert not sitting.saves
    sitting.answer(0, right(sitting, 0))
    assert sitting.undo() == 0
    sitting.answer(0, wrong(sitting, 0))
    sitting.flag(0, "odd")
    sitting.finish()
    assert house.saved() == set()
    assert library.attempts() == []
    assert sitting.attempt().total == 4


def test_a_wrong_or_guessed_or_skipped_answer_begins_a_new_card_and_a_right_choice_says_nothing(house):
    _, sitting = begin(house)
    sitting.answer(0, right(sitting, 0))
    sitting.answer(1, wrong(sitting, 1))
    sitting.answer(2, Response(sitting.quiz.items[2].key, guess=True))
    sitting.answer(3, Response(None))
    assert ratings(house) == [None, 1, 1, 1]
    assert sitting.coming_back() == 2, "the guess was right; two were missed"


def test_a_right_choice_is_good_when_the_card_is_due(house):
    library, sitting = begin(house)
    sitting.answer(0, wrong(sitting, 0))
    again = library.quiz(library.named(["letters"]), Wish(count=4), seed="s")
    again.answer(0, right(again, 0))
    assert ratings(house) == [1, 3]


def test_no_new_card_is_begun_beyond_the_days_limit(house):
    library, sitting = begin(house, wish=Wish(count=4))
    library.set("new_per_day", 2)
    for i in range(4):
        sitting.answer(i, wrong(sitting, i))
    assert ratings(house) == [1, 1, None, None]


@pytest.mark.parametrize("mode", ["test", "practice"])
def test_a_test_and_practice_schedule_nothing(house, mode):
    library, sitting = begin(house, mode=mode)
    sitting.answer(0, wrong(sitting, 0))
    sitting.answer(1, right(sitting, 1))
    assert ratings(house) == [None, None]
    assert not any(state.reps for state in cards(library.journal.history).values())


def test_after_an_undo_the_card_is_as_before_and_the_first_mark_is_the_score(house):
    library, sitting = begin(house)
    sitting.answer(0, wrong(sitting, 0))
    assert sitting.undo() == 0
    assert library.journal.history.begun_on("2026-11-22") == 0
    sitting.answer(0, right(sitting, 0))
    assert ratings(house) == [1, None]
    assert library.attempts()[0].right == sitting.quiz.right == 0
    assert sitting.coming_back() == 0
    assert sitting.undo() == 0
    assert sitting.undo() is None


def test_the_missed_ones_can_be_practised_and_the_score_stays(house):
    library, sitting = begin(house)
    sitting.answer(0, wrong(sitting, 0))
    sitting.finish()
    cards = [sitting.quiz.items[i].card for i in sitting.quiz.missed]
    again = library.redo(library.named(["letters"]), cards)
    assert [item.card.id for item in again.quiz.items] == [card.id for card in cards]
    again.answer(0, right(again, 0))
    assert ratings(house)[-1] is None
    assert [attempt.total for attempt in library.attempts()] == [4]


def test_what_there_is_nothing_of_is_said_in_words(house):
    library = house.open()
    decks = library.named(["letters"])
    with pytest.raises(NothingToAsk, match="no card with the tag xyz in Letters"):
        library.quiz(decks, Wish(tags=("xyz",)))
    with pytest.raises(NothingToAsk, match="direction reverse in Letters"):
        library.quiz(decks, Wish(direction="reverse"))
    with pytest.raises(NothingToAsk, match="no deck that can be read"):
        library.quiz([], Wish())


def test_the_score_is_of_as_many_items_as_there_are(house):
    library = house.open()
    sitting = library.quiz(library.named(["letters"]), Wish(count=50))
    sitting.answer(0, right(sitting, 0))
    assert (library.attempts()[0].count, sitting.quiz.total) == (8, 8)


def test_two_sittings_at_once_keep_their_answers_apart(house):
    library, one = begin(house)
    other = library.quiz(library.named(["letters"]), Wish(count=2), seed="t")
    one.answer(0, right(one, 0))
    other.answer(0, wrong(other, 0))
    one.answer(1, right(one, 1))
    assert {a.session: a.right for a in library.attempts()} == {
        one.quiz.start.session: 2, other.quiz.start.session: 0,
    }  # fmt: skip
    assert all(
        isinstance(line, Answer) for s in sittings(library.journal.history).values() for line in s.answers
    )


def test_an_answer_taken_back_at_the_end_takes_the_end_back_until_it_is_finished_again(house):
    library, sitting = begin(house)
    for i in range(4):
        sitting.answer(i, right(sitting, i))
    sitting.finish()
    sitting.undo()
    later = house.open()
    session = sitting.quiz.start.session
    assert [found.session for found in (library.unfinished(), later.unfinished())] == [session, session]
    assert not library.attempts()[0].finished
    again = later.resume(session)
    assert again.quiz.position == 3
    again.answer(3, wrong(again, 3))
    again.finish()
    found = house.open().attempts()[0]
    assert (found.finished, found.right, found.total) == (True, 4, 4)


def test_however_often_it_was_finished_it_can_go_on_after_an_undo(house):
    library, sitting = begin(house)
    sitting.answer(0, wrong(sitting, 0))
    for _ in range(2):
        sitting.finish()
    sitting.undo()
    assert library.unfinished()
    sitting.finish()
    assert library.unfinished() is None


def test_where_the_end_cannot_be_taken_back_nothing_has_changed(house, monkeypatch):
    library, sitting = begin(house)
    for i in range(4):
        sitting.answer(i, right(sitting, i))
    sitting.finish()
    with monkeypatch.context() as full:
        full.setattr("quizapp.storage.log.LogWriter.append", no_space)
        with pytest.raises(NotSaved):
            sitting.undo()
    assert library.attempts()[0].finished
    assert sitting.quiz.position == 4
    assert sitting.undo() == 3
    assert library.unfinished()


def no_space(*_):
    raise NotSaved(Path("log"), "the disk is full")
