"""A little chance in each interval, so that cards begun together don't stay together.

The chance comes from the card and its number of reviews alone: a log says the same days on every machine.
"""

from __future__ import annotations

from hashlib import sha256

_LEAST, _SECOND, _THIRD = 2.5, 7.0, 20.0  # days; an interval below the least is left alone
_BASE = 1.0  # days; to which comes a share of each part of the interval
_FIRST_SHARE, _SECOND_SHARE, _THIRD_SHARE = 0.15, 0.1, 0.05
_BITS = 53  # as many as a float holds


def chance(card_id: str, reps: int) -> float:
    """A number from 0 up to, but not including, 1, for a card that was reviewed `reps` times."""
    digest = sha256(f"{card_id}\n{reps}".encode("utf-8", "surrogatepass")).digest()
    return (int.from_bytes(digest[:8], "big") >> 64 - _BITS) / (1 << _BITS)


def whole(days: float) -> int:
    """To the nearest whole number, a half upwards."""
    return int(days + 0.5)


def spread(days: float) -> float:
    """By how many days an interval may be off, either way."""
    if days < _LEAST:
        return 0.0
    off = _BASE + _FIRST_SHARE * (min(days, _SECOND) - _LEAST)
    if days > _SECOND:
        off += _SECOND_SHARE * (min(days, _THIRD) - _SECOND)
    if days > _THIRD:
        off += _THIRD_SHARE * (days - _THIRD)
    return off


def bounds(days: float, least: int, most: int) -> tuple[int, int]:
    """The shortest and the longest whole interval near `days`, both from `least` to `most`."""
    days = min(max(days, least), most)
    off = spread(days)
    low = min(max(whole(days - off), least), most)
    high = min(max(whole(days + off), low), most)
    if off and low == high < most:
        high += 1  # near the least allowed there would be no choice left
    return low, high


def fuzzed(days: float, least: int, most: int, drawn: float) -> int:
    """An interval near `days`, from `least` to `most`; `drawn` (0 to 1) says which."""
    low, high = bounds(days, least, most)
    return low + int(drawn * (high - low + 1))
