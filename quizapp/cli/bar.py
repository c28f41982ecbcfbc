"""A bar on the terminal for what takes a while; where standard error is no terminal there is none."""

from __future__ import annotations

import os
import sys
import time
from types import TracebackType
from typing import TextIO

_PATIENCE = 0.5  # seconds without a bar: most things are done by then
_BETWEEN = 0.1  # seconds from picture to picture
_CELLS = 24
_PIECE = 6  # cells of the piece that moves where nobody knows how far things are


class Bar:
    """Says what is going on and how far it is, on one line that goes away at the end."""

    def __init__(self, what: str, stream: TextIO | None = None) -> None:
        """`what` is being done, in words; the bar goes to `stream` (None: standard error)."""
        self._what = what
        self._stream = sys.stderr if stream is None else stream
        self._begun = self._drawn = time.monotonic()
        self._shown = False

    def __enter__(self) -> Bar:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.clear()

    def share(self, done: float) -> None:
        """Shows that this share (0-1) is done."""
        filled = round(min(1.0, max(0.0, done)) * _CELLS)
        self._draw("#" * filled + "." * (_CELLS - filled), f"{int(min(1.0, max(0.0, done)) * 100)} %")

    def moving(self) -> None:
        """Shows that something goes on, and for how long already: how far it is, nobody knows."""
        seconds = time.monotonic() - self._begun
        place = int(seconds / _BETWEEN) % (2 * (_CELLS - _PIECE))
        place = min(place, 2 * (_CELLS - _PIECE) - place)
        piece = "." * place + "#" * _PIECE + "." * (_CELLS - _PIECE - place)
        self._draw(piece, f"{int(seconds)} s")

    def clear(self) -> None:
        """Takes the line away."""
        if self._shown:
            self._put("\r\x1b[2K")
            self._shown = False

    def _draw(self, bar: str, how_far: str) -> None:
        now = time.monotonic()
        soon = now - self._begun < _PATIENCE or (self._shown and now - self._drawn < _BETWEEN)
        if soon or not _can_draw(self._stream):
            return
        self._drawn, self._shown = now, True
        self._put(f"\r\x1b[2K{self._what}  {bar}  {how_far}")

    def _put(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()


def _can_draw(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"
