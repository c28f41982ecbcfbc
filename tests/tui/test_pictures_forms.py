"""The forms of question as pictures. After a wanted change: pytest with this file and --snapshot-update."""

import pytest
from app_kit import NARROW, Home
from forms_kit import asking, forms_home
from test_pictures import picture

__all__ = ["picture"]

TYPED, MATCH = asking("metals", "typed"), asking("metals", "match")


@pytest.fixture(autouse=True)
def _decks(home: Home) -> None:
    forms_home(home)


def test_a_typed_answer_is_asked_for(picture):
    assert picture(*"Tung", opening=TYPED)


def test_a_typed_answer_missed(picture):
    assert picture(*"Tangstin", "enter", opening=TYPED)


def test_true_or_false(picture):
    assert picture("down", opening=asking("animals", "true-false", count=4))


def test_a_match(picture):
    assert picture("a", "c", opening=MATCH)


def test_a_match_told(picture):
    assert picture("a", "b", "c", "d", "enter", opening=MATCH)


def test_a_narrow_match(picture):
    assert picture("b", opening=MATCH, size=NARROW)
