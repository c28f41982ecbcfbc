"""Moments and study days."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.days import format_at, parse_at, study_day

TOKYO = timezone(timedelta(hours=9))


def test_a_study_day_turns_at_four_in_the_morning() -> None:
    assert study_day(datetime(2026, 11, 22, 3, 59, tzinfo=UTC)) == "2026-11-21"
    assert study_day(datetime(2026, 11, 22, 4, 0, tzinfo=UTC)) == "2026-11-22"


def test_the_hour_can_be_set() -> None:
    assert study_day(datetime(2026, 11, 22, 0, 0, tzinfo=UTC), 0) == "2026-11-22"
    assert study_day(datetime(2026, 11, 22, 5, 0, tzinfo=UTC), 6) == "2026-11-21"


def test_a_study_day_is_that_of_the_moments_own_zone() -> None:
    at = datetime(2026, 11, 21, 22, 0, tzinfo=UTC)
    assert study_day(at) == "2026-11-21"
    assert study_day(at.astimezone(TOKYO)) == "2026-11-22"


def test_the_night_the_clocks_change_turns_at_four_on_the_wall() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    assert study_day(datetime(2026, 3, 29, 3, 30, tzinfo=berlin)) == "2026-03-28"
    assert study_day(datetime(2026, 3, 29, 4, 0, tzinfo=berlin)) == "2026-03-29"


def test_a_moment_is_written_in_utc_with_milliseconds() -> None:
    assert format_at(datetime(2026, 11, 22, 9, 0, 1, 234999, tzinfo=TOKYO)) == "2026-11-22T00:00:01.234Z"
    assert format_at(datetime(2026, 11, 22, tzinfo=UTC)) == "2026-11-22T00:00:00.000Z"


@pytest.mark.parametrize("text", ["", "yesterday", "2026-11-22T10:00:00"])
def test_a_text_that_names_no_moment_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_at(text)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        study_day(datetime(2026, 11, 22))
    with pytest.raises(ValueError, match="zone"):
        format_at(datetime(2026, 11, 22))


@given(
    st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),
    st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),
)
def test_written_moments_come_back_and_sort_as_they_happened(a: datetime, b: datetime) -> None:
    first, second = format_at(a), format_at(b)
    assert abs(parse_at(first) - a) < timedelta(milliseconds=1)
    assert format_at(parse_at(first)) == first
    if first < second:
        assert a < b
