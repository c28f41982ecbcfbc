"""Bars as text: each cell of a bar is drawn in eighths by block characters."""

from __future__ import annotations

from collections.abc import Sequence

_UP = " ▁▂▃▄▅▆▇█"
_ALONG = " ▏▎▍▌▋▊▉█"
_EIGHTHS = 8
CUT = "▲"  # the top of a bar that goes on beyond its picture


def along(share: float, width: int) -> str:
    """A lying bar of at most `width` cells for a share from 0 to 1; anything above 0 can be seen."""
    return "".join(_cells(share, width, _ALONG)).rstrip()


def upright(values: Sequence[float], scale: float, height: int) -> list[str]:
    """Standing bars, one cell wide, as `height` rows from the top; `scale` is the value of a full bar.

    A value above the scale ends in `CUT`.
    """
    bars = [_cells(value / scale, height, _UP) for value in values]
    for bar, value in zip(bars, values, strict=True):
        if value > scale and bar:
            bar[-1] = CUT
    return ["".join(bar[row] for bar in bars) for row in reversed(range(height))]


def _cells(share: float, length: int, blocks: str) -> list[str]:
    eighths = min(length * _EIGHTHS, max(0, round(share * length * _EIGHTHS)))
    if share > 0 and length > 0:
        eighths = max(1, eighths)
    return [blocks[min(_EIGHTHS, max(0, eighths - i * _EIGHTHS))] for i in range(length)]
