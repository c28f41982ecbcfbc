"""Log files put into a folder whole, beside those that programs may be appending to."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Literal

from quizapp.storage.flush import flush, flush_folder, make_folder, naming
from quizapp.storage.held_open import patiently
from quizapp.storage.lock import locked

Relation = Literal["missing", "same", "ours-shorter", "theirs-shorter", "different"]

_PIECE = 2**20  # bytes compared at a time
_TRIES = 5  # at a file that another program replaces at the same moment


class Torn(Exception):
    """The files changed while they were merged; nothing was written."""


def relation(ours: Path, theirs: BinaryIO, size: int) -> Relation:
    """How the file at `ours` and the first `size` bytes of an open file go together.

    A link of ours, or whatever else is no file, is `different`: it is not to be replaced. Raises OSError.
    """
    try:
        found = ours.lstat()
    except FileNotFoundError:
        return "missing"
    if not stat.S_ISREG(found.st_mode):
        return "different"
    with ours.open("rb") as file:
        own = os.fstat(file.fileno()).st_size
        if not _same_bytes(file, theirs, min(own, size)):
            return "different"
    if own == size:
        return "same"
    return "ours-shorter" if own < size else "theirs-shorter"


def _same_bytes(one: BinaryIO, other: BinaryIO, size: int) -> bool:
    while size > 0:
        piece = one.read(min(size, _PIECE))
        if not piece or piece != other.read(len(piece)):
            return False
        size -= len(piece)
    return True


def copy_new(folder: Path, name: str, chunks: Iterable[bytes]) -> None:
    """Makes a new file in the folder, which is made too; it appears whole or not at all.

    Raises FileExistsError if there is one of that name by now, and other OSErrors.
    """
    parents = make_folder(folder)
    with naming(folder / name):
        with _temporary(folder, chunks) as temporary:
            _rename_new(temporary, folder / name)
        for each in (folder, *parents):
            flush_folder(each)


def put_longer(folder: Path, name: str, chunks: Iterable[bytes]) -> None:
    """Puts a longer file in the place of ours, which is its beginning, at once.

    Whoever waits to append to ours finds the new one (`LogWriter` looks). Raises Torn where ours is not its
    beginning any more, and OSError.
    """
    target = folder / name
    with naming(target), _temporary(folder, chunks) as temporary:
        for left in reversed(range(_TRIES)):
            if _replaced(target, temporary, sure=left > 0):
                break
    flush_folder(folder)


def _replaced(target: Path, temporary: Path, *, sure: bool) -> bool:
    """Whether the file could be put in the place of its beginning, under that one's lock.

    If not `sure`, any file that is at `target` will do: some network disks number their files anew each time.
    """
    fd = os.open(target, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(fd, "rb") as ours, temporary.open("rb") as theirs, locked(fd):
        found = os.fstat(fd)
        if sure and not os.path.samestat(found, target.stat()):
            return False
        if found.st_size > os.fstat(theirs.fileno()).st_size or not _same_bytes(ours, theirs, found.st_size):
            raise Torn(f"{target.name} changed at this moment")
        if sys.platform != "win32":
            os.fchmod(theirs.fileno(), stat.S_IMODE(found.st_mode))
            temporary.replace(target)
            return True
    patiently(lambda: temporary.replace(target))  # Windows replaces no file that is open
    return True


@contextmanager
def _temporary(folder: Path, chunks: Iterable[bytes]) -> Iterator[Path]:
    """A new file with these bytes, flushed to the disk; gone at the end, unless it was renamed."""
    path = folder / f".quizapp-{os.urandom(8).hex()}.tmp"
    try:
        fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        with os.fdopen(fd, "wb") as file:
            file.writelines(chunks)
            file.flush()
            flush(fd)
        yield path
    finally:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def _rename_new(temporary: Path, target: Path) -> None:
    """Gives the file its name, unless there is one of that name. Raises OSError."""
    if sys.platform == "win32":
        temporary.rename(target)  # never over another one
        return
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:  # a disk that knows no second names
        if target.exists():
            raise FileExistsError(None, "there is a file of that name by now", str(target)) from None
        temporary.rename(target)
