"""The histories that weights are fitted to are those by which the cards are scheduled."""

from __future__ import annotations

from collections import Counter

from helpers.seen import cards
from hypothesis import given, settings
from storage.test_index_history import Y, answer, card_line, day, logs, ms, undo

from quizapp.storage.index.history import fold
from quizapp.storage.index.reviews import histories
from quizapp.study.lines import Line, Mark, Move
from quizapp.study.memory import remember
from quizapp.study.plan import Plan
from quizapp.study.walk import Review

X = "d#x:forward"
UNFUZZED = Plan(fuzz=False)


def found(*lines: Line) -> list[list[Review]]:
    return list(histories(fold(lines)._store))


@settings(max_examples=400)
@given(logs())
def test_each_card_is_remembered_as_its_history_says(lines: list[Line]) -> None:
    history = fold(lines, {Y: X})
    states = cards(history)
    wanted = Counter(
        (m.reps, m.lapses, m.stability, m.difficulty, m.first_day, m.last_day, m.last_at, m.last_rating)
        for state in states.values()
        if (m := state.memory)
    )
    given_ = [remember("any", reviews, UNFUZZED) for reviews in histories(history._store)]
    assert wanted == Counter(
        (m.reps, m.lapses, m.stability, m.difficulty, m.first_day, m.last_day, m.last_at, m.last_rating)
        for m in given_
        if m
    )
    assert all(given_)


def test_reviews_are_in_order_of_time_whatever_the_order_of_lines() -> None:
    later, earlier = answer("b", 9, day=21, rating=1), answer("a", 9, day=20)
    assert found(later, earlier) == [[(day(20), 3, ms(9, 20)), (day(21), 1, ms(9, 21))]]


def test_what_was_taken_back_or_not_rated_is_no_review() -> None:
    assert found(answer("a", 9), answer("b", 10, rating=None), answer("c", 11), undo("u", "c")) == [
        [(day(22), 3, ms(9))]
    ]


def test_an_overridden_mark_has_the_rating_that_counts() -> None:
    wrong = answer("a", 9, rating=1, mark="wrong")
    assert found(wrong, Mark(id="m", at="2026-11-22T10:00:00.000Z", line="a", mark="right")) == [
        [(day(22), 3, ms(9))]
    ]


def test_a_reset_begins_anew() -> None:
    lines = [answer("a", 9, day=20), card_line("r", "reset", 10), answer("c", 11)]
    assert found(*lines) == [[(day(22), 3, ms(11))]]
    assert found(*lines[:2]) == []


def test_a_history_that_moved_is_one_with_that_of_its_new_card() -> None:
    move = Move(id="v", at="2026-11-22T12:00:00.000Z", source="d", target="e")
    assert found(answer("a", 9), answer("b", 10, card="e#x:forward"), move) == [
        [(day(22), 3, ms(9)), (day(22), 3, ms(10))]
    ]
