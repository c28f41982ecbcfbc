"""Days as they are typed and told, and a choice of attempts in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.scores.review import Sieve
from quizapp.scores.review_words import days_typed, days_words, sieve_words, wrong_days

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 22)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-01 2026-11-22",
        " 2026-11-01 to 2026-11-22 ",
        "2026-11-01–2026-11-22",
        "2026-11-01 - 2026-11-22",
    ],
)
def test_two_days_can_be_typed_in_several_ways(text: str) -> None:
    assert days_typed(text) == (FIRST, LAST)
    assert wrong_days(text) == ""


def test_one_day_is_the_first_and_the_last() -> None:
    assert days_typed("2026-11-01") == (FIRST, FIRST)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("2026-11-22 2026-11-01", "comes after"),
        ("2026-02-30", "'2026-02-30' is no day"),
        ("20261101", "is no day"),
        ("2026-W47-1", "such as 2026-11-22"),
        ("2026-11-01 2026-11-02 2026-11-03", "one day, or two"),
    ],
)
def test_what_is_wrong_is_said_in_words(text: str, word: str) -> None:
    assert word in wrong_days(text)


@given(st.text(max_size=40))
def test_any_text_is_days_or_told_to_be_wrong(text: str) -> None:
    if text.strip() and not wrong_days(text):
        first, last = days_typed(text)
        assert first <= last


def test_days_and_choices_are_told() -> None:
    assert days_words(FIRST, None) == "since 1 Nov 2026"
    assert days_words(None, LAST) == "until 22 Nov 2026"
    assert days_words(FIRST, LAST) == "1 Nov 2026 to 22 Nov 2026"
    assert days_words(LAST, LAST) == "22 Nov 2026"
    assert sieve_words(Sieve(), {}) == ""
    chosen = Sieve(frozenset({"d"}), "typed", FIRST)
    assert sieve_words(chosen, {"d": "Glossary"}) == "Glossary · typed · since 1 Nov 2026"
