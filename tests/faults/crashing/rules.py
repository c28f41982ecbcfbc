"""What becomes of a call that changes a file: it works, fails, or is the last one."""

from __future__ import annotations

import errno
import os
import signal
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

FULL = errno.ENOSPC, errno.EDQUOT
OF_FILES = ("fsync", "ftruncate", "fchmod")  # calls that name an open file


@dataclass
class Call:
    """One call: its `name`, the `paths` it names, and of a write the place and the bytes."""

    name: str
    paths: tuple[str, ...] = ()
    at: int = 0
    data: bytes = b""


class Rule(Protocol):
    """What becomes of a call."""

    def met(self, number: int, call: Call) -> int:
        """How many bytes of a write are to be written (others: -1, all). Raises OSError, or ends it all."""

    def wrote(self) -> None:
        """A part of a write was written."""


class Let:
    """All works."""

    def met(self, number: int, call: Call) -> int:
        return -1

    def wrote(self) -> None:
        """Is not met."""


@dataclass
class KillAt:
    """kill -9 before call number `at`; of a write, with `torn`, after half of it."""

    at: int
    torn: bool = False

    def met(self, number: int, call: Call) -> int:
        if number < self.at:
            return -1
        if self.torn and call.name == "write" and number == self.at:
            return len(call.data) // 2
        self.wrote()
        return -1

    def wrote(self) -> None:
        os.kill(os.getpid(), signal.SIGKILL)


@dataclass
class FailAt:
    """Call number `at` fails, and `on` the ones after it too; a full disk takes a part of a write first."""

    at: int
    number: int = errno.EIO
    on: bool = False
    _short: bool = field(default=False, init=False)

    def met(self, number: int, call: Call) -> int:
        goes_on = self._short and call.name == "write"  # with the rest of what was written in part
        self._short = False
        if number < self.at or (number > self.at and not (self.on or goes_on)):
            return -1
        if call.name in ("unlink", "close") and self.number in FULL:
            return -1  # what makes room always can
        if call.name == "write" and self.number in FULL and number == self.at:
            self._short = True
            return len(call.data) // 3
        raise _error(self.number, call)

    def wrote(self) -> None:
        """Whoever writes sees to it."""


@dataclass
class FullWhile:
    """There is no room as long as the file `flag` is there."""

    flag: Path

    def met(self, number: int, call: Call) -> int:
        if call.name in ("write", "mkdir", "open", "link", "sql") and self.flag.exists():
            raise _error(errno.ENOSPC, call)
        return -1

    def wrote(self) -> None:
        """Is not met."""


def _error(number: int, call: Call) -> OSError:
    """As the system says it: what is done to an open file names none."""
    named = () if call.name in ("write", *OF_FILES) else call.paths[:1]
    return OSError(number, os.strerror(number), *named)
