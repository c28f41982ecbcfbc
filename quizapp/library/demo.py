"""The demo library: the shipped decks with some months of history that never happened.

A demo's folder has the library in it, and beside that what the system's folders for state and cache have
otherwise: it leaves no trace anywhere else.
"""

from __future__ import annotations

import shutil
import signal
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

import quizapp
from quizapp.library.shelf import Shelf
from quizapp.storage.learner import slug
from quizapp.storage.log_at_once import write_at_once
from quizapp.storage.profile import Profile, save
from quizapp.storage.shipped import copy_in
from quizapp.study.made_up import made_up_history

LEARNER = "demo"
NAME = "Demo (made up)"
_ENDING = [getattr(signal, name) for name in ("SIGHUP", "SIGTERM") if hasattr(signal, name)]


def make_demo(folder: Path, today: datetime, seed: str = "demo") -> None:
    """Makes a library in `folder`, which has none yet: the shipped decks, and a learner's made-up history.

    The history of about five months ends on the day before `today`, which tells the learner's zone. The
    same decks and arguments make the same bytes. Raises OSError, and ValueError if `today` has no zone.
    """
    chance = Random(f"{seed} of the demo")
    learner = chance.randbytes(8).hex()
    copy_in(folder / "decks")
    shelf = Shelf(folder / "decks")
    decks = [volume.deck for volume in shelf.read(shelf.entries()) if volume.deck]
    lines = made_up_history(decks, today, chance, learner, quizapp.__version__)
    progress = folder / "progress" / slug(LEARNER)
    write_at_once(progress, ((each.device, each.line) for each in lines))
    save(progress, Profile(NAME, learner))


@contextmanager
def temporary_demo(now: datetime) -> Iterator[Path]:
    """The folder of a demo, which is removed in the end, also by a signal's. Raises OSError."""
    with _left_by_signals():
        folder = Path(tempfile.mkdtemp(prefix="quizapp-demo-"))
        try:
            make_demo(folder / "library", now)
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _left_by_signals() -> Iterator[None]:
    """A closed terminal and SIGTERM end what goes on here in order, as SystemExit.

    Signals can be heeded in the main thread alone; in another, or where a signal is ignored, it stays so.
    """
    before: dict[int, Any] = {}

    def leave(number: int, _frame: object) -> None:
        for each in before:
            signal.signal(each, signal.SIG_IGN)  # the one after it must not break into the cleaning up
        raise SystemExit(128 + number)  # as a shell reports it

    if threading.current_thread() is threading.main_thread():
        for number in _ENDING:
            if signal.getsignal(number) == signal.SIG_DFL:
                before[number] = signal.signal(number, leave)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
