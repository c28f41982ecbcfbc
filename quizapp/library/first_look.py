"""Looks for the first card of a study sitting beside the start of the screen."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from quizapp.library.first_asked import FirstCard

if TYPE_CHECKING:
    from quizapp.library.front import Front
    from quizapp.library.opening import Opening


class FirstLook(Protocol):
    """Somebody who looks for the first card, so that a slow disk holds nothing up."""

    def soon(self, seconds: float) -> FirstCard | None:
        """The card, if it is known within so many seconds; else None."""


class NoLook:
    """Nobody looks: no first card is wanted."""

    def soon(self, _seconds: float) -> FirstCard | None:
        """None."""
        return None


class LookBeside:
    """Looks in a thread of this process."""

    def __init__(self, front: Front, wanted: Opening) -> None:
        """Begins at once."""
        from threading import Event, Thread

        self._found: FirstCard | None = None
        self._asking = Event()
        self._thread = Thread(target=self._look, args=(front, wanted), daemon=True)
        self._thread.start()

    def _look(self, front: Front, wanted: Opening) -> None:
        try:
            from quizapp.library.first_card import first_card

            self._found = first_card(front, wanted, self._asking.set)
        finally:
            self._asking.set()

    def until_it_asks(self, seconds: float) -> LookBeside:
        """Waits until all is imported that it needs, and the index alone is at work: at most so long."""
        self._asking.wait(seconds)
        return self

    def soon(self, seconds: float) -> FirstCard | None:
        """The card, if it is known within so many seconds; else None."""
        self._thread.join(seconds)
        return self._found


class LookApart:
    """Looks in a process of its own: so this one need not even import what knows decks and their index.

    That process is a copy of this one, which must have no other thread yet. It writes the card and is gone.
    """

    def __init__(self, front: Front, wanted: Opening) -> None:
        """Begins at once. OSError: there may be no more processes."""
        self._card, said = os.pipe()
        try:
            self._process = os.fork()
        except OSError:
            os.close(self._card)
            os.close(said)
            raise
        if not self._process:
            try:
                _tell(front, wanted, said)
            finally:
                os._exit(0)  # whatever happened: this is not the program that the learner started
        os.close(said)

    def soon(self, seconds: float) -> FirstCard | None:
        """The card, if it is known within so many seconds; else None."""
        import json
        from select import select
        from time import monotonic

        data, end, whole = b"", monotonic() + seconds, False
        while not whole and select([self._card], [], [], max(0.0, end - monotonic()))[0]:
            more = os.read(self._card, 1 << 16)
            data, whole = data + more, not more
        self._let_go()
        found = json.loads(data) if whole and data else None
        return FirstCard(*found) if found else None

    def _let_go(self) -> None:
        from signal import SIGKILL

        os.close(self._card)
        os.kill(self._process, SIGKILL)  # it only reads
        os.waitpid(self._process, 0)


def _tell(front: Front, wanted: Opening, to: int) -> None:
    import json
    import signal

    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from quizapp.library.first_card import first_card

    card = first_card(front, wanted)
    left = memoryview(json.dumps(card).encode())
    while left:
        left = left[os.write(to, left) :]


def look(front: Front, wanted: Opening, *, patience: float = 0.0, alone: bool = False) -> FirstLook:
    """Begins to look, if study is wanted. `alone`: this process has no other thread.

    `patience`: seconds to wait for a thread that imports, and would only be in the way of others that do.
    """
    if wanted.place != "study":
        return NoLook()
    if alone and sys.platform not in ("win32", "darwin"):  # there a process is not copied, or not safely
        with suppress(OSError):
            return LookApart(front, wanted)
    return LookBeside(front, wanted).until_it_asks(patience)
