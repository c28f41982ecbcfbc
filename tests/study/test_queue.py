"""How the cards of a sitting follow each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.queue import Limits, limit, mixed, most


@given(st.lists(st.lists(st.integers(), max_size=5), max_size=4))
def test_decks_come_by_turns_each_in_its_own_order(decks: list[list[int]]) -> None:
    numbered = [[(deck, place, card) for place, card in enumerate(cards)] for deck, cards in enumerate(decks)]
    found = mixed(numbered)
    assert sorted(found) == sorted(card for cards in numbered for card in cards)
    assert found == sorted(found, key=lambda card: (card[1], card[0]))


def test_what_was_done_today_is_taken_off_the_limits() -> None:
    assert Limits(10, 20).room(begun=4, reviewed=25) == (6, 0)
    assert Limits(10).room(begun=12, reviewed=3) == (0, None)


@pytest.mark.parametrize("odd", [None, -1, 2.5, "7", True, [3]])
def test_an_odd_limit_counts_as_not_set(odd: object) -> None:
    assert limit(odd, 10) == 10
    assert limit(3, 10) == 3


def test_most_takes_the_first() -> None:
    assert (most([1, 2, 3], 2), most([1, 2, 3], None), most([1], -1)) == ([1, 2], [1, 2, 3], [])
