"""Damage to the index: it can be made anew at any time."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

from faults.damaged_ground import READING, Ground, ground, no_traceback
from faults.damaged_log import Model, check_goes_on, check_index, check_read, loaded, of_lines
from faults.mutating import mutated
from helpers.seen import everything
from helpers.trials import Tally

from quizapp.library.library import Library
from quizapp.questions.wish import Wish
from quizapp.storage.index.history import fold
from quizapp.storage.index.trouble import is_damaged


def index(dice: random.Random, tally: Tally) -> None:
    """Damages the index: it is made anew, and says what one says that is made from nothing."""
    with ground() as here:
        model = Model.of(here.texts())
        library = loaded(here)
        with no_traceback("asking a sound index"):
            library.quiz(library.named(["letters"]), Wish(count=3), seed="s")
        library.catalogue.close()
        (path,) = here.cache.glob("*.sqlite")
        how = _damage_index(path, dice)
        before = here.bytes()
        for command in dice.sample(READING[:4], 2):
            with tally.timed():
                said = here.say(*command.argv)
            if command.check and said.out:
                command.check(said.out)
        assert here.bytes() == before
        _index_is_right(here, model, tally, exactly=how not in ("flipped bits", "page"))


def _damage_index(path: Path, dice: random.Random) -> str:
    for end in ("-wal", "-shm"):
        beside = path.with_name(path.name + end)
        if dice.random() < 0.2:
            beside.write_bytes(dice.randbytes(dice.choice((0, 32, 4096))))
    how = dice.choice(("bytes", "bytes", "bytes", "swap", "page", "random", "version"))
    if how == "bytes":
        return mutated(path, dice)
    if how == "swap":
        path.unlink()
        path.write_bytes(b"not a database, but something else\n" * 200)
    elif how == "page":
        data = bytearray(path.read_bytes())
        size = int.from_bytes(data[16:18], "big")
        a, b = (dice.randrange(len(data) // size) * size for _ in range(2))
        data[a : a + size] = data[b : b + size] if dice.random() < 0.5 else dice.randbytes(size)
        path.write_bytes(data)
    elif how == "random":
        path.write_bytes(path.read_bytes()[:100] + dice.randbytes(20_000))
    else:
        with sqlite3.connect(path) as db:
            db.execute("UPDATE meta SET value = '999' WHERE name = 'version'")
        db.close()
    return how


def _index_is_right(here: Ground, model: Model, tally: Tally, *, exactly: bool) -> None:
    read = check_read(here, model)
    library = here.open()
    library._device = "swift-heron-7k"
    with no_traceback("opening after the index was damaged"):
        library.load()
        try:
            sound = library.catalogue.is_sound()
            _ask(library, exactly=exactly)
        except sqlite3.Error as error:  # the commands and the app then begin again, as here
            sound = not is_damaged(error)
        if not sound:
            library.catalogue.begin_again()
            library = loaded(here)
            exactly = True
    if exactly:
        check_index(library, read)
        check_goes_on(here, library, model, read)
    elif of_lines(library.journal.history, agree=False) != of_lines(fold(read.lines)):
        # Other values where values stood: nothing tells these from right ones, and so it is only noted.
        tally.notes.append("index: it says something else than one made from nothing, and nobody noticed")
    library.catalogue.close()


def _ask(library: Library, *, exactly: bool) -> None:
    everything(library.journal.history, agree=exactly)
    library.stats()
    library.rows()
    library.quiz(library.named(["letters"]), Wish(count=3), seed="s")
