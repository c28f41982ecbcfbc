"""The year as a calendar."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from quizapp.scores.calendar import LEVELS, WEEKDAYS, WEEKS, calendar, level

SUNDAY = date(2026, 11, 22).toordinal()
COUNTS = st.lists(st.integers(1, 300), min_size=1, max_size=60)


@given(st.integers(SUNDAY, SUNDAY + 800))
def test_it_has_53_weeks_from_monday_and_ends_today(today: int) -> None:
    year = calendar({}, today)
    assert len(year.weeks) == WEEKS
    assert {len(week) for week in year.weeks} == {WEEKDAYS}
    days = [square.day for square in year.squares]
    assert days == list(range(days[0], today + 1))
    assert date.fromordinal(days[0]).weekday() == 0
    assert all(
        not square or square.day % 7 == (days[0] + i) % 7 for w in year.weeks for i, square in enumerate(w)
    )


def test_days_after_today_are_left_out() -> None:
    wednesday = SUNDAY - 4
    week = calendar({SUNDAY: 9}, wednesday).weeks[-1]
    assert [square is None for square in week] == [False] * 3 + [True] * 4


def test_months_stand_at_the_week_of_their_first_day() -> None:
    year = calendar({}, SUNDAY)
    months = year.months()
    assert [month for _, month in months] == [12, *range(1, 12)]
    for place, month in months:
        first = [date.fromordinal(square.day) for square in year.weeks[place] if square]
        assert any(day.day == 1 and day.month == month for day in first)


def test_levels_are_quarters_of_the_learners_own_days() -> None:
    counts = [1, 2, 3, 4, 50, 60, 700, 800]
    assert [level(n, counts) for n in (0, *counts)] == [0, 1, 1, 2, 2, 3, 3, 4, 4]


def test_somebody_with_equal_days_has_full_ones() -> None:
    year = calendar({SUNDAY: 20, SUNDAY - 1: 20, SUNDAY - 9: 20}, SUNDAY)
    assert {square.level for square in year.squares} == {0, LEVELS}
    assert year.active == 3


@given(COUNTS, st.integers(0, 400), st.integers(0, 400))
def test_more_answers_are_never_less(counts: list[int], a: int, b: int) -> None:
    low, high = sorted((a, b))
    counts.sort()
    assert 0 <= level(low, counts) <= level(high, counts) <= LEVELS
    assert (level(low, counts) == 0) == (low == 0)
    assert level(counts[-1], counts) == LEVELS
