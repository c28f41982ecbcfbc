"""Looks for the first card of a study sitting beside the start of the screen."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from quizapp.library.first_asked import FirstCard

if TYPE_CHECKING:
    from quizapp.library.front import Front
    from quizapp.library.opening import Opening

WORKER = "quizapp.library.first_worker"
_DYING = 0.1  # seconds that a process has to end which was killed


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
    """Looks in a process of its own: so this one need not even import what knows decks and their index."""

    def __init__(self, front: Front, wanted: Opening) -> None:
        """Begins at once. OSError: there may be no more processes."""
        import json
        import subprocess

        *folders, how, made = front.places
        asked = [str(front.world.demo or ""), [str(each) for each in folders], how, made, front.learner]
        asked += [wanted.decks, wanted.limit, wanted.new, wanted.practice]
        self._process = subprocess.Popen(  # noqa: S603 - this very program
            [sys.executable, "-P", "-m", WORKER, json.dumps(asked)],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def soon(self, seconds: float) -> FirstCard | None:
        """The card, if it is known within so many seconds; else None."""
        import json
        from subprocess import TimeoutExpired

        try:
            told, _ = self._process.communicate(timeout=seconds)
        except TimeoutExpired:
            self._process.kill()  # it only reads
            with suppress(TimeoutExpired):  # what waits for a dying disk can't even be killed
                self._process.communicate(timeout=_DYING)
            return None
        with suppress(ValueError, TypeError):  # it failed, or something else wrote into what it said
            found = json.loads(told) if not self._process.returncode else None
            return FirstCard(*found) if found else None
        return None


def look(front: Front, wanted: Opening, *, patience: float = 0.0, apart: bool = False) -> FirstLook:
    """Begins to look, if study is wanted. `apart`: by another process, which has the real world around it.

    `patience`: seconds to wait for a thread that imports, and would only be in the way of others that do.
    """
    if wanted.place != "study":
        return NoLook()
    if apart and sys.executable and not wanted.wish:
        with suppress(OSError):
            return LookApart(front, wanted)
    return LookBeside(front, wanted).until_it_asks(patience)
