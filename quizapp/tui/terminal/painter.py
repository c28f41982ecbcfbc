"""Writes to the terminal that is there, wherever standard error goes, in the letters that it has."""

from __future__ import annotations

import io
import os
import select
import sys

from quizapp.tui.terminal.charset import encoding

_AT_ONCE = 4096  # bytes
_SIGNS, _FLAGS = "\u200d\ufe0e\ufe0f\u20e3", "\U0001f1e6"  # see `columns`


class Painter(io.TextIOBase):
    """Standard output as a stream of text. A terminal that is gone takes everything, and nobody sees it."""

    def __init__(self) -> None:
        super().__init__()
        self._fd = sys.__stdout__.fileno() if sys.__stdout__ else 1
        self._encoding, self._errors = encoding(), "replace"
        self._is_gone = False
        self._parts: list[str] = []
        if self._encoding != "utf-8":
            from quizapp.tui.terminal import few_letters  # few terminals need it

            few_letters.prepare(self._encoding)
            self._errors = few_letters.ERRORS

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
        text, self._parts = "".join(self._parts), []
        if _may_be_unsure(text):
            from quizapp.tui.terminal.columns import placed

            text = placed(text)
        data = memoryview(text.encode(self._encoding, self._errors))
        while data and not self._is_gone:
            try:
                select.select([], [self._fd], [])
                data = data[os.write(self._fd, data[:_AT_ONCE]) :]
            except BlockingIOError:
                continue
            except (OSError, ValueError):
                self._is_gone = True


def _may_be_unsure(text: str) -> bool:
    """Whether there may be a letter of which terminals disagree how wide it is; most often there is none."""
    return not text.isascii() and (max(text) >= _FLAGS or any(sign in text for sign in _SIGNS))
