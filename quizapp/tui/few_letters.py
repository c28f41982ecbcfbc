"""Letters for a terminal that has few: what it lacks is written in others of the same width."""

from __future__ import annotations

import codecs
import os
import sys
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

ERRORS = "quizapp.few"
_PLAIN = ("C", "POSIX")
_LIKE = {
    **dict.fromkeys("❯›»▸▶→⏵", ">"), **dict.fromkeys("❮‹«◂◀←", "<"), **dict.fromkeys("↑▲⌃", "^"),
    **dict.fromkeys("↓▼⌄", "v"), **dict.fromkeys("✓✔", "+"), **dict.fromkeys("✗✘×✕", "x"),
    **dict.fromkeys("·•●◆■▪∙", "*"), **dict.fromkeys("○◇□▫", "o"), **dict.fromkeys("–—―−‐‑─━╌╍┄┅═▔▁", "-"),
    **dict.fromkeys("│┃╎╏┆┇║▏▎▍▌▕▐", "|"), **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╯╰╋┏┓┗┛╔╗╚╝", "+"),
    **dict.fromkeys("█▉▊▋▓▒░▀▄▂▃▅▆▇", "#"), **dict.fromkeys("“”„‟", '"'), **dict.fromkeys("‘’‚‛′", "'"),
    "…": ".", "≤": "<", "≥": ">", "≠": "#", "≈": "~", "÷": "/", "␛": "^", "ß": "s", "æ": "e", "ø": "o",
    "Æ": "E", "Ø": "O", "đ": "d", "ł": "l", "Ł": "L", "ı": "i", "€": "E", "£": "L", "°": "o", "\u00a0": " ",
}  # fmt: skip


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


def prepare(charset: str) -> None:
    """Has `ERRORS` stand for what this encoding lacks."""

    def few(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeEncodeError):
            raise error
        return _instead(error.object[error.start : error.end], charset), error.end

    codecs.register_error(ERRORS, few)


def _instead(run: str, charset: str) -> str:
    """As wide as the run is."""
    from rich.cells import split_graphemes

    return "".join(_of_one(run[start:end], width, charset) for start, end, width in split_graphemes(run)[0])


def _of_one(cluster: str, width: int, charset: str) -> str:
    found = _LIKE.get(cluster) or unicodedata.normalize("NFKD", cluster)
    plain = "".join(letter for letter in found if letter.isprintable() and _has(letter, charset))
    return plain if plain and len(plain) == width else plain[:width] + "?" * (width - len(plain[:width]))


def _has(letter: str, charset: str) -> bool:
    try:
        letter.encode(charset)
    except UnicodeEncodeError:
        return False
    return True
