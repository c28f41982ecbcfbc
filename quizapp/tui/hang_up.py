"""Heeds that the terminal goes away: a window is closed, a connection breaks, the machine is shut down."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable

_NAMES = ("SIGHUP", "SIGTERM")


def heed(hung_up: Callable[[int], object]) -> None:
    """Has `hung_up` called with the signal, instead of the program being ended on the spot."""
    loop = asyncio.get_running_loop()
    for name in _NAMES:
        if number := getattr(signal, name, None):
            try:
                loop.add_signal_handler(number, hung_up, number)
            except (NotImplementedError, ValueError, RuntimeError):  # Windows, or a thread of another program
                return
