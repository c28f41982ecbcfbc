"""Which letters the terminal has, by what is said of it."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

_PLAIN = ("C", "POSIX")


def encoding(environ: Mapping[str, str] = os.environ) -> str:
    """The encoding that the terminal is said to have."""
    if forced := environ.get("PYTHONIOENCODING", "").partition(":")[0]:
        with suppress(LookupError):
            return codecs.lookup(forced).name
    if environ.get("PYTHONUTF8") == "1":
        return "utf-8"
    said = environ.get("LC_ALL") or _kind(environ) or environ.get("LANG", "")
    if said in _PLAIN:  # Python takes UTF-8 then, which nobody has said
        return "ascii"
    return codecs.lookup(getattr(sys.__stdout__, "encoding", None) or "utf-8").name


def _kind(environ: Mapping[str, str]) -> str:
    """LC_CTYPE as it was given: Python sets it itself where LANG is C."""
    kind = environ.get("LC_CTYPE", "")
    if environ is not os.environ or environ.get("LANG") not in _PLAIN or not kind.startswith("C."):
        return kind
    with suppress(OSError):
        given = Path("/proc/self/environ").read_bytes().split(b"\0")
        return next(
            (each[9:].decode("ascii", "replace") for each in given if each.startswith(b"LC_CTYPE=")), ""
        )
    return kind
