"""True retention, by age, period and over time."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.scores.retention import POINTS, Retention, Share, Sums, of_period, sums, trend
from quizapp.scores.stats import DayTally

TODAY = 1000


def tally(day: int, age: str, count: int, right: int, deck: str = "d") -> DayTally:
    return DayTally(day, deck, age, count, right, 0)  # type: ignore[arg-type]


TALLIES = st.lists(
    st.builds(
        lambda day, age, count, wrong: tally(day, age, count, max(0, count - wrong)),
        st.integers(TODAY - 400, TODAY),
        st.sampled_from(["new", "learning", "young", "mature"]),
        st.integers(0, 30),
        st.integers(0, 30),
    ),
    max_size=40,
)


def by_day(tallies: list[DayTally]) -> Mapping[int, Sums]:
    return sums((each.day, each) for each in tallies)


def test_only_cards_whose_day_had_come_count() -> None:
    kept = by_day([tally(1000, age, 10, right) for age, right in (("new", 1), ("learning", 2))])
    assert kept == {}
    kept = by_day([tally(1000, "young", 10, 8), tally(1000, "mature", 20, 19), tally(1000, "mature", 1, 0)])
    assert of_period(kept, TODAY, 1) == Retention(Share(8, 10), Share(19, 21))
    assert of_period(kept, TODAY, 1).both == Share(27, 31)
    assert of_period({}, TODAY, 0) == Retention()


@pytest.mark.parametrize(("length", "expected"), [(1, 1), (7, 2), (30, 3), (0, 4)])
def test_periods_end_today_and_have_it_in_them(length: int, expected: int) -> None:
    kept = by_day([tally(day, "young", 1, 1) for day in (1000, 994, 971, 970)])
    assert of_period(kept, TODAY, length).both.count == expected


def test_few_answers_are_no_percentage() -> None:
    assert Share().words == "none"
    assert Share().value is None
    assert Share(4, 5).words == "too few"
    assert Share(9, 9).words == "too few"
    assert Share(9, 10).words == "90 %"


def test_the_trend_begins_with_the_first_answer_and_ends_today() -> None:
    kept = by_day([tally(TODAY - 80, "young", 20, 18), tally(TODAY, "mature", 20, 10)])
    points = trend(kept, TODAY)
    assert points[0].last == TODAY - 77
    assert points[-1].last == TODAY
    assert points[-1].share == Share(10, 20)
    assert any(not point.share.count for point in points)


def test_the_last_point_is_the_retention_of_the_month() -> None:
    kept = by_day([tally(TODAY - i, "young", 10, 10 - i % 3) for i in range(60)])
    assert trend(kept, TODAY)[-1].share == of_period(kept, TODAY, 30).both


@given(TALLIES)
def test_order_and_splitting_change_nothing(tallies: list[DayTally]) -> None:
    halves = [
        part
        for each in tallies
        for part in (
            tally(each.day, each.age, each.count // 2, min(each.right, each.count // 2)),
            tally(
                each.day,
                each.age,
                each.count - each.count // 2,
                each.right - min(each.right, each.count // 2),
            ),
        )
    ]
    whole = of_period(by_day(tallies), TODAY, 0)
    assert of_period(by_day(halves[::-1]), TODAY, 0) == whole
    counted = [each for each in tallies if each.age in ("young", "mature")]
    assert whole.both == Share(sum(e.right for e in counted), sum(e.count for e in counted))


@given(TALLIES)
def test_the_trend_is_never_longer_than_a_year_and_never_begins_empty(tallies: list[DayTally]) -> None:
    points = trend(by_day(tallies), TODAY)
    assert len(points) <= POINTS
    assert not points or points[0].share.count
