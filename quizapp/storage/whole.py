"""Writes a small file whole: at any moment the disk has either the old one or the new one."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from pathlib import Path

from quizapp.storage.flush import flush, flush_folder, naming
from quizapp.storage.held_open import patiently


class Changed(Exception):
    """The file that was to be replaced is no longer the one that was meant."""


def write(path: Path, data: bytes, instead: str = "") -> None:
    """Puts `data` into the file at `path`, which need not exist; its folder must.

    `instead`: the SHA-256 of what is to be replaced; Changed where something else is there at the last
    moment.
    A link is followed, the file's permissions stay, and a file that may not be written to is left alone.
    Raises OSError; the old file is then still there and nothing else is left behind.
    """
    target = Path(os.path.realpath(path))
    mode = _mode(target)
    temporary = target.with_name(f".quizapp-{os.urandom(8).hex()}.tmp")
    with naming(path):
        try:
            _fill(temporary, data, mode)
            if instead and not _is_still(target, instead, data):
                raise Changed(str(target))
            patiently(lambda: temporary.replace(target))
        finally:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
        flush_folder(target.parent)


def _fill(temporary: Path, data: bytes, mode: int | None) -> None:
    """Makes a file that is on the disk."""
    fd = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(fd, "wb") as file:
        if mode is not None and hasattr(os, "fchmod"):
            os.fchmod(fd, mode)
        file.write(data)
        file.flush()
        flush(fd)


def _is_still(target: Path, instead: str, data: bytes) -> bool:
    """Whether that is there which is to be replaced, or after a try that failed at its very end `data`."""
    import hashlib  # takes a while, and few need it

    there = target.read_bytes()
    return there == data or hashlib.sha256(there).hexdigest() == instead


def _mode(target: Path) -> int | None:
    """The permissions of the file that is there, if one is. Raises OSError if it is not to be written to."""
    try:
        found = target.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    return stat.S_IMODE(found.st_mode)
