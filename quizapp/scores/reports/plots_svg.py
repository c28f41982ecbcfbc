"""Small pictures as SVG inside a page: who got how much, how items do, and bars.

Shapes and numbers tell, never colour alone. Colours are classes of the page's style.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from quizapp.scores.analysis.distribution import TENTHS

_WIDE, _HIGH = 640, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 34, 24, 46
_ROW = 14.0  # the height of a label


@dataclass(frozen=True, slots=True)
class Point:
    """An item: facility 0 to 1, discrimination -100 to 100, what is beside it, and what it is."""

    facility: float
    discrimination: float
    label: str
    words: str
    is_odd: bool


def histogram(name: str, title: str, counts: Sequence[int]) -> str:
    """How many learners got how much: a bar for each tenth. `name` is an id of the page."""
    most = max(1, *counts)
    step = (_WIDE - _LEFT - _RIGHT) / TENTHS
    floor_ = _HIGH - _BOTTOM
    out = []
    for place, number in enumerate(counts):
        left, high = _LEFT + place * step, (floor_ - _TOP) * number / most
        top = floor_ - high
        if number:
            bar = f'x="{left + 3:.1f}" y="{top:.1f}" width="{step - 6:.1f}" height="{high:.1f}"'
            out.append(f'<rect class="bar" rx="2" {bar}/>')
            out.append(_text(left + step / 2, top - 6, str(number), "middle", "big"))
        out.append(_text(left, floor_ + 22, str(place * 100 // TENTHS), "middle", "big"))
    out.append(_text(_WIDE - _RIGHT, floor_ + 22, "100 %", "middle", "big"))
    out.append(_text((_LEFT + _WIDE - _RIGHT) / 2, _HIGH - 2, "score", "middle", "big"))
    out.append(_line(_LEFT, floor_, _WIDE - _RIGHT, floor_))
    said = ", ".join(
        f"{number} from {place * 10} to {place * 10 + 10} %" for place, number in enumerate(counts) if number
    )
    return _svg(name, title, f"Learners by score: {said or 'none'}", _HIGH, out)


def scatter(name: str, title: str, points: Sequence[Point]) -> str:
    """Items by facility and discrimination; odd ones are diamonds with their number."""
    high = 380
    plot = _Plot(high, min([0.0, *(point.discrimination for point in points)]))
    out = [*plot.grid()]
    taken: list[tuple[float, float]] = []
    for point in sorted(points, key=lambda each: each.is_odd):  # above the others
        x, y = plot.x(point.facility), plot.y(point.discrimination)
        shape = _diamond(x, y) if point.is_odd else f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>'
        out.append(f"<g><title>{escape(point.words)}</title>{shape}</g>")
        if point.is_odd and (at := _free(taken, x, y)):
            taken.append(at)
            out.append(_text(at[0], at[1] + 4, point.label, "start", "label"))
    odd = sum(point.is_odd for point in points)
    said = f"{len(points)} items, {odd} of them odd; each is in the table of items"
    return _svg(name, title, said, high, out)


@dataclass(frozen=True, slots=True)
class _Plot:
    high: int
    least: float

    def x(self, facility: float) -> float:
        return _LEFT + facility * (_WIDE - _LEFT - _RIGHT - 20)

    def y(self, along: float) -> float:
        low = -100.0 if self.least < -50 else -50.0 if self.least < 0 else 0.0
        return _TOP + (100 - along) / (100 - low) * (self.high - _TOP - _BOTTOM)

    def grid(self) -> Iterable[str]:
        right = self.x(1)
        for percent in (-100, -50, 0, 50, 100):
            y = self.y(percent)
            if y <= self.high - _BOTTOM + 1:
                yield _line(_LEFT, y, right, y, "zero" if percent == 0 else "grid")
                yield _text(_LEFT - 6, y + 4, str(percent), "end")
        below = self.high - _BOTTOM
        for percent in (0, 25, 50, 75, 100):
            x = self.x(percent / 100)
            yield _line(x, _TOP, x, below, "grid")
            yield _text(x, below + 16, f"{percent} %", "middle")
        yield _text((_LEFT + right) / 2, self.high - 6, "facility: how many got it right", "middle", "axis")
        yield _text(_LEFT + 4, _TOP - 6, "discrimination", "start", "axis")


def bar(share: float, *, is_key: bool) -> str:
    """A bar for a table's cell; its number stands beside it. The key's is dark, others are pale."""
    width = max(0.0, min(1.0, share)) * 60
    kind = "bar" if is_key else "other"
    return (
        '<svg class="cell" width="62" height="10" viewBox="0 0 62 10" aria-hidden="true">'
        '<rect class="frame" x=".5" y=".5" width="61" height="9" rx="2"/>'
        f'<rect class="{kind}" x="1" y="1" width="{width:.1f}" height="8" rx="1.5"/></svg>'
    )


def _diamond(x: float, y: float) -> str:
    return f'<path class="odd" d="M{x:.1f} {y - 6:.1f}l6 6l-6 6l-6 -6z"/>'


def _free(taken: Sequence[tuple[float, float]], x: float, y: float) -> tuple[float, float] | None:
    """Where a label has room near its point; None where there is none."""
    for across, down in ((9, 0), (-26, 0), (4, -13), (4, 13), (-20, -13), (-20, 13)):
        at = x + across, y + down
        if all(abs(at[0] - other[0]) > 22 or abs(at[1] - other[1]) > _ROW - 2 for other in taken):
            return at
    return None


def _text(x: float, y: float, text: str, anchor: str, kind: str = "tick") -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _line(x: float, y: float, to_x: float, to_y: float, kind: str = "zero") -> str:
    return f'<line class="{kind}" x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}"/>'


def _svg(name: str, title: str, said: str, high: int, parts: Iterable[str]) -> str:
    return (
        f'<svg class="plot" viewBox="0 0 {_WIDE} {high}" role="img" '
        f'aria-labelledby="{name}-t {name}-d"><title id="{name}-t">{escape(title)}</title>'
        f'<desc id="{name}-d">{escape(said)}</desc>{"".join(parts)}</svg>'
    )
