"""Heeds that the terminal goes away: a window is closed, a connection breaks, the machine is shut down."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable

_NAMES = ("SIGHUP", "SIGTERM")
EVERY = 2.0  # seconds between two looks at a terminal that may go away without a signal


def heed(hung_up: Callable[[int], object]) -> None:
    """Has `hung_up` called with the signal, instead of the program being ended on the spot."""
    loop = asyncio.get_running_loop()
    for name in _NAMES:
        if number := getattr(signal, name, None):
            try:
                loop.add_signal_handler(number, hung_up, number)
            except (NotImplementedError, ValueError, RuntimeError):  # Windows, or a thread of another program
                return


def has_gone() -> bool:
    """Whether there is no terminal any more. It sends no signal to a program that it doesn't control."""
    if sys.__stdin__ is None or os.name == "nt":
        return False
    try:
        os.get_terminal_size(sys.__stdin__.fileno())
    except (OSError, ValueError):
        return True
    return False
