"""Follows a learner's log files: only what is new is read, once a digest says that the rest is unchanged."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from quizapp.storage.index.store import Store, Touched
from quizapp.storage.index.taking import Taker, Where, remove
from quizapp.storage.log_files import LONGEST, device_of, log_names, raw_lines

if TYPE_CHECKING:
    from hashlib import _Hash as Hash

    from quizapp.storage.index.bulk import Bulk

_BLOCK = 1 << 20
_KNOWN = "SELECT key, name, size, mtime, inode, digest, lines, torn FROM log"
_KEEP = "UPDATE log SET size = ?, mtime = ?, inode = ?, digest = ?, lines = ?, torn = ? WHERE key = ?"
_ADD = (
    "INSERT INTO log(name, device, size, mtime, inode, digest, lines, torn) VALUES (?, ?, 0, 0, 0, ?, 0, 0)"
)
NOTHING = hashlib.sha256().hexdigest()

Tell = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class LogFile:
    """A log file as far as it was read: `size` bytes in whole `lines`, then `torn` bytes without an end."""

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


def pending_bytes(store: Store, folder: Path) -> int:
    """How many bytes following would read, about."""
    known = known_logs(store)
    total = 0
    for name in log_names(folder):
        found = (folder / name).stat()
        if name not in known or not known[name].as_is(found):
            total += found.st_size
    return total


def known_log(store: Store, name: str) -> LogFile | None:
    """What was read of one file."""
    row = store.db.execute(f"{_KNOWN} WHERE name = ?", (name,)).fetchone()
    return LogFile(*row) if row else None


def read_all(store: Store, folder: Path, touched: Touched, tell: Tell) -> Bulk:
    """Reads the whole folder into tables that are empty; `tell` hears of bytes read. Raises Twice."""
    from quizapp.storage.index.bulk import Bulk

    bulk = Bulk(store, touched)
    for name in _names(bulk, folder):
        path = folder / name
        try:
            with path.open("rb") as file:
                _read_whole(store, bulk, file, path, tell)
        except FileNotFoundError:
            continue
        except OSError as error:
            _cannot(bulk, f"{folder.name}/{name}", "file", error)
    bulk.flush()
    return bulk


def _read_whole(store: Store, bulk: Bulk, file: BinaryIO, path: Path, tell: Tell) -> None:
    row = store.db.execute(_ADD, (path.name, device_of(path.name), NOTHING))
    key, before = row.lastrowid or 0, 0
    far = (0, 0, 0)
    for far in bulk.file(file, key, f"{path.parent.name}/{path.name}"):
        tell(far[0] - before)
        before = far[0]
    size, lines, torn = far
    found = os.fstat(file.fileno())
    digest = hashed(file, size).hexdigest()
    store.db.execute(_KEEP, (size, found.st_mtime_ns, found.st_ino, digest, lines, torn, key))


def _names(taker: Taker, folder: Path) -> list[str]:
    try:
        return log_names(folder)
    except OSError as error:
        _cannot(taker, f"{folder.name}", "folder", error)
        return []


def follow(store: Store, folder: Path, touched: Touched, tell: Tell = lambda _bytes: None) -> None:
    """Reads what is new in the folder; `tell` hears of bytes that were read.

    What can't be read is among the problems, and is tried again the next time.
    """
    taker = Taker(store, touched)
    store.db.execute("DELETE FROM problem WHERE log IS NULL")
    names = _names(taker, folder)
    for name, log in known_logs(store).items():
        if name not in names:
            drop(store, touched, log)
    for name in names:
        try:
            _follow_file(store, taker, touched, folder / name, tell)
        except FileNotFoundError:
            continue  # moved away by a file sync since it was listed
        except OSError as error:
            _cannot(taker, f"{folder.name}/{name}", "file", error)


def _cannot(taker: Taker, path: str, what: str, error: OSError) -> None:
    message = f"this {what} can't be read: {(error.strerror or str(error)).lower()}"
    help = "look at its permissions; its answers don't count until then"
    taker.problem(Where(None, path, 0, 1), "L004", message, help)


def follow_one(store: Store, path: Path, touched: Touched) -> None:
    """Reads what is new in one file. Raises OSError."""
    taker = Taker(store, touched)
    _follow_file(store, taker, touched, path, lambda _bytes: None)


def _follow_file(store: Store, taker: Taker, touched: Touched, path: Path, tell: Tell) -> None:
    log = known_log(store, path.name)
    with path.open("rb") as file:
        found = os.fstat(file.fileno())
        if log and log.as_is(found):
            return
        if log and (found.st_size < log.size or hashed(file, log.size).hexdigest() != log.digest):
            drop(store, touched, log)
            log = None
        if log is None:
            row = store.db.execute(_ADD, (path.name, device_of(path.name), NOTHING))
            log = LogFile(row.lastrowid or 0, path.name, 0, 0, 0, NOTHING, 0, 0)
        _read(store, taker, file, log, f"{path.parent.name}/{path.name}", tell)


def hashed(file: BinaryIO, size: int) -> Hash:
    """The digest of the file's first `size` bytes; the file then stands behind them."""
    file.seek(0)
    seen = hashlib.sha256()
    while size and (block := file.read(min(size, _BLOCK))):
        seen.update(block)
        size -= len(block)
    return seen


def _read(store: Store, taker: Taker, file: BinaryIO, log: LogFile, path: str, tell: Tell) -> None:
    """Takes in the lines from `log.size` on. One without an end counts if it is whole, and is read again."""
    store.db.execute("DELETE FROM problem WHERE log = ? AND line > ?", (log.key, log.lines))
    size, lines, torn = log.size, log.lines, 0
    taker.expect(os.fstat(file.fileno()).st_size - size)
    file.seek(size)
    for raw, length in raw_lines(file):
        taker.raw(raw, Where(log.key, path, size, lines + 1))
        if not raw.endswith(b"\n") and length <= LONGEST:
            torn = length
            break
        size, lines = size + length, lines + 1
        if not lines % 10_000:
            tell(length * 10_000)
    found, digest = os.fstat(file.fileno()), hashed(file, size).hexdigest()
    # If more was written meanwhile, the sizes differ and it is read the next time.
    row = (size, found.st_mtime_ns, found.st_ino, digest, lines, torn, log.key)
    store.db.execute(_KEEP, row)


def drop(store: Store, touched: Touched, log: LogFile) -> None:
    """Forgets a file that is gone or was rewritten; and all, where others may have lines of the same ids."""
    for (id,) in store.db.execute("SELECT id FROM line WHERE log = ?", (log.key,)).fetchall():
        remove(store, touched, id)
    where = "FROM answer WHERE log = ?"
    touched.cards |= {key for (key,) in store.db.execute(f"SELECT DISTINCT card {where}", (log.key,))}
    touched.sessions |= {key for (key,) in store.db.execute(f"SELECT DISTINCT session {where}", (log.key,))}
    store.db.execute(f"DELETE {where}", (log.key,))
    for table in ("wrong", "problem"):
        store.db.execute(f"DELETE FROM {table} WHERE log = ?", (log.key,))
    store.db.execute("DELETE FROM log WHERE key = ?", (log.key,))
    if store.twice:
        for other in known_logs(store).values():
            drop(store, touched, other)


def follow_appended(store: Store, path: Path, start: int, end: int, touched: Touched) -> None:
    """Takes in the line that was just appended to a file; others that came before it are read first."""
    log = known_log(store, path.name)
    seen = store.hashes.get(path.name)
    with path.open("rb") as file:
        found = os.fstat(file.fileno())
        ours = log and seen and log.size == seen[0] == start and not log.torn and found.st_size == end
        if not (log and seen and ours):
            follow_one(store, path, touched)
            store.hashes[path.name] = (end, hashed(file, end))
            return
        file.seek(start)
        raw = file.read(end - start)
    taker = Taker(store, touched)
    taker.raw(raw, Where(log.key, f"{path.parent.name}/{path.name}", start, log.lines + 1))
    seen[1].update(raw)
    store.hashes[path.name] = (end, seen[1])
    row = (end, found.st_mtime_ns, found.st_ino, seen[1].hexdigest(), log.lines + 1, 0, log.key)
    store.db.execute(_KEEP, row)
