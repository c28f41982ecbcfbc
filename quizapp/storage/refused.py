"""Why something could not be written, in plain words, with what to do where that is known."""

from __future__ import annotations

import errno
from pathlib import Path

from quizapp.storage.held_open import HeldOpen

FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def why_not(error: OSError, path: Path) -> str:
    """Why the file at `path` could not be written."""
    if isinstance(error, HeldOpen):
        return str(error.strerror)
    if error.errno == errno.EROFS:
        return f"the disk with {path.parent} can only be read"
    if error.errno in FORBIDDEN:
        return f"there is no permission to write in {path.parent}"
    return error.strerror or str(error)
