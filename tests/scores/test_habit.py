"""Streaks, days and time."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.scores.habit import Effort, Streak, by_day, of_period, streak, studied
from quizapp.scores.stats import DayTally

TODAY = 1000
DAYS = st.sets(st.integers(TODAY - 60, TODAY))


def test_a_streak_runs_until_today() -> None:
    assert streak([994, 995, 998, 999, 1000], TODAY) == Streak(3, 3, studied_today=True)


def test_not_having_studied_yet_today_breaks_no_streak() -> None:
    assert streak([998, 999], TODAY) == Streak(2, 2, studied_today=False)
    assert streak([997, 998], TODAY) == Streak(0, 2, studied_today=False)


def test_without_a_day_there_is_no_streak() -> None:
    assert streak([], TODAY) == Streak(0, 0, studied_today=False)


def test_days_of_a_clock_that_ran_ahead_are_no_streak() -> None:
    assert streak([1000, 1001, 1002], TODAY) == Streak(1, 1, studied_today=True)


@given(DAYS)
def test_studying_today_adds_one_to_the_streak_or_keeps_it(days: set[int]) -> None:
    before, after = streak(days - {TODAY}, TODAY), streak(days | {TODAY}, TODAY)
    assert after.current == before.current + 1
    assert after.current <= after.longest <= len(days | {TODAY})


@given(DAYS)
def test_the_order_of_days_does_not_matter(days: set[int]) -> None:
    assert streak(sorted(days), TODAY) == streak(sorted(days, reverse=True), TODAY)


def test_time_is_summed_by_day_over_decks_and_ages() -> None:
    done = by_day(
        [
            DayTally(1000, "a", "new", 2, 1, 5000),
            DayTally(1000, "b", "mature", 2, 2, 7000),
            DayTally(999, "a", "young", 1, 1, 4000),
            DayTally(998, "a", "young", 0, 0, 0),
        ]
    )
    assert done == {1000: Effort(4, 12000), 999: Effort(1, 4000)}
    assert done[1000].each == 3.0
    assert of_period(done, TODAY, 1) == Effort(4, 12000)
    assert of_period(done, TODAY, 7) == of_period(done, TODAY, 0) == Effort(5, 16000)
    assert Effort().each == 0


def test_a_week_is_seven_days_with_today() -> None:
    assert studied([993, 994, 1000, 1001], TODAY, 7) == 2
    assert studied([993, 994, 1000, 1001], TODAY, 0) == 4
