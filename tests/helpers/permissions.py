"""Files and folders that can't be written to, also where the tests run as root, who may write anywhere."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

_OVERRIDE = 1 << 1 | 1 << 2  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH, by which permissions don't count
_GET_BITS, _SET_BITS, _NO_FIXUP = 27, 28, 1 << 2  # PR_GET_SECUREBITS and so on, for prctl()
_VERSION = 0x20080522  # of these structures, in <linux/capability.h>
_DROP = (
    "import ctypes, os, sys; libc = ctypes.CDLL(None); "
    "assert not any(libc.prctl(24, each, 0, 0, 0) for each in (1, 2)), 'root'; "  # PR_CAPBSET_DROP
    "os.execv(sys.argv[1], sys.argv[1:])"
)


class _Header(ctypes.Structure):
    _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]


class _Sets(ctypes.Structure):
    _fields_ = [(name, ctypes.c_uint32) for name in ("effective", "permitted", "inheritable")]


@contextmanager
def like_anybody() -> Iterator[None]:
    """As long as this lasts permissions count for this thread, and those it starts, as for any user."""
    if not _is_root():
        yield
        return
    bits = _prctl(_GET_BITS, 0)
    if _prctl(_SET_BITS, bits | _NO_FIXUP) < 0:  # else access() asks what root could do
        pytest.skip("root may write anywhere here")
    before = _capabilities()
    wanted = _Sets(before[0].effective & ~_OVERRIDE, before[0].permitted, before[0].inheritable)
    _set_capabilities((_Sets * 2)(wanted, before[1]))
    try:
        yield
    finally:
        _set_capabilities(before)
        _prctl(_SET_BITS, bits)


def as_anybody(argv: Sequence[str]) -> list[str]:
    """A command line whose process has no more rights than any user."""
    return [sys.executable, "-c", _DROP, *argv] if _is_root() else list(argv)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """As long as this lasts nothing in a folder can be written to."""
    paths = [folder, *folder.rglob("*")]
    modes = {path: path.stat().st_mode for path in paths if not path.is_symlink()}
    for path in modes:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        with like_anybody():
            assert not os.access(folder, os.W_OK)
            yield
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


def _is_root() -> bool:
    if os.name == "nt":
        pytest.skip("folders can't be made read-only so on Windows")
    if os.geteuid() == 0 and sys.platform != "linux":
        pytest.skip("root may write anywhere here")
    return os.geteuid() == 0


def _prctl(what: int, value: int) -> int:
    return int(ctypes.CDLL(None).prctl(what, value, 0, 0, 0))


def _capabilities() -> ctypes.Array[_Sets]:
    found = (_Sets * 2)()
    assert ctypes.CDLL(None).capget(ctypes.byref(_Header(_VERSION, 0)), found) == 0
    return found


def _set_capabilities(wanted: ctypes.Array[_Sets]) -> None:
    assert ctypes.CDLL(None).capset(ctypes.byref(_Header(_VERSION, 0)), wanted) == 0
