"""Follows a learner's log files: only what is new is read, once a digest says that the rest is unchanged."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.storage.index.hashing import Hashing, hashed, nothing
from quizapp.storage.index.log_rows import LogFile, add_log, keep_log, known_log, known_logs
from quizapp.storage.index.store import Store, Touched
from quizapp.storage.index.taking import Taker, Where, remove
from quizapp.storage.index.twice import forget_shared, sharing
from quizapp.storage.log_files import LONGEST, log_names, raw_lines

if TYPE_CHECKING:
    from hashlib import _Hash as Hash

    from quizapp.storage.index.bulk import Bulk

Tell = Callable[[int], None]


def pending_bytes(store: Store, folder: Path) -> int:
    """How many bytes following would read, about."""
    known = known_logs(store)
    total = 0
    for name in log_names(folder):
        found = (folder / name).stat()
        if name not in known or not known[name].as_is(found):
            total += found.st_size
    return total


def read_all(store: Store, folder: Path, touched: Touched, tell: Tell) -> Bulk:
    """Reads the whole folder into tables that are empty; `tell` hears of bytes read."""
    from quizapp.storage.index.bulk import Bulk

    bulk = Bulk(store, touched)
    for name in _names(bulk, folder):
        with _telling(bulk, f"{folder.name}/{name}"):
            _read_whole(store, bulk, folder / name, tell)
    bulk.end()
    return bulk


def _read_whole(store: Store, bulk: Bulk, path: Path, tell: Tell) -> None:
    with path.open("rb", buffering=0) as file:
        found = os.fstat(file.fileno())
        key, before = add_log(store, path.name), 0
        far = (0, 0, 0)
        hashing = Hashing(file, nothing())
        for far in bulk.file(hashing.lines(), key, f"{path.parent.name}/{path.name}"):
            tell(far[0] - before)
            before = far[0]
        keep_log(store, key, far, found, hashing.seen)


def _names(taker: Taker, folder: Path) -> list[str]:
    try:
        return log_names(folder)
    except OSError as error:
        _cannot(taker, f"{folder.name}", "folder", error)
        return []


@contextmanager
def _telling(taker: Taker, path: str, *, known: bool = False) -> Iterator[None]:
    """What can't be read is among the problems; `known`: it was read before, and that goes on counting."""
    try:
        yield
    except FileNotFoundError:
        pass  # moved away by a file sync since it was listed
    except OSError as error:
        _cannot(taker, path, "file", error, known=known)


def _cannot(taker: Taker, path: str, what: str, error: OSError, *, known: bool = False) -> None:
    message = f"this {what} can't be read: {(error.strerror or str(error)).lower()}"
    rest = "what was read of it before counts" if known else "its answers don't count until then"
    help = f"look at its permissions; {rest}"
    taker.problem(Where(None, path, 0, 1), "L004", message, help)


@dataclass(frozen=True, slots=True)
class _Tail:
    """What of a file is to be read: what comes after `log`, or all of it (None).

    `before`: the hash of what comes before it. `found`: how the file looked before any of it was read.
    """

    log: LogFile | None
    before: Hash
    found: os.stat_result


def _tail(store: Store, path: Path, log: LogFile | None) -> _Tail | None:
    """What is to be read of the file; None where it is as it was. Raises OSError."""
    with path.open("rb") as file:
        found = os.fstat(file.fileno())
        if log and log.as_is(found):
            return None
        if log and found.st_size >= log.size + log.torn:
            before = hashed(file, log.size)
            whole = before.copy()
            whole.update(file.read(log.torn))
            if whole.hexdigest() == log.digest and (not log.torn or _goes_on(store, log, file.read(1))):
                return _Tail(log, before, found)
    return _Tail(None, nothing(), found)


def _goes_on(store: Store, log: LogFile, next: bytes) -> bool:
    """Whether the line that had no end may be read again: one that counted must still be what it was."""
    damaged = "SELECT 1 FROM problem WHERE log = ? AND line > ? AND code = 'L001'"
    return next in b"\n" or store.db.execute(damaged, (log.key, log.lines)).fetchone() is not None


def follow(store: Store, folder: Path, touched: Touched, tell: Tell = lambda _bytes: None) -> None:
    """Reads what is new in the folder; `tell` hears of bytes that were read.

    What can't be read is among the problems, and is tried again the next time. Everything that goes goes
    before anything comes: what was left out as there already may have to come in its place.
    """
    taker = Taker(store, touched)
    store.db.execute("DELETE FROM problem WHERE log IS NULL")
    names, known = _names(taker, folder), known_logs(store)
    tails: dict[str, _Tail] = {}
    for name in names:
        with _telling(taker, f"{folder.name}/{name}", known=name in known):
            if tail := _tail(store, folder / name, known.get(name)):
                tails[name] = tail
    gone = {name for name in known if name not in names or (name in tails and tails[name].log is None)}
    for log in _drop(store, touched, [known[name] for name in gone]):
        if log.name not in gone and (tail := _tail(store, folder / log.name, None)):
            tails[log.name] = tail
    for name in names:
        if name in tails:
            with _telling(taker, f"{folder.name}/{name}"):
                _read(store, taker, folder / name, tails[name], tell)


def follow_one(store: Store, path: Path, touched: Touched) -> None:
    """Reads what is new in one file; in all, where it was rewritten. Raises OSError."""
    log = known_log(store, path.name)
    tail = _tail(store, path, log)
    if tail and log and tail.log is None:
        follow(store, path.parent, touched)
    elif tail:
        _read(store, Taker(store, touched), path, tail, lambda _bytes: None)


def _read(store: Store, taker: Taker, path: Path, tail: _Tail, tell: Tell) -> None:
    """Takes in the tail's lines. One without an end counts if it is whole, and is read again."""
    key = tail.log.key if tail.log else add_log(store, path.name)
    size, lines, torn = (tail.log.size, tail.log.lines, 0) if tail.log else (0, 0, 0)
    store.db.execute("DELETE FROM problem WHERE log = ? AND line > ?", (key, lines))
    taker.expect(tail.found.st_size - size)
    with path.open("rb", buffering=0) as file:
        file.seek(size)
        hashing = Hashing(file, tail.before)
        for raw, length in raw_lines(hashing.lines()):
            taker.raw(raw, Where(key, f"{path.parent.name}/{path.name}", size, lines + 1))
            if not raw.endswith(b"\n") and length <= LONGEST:
                torn = length
                break
            size, lines = size + length, lines + 1
            if not lines % 10_000:
                tell(length * 10_000)
    keep_log(store, key, (size, lines, torn), tail.found, hashing.seen)
    store.hashes[path.name] = size + torn, hashing.seen


def _drop(store: Store, touched: Touched, logs: Collection[LogFile]) -> list[LogFile]:
    """Forgets files that are gone or were rewritten, and those that share lines with them; says which."""
    if not logs:
        return []
    keys = sharing(store, {log.key for log in logs})
    every = [log for log in known_logs(store).values() if log.key in keys]
    where = f"WHERE log IN ({','.join(str(key) for key in keys)})"
    for (id,) in store.db.execute(f"SELECT id FROM line {where}").fetchall():
        remove(store, touched, id)
    touched.cards |= {key for (key,) in store.db.execute(f"SELECT DISTINCT card FROM answer {where}")}
    touched.sessions |= {key for (key,) in store.db.execute(f"SELECT DISTINCT session FROM answer {where}")}
    texts_of = f"SELECT card FROM answer {where} AND told & 3"
    without = f"SELECT session FROM answer WHERE told & 3 <> 3 AND card IN ({texts_of})"
    touched.sessions |= {key for (key,) in store.db.execute(without)}
    for table in ("answer", "wrong", "problem"):
        store.db.execute(f"DELETE FROM {table} {where}")
    store.db.executemany("DELETE FROM log WHERE key = ?", [(key,) for key in keys])
    forget_shared(store, keys)
    for log in every:
        store.hashes.pop(log.name, None)
    return every


def follow_appended(store: Store, path: Path, start: int, end: int, touched: Touched) -> None:
    """Takes in the line that was just appended to a file; others that came before it are read first."""
    log = known_log(store, path.name)
    far, seen = store.hashes.get(path.name) or (0, None)
    with path.open("rb") as file:
        found = os.fstat(file.fileno())
        ours = log and seen and log.size == far == start and not log.torn and found.st_size == end
        if not (log and seen and ours and log.inode == found.st_ino):
            follow_one(store, path, touched)
            return
        file.seek(start)
        raw = file.read(end - start)
    number = log.lines + raw.count(b"\n")
    Taker(store, touched).raw(raw, Where(log.key, f"{path.parent.name}/{path.name}", start, number))
    seen.update(raw)
    store.hashes[path.name] = end, seen
    keep_log(store, log.key, (end, number, 0), found, seen)
