"""The rows of the log files: how far each was read, and how it looked."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.storage.index.hashing import NOTHING
from quizapp.storage.index.store import Store
from quizapp.storage.log_files import device_of

if TYPE_CHECKING:
    from hashlib import _Hash as Hash

_KNOWN = "SELECT key, name, size, mtime, inode, digest, lines, torn FROM log"
_KEEP = "UPDATE log SET size = ?, mtime = ?, inode = ?, digest = ?, lines = ?, torn = ? WHERE key = ?"
_ADD = (
    "INSERT INTO log(name, device, size, mtime, inode, digest, lines, torn) VALUES (?, ?, 0, 0, 0, ?, 0, 0)"
)


@dataclass(frozen=True, slots=True)
class LogFile:
    """A log file as far as it was read: `size` bytes in whole `lines`, then `torn` bytes without an end.

    `digest` is of all of that: a last line without an end counts too if it is whole.
    """

    key: int
    name: str
    size: int
    mtime: int
    inode: int
    digest: str
    lines: int
    torn: int

    def as_is(self, found: os.stat_result) -> bool:
        """Whether the file on the disk looks just as it did when it was read."""
        here = (found.st_size, found.st_mtime_ns, found.st_ino)
        return here == (self.size + self.torn, self.mtime, self.inode)


def known_logs(store: Store) -> dict[str, LogFile]:
    """The files that were read, by name."""
    return {row[1]: LogFile(*row) for row in store.db.execute(_KNOWN)}


def known_log(store: Store, name: str) -> LogFile | None:
    """What was read of one file."""
    row = store.db.execute(f"{_KNOWN} WHERE name = ?", (name,)).fetchone()
    return LogFile(*row) if row else None


def add_log(store: Store, name: str) -> int:
    """Begins a file of which nothing was read; gives its key."""
    return store.db.execute(_ADD, (name, device_of(name), NOTHING)).lastrowid or 0


def keep_log(store: Store, key: int, far: tuple[int, int, int], found: os.stat_result, seen: Hash) -> None:
    """Notes how far a file was read (bytes and number of whole lines, bytes without an end).

    `seen` is the hash of all that was read. Whatever was done to the file since it looked as in `found` is
    seen the next time.
    """
    size, lines, torn = far
    store.db.execute(_KEEP, (size, found.st_mtime_ns, found.st_ino, seen.hexdigest(), lines, torn, key))
