"""Chance that comes out the same on every machine and Python: SHA-256 in counter mode.

`random.Random` promises its stream only for `random()`; a paper made with a seed has to be the same
anywhere and for years, so the few draws that are needed stand here.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """A stream of draws that depends on its key alone."""

    def __init__(self, *key: str) -> None:
        """`key`: the seed and whatever the draws are for, such as a card's id."""
        self._key = "\0".join(key).encode("utf-8", "surrogatepass")
        self._count = 0

    def below(self, n: int) -> int:
        """A whole number from 0 to n - 1, each equally likely (the bias is under n / 2^64)."""
        self._count += 1
        block = sha256(b"%d:%b" % (self._count, self._key)).digest()
        return int.from_bytes(block[:8], "big") % n

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """The items in random order (Fisher and Yates)."""
        return self.sample(items, len(items))

    def sample(self, items: Sequence[T], k: int) -> list[T]:
        """At most `k` different places of `items`, in random order; the cost goes with `k`."""
        moved: dict[int, int] = {}
        out = []
        for i in range(min(k, len(items))):
            j = i + self.below(len(items) - i)
            out.append(items[moved.get(j, j)])
            moved[j] = moved.get(i, i)
        return out


def place(seed: str, name: str) -> tuple[bytes, str]:
    """A sort key that puts names in random order: adding one leaves the order of the others as it was."""
    return sha256(f"{seed}\0{name}".encode("utf-8", "surrogatepass")).digest()[:8], name
