"""The chance in intervals: the same on every machine, within its range."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.fuzz import bounds, chance, fuzzed, spread, whole

draws = st.floats(0, 1, exclude_max=True)


def test_a_card_draws_the_same_on_every_machine():
    assert chance("rare-earths#tokyo~a1b2c3:forward", 3) == pytest.approx(0.0529249, abs=1e-7)
    assert chance("rare-earths#tokyo~a1b2c3:forward", 4) != chance("rare-earths#tokyo~a1b2c3:forward", 3)


@given(st.text(), st.integers(0, 10_000))
def test_a_draw_is_from_0_up_to_1(card, reps):
    assert 0 <= chance(card, reps) < 1


def test_draws_are_even():
    drawn = [chance(f"card {n}", n % 7) for n in range(4000)]
    tenths = [sum(n / 10 <= each < (n + 1) / 10 for each in drawn) for n in range(10)]
    assert all(320 < count < 480 for count in tenths)


@pytest.mark.parametrize(
    ("days", "off"),
    [(1, 0), (2.49, 0), (2.5, 1), (7, 1.675), (20, 2.975), (100, 6.975)],
)
def test_the_longer_an_interval_the_further_it_may_be_off(days, off):
    assert spread(days) == pytest.approx(off)


def test_short_intervals_are_left_alone():
    assert {fuzzed(2.4, 1, 100, n / 10) for n in range(10)} == {2}


def test_every_day_of_the_range_comes_up():
    assert {fuzzed(10, 1, 100, n / 100) for n in range(100)} == {8, 9, 10, 11, 12}
    assert {fuzzed(10, 12, 100, n / 100) for n in range(100)} == {12, 13, 14}
    assert {fuzzed(10, 1, 9, n / 100) for n in range(100)} == {7, 8, 9}


@given(st.floats(0, 40_000), st.integers(1, 50), st.integers(50, 36_500), draws)
def test_no_interval_is_outside_what_is_allowed(days, least, most, drawn):
    found = fuzzed(days, least, most, drawn)
    low, high = bounds(days, least, most)
    assert least <= low <= found <= high <= most
    nearest = min(max(days, least), most)
    assert abs(found - nearest) <= spread(nearest) + 1


@pytest.mark.parametrize(("days", "said"), [(0.4, 0), (0.5, 1), (1.5, 2), (2.5, 3)])
def test_a_half_is_rounded_upwards(days, said):
    assert whole(days) == said
