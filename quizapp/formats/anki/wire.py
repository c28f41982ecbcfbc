"""Reads the few numbers and texts that are needed out of protobuf messages. No length in them is trusted."""

from __future__ import annotations

from collections.abc import Iterator

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_MOST_SHIFT = 63


def fields(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    """The fields of a message by number; it ends without a word where the message makes no sense."""
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        kind, size = key & 7, 0
        if kind == _VARINT:
            value, at = _varint(message, at)
            if at:
                yield key >> 3, value
        elif kind == _BYTES:
            size, at = _varint(message, at)
            if at and at + size <= len(message):
                yield key >> 3, message[at : at + size]
        elif kind in (_FIXED32, _FIXED64):
            size = 4 if kind == _FIXED32 else 8
        else:
            return
        if not at:
            return
        at += size


def number_in(message: bytes, number: int) -> int:
    """The number in a field; 0 where there is none."""
    return next((value for key, value in fields(message) if key == number and isinstance(value, int)), 0)


def text_in(message: bytes, number: int) -> str:
    """The text in a field; empty where there is none."""
    found = (value for key, value in fields(message) if key == number and isinstance(value, bytes))
    return next(found, b"").decode("utf-8", "replace")


def _varint(message: bytes, at: int) -> tuple[int, int]:
    """A number, and where the next thing begins: 0 where there is no number."""
    value = shift = 0
    while at < len(message) and shift <= _MOST_SHIFT:
        byte = message[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7
    return 0, 0
