"""Leaves the terminal to the shell with Ctrl+Z, and paints anew when the app comes back."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress

_AT_ONCE = 0.002  # seconds; who comes back from a stop so soon was never stopped


class Suspending:
    """Stops the app, between two of its steps, and has it go on."""

    def __init__(self, away: Callable[[], AbstractContextManager[None]], back: Callable[[], object]) -> None:
        """`away` gives the terminal back while it is entered; `back` paints everything anew."""
        self._away, self._back = away, back
        self.is_away = False  # the terminal is not ours: it is an editor's, or the shell's

    def heed(self) -> None:
        """Begins to hear that it is to stop, or goes on."""
        loop = asyncio.get_running_loop()

        def soon(act: Callable[[], object]) -> None:
            with suppress(RuntimeError):  # it has ended meanwhile
                loop.call_soon_threadsafe(act)

        def stop(_number: int, _frame: object) -> None:
            if self.is_away:  # with the editor that is in front
                os.kill(os.getpid(), signal.SIGSTOP)
            else:
                soon(self.stop)

        def goes_on(_number: int, _frame: object) -> None:
            if not self.is_away:
                soon(self._goes_on)

        with suppress(ValueError):  # a thread of another program
            signal.signal(signal.SIGTSTP, stop)
            signal.signal(signal.SIGCONT, goes_on)

    def stop(self) -> None:
        """Stops until the shell brings the app back to the front.

        With all its group, so that the shell sees it also behind a program that started it; and, by the
        system's rule, not where there is nobody who could bring it back.
        """
        with self._away():
            kept = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
            while _was_stopped() and not _in_front():
                pass
            signal.signal(signal.SIGTSTP, kept)
        self._back()

    def _goes_on(self) -> None:
        """After a stop that could not be heard: the shell has set the terminal as it wants it."""
        with self._away():
            kept = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
            while not _in_front() and _was_stopped():
                pass
            signal.signal(signal.SIGTSTP, kept)
        self._back()


def _was_stopped() -> bool:
    begun = time.monotonic()
    os.kill(0, signal.SIGTSTP)
    return time.monotonic() - begun > _AT_ONCE


def _in_front() -> bool:
    try:
        return os.tcgetpgrp(sys.__stdin__.fileno() if sys.__stdin__ else 0) == os.getpgrp()
    except OSError:  # there is no shell that gives the terminal to one or the other
        return True
