"""What is said of memory, and what is typed about it: pure, without a screen."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.card_state import CardState
from quizapp.study.memory import remember
from quizapp.study.plan import Plan
from quizapp.tui.card_words import Today, in_full, standing
from quizapp.tui.exam_words import typed_day
from quizapp.tui.searching import query
from quizapp.tui.setting_words import about_retention, steps_in_words, typed_steps
from quizapp.tui.spans import in_days, in_minutes

DAY = date(2026, 11, 22)
TODAY = Today(DAY.toordinal(), 1_000_000_000)


@given(st.integers(1, 500))
def test_a_day_is_understood_as_iso_and_as_a_span(days):
    day = DAY + timedelta(days=days)
    assert typed_day(day.isoformat(), DAY) == day
    assert typed_day(f" in {days} days ", DAY) == day
    assert typed_day(f"{days}d", DAY) == day


def test_weeks_months_and_tomorrow_are_understood():
    assert typed_day("in a week", DAY) == date(2026, 11, 29)
    assert typed_day("3 Weeks", DAY) == date(2026, 12, 13)
    assert typed_day("2 months", DAY) == date(2027, 1, 21)
    assert typed_day("Tomorrow", DAY) == date(2026, 11, 23)


@given(st.text(max_size=12))
def test_no_text_is_taken_for_a_day_that_is_over(text):
    day = typed_day(text, DAY)
    assert day is None or day > DAY


@given(st.lists(st.integers(1, 2000), max_size=8))
def test_steps_are_read_as_they_are_typed(steps):
    assert typed_steps(" ".join(map(str, steps))) == tuple(map(float, steps))
    assert typed_steps(", ".join(f"{step}m" for step in steps)) == tuple(map(float, steps))


@pytest.mark.parametrize("text", ["x", "0", "-1", "1 x", "50000", " ".join(["1"] * 21)])
def test_what_are_no_steps_is_refused(text):
    assert typed_steps(text) is None


def test_steps_are_said_in_their_units():
    assert steps_in_words((1.0, 10.0, 60.0, 1440.0)) == "1 min, 10 min, 1 hour, 1 day"
    assert steps_in_words(()) == "none"


def test_waits_are_rounded_up():
    assert [in_minutes(n) for n in (0, 1, 61, 240, 5400)] == [
        "a moment",
        "1 minute",
        "2 minutes",
        "4 minutes",
        "1.5 hours",
    ]
    assert [in_days(n) for n in (0, 1, 12, 364)] == ["today", "tomorrow", "in 12 days", "in 364 days"]
    assert [in_days(n) for n in (365, 730, 1329)] == ["in 1 year", "in 2 years", "in 3.6 years"]


@given(st.integers(70, 97))
def test_more_to_remember_is_never_said_to_be_less_work(wish):
    said = about_retention(wish / 100)
    assert ("more work" in said) == (wish > 90)
    assert ("less work" in said) == (wish < 90)


def test_a_search_takes_words_and_kinds_apart():
    assert query("is:leech Copper is:due") == query("copper is:du is:l")
    assert query("is:").kinds == frozenset()
    assert query("is:zebra").unknown == "zebra"
    assert query("is:s").unknown == "s"  # step or suspended


def test_a_card_due_later_says_when_and_how_well_it_is_remembered():
    plan = Plan(fuzz=False, learning_steps=())
    memory = remember("d#n:forward", [(TODAY.day - 2, 4, 0)], plan)
    state = CardState(memory, asked=1, right=1)
    stands = standing(state, plan, TODAY)
    assert stands.word.startswith("in ")
    assert stands.kinds == frozenset()
    assert f"due {stands.word} · remembered 9" in in_full(state, plan, TODAY)


def test_a_card_buried_on_an_earlier_day_is_asked_again():
    plan = Plan()
    assert standing(CardState(buried=TODAY.day), plan, TODAY).kinds == {"buried"}
    assert standing(CardState(buried=TODAY.day - 1), plan, TODAY).kinds == {"new"}
    assert in_full(None, plan, TODAY) == "new, not asked yet"
