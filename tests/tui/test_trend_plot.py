"""The picture of a deck's attempts."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.scores.spread import Point
from quizapp.scores.words import wilson
from quizapp.tui.widgets.trend_plot import BAND, DOTS, HERE, LINES, floor_of, level, picture, trend_picture


@st.composite
def _points(draw: st.DrawFn) -> list[Point]:
    out = []
    for n in range(draw(st.integers(1, 60))):
        asked = draw(st.integers(1, 30))
        right = draw(st.integers(0, asked))
        mean = draw(st.integers(0, 30))
        out.append(Point(str(n), right / asked, asked, mean / 30, *wilson(mean, 30)))
    return out


@given(_points(), st.integers(40, 140), st.integers(3, 12))
def test_it_fits_and_each_attempt_that_fits_has_its_dot(points, width, height):
    lines = picture(points, width, height)
    assert len(lines) == height
    assert all(line.cell_length <= width for line in lines)
    dots = sum(line.plain.count(sign) for line in lines for sign in DOTS)
    assert dots == min(len(points), (width - 6) // 2)


@given(_points(), st.integers(40, 140))
def test_the_latest_is_always_shown_and_set_off(points, width):
    text = "".join(line.plain for line in picture(points, width, 5, points[-1].session))
    assert sum(text.count(sign) for sign in HERE) == 1


@given(_points())
def test_nothing_lies_below_the_floor(points):
    floor = floor_of(points)
    assert 0 <= floor <= 0.6
    for point in points:
        assert min(point.low, point.share) >= floor or floor == 0
        assert 0 <= level(point.high, floor, 5) <= level(point.low, floor, 5) <= 14


def test_a_better_attempt_stands_higher():
    assert level(1, 0, 5) == 0
    assert level(0, 0, 5) == 14
    assert level(0.8, 0.6, 5) == level(0.5, 0, 5)


def test_it_shows_the_line_the_band_and_what_they_are():
    points = [Point("1", 0.5, 10, 0.5, *wilson(5, 10)), Point("2", 0.9, 10, 0.7, *wilson(14, 20))]
    lines = [line.plain for line in trend_picture("Glossary", points, 70, 5, "")]
    assert lines[0].startswith("Glossary")
    assert "70 % in the last 2, likely 48 to 85 % · 2 tries" in lines[0]
    body = "".join(lines[1:-1])
    assert BAND in body
    assert any(sign in body for sign in LINES)
    assert "100 %" in lines[1]
    assert "likely" in lines[-1]


def test_a_deck_without_a_finished_attempt_takes_as_much_room():
    empty, full = (
        trend_picture("Glossary", points, 70, 5, "") for points in ([], [Point("1", 1, 1, 1, 0.2, 1)])
    )
    assert len(empty) == len(full)
    assert "No finished attempt yet." in empty[1].plain
