"""The three pictures of the statistics, as lines: the days to come, the year, and retention.

Bars and the calendar are drawn here, with one cell for a day; the line of retention is drawn by plotext in
dots of an eighth of a cell. Shapes say everything: colour only sets off what matters.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from quizapp.scores.bars import upright
from quizapp.scores.calendar import WEEKDAYS, Calendar, Square
from quizapp.scores.forecast import Forecast
from quizapp.scores.retention import Point
from quizapp.scores.stats_words import day_words
from quizapp.scores.words import MONTHS, percent
from quizapp.tui.text import right

LEVELS = (("·", ".line"), ("░", ".tone1"), ("▒", ".tone2"), ("▓", ".tone3"), ("█", ".accent"))
WISH = "─"
_DAYS_SHOWN = {0: "Mon", 2: "Wed", 4: "Fri", 6: "Sun"}
_LABEL = 4  # cells for a weekday
BROAD = 65  # cells, with which each day of the forecast has two
_WIDEST_BAR = 3  # cells for a day, its gap included


# -- the days to come ----------------------------------------------------------------------------------


def forecast_bars(ahead: Forecast, today: int, width: int, height: int) -> list[Content]:
    """A bar for each day, today's in the accent; `height` rows, and a row that says which days these are."""
    label = len(str(ahead.scale)) + 1
    each = max(1, min(_WIDEST_BAR, (width - label) // len(ahead.days)))
    shown = ahead.days[: max(1, (width - label) // each)]
    thick = max(1, each - 1)
    rows = upright(shown, ahead.scale, height)
    out = []
    for i, row in enumerate(rows):
        scale = str(ahead.scale) if i == 0 else "0" if i == height - 1 else ""
        cells = [(char * thick).ljust(each) for char in row]
        line = Content.assemble((cells[0], ".accent"), ("".join(cells[1:]), ".tone2"))
        out.append(right(scale, label - 1, ".soft") + Content(" ") + line)
    return [*out, Content(" " * label) + _days_axis(today, len(shown), each)]


def _days_axis(today: int, days: int, each: int) -> Content:
    width = days * each
    first, middle, last = "today", day_words(today + days // 2), day_words(today + days - 1)
    line = first.ljust(days // 2 * each)
    line = f"{line}{middle}".ljust(width - len(last)) + last
    return Content.assemble((first, ".accent"), (line[len(first) :], ".soft"))


# -- the year ------------------------------------------------------------------------------------------


def year_calendar(year: Calendar, width: int) -> list[Content]:
    """A column for each week, the latest at the right, as many as fit; the months stand below."""
    each = 2 if width >= _LABEL + 2 * len(year.weeks) else 1
    first = max(0, len(year.weeks) - (width - _LABEL) // each)
    weeks = year.weeks[first:]
    out = []
    for row in range(WEEKDAYS):
        line = Content.styled(_DAYS_SHOWN.get(row, "").ljust(_LABEL), ".soft")
        for week in weeks:
            line += _square(week[row], each)
        out.append(line)
    return [*out, Content.styled(_months(year, first, each), ".soft")]


def _square(square: Square | None, each: int) -> Content:
    if square is None:
        return Content(" " * each)
    mark, tone = LEVELS[square.level]
    return Content.styled((mark * (each if square.level else 1)).ljust(each), tone)


def _months(year: Calendar, first: int, each: int) -> str:
    line, end = " " * _LABEL, _LABEL + (len(year.weeks) - first) * each
    for place, month in year.months():
        column, name = _LABEL + (place - first) * each, MONTHS[month - 1]
        if column >= len(line) and column >= _LABEL and column + len(name) <= end:
            line = f"{line.ljust(column)}{name} "
    return line.rstrip()


def legend() -> Content:
    """Which mark of the calendar means less, and which more."""
    return Content.assemble(("less ", ".soft"), *LEVELS[1:], (" more", ".soft"))


# -- retention -----------------------------------------------------------------------------------------


def can_draw(points: Sequence[Point]) -> bool:
    """Whether two points or more have enough answers: less makes no line."""
    return sum(1 for point in points if point.share.enough) > 1


def retention_line(points: Sequence[Point], wish: float, width: int, height: int) -> list[Content]:
    """Retention over time as a line, the wish across it; `height` rows, and a row of dates.

    Where there are too few answers the line has a gap.
    """
    values = [
        (i, 100 * point.share.right / point.share.count)
        for i, point in enumerate(points)
        if point.share.enough
    ]
    low = _floor([100 * wish, *(y for _, y in values)])
    middle = f"wish {percent(wish).removesuffix(' %')}"
    label = len(middle) + 1
    drawn = (len(points), (low, 100), 100 * wish, (width - label, height))
    rows, bare = _plotted(values, *drawn), _plotted([], *drawn)
    at = next((i for i, row in enumerate(bare) if WISH in row), 0)
    labels = {0: "100", height - 1: str(low)} | {at: middle}
    out = [
        right(labels.get(i, ""), label - 1, ".soft") + Content(" ") + _inked(row)
        for i, row in enumerate(rows)
    ]
    begin = day_words(points[0].last)
    axis = begin.ljust(width - label - len("now")) + "now"
    return [*out, Content(" " * label) + Content.styled(axis, ".soft")]


def _floor(values: Sequence[float]) -> int:
    """Where the picture begins: a multiple of ten with some room below the lowest value."""
    return max(0, min(80, 10 * int((min(values) - 2) // 10)))


def _inked(row: str) -> Content:
    """The line in the accent, the wish in soft ink."""
    return Content.assemble(*((char, ".soft" if char == WISH else ".accent") for char in row))


def _plotted(
    points: Sequence[tuple[int, float]],
    columns: int,
    span: tuple[float, float],
    wish: float,
    size: tuple[int, int],
) -> list[str]:
    """What plotext draws, without its colours, frame and numbers: the theme and the labels are ours."""
    from textual_plotext.plot import Plot  # takes a tenth of a second; nobody waits for it before this screen

    plot = Plot()
    plot.theme("clear")
    plot.frame(False)
    plot.xticks([])
    plot.yticks([])
    plot.plotsize(*size)
    plot.xlim(0, columns - 1)
    plot.ylim(*span)
    plot.hline(wish)
    for run in _runs(points):
        plot.plot([x for x, _ in run], [y for _, y in run], marker="braille")
    return [row.ljust(size[0]) for row in plot.uncolorize(plot.build()).splitlines()]


def _runs(points: Sequence[tuple[int, float]]) -> list[list[tuple[int, float]]]:
    """Points of weeks that follow each other, together."""
    runs: list[list[tuple[int, float]]] = []
    for point in points:
        if runs and runs[-1][-1][0] == point[0] - 1:
            runs[-1].append(point)
        else:
            runs.append([point])
    return runs
