"""Scores in words."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.scores.words import BARS, duration, percent, score_line, sparkline, trend_words, when, wilson


@pytest.mark.parametrize(
    ("guessing", "tail"),
    [
        (2.0, " · guessing would get about 2"),
        (2.5, " · guessing would get about 2 or 3"),
        (2.65, " · guessing would get about 2 or 3"),
        (2.35, " · guessing would get about 2 or 3"),
        (2.34, " · guessing would get about 2"),
        (2.66, " · guessing would get about 3"),
        (sum([1 / 3] * 6), " · guessing would get about 2"),
        (0.25, " · guessing would get about 0"),
        (0.0, ""),
    ],
)
def test_a_score_says_beside_it_what_guessing_would_get(guessing: float, tail: str) -> None:
    assert score_line(6, 8, guessing) == "6 of 8 right" + tail


def test_wilsons_interval_agrees_with_a_known_value() -> None:
    low, high = wilson(8, 10)
    assert (round(low, 4), round(high, 4)) == (0.4902, 0.9433)


def test_nothing_answered_says_nothing() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


@given(st.integers(1, 500).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total))))
def test_the_interval_holds_the_share(pair: tuple[int, int]) -> None:
    right, total = pair
    low, high = wilson(right, total)
    assert 0 <= low <= right / total + 1e-12
    assert right / total - 1e-12 <= high <= 1


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (192, "3 min 12 s"),
        (12.4, "12 s"),
        (0, "0 s"),
        (-3, "0 s"),
        (59.7, "1 min"),
        (3600, "1 h"),
        (3900, "1 h 5 min"),
    ],
)
def test_a_time_reads_as_one_says_it(seconds: float, text: str) -> None:
    assert duration(seconds) == text


def test_a_sparkline_has_a_bar_for_each_value() -> None:
    assert sparkline([]) == ""
    assert sparkline([0, 0.5, 1]) == "▁▄▇"
    assert sparkline([-1, 2]) == "▁▇"


@given(st.lists(st.floats(0, 1)))
def test_higher_values_never_have_lower_bars(values: list[float]) -> None:
    bars = [BARS.index(bar) for bar in sparkline(sorted(values))]
    assert bars == sorted(bars)
    assert len(bars) == len(values)


def test_a_trend_can_be_told_in_words() -> None:
    assert trend_words([]) == "no attempt yet"
    assert trend_words([0.62]) == "1 attempt, 62 %"
    assert trend_words([0.4, 0.9, 0.84]) == "3 attempts, from 40 % to 84 %: rising"
    assert trend_words([0.84, 0.4]) == "2 attempts, from 84 % to 40 %: falling"
    assert trend_words([0.8, 0.82]) == "2 attempts, from 80 % to 82 %: steady"


def test_a_half_per_cent_is_rounded_up() -> None:
    assert (percent(0.125), percent(1)) == ("13 %", "100 %")


def test_a_moment_reads_as_seen_from_here() -> None:
    tokyo = timezone(timedelta(hours=9))
    now = datetime(2026, 11, 22, 15, 0, tzinfo=tokyo)
    assert when("2026-11-22T05:02:00.000Z", now) == "today 14:02"
    assert when("2026-11-21T00:15:00.000Z", now) == "yesterday 9:15"
    assert when("2026-11-11T20:00:00.000Z", now) == "12 Nov 2026"
    assert when("2026-11-23T20:00:00.000Z", now) == "24 Nov 2026"
    assert when("2026-11-21T15:05:00.000Z", now.astimezone(UTC)) == "yesterday 15:05"


def test_now_needs_its_zone() -> None:
    with pytest.raises(ValueError, match="zone"):
        when("2026-11-22T05:02:00.000Z", datetime(2026, 11, 22))
