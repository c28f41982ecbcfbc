"""Two attempts side by side."""

from hypothesis import given
from reviewing_kit import attempt, one, result

from quizapp.scores.compare import changes, in_time, pairs


@given(one, one)
def test_each_card_of_the_two_is_in_one_group(first, second):
    groups = changes(pairs(first, second))
    listed = [pair.card for group in groups.values() for pair in group]
    assert len(listed) == len(set(listed))
    assert set(listed) == {r.card for r in (*first.answers, *second.answers)}


@given(one, one)
def test_turned_round_what_was_gained_is_lost(first, second):
    one_way, other = changes(pairs(first, second)), changes(pairs(second, first))
    turned = {"gained": "lost", "lost": "gained", "only first": "only second", "only second": "only first"}
    for change, found in one_way.items():
        assert {p.card for p in found} == {p.card for p in other[turned.get(change, change)]}


@given(one)
def test_an_attempt_beside_itself_shows_no_change(each):
    assert {pair.change for pair in pairs(each, each)} <= {"kept", "missed"}


def test_a_skipped_question_is_one_that_was_not_right():
    (pair,) = pairs(attempt(result("d#a", "skipped")), attempt(result("d#a")))
    assert pair.change == "gained"


def test_of_a_card_that_was_asked_twice_the_first_answer_counts():
    (pair,) = pairs(attempt(result("d#a", "wrong"), result("d#a")), attempt(result("d#a")))
    assert pair.change == "gained"


def test_the_words_are_those_of_the_later_attempt():
    (pair,) = pairs(attempt(result("d#a", "wrong")), attempt(result("d#a", response="new")))
    assert pair.shown.response == "new"


def test_two_attempts_are_put_in_order_of_time():
    old, new = attempt(result("d#a"), days_ago=2), attempt(result("d#a"))
    assert in_time(new, old) == in_time(old, new) == (old, new)
