"""Heeds that the terminal goes away: a window is closed, a connection breaks, the machine is shut down."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Thread

_NAMES = ("SIGHUP", "SIGTERM")
EVERY = 2.0  # seconds between two looks at a terminal that may go away without a signal
GRACE = 10.0  # seconds that the program has to end by itself


def until_heeded() -> None:
    """Has an interruption end the program on the spot, as long as there is no app that could end itself.

    Else asyncio would hear it, and cancel what may well catch that and go on.
    """
    with suppress(ValueError):  # a thread of another program
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def heed(hung_up: Callable[[int], object]) -> None:
    """Has `hung_up` called with the signal, instead of the program being ended on the spot."""
    loop = asyncio.get_running_loop()
    for name in _NAMES:
        if number := getattr(signal, name, None):
            try:
                loop.add_signal_handler(number, hung_up, number)
            except (NotImplementedError, ValueError, RuntimeError):  # Windows, or a thread of another program
                return

    def interrupted(number: int, _frame: object) -> None:
        with suppress(RuntimeError):  # it has ended meanwhile
            loop.call_soon_threadsafe(hung_up, number)

    signal.signal(signal.SIGINT, interrupted)  # not by the loop, from whom an editor could not keep it


def watch(hung_up: Callable[[], object]) -> None:
    """Has `hung_up` called, in the loop, once the terminal is gone, also where no signal says so.

    A program that waits then for what nobody takes any more is ended: it would hold the index forever.
    """
    loop = asyncio.get_running_loop()

    def look() -> None:
        while not _has_gone():
            time.sleep(EVERY)
        with suppress(RuntimeError):  # it has ended meanwhile
            loop.call_soon_threadsafe(hung_up)
        time.sleep(GRACE)
        os._exit(1)  # nothing is lost: every answer that was acknowledged is on the disk

    Thread(target=look, name="terminal", daemon=True).start()


def _has_gone() -> bool:
    if sys.__stdin__ is None or os.name == "nt":
        return False
    try:
        os.get_terminal_size(sys.__stdin__.fileno())
    except (OSError, ValueError):
        return True
    return False
