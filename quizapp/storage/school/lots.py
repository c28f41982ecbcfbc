"""Learners' files in lots, each small enough to be read at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_LOT = 48 * 2**20  # bytes of logs that are read at a time
_PATTERN = re.compile(r"[*?\[\]{}]")  # in a path, the engine would take it for many files


@dataclass(frozen=True, slots=True)
class Bundle:
    """All files of one learner in order, each with what logged into it: a source and a device's word."""

    learner: int
    logs: tuple[tuple[str, Path], ...]

    @property
    def size(self) -> int:
        """Of all files, in bytes. Raises OSError."""
        return sum(path.stat().st_size for _, path in self.logs)

    @property
    def readable(self) -> int:
        """The size of what the engine can be asked to read; 0 if it can't."""
        if any(_PATTERN.search(str(path)) for _, path in self.logs):
            return 0
        with suppress(OSError, UnicodeError):
            "".join(str(path) for _, path in self.logs).encode()
            return self.size
        return 0


def lots(bundles: Iterable[Bundle], most: int = _LOT) -> Iterator[list[Bundle]]:
    """Learners together as long as their files come to no more than `most` bytes, or one alone."""
    lot: list[Bundle] = []
    size = 0
    for bundle in bundles:
        own = bundle.readable
        if lot and size + own > most:
            yield lot
            lot, size = [], 0
        lot.append(bundle)
        size += own
    if lot:
        yield lot
