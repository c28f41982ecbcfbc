"""The three pictures of the statistics, arranged for the width there is, with a figure or two beside them."""

from __future__ import annotations

from itertools import zip_longest

from textual.content import Content

from quizapp.scores.figures import Figures
from quizapp.scores.stats_words import brief, count, streak_words
from quizapp.scores.words import percent
from quizapp.tui.text import cell, one_line, prose
from quizapp.tui.widgets.plots import BROAD, can_draw, forecast_bars, legend, retention_line, year_calendar
from quizapp.tui.widgets.sheet import SheetLine, plain_lines

EMPTY = Content("")
_BESIDE = 72  # cells; with fewer the pictures stand below each other
_GAP, _SIDE = 3, 14  # cells
LEAST_LINE = 48  # cells for the line of retention before the bars get more room


def nothing(width: int) -> list[SheetLine]:
    """What is said before the first answer."""
    words = "No answers yet. Esc, then s on a deck, begins: what you remember is shown here."
    return plain_lines(prose(words, width))


def picture_lines(figures: Figures, width: int, height: int) -> list[SheetLine]:
    """The three pictures, for a page of this width, of which `height` rows can be seen at once."""
    if width >= _BESIDE:
        return plain_lines(_wide_pictures(figures, width, height))
    return plain_lines(_narrow_pictures(figures, width, height))


def _wide_pictures(figures: Figures, width: int, height: int) -> list[Content]:
    rows = 6 if height < 24 else 9
    half = max((width - _GAP) // 2, min(BROAD, width - _GAP - LEAST_LINE))
    ahead = [one_line("Coming up", ".title"), _soft(_due_words(figures)), *_bars(figures, half, rows)]
    kept = [one_line("What you still knew", ".title"), _soft(_kept_words(figures))]
    out = beside(ahead, kept + _line(figures, width - half - _GAP, rows), half, _GAP)
    year = year_calendar(figures.calendar, width - _SIDE - _GAP)
    broad = max(line.cell_length for line in year)
    head = cell("Your year", broad - legend().cell_length, ".title") + legend()
    return [*out, EMPTY, *beside([head, *year], _side(figures), broad, _GAP)]


def _narrow_pictures(figures: Figures, width: int, height: int) -> list[Content]:
    rows = 3 if height < 16 else 6
    out = [Content(_due_words(figures)), Content(_kept_words(figures)), Content(streak_words(figures.streak))]
    out += [EMPTY, one_line("Coming up", ".title"), *_bars(figures, width, rows)]
    out += [EMPTY, one_line("What you still knew", ".title"), *_line(figures, width, rows + 1)]
    head = one_line("Your year", ".title").pad_right(2) + legend()
    return [*out, EMPTY, head, *year_calendar(figures.calendar, width)]


def beside(left: list[Content], other: list[Content], width: int, gap: int) -> list[Content]:
    """Two pieces next to each other, the left one `width` cells wide."""
    pairs = zip_longest(left, other, fillvalue=EMPTY)
    return [a.pad_right(max(0, width + gap - a.cell_length)) + b for a, b in pairs]


def _bars(figures: Figures, width: int, rows: int) -> list[Content]:
    if not figures.forecast.total:
        return [_soft("Nothing is due in these days.")]
    return forecast_bars(figures.forecast, figures.given.today, width, rows)


def _line(figures: Figures, width: int, rows: int) -> list[Content]:
    if can_draw(figures.trend):
        return retention_line(figures.trend, figures.given.wish, width, rows)
    words = (
        "A line is drawn once there are enough answers, over more than a week, on cards whose day had come."
    )
    return prose(words, width, ".soft")


def _soft(text: str) -> Content:
    return one_line(text, ".soft")


def _due_words(figures: Figures) -> str:
    ahead = figures.forecast
    return f"{ahead.today} due today, {ahead.total} in 30 days"


def _kept_words(figures: Figures) -> str:
    share = figures.retention["month"].both
    wish = f"wish {percent(figures.given.wish)}"
    return f"{share.words} in 30 days, {wish}" if share.enough else f"too few answers yet, {wish}"


def _side(figures: Figures) -> list[Content]:
    """What stands beside the calendar: a few figures, each above its words."""
    month = figures.effort["month"]
    pairs = [
        (count(figures.streak.current, "day"), "in a row"),
        (count(figures.streak.longest, "day"), "longest"),
        (f"{figures.days['month']} of 30", "days studied"),
        (brief(month.seconds), "in 30 days"),
    ]
    return [line for top, words in pairs for line in (one_line(top, ".title"), _soft(words))]
