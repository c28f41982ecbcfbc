"""Files that another program holds open just now: on Windows such a file can't be replaced or opened."""

from __future__ import annotations

import errno
import sys
import time
from collections.abc import Callable
from typing import TypeVar

PATIENCE = 1.0  # seconds; virus scanners, indexers and sync tools let go in a moment
_PAUSE = 0.02  # seconds between two tries
_SHARING = frozenset({5, 32, 33})  # Windows: access denied, a sharing violation, a lock violation
_WORD = "another program holds it open; close that one, or try again in a moment"

_Result = TypeVar("_Result")


class HeldOpen(OSError):
    """Another program still holds the file open; the message says what to do."""


def patiently(do: Callable[[], _Result], patience: float = PATIENCE) -> _Result:
    """What `do` gives, tried again for a moment where another program is in the way.

    Raises HeldOpen where it stays in the way, and other OSErrors.
    """
    until = time.monotonic() + patience
    while True:
        try:
            return do()
        except OSError as error:
            if not _is_held(error):
                raise
            if time.monotonic() >= until:
                raise HeldOpen(error.errno, _WORD, error.filename) from error
        time.sleep(_PAUSE)


def _is_held(error: OSError) -> bool:
    """Whether another program may be in the way: the system itself often can't tell."""
    if error.errno == errno.EBUSY or getattr(error, "winerror", None) in _SHARING:
        return True
    return sys.platform == "win32" and isinstance(error, PermissionError)
