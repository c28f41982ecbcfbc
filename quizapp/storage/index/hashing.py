"""Reads log files and tells the digest of the very bytes that were read."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from hashlib import _Hash as Hash

BLOCK = 1 << 20
NOTHING = hashlib.sha256().hexdigest()


class Hashing(io.RawIOBase):
    """A file that is hashed as it is read: looked at twice, it might have changed in between."""

    def __init__(self, file: io.FileIO, before: Hash) -> None:
        """`file` stands where reading begins; `before`, the hash of what is before that, goes on with it."""
        self._file = file
        self.seen = before

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Reads a block."""
        count = self._file.readinto(buffer) or 0
        self.seen.update(memoryview(buffer)[:count])
        return count

    def lines(self) -> io.BufferedReader:
        """The file, to be read line by line."""
        return io.BufferedReader(self, BLOCK)


def nothing() -> Hash:
    """The hash of no bytes."""
    return hashlib.sha256()


def hashed(file: BinaryIO, size: int) -> Hash:
    """The hash of the next `size` bytes of a file."""
    seen = hashlib.sha256()
    while size and (block := file.read(min(size, BLOCK))):
        seen.update(block)
        size -= len(block)
    return seen
