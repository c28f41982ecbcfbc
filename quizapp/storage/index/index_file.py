"""The index's file: where it is, opened and thrown away, and whether it is up to date.

Nothing is imported here that reads decks or logs: mostly there is nothing new to read.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from datetime import tzinfo
from pathlib import Path
from zlib import crc32

from quizapp.storage.decks import DeckFile
from quizapp.storage.index import editions, schema
from quizapp.storage.index.store import Store
from quizapp.storage.index.trouble import is_busy, is_damaged
from quizapp.storage.log_files import log_names

_DECKS = "SELECT name, size, mtime FROM deck"
_LOGS = "SELECT name, size + torn, mtime, inode FROM log"


def index_path(cache: Path, home: Path, folder: Path) -> Path:
    """Where the index of a learner's `folder` in the library `home` is kept."""
    # A checksum will do: an index that two homes should come to share would only be made anew each time.
    return cache / f"{folder.name}-{crc32(str(home).encode('utf-8', 'surrogateescape')):08x}.sqlite"


def open_index(path: Path | None, folder: Path, zone: tzinfo) -> Store:
    """Opens the index at `path` (None: one in memory). Where there is none that can be used, it is empty."""
    store = Store(schema.connect(None), folder, zone, path)
    turn_to_newest(store)
    return store


def turn_to_newest(store: Store) -> None:
    """Turns to the newest file of the index, if that is not the one that is open; no damaged one is used."""
    file = editions.newest(store.path) if store.path else None
    if file is None or file == store.file:
        return
    try:
        db = schema.connect(file)
    except (sqlite3.Error, OSError):
        return
    try:
        schema.is_whole(db)
    except sqlite3.Error as error:
        if not is_busy(error):
            db.close()
            if store.path and is_damaged(error):
                editions.begin_again(store.path)
            return
    store.turn_to(db, file)


def begin_again(path: Path, file: Path | None) -> None:
    """Has the index made anew by whoever needs it next; not where another has been put in `file`'s place."""
    if file in (None, editions.newest(path)):
        editions.begin_again(path)


def forget_index(path: Path) -> None:
    """Throws an index away."""
    editions.forget(path)


def is_current(store: Store, files: Sequence[DeckFile]) -> bool:
    """Whether the index is whole and says what decks and logs say, as far as sizes and times tell.

    One in whose place another was put is not.
    """
    if store.file and not store.file.exists():
        return False
    if not schema.is_whole(store.db) or store.zone_changed or store.folder is None:
        return False
    here = {(file.name, file.size, file.mtime_ns) for file in files}
    if here != set(store.db.execute(_DECKS)):
        return False
    with suppress(OSError):
        return _logs(store.folder) == set(store.db.execute(_LOGS))
    return False


def changed(store: Store, files: Sequence[DeckFile]) -> tuple[list[DeckFile], bool, dict[str, DeckFile]]:
    """The deck files that are new or look changed, whether any is gone, and those known, as they were.

    Raises sqlite3.Error.
    """
    here = {file.name: file for file in files}
    known = {
        name: DeckFile(name, here[name].path if name in here else Path(), size, mtime)
        for name, size, mtime in store.db.execute(_DECKS)
    }
    fresh = [file for file in files if file != known.get(file.name)]
    return fresh, not known.keys() <= here.keys(), known


def _logs(folder: Path) -> set[tuple[str, int, int, int]]:
    """How the log files look. Raises OSError."""
    found = ((name, (folder / name).stat()) for name in log_names(folder))
    return {(name, file.st_size, file.st_mtime_ns, file.st_ino) for name, file in found}
