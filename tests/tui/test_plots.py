"""The three pictures: their size, their shapes, and what they do with too little."""

import pytest
from helpers.made_up_history import TODAY, made_up
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.scores.bars import CUT
from quizapp.scores.calendar import calendar
from quizapp.scores.figures import figures
from quizapp.scores.forecast import forecast
from quizapp.scores.retention import Point, Share
from quizapp.scores.words import MONTHS
from quizapp.tui.widgets.plots import WISH, can_draw, forecast_bars, retention_line, year_calendar
from quizapp.tui.widgets.stats_sheet import picture_lines
from quizapp.tui.widgets.stats_tables import figure_lines


def plain(lines) -> list[str]:
    return [line.plain for line in lines]


def points(*percents: int | None) -> list[Point]:
    last = len(percents) - 1
    return [
        Point(TODAY - 7 * (last - i), Share(0, 0) if each is None else Share(each, 100))
        for i, each in enumerate(percents)
    ]


# -- the days to come --------------------------------------------------------------------------------


def test_each_day_has_a_bar_and_the_highest_is_as_high_as_the_picture() -> None:
    lines = plain(forecast_bars(forecast({TODAY + i: i for i in range(30)}, TODAY), TODAY, 36, 6))
    assert len(lines) == 7
    assert lines[0].endswith("█")
    assert lines[5].startswith(" 0 ")
    assert lines[5].count("█") > 20
    assert "today" in lines[6]
    assert lines[6].endswith("21 Dec")


def test_a_pile_for_today_is_cut_and_the_others_can_be_seen() -> None:
    lines = plain(forecast_bars(forecast({TODAY: 900, TODAY + 5: 20}, TODAY), TODAY, 36, 6))
    assert CUT in lines[0]
    assert lines[3].count("█") == 2


@pytest.mark.parametrize("width", [36, 38, 64, 65, 90, 120])
def test_no_line_is_wider_than_the_room(width: int) -> None:
    ahead = forecast({TODAY + i: 1200 for i in range(40)}, TODAY)
    lines = forecast_bars(ahead, TODAY, width, 5)
    assert max(line.cell_length for line in lines) <= width


# -- the year ----------------------------------------------------------------------------------------


def test_the_year_is_seven_rows_and_a_row_of_months() -> None:
    lines = plain(year_calendar(calendar({TODAY: 5, TODAY - 1: 1}, TODAY), 57))
    assert len(lines) == 8
    assert lines[6].startswith("Sun ")
    assert lines[6].endswith("█")
    assert lines[5].endswith("▒")
    assert lines[7].split() == ["Dec", *MONTHS[:11]]
    assert {len(line) for line in lines[:7]} == {57}


def test_with_little_room_the_latest_weeks_are_shown() -> None:
    lines = plain(year_calendar(calendar({TODAY: 5}, TODAY), 24))
    assert {len(line) for line in lines[:7]} == {24}
    assert lines[6].endswith("█")
    assert lines[7].split()[-1] == "Nov"


def test_with_much_room_a_day_is_two_cells_wide() -> None:
    lines = plain(year_calendar(calendar({TODAY: 5}, TODAY), 120))
    assert lines[6].endswith("██")
    assert {len(line) for line in lines[:7]} == {4 + 2 * 53}


# -- retention ---------------------------------------------------------------------------------------


def test_one_point_or_too_few_answers_make_no_line() -> None:
    assert not can_draw([])
    assert not can_draw(points(90, None, None))
    assert not can_draw([Point(TODAY, Share(8, 9))] * 5)
    assert can_draw(points(90, None, 80))


def test_the_wish_stands_beside_its_line_and_the_dates_below() -> None:
    lines = plain(retention_line(points(85, 84, 83), 0.9, 36, 6))
    assert len(lines) == 7
    (wished,) = [line for line in lines if line.startswith("wish 90 ")]
    assert wished.count(WISH) > 20
    assert lines[0].strip().startswith("100")
    assert lines[5].strip().startswith("80")
    assert lines[6].split() == ["8", "Nov", "now"]


def braille(line: str) -> bool:
    return any("\u2800" < char <= "\u28ff" for char in line)


def test_retention_below_the_wish_is_drawn_below_it() -> None:
    lines = plain(retention_line(points(83, 83, 83), 0.9, 36, 6))
    at = next(i for i, line in enumerate(lines) if line.startswith("wish"))
    assert not any(braille(line) for line in lines[: at + 1])
    assert any(braille(line) for line in lines[at + 1 :])


def test_points_without_answers_are_a_gap() -> None:
    whole = plain(retention_line(points(*[85] * 21), 0.95, 50, 6))
    gap = plain(retention_line(points(*[85] * 7, *[None] * 7, *[85] * 7), 0.95, 50, 6))

    def dots(lines: list[str]) -> int:
        return sum(1 for line in lines for char in line if braille(char))

    assert dots(gap) < dots(whole)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.one_of(st.none(), st.integers(0, 100)), min_size=2, max_size=52),
    st.sampled_from([0.7, 0.8, 0.85, 0.9, 0.95, 0.97]),
    st.integers(28, 90),
    st.integers(3, 12),
)
def test_any_line_has_its_size_and_its_wish(values, wish: float, width: int, height: int) -> None:
    lines = retention_line(points(*values, 80, 80), wish, width, height)
    assert len(lines) == height + 1
    assert {line.cell_length for line in lines} == {width}
    assert sum(f"wish {round(100 * wish)}" in line.plain for line in lines) == 1


# -- the page ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", range(30, 131, 7))
@pytest.mark.parametrize("days", [3, 20, 240])
def test_the_page_fits_any_width(width: int, days: int) -> None:
    found = figures(made_up(days))
    lines = picture_lines(found, width, 19) + figure_lines(found, width)
    assert max(line.content.cell_length for line in lines) <= max(width, 38)


def test_at_80_columns_all_three_pictures_are_seen_at_once() -> None:
    assert len(picture_lines(figures(made_up()), 74, 19)) == 19
