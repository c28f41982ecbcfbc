"""Flushing to the disk: files and the folders that list them."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

Flush = Callable[[int], None]

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
NO_ROOM = "there is no room left; free some room and try again"

_UNABLE = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


def flush(fd: int) -> None:
    """Returns when what was written to the open file is on the disk. Raises OSError."""
    if sys.platform == "darwin":
        import fcntl

        try:
            fcntl.fcntl(fd, fcntl.F_FULLFSYNC)  # fsync there stops at the drive's own memory
        except OSError:
            os.fsync(fd)  # not every network disk knows the other
    else:
        os.fsync(fd)


def flush_folder(folder: Path, flush: Flush = flush) -> None:
    """Returns when the folder's list of files is on the disk. Raises OSError.

    Windows, and some network disks, can't be asked to and do it by themselves.
    """
    if sys.platform == "win32":
        return
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        flush(fd)
    except OSError as error:
        if error.errno not in _UNABLE:
            raise
    finally:
        os.close(fd)


def make_folder(folder: Path) -> list[Path]:
    """Makes the folder and those above it that are missing; the folders to flush for that, outermost first.

    Raises OSError.
    """
    missing = []
    here = folder
    while not here.is_dir() and here != here.parent:
        missing.append(here)
        here = here.parent
    for each in reversed(missing):
        each.mkdir(exist_ok=True)
    return [each.parent for each in reversed(missing)]


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """An OSError from within names this file: the system names none that is open, or one in its stead.

    Where there is no room left, it says what to do.
    """
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            error.strerror = NO_ROOM
        error.filename, error.filename2 = str(path), None
        raise


def make_flushed_folder(folder: Path) -> None:
    """Makes the folder and those above it that are missing; they are on the disk then. Raises OSError."""
    with naming(folder):
        for parent in make_folder(folder):
            flush_folder(parent)
