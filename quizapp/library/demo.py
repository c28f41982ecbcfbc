"""The demo library: the shipped decks with some months of history that never happened.

A demo's folder has the library in it, and beside that what the system's folders for state and cache have
otherwise: it leaves no trace anywhere else.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from random import Random

import quizapp
from quizapp.library.shelf import Shelf
from quizapp.storage.learner import slug
from quizapp.storage.log_at_once import write_at_once
from quizapp.storage.profile import Profile, save
from quizapp.storage.shipped import copy_in
from quizapp.study.made_up import made_up_history

LEARNER = "demo"
NAME = "Demo (made up)"


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
    """The folder of a demo, which is removed in the end. Raises OSError."""
    folder = Path(tempfile.mkdtemp(prefix="quizapp-demo-"))
    try:
        make_demo(folder / "library", now)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
