"""A deck's attempts as a picture: a dot each, the mean of the latest as a line, and how sure it is as a band.

Shapes say everything. A cell is told apart in three levels, so that five rows show fifteen.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from quizapp.scores.spread import LATEST, Point, spread_words, tries
from quizapp.scores.words import percent, sparkline
from quizapp.tui.page import NARROW
from quizapp.tui.text import cell, one_line, right

DOTS, HERE, LINES, BAND = "⠛⠶⣤", "▀■▄", "▔─▁", "░"  # the first three from the upper to the lower level
_LEVELS = 3  # in a cell
_LABEL = 6  # cells: `100 % `
_WIDEST_STEP = 12  # cells between two attempts
LEAST = 3  # attempts that make a picture
_BARS = 16

Cell = tuple[str, str]  # a sign and its style


def picture(points: Sequence[Point], width: int, height: int, here: str = "") -> list[Content]:
    """The attempts from the left to the right, as many of the latest as fit; `height` rows.

    `here` is the session of the attempt that is set off from the others.
    """
    room = width - _LABEL
    step = max(2, min(_WIDEST_STEP, room // max(1, len(points))))
    shown = points[-max(1, room // step) :]
    floor = floor_of(shown)
    columns = [column for point in shown for column in _columns(point, step, (floor, height), here)]
    scales = {0: 1.0, height // 2: (1 + floor) / 2, height - 1: floor}
    out = []
    for row in range(height):
        scale = percent(scales[row]) if row in scales else ""
        signs = Content.assemble(*(column[row] for column in columns))
        out.append(right(scale, _LABEL - 1, ".soft") + Content(" ") + signs)
    return out


def floor_of(points: Sequence[Point]) -> float:
    """The share where the picture begins: the lowest that is in it or below, in fifths, at most 0.6."""
    lowest = min(min(point.low, point.share) for point in points)
    return min(3, int(lowest * 5)) / 5


def level(share: float, floor: float, height: int) -> int:
    """The level of a share (`floor` to 1), counted from the top."""
    return round((1 - share) / (1 - floor) * (height * _LEVELS - 1))


def _columns(point: Point, step: int, scale: tuple[float, int], here: str) -> list[list[Cell]]:
    """The cells of one attempt, column by column: its dot stands in the middle one."""
    height = scale[1]
    top, bottom, mean = (level(share, *scale) for share in (point.high, point.low, point.mean))
    around: list[Cell] = []
    for row in range(height):
        covered = sum(top <= row * _LEVELS + i <= bottom for i in range(_LEVELS))
        around.append((BAND, ".soft") if covered > 1 else (" ", ""))
    around[mean // _LEVELS] = (LINES[mean % _LEVELS], ".title")
    with_dot = list(around)
    at = level(point.share, *scale)
    with_dot[at // _LEVELS] = ((HERE if point.session == here else DOTS)[at % _LEVELS], ".accent")
    return [with_dot if i == step // 2 else around for i in range(step)]


def legend() -> Content:
    """What the shapes are."""
    parts = ((DOTS[1], ".accent"), (" an attempt   ", ".soft"), ("──", ".title"))
    return Content.assemble(
        *parts, (f" the last {LATEST} together   ", ".soft"), (BAND * 2, ".soft"), (" likely", ".soft")
    )


def trend_picture(title: str, points: Sequence[Point], width: int, rows: int, here: str) -> list[Content]:
    """A deck's title with its figures, the picture, and what its shapes are; `rows` + 2 lines."""
    if not points:
        word = one_line("No finished attempt yet.", ".soft")
        return [cell(title, width, ".title"), word, *(Content("") for _ in range(rows))]
    mean, likely = spread_words(points)
    words = one_line(f"{mean}, {likely} · {tries(points)}", ".soft")
    if words.cell_length > width - 20:
        words = one_line(f"{mean}, {likely}", ".soft")
    head = cell(title, max(8, width - words.cell_length - 2), ".title") + Content("  ") + words
    return [head, *picture(points, width, rows, here), Content(" " * _LABEL) + legend()]


def trend_line(title: str, points: Sequence[Point], width: int, *, wide: bool) -> Content:
    """A deck on one line: its shares as bars, and the last of them in words; in little room fewer bars."""
    bars = _BARS if wide else _BARS // 2
    shares = [point.share for point in points]
    tail = Content("  ") + cell(sparkline(shares[-bars:]), bars, ".accent")
    tail += right(f"last {percent(shares[-1])}", 11 if wide else 10)
    if wide:
        tail += right(tries(points), 11, ".soft")
    return cell(title, max(8, width - tail.cell_length)) + tail


def draws(width: int, height: int, most: int) -> bool:
    """Whether there is room for a picture, on a screen of this size, of decks with `most` attempts."""
    return width >= NARROW and height >= 20 and most >= LEAST
