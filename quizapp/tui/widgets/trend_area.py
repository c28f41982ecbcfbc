"""What stands above the table of scores: a picture of one deck's attempts, or a line for each deck."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content
from textual.geometry import Size

from quizapp.scores.spread import Point
from quizapp.tui.page import NARROW
from quizapp.tui.widgets.trend_plot import draws, trend_line, trend_picture

_ROWS, _MORE_ROWS, _TALL = 5, 8, 32  # of the picture, and from which height of the screen on there are more
_LOW = 18  # lines of a screen that has room for one trend only
_MOST = 4


def trend_area(
    spreads: Mapping[str, Sequence[Point]],
    titles: Mapping[str, str],
    size: Size,
    decks: Sequence[str],
    here: str = "",
) -> Content:
    """A picture of the first of `decks` (none: of the one asked last), if there is room and enough to draw.

    Else a line for each deck, the one asked last first. `here` is the attempt to be set off.
    """
    width = max(20, size.width - 6)
    if not spreads:
        return Content("")
    if draws(size.width, size.height, max(len(points) for points in spreads.values())):
        deck = next((deck for deck in decks if deck in spreads), decks[0] if decks else next(iter(spreads)))
        rows = _MORE_ROWS if size.height >= _TALL else _ROWS
        lines = trend_picture(titles.get(deck, deck), spreads.get(deck, ()), width, rows, here)
    else:
        most, wide = 1 if size.height < _LOW else _MOST, size.width >= NARROW
        shown = [*(deck for deck in decks if deck in spreads), *spreads] if most == 1 else list(spreads)
        lines = [trend_line(titles.get(d, d), spreads[d], width, wide=wide) for d in shown[:most]]
    return Content("\n").join([*lines, *([Content("")] if size.height >= _LOW else [])])
