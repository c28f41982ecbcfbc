"""ULIDs: ids that sort by the time they were made (github.com/ulid/spec)."""

from __future__ import annotations

from collections.abc import Callable

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base32: no I, L, O, U
_LENGTH = 26
_RANDOM_BITS = 80
_LAST_MS = (1 << 48) - 1


class Ulids:
    """Makes ULIDs, each greater than the one before, whatever the clock does.

    `rng(n)` returns n random bytes (`os.urandom`, or a seeded one in tests).
    """

    def __init__(self, rng: Callable[[int], bytes]) -> None:
        self._rng = rng
        self._last = -1

    def make(self, ms: int) -> str:
        """The next id, for `ms` milliseconds since 1970 in UTC: 26 characters, upper case.

        In the same millisecond, or when the clock ran back, it is the id before plus one. A time that a ULID
        can't hold is held at the nearest one that it can.
        """
        ms = min(max(ms, 0), _LAST_MS)
        if ms > self._last >> _RANDOM_BITS:
            self._last = ms << _RANDOM_BITS | int.from_bytes(self._rng(_RANDOM_BITS // 8), "big")
        else:
            self._last += 1
        return _encode(self._last)


def _encode(value: int) -> str:
    letters = []
    for _ in range(_LENGTH):
        letters.append(ALPHABET[value & 31])
        value >>= 5
    return "".join(reversed(letters))
