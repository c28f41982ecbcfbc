"""Typed answers and matches with a real library: saved pair by pair, overruled, taken back, gone on with."""

import json

import pytest

from quizapp.questions.wish import Wish
from quizapp.storage.log import NotSaved
from quizapp.study.quiz import Response


def begin(house, form, count=8, **how):
    library = house.open()
    wish = Wish(count=count, forms=(form,))
    return library, library.quiz(library.named(["letters"]), wish, seed="s", **how)


def lines(house, kind):
    return [line for line in map(json.loads, house.log()) if line["kind"] == kind]


def right(sitting, i):
    return Response(sitting.quiz.items[i].key)


def test_the_pairs_of_a_match_are_saved_one_by_one_with_one_item(house):
    _, sitting = begin(house, "match")
    told = sitting.answer_group(0, [right(sitting, i) for i in range(4)])
    assert [each.mark for each in told] == ["right"] * 4
    saved = lines(house, "answer")
    assert [line["n"] for line in saved] == [1, 2, 3, 4]
    assert len({line["item"] for line in saved}) == 1
    assert sitting.undo() == 0
    assert len(lines(house, "undo")) == 4
    assert sitting.quiz.position == 0


def test_a_match_that_could_not_be_saved_goes_on_where_it_failed(house, disk):
    _, sitting = begin(house, "match")
    sitting.answer(0, right(sitting, 0))
    disk.break_("fsync")
    with pytest.raises(NotSaved):
        sitting.answer_group(1, [right(sitting, i) for i in (1, 2, 3)])
    assert sitting.quiz.answered == 1
    disk.mend()
    assert sitting.save_again().mark == "right"
    assert [line["n"] for line in lines(house, "answer")[-3:]] == [2, 3, 4] or sitting.quiz.answered == 4
    assert house.open().attempts()[0].right == 4


def test_i_was_right_is_a_line_of_its_own_and_can_be_taken_back(house):
    library, sitting = begin(house, "typed", 2)
    assert sitting.answer(0, Response("something else")).mark == "wrong"
    told = sitting.overrule(0, "a synonym")
    assert (told.mark, told.given) == ("right", "something else")
    (line,) = lines(house, "mark")
    assert (line["mark"], line["why"], line["line"]) == (
        "right",
        "a synonym",
        lines(house, "answer")[0]["id"],
    )
    assert sitting.quiz.right == library.attempts()[0].right == 1
    assert sitting.undo() == 0
    assert sitting.quiz.standing(0)
    assert sitting.quiz.right == library.attempts()[0].right == 0
    assert sitting.undo() == 0
    assert sitting.quiz.standing(0) is None


def test_only_a_typed_answer_that_is_wrong_can_be_overruled(house):
    _, sitting = begin(house, "typed", 3)
    with pytest.raises(ValueError, match="no typed answer"):
        sitting.overrule(0)
    sitting.answer(0, Response(None))
    sitting.answer(1, Response(sitting.quiz.items[1].answer))
    sitting.answer(2, Response("x"))
    assert [sitting.can_overrule(i) for i in range(3)] == [False, False, True]
    _, other = begin(house, "choice", 1)
    other.answer(0, Response((other.quiz.items[0].key + 1) % 4))
    assert not other.can_overrule(0)


def test_an_overrule_that_could_not_be_saved_is_saved_later_under_the_same_id(house, disk):
    _, sitting = begin(house, "typed", 1)
    sitting.answer(0, Response("x"))
    disk.break_("fsync")
    with pytest.raises(NotSaved):
        sitting.overrule(0)
    assert sitting.quiz.right == 0
    disk.mend()
    assert sitting.save_again().mark == "right"
    assert len({line["id"] for line in lines(house, "mark")}) == 1


@pytest.mark.parametrize("form", ["typed", "match", "true-false", "mixed"])
def test_a_broken_off_quiz_of_any_form_goes_on_as_it_was(house, form):
    _, sitting = begin(house, form)
    sitting.answer(0, Response("x" if sitting.quiz.items[0].accepts else 0))
    again = house.open().resume(sitting.quiz.start.session)
    assert again.quiz.items == sitting.quiz.items
    assert again.quiz.position == sitting.quiz.position == 1
    assert again.quiz.group(0) == sitting.quiz.group(0)


def test_a_typed_question_of_a_card_that_changed_is_still_marked_as_a_typed_one(house):
    _, sitting = begin(house, "typed", 2)
    item = sitting.quiz.items[0]
    sitting.answer(0, Response("x"))
    deck = house.home / "decks" / "letters.toml"
    deck.write_text(deck.read_text("utf-8").replace(f'"{item.answer}"', '"another reply"'), "utf-8")
    again = house.open().resume(sitting.quiz.start.session)
    assert again.quiz.items[0].form == "typed"
    again.undo()
    assert again.answer(0, Response(item.answer)).mark == "right"


def test_right_by_recall_begins_a_new_card_and_right_by_match_says_nothing(house):
    _, sitting = begin(house, "typed", 1)
    sitting.answer(0, Response(sitting.quiz.items[0].answer))
    _, other = begin(house, "match")
    other.answer(1, right(other, 1))
    other.answer(2, Response((other.quiz.items[2].key + 1) % 4))
    assert [line.get("rating") for line in lines(house, "answer")] == [3, None, 1]


def test_what_was_said_of_a_statement_is_no_confusion(house):
    library, sitting = begin(house, "true-false")
    for i, item in enumerate(sitting.quiz.items):
        sitting.answer(i, Response(1 - item.key))
    assert {item.form for item in sitting.quiz.items} == {"true-false"}
    assert library.stats().confusions == []
    assert library.mistaken(library.named(["letters"])) == {}


def test_what_was_typed_for_another_cards_answer_is_one(house):
    library, sitting = begin(house, "typed", 1)
    other = "answer b" if sitting.quiz.items[0].answer != "answer b" else "answer c"
    sitting.answer(0, Response(other))
    (found,) = library.stats().confusions
    assert (found.text, bool(found.other)) == (other, True)


def test_a_slip_that_is_nobodys_answer_is_listed_once_repeated(house):
    library, sitting = begin(house, "typed", 1)
    sitting.answer(0, Response("asdf"))
    assert library.stats().confusions == []
    sitting.undo()
    sitting.answer(0, Response("asdf"))
    sitting.answer(0, Response("asdf"))
    (found,) = library.stats().confusions
    assert (found.text, found.count) == ("asdf", 2)


def test_a_sentence_stands_in_statistics_with_its_gap_blank(house):
    house.write({"gaps": '[[cards]]\ncloze = "Signed in {{Tokyo::city}} by {{Takaichi}}."\n'})
    library = house.open()
    sitting = library.quiz(library.named(["gaps"]), Wish(count=2, forms=("cloze",)), seed="s")
    for _ in range(2):
        sitting.answer(0, Response("asdf"))
    given = library.stats()
    gap = sitting.quiz.items[0].card.gap
    assert list(given.prompts.values()) == [
        ("Signed in ____ (city) by Takaichi.", "Signed in Tokyo by ____.")[gap]
    ]


def test_i_was_right_said_twice_while_it_cannot_be_saved_is_one_line(house, disk):
    _, sitting = begin(house, "typed", 1)
    sitting.answer(0, Response("x"))
    disk.break_("write")
    for _ in range(2):
        with pytest.raises(NotSaved):
            sitting.overrule(0)
        assert sitting.unsaved
    disk.mend()
    assert sitting.overrule(0).mark == "right"
    assert len(lines(house, "mark")) == 1
    assert not sitting.unsaved


@pytest.mark.parametrize("then", ["answer", "undo", "pass over"])
def test_pairs_that_wait_to_be_saved_go_before_whatever_is_done_next(house, disk, then):
    _, sitting = begin(house, "match")
    disk.break_("write")
    with pytest.raises(NotSaved):
        sitting.answer_group(0, [right(sitting, i) for i in (0, 1, 2)])
    disk.mend()
    if then == "answer":
        sitting.answer(3, right(sitting, 3))
    elif then == "undo":
        sitting.undo()
    else:
        sitting.pass_over(3)
    assert [line["n"] for line in lines(house, "answer")][:3] == [1, 2, 3]
