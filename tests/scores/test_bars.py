"""Bars of block characters."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.scores.bars import CUT, along, upright

SHARES = st.floats(0, 1, allow_nan=False)


def test_a_lying_bar_is_drawn_in_eighths() -> None:
    assert along(0, 4) == ""
    assert along(0.5, 4) == "██"
    assert along(5 / 32, 4) == "▋"
    assert along(1, 4) == "████"


def test_whatever_is_above_nothing_can_be_seen() -> None:
    assert along(1e-9, 10) == "▏"
    assert upright([0, 1e-9], 1, 2) == ["  ", " ▁"]


def test_standing_bars_grow_from_the_last_row() -> None:
    assert upright([0, 1, 2, 3, 4], 4, 2) == ["   ▄█", " ▄███"]


def test_a_bar_above_the_scale_says_that_it_is_cut() -> None:
    rows = upright([10, 4], 4, 3)
    assert [row[0] for row in rows] == [CUT, "█", "█"]
    assert [row[1] for row in rows] == ["█", "█", "█"]


@given(SHARES, SHARES, st.integers(1, 40))
def test_more_is_never_shorter_and_never_too_long(a: float, b: float, width: int) -> None:
    def length(share: float) -> int:
        return sum(" ▏▎▍▌▋▊▉█".index(char) for char in along(share, width))

    low, high = sorted((a, b))
    assert length(low) <= length(high) <= 8 * width


@given(st.lists(st.floats(0, 50), min_size=1, max_size=40), st.integers(1, 12))
def test_the_picture_is_as_high_and_as_wide_as_was_said(values: list[float], height: int) -> None:
    rows = upright(values, 20, height)
    assert len(rows) == height
    assert {len(row) for row in rows} == {len(values)}
