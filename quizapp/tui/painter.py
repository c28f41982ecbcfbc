"""Writes to the terminal that is there, wherever standard error goes, in the letters that it has."""

from __future__ import annotations

import io
import os
import select
import sys

from quizapp.tui import few_letters
from quizapp.tui.columns import placed

_AT_ONCE = 4096  # bytes


class Painter(io.TextIOBase):
    """Standard output as a stream of text. A terminal that is gone takes everything, and nobody sees it."""

    def __init__(self) -> None:
        super().__init__()
        self._fd = sys.__stdout__.fileno() if sys.__stdout__ else 1
        self._encoding = few_letters.encoding()
        self._is_gone = False
        self._parts: list[str] = []
        if self._encoding != "utf-8":
            few_letters.prepare(self._encoding)

    def fileno(self) -> int:
        """The terminal's."""
        return self._fd

    def isatty(self) -> bool:
        """It is."""
        return True

    def write(self, text: str) -> int:
        """Takes a text, which is written with `flush`."""
        self._parts.append(text)
        return len(text)

    def flush(self) -> None:
        """Writes all, as fast as the line takes it."""
        text, self._parts = placed("".join(self._parts)), []
        errors = "replace" if self._encoding == "utf-8" else few_letters.ERRORS
        data = memoryview(text.encode(self._encoding, errors))
        while data and not self._is_gone:
            try:
                select.select([], [self._fd], [])
                data = data[os.write(self._fd, data[:_AT_ONCE]) :]
            except BlockingIOError:
                continue
            except (OSError, ValueError):
                self._is_gone = True
