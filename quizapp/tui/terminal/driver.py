"""The terminal as the app has it: Textual's driver, with what comes in made safe and what goes out fitted."""

from __future__ import annotations

import os
import select
import sys
import time
from collections.abc import Callable
from threading import Thread
from typing import TYPE_CHECKING, Any, Protocol, cast

from textual import constants
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size

from quizapp.tui.terminal.no_room import has_room, is_for_nobody, is_paint, told
from quizapp.tui.terminal.painter import Painter

if TYPE_CHECKING:
    from textual.app import App
    from textual.message import Message

_MUCH = 1 << 16  # bytes
_KEY = 32  # bytes; no key sends as many
_BEHIND = 0.01  # seconds; what comes sooner than this after something else is no other key
_FIRST = 0.3  # seconds; the first screen is painted sooner
_LONG = 0.5  # seconds that are waited for the rest, which may be endless


class Shown(Protocol):
    """What is shown in a terminal."""

    def has_terminal(self, terminal: OwnTerminal) -> None:
        """Is told of it, before anything is changed there."""


class OwnTerminal(LinuxDriver):
    """Reads through a sieve, and paints where the terminal is."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        kept, sys.__stderr__ = sys.__stderr__, Painter()  # type: ignore[misc, assignment]
        try:
            super().__init__(app, debug=debug, mouse=mouse, size=size)
        finally:
            sys.__stderr__ = kept  # type: ignore[misc]
        self._gone: Callable[[], object] = app.panic
        self._later: Callable[..., object] = app.call_later
        self.has_room = True
        cast("Shown", app).has_terminal(self)

    def start_application_mode(self) -> None:
        """Takes the terminal; says at once where it is too small."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self.measured()

    def measured(self) -> Size | None:
        """The size by now. While there is no room nothing more is painted than that; None: it has no size."""
        try:
            size = Size(*os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1))
        except OSError:
            return None
        self.has_room = has_room(size) or not size
        if not self.has_room:
            super().write(told(size))
        return size or None

    def write(self, data: str) -> None:
        """Paints, where there is room to."""
        if self.has_room or not is_paint(data):
            super().write(data)

    def process_message(self, message: Message) -> None:
        """Passes on what is pressed, unless nobody can see what for."""
        if self.has_room or not is_for_nobody(message):
            super().process_message(message)

    def run_input_thread(self) -> None:
        """Has Textual read what the sieve passes on, instead of the terminal."""
        terminal = self.fileno
        sieved, passed = os.pipe()
        stopped, stop = os.pipe()
        reader = Thread(target=self._sift, args=(terminal, passed, stopped), name="sieve", daemon=True)
        self.fileno = sieved
        reader.start()
        try:
            super().run_input_thread()
        finally:
            self.fileno = terminal
            os.close(sieved)  # a write that waits ends here
            os.close(stop)
            reader.join()
            os.close(passed)
            os.close(stopped)

    def _sift(self, terminal: int, passed: int, stopped: int) -> None:
        """Reads the terminal until Textual reads no more, or the terminal is gone."""
        select.select([terminal, stopped], [], [], _FIRST)
        from quizapp.tui.terminal.sieve import Sieve  # while nothing comes, the first screen is painted

        sieve = Sieve(raw_escape=constants.DISABLE_KITTY_KEY)
        data = b""
        while True:
            ready, _, _ = select.select([terminal, stopped], [], [], sieve.wait(time.monotonic()))
            if stopped in ready:
                return
            try:
                data = _gulp(terminal) if ready else b""
            except OSError:
                data = b""
            if ready and not data:
                self._later(self._gone)
                return
            text = sieve.late(time.monotonic())
            if data:
                text += sieve.feed(data, time.monotonic())
            try:
                _written(passed, text.encode())
            except OSError:  # nobody reads any more
                return


def _gulp(fd: int) -> bytes:
    """What is there; where that is more than a key, also what comes right behind it."""
    data = os.read(fd, _MUCH)
    end = time.monotonic() + _LONG
    while (len(data) > 1 if data[:1] != b"\x1b" else len(data) > _KEY) and len(data) < _MUCH:
        if time.monotonic() > end or not select.select([fd], [], [], _BEHIND)[0]:
            break
        more = os.read(fd, _MUCH)
        if not more:
            break
        data += more
    return data


def _written(fd: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(fd, left) :]
