"""The files of a log: what they are called, and their lines, whatever is in them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

LONGEST = 16 * 2**20  # bytes of one line

_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
_OF_DEVICE = re.compile(r"[0-9]{4}-[0-9]{2}\.([a-z0-9_]+(?:-[a-z0-9_]+)*)")
_FIRST_WORD = re.compile(r"[^\s.(]+")
_SUFFIX = ".jsonl"


def log_name(month: str, device: str) -> str:
    """The file that `device` writes to in `month` (`2026-11`). Raises ValueError for other words."""
    if not _MONTH.fullmatch(month):
        raise ValueError(f"{month!r} is not a month like 2026-11")
    if device_of(f"{month}.{device}{_SUFFIX}") != device:
        raise ValueError(f"{device!r} can't be a device's name: small letters, digits and single hyphens")
    return f"{month}.{device}{_SUFFIX}"


def is_named(name: str) -> bool:
    """Whether a file is called as a device's log of a month is."""
    return _OF_DEVICE.match(name) is not None


def device_of(name: str) -> str:
    """The device whose lines a file holds, by its name; conflict copies have more after it."""
    found = _OF_DEVICE.match(name)
    if found:
        return found[1]
    word = _FIRST_WORD.match(name.removesuffix(_SUFFIX))
    return word[0] if word else name


def log_names(folder: Path) -> list[str]:
    """The log files in the folder, conflict copies too: by month and device, a copy after its original.

    A missing folder has none. Raises OSError if it can't be listed.
    """
    try:
        with os.scandir(folder) as found:
            names = [each.name for each in found if _is_log(each)]
    except FileNotFoundError:
        return []
    return sorted(names, key=lambda name: name[: -len(_SUFFIX)])


def _is_log(entry: os.DirEntry[str]) -> bool:
    name = entry.name
    if name.startswith(".") or not name.endswith(_SUFFIX):
        return False
    try:
        return entry.is_file()
    except OSError:  # a link to itself: whoever opens it says so, and the others are read
        return True


def raw_lines(file: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """The lines of an open file with their lengths in bytes, line ends included.

    Of a line longer than `LONGEST` only the beginning is given and kept in memory, with its whole length.
    """
    while raw := file.readline(LONGEST + 1):
        size = len(raw)
        rest = raw
        while len(rest) > LONGEST and not rest.endswith(b"\n"):
            rest = file.readline(LONGEST + 1)
            size += len(rest)
        yield raw, size
