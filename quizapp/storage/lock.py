"""An exclusive lock on an open file, between programs and between parts of one program."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 10.0  # seconds; a lock is held for milliseconds, so after that something is stuck
_PAUSE = 0.002  # seconds between two tries

_FAR = 2**31 - 2  # on Windows nobody else may touch what is locked: a byte where no file of ours has one
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}


@contextmanager
def locked(fd: int, patience: float = PATIENCE) -> Iterator[None]:
    """Holds the lock on the file open at `fd`; others who ask for it wait.

    Raises TimeoutError (an OSError) when it can't be had within `patience` seconds. Disks that know no locks
    (some network ones) are used without.
    """
    held = _wait(fd, time.monotonic() + patience)
    try:
        yield
    finally:
        if held:
            _release(fd)


def _wait(fd: int, until: float) -> bool:
    while True:
        try:
            _try(fd)
        except OSError as error:
            if error.errno in _NO_LOCKS:
                return False
            if error.errno not in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
                raise
        else:
            return True
        if time.monotonic() >= until:
            raise TimeoutError(errno.ETIMEDOUT, "another program keeps the file locked")
        time.sleep(_PAUSE)


if sys.platform == "win32":
    import msvcrt

    def _try(fd: int) -> None:
        os.lseek(fd, _FAR, os.SEEK_SET)
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)

    def _release(fd: int) -> None:
        os.lseek(fd, _FAR, os.SEEK_SET)
        msvcrt.locking(fd, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _release(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_UN)
