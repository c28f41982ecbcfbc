"""All that a command writes: made safe at the very end, flushed line by line, wrapped only for a terminal."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from typing import Any, TextIO

from quizapp.cards.clean import clean, clean_line
from quizapp.cards.script import right_to_left

ISOLATE, END_ISOLATE = "\u2067", "\u2069"
_JOINER = "\u200d"
_LEAST_WIDTH, _MOST_WIDTH = 20, 100

# What is harmless in JSON, but not on the terminal of somebody who prints it.
_UNSAFE = "[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"


def prepare() -> None:
    """Makes the standard streams ready for any text: what can't be encoded is written as an escape."""
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "backslashreplace"), (sys.stderr, None)):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors=errors or "backslashreplace")
    if sys.stdout and not sys.stdout.isatty() and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(newline="\n")  # the same bytes on every system


def say(text: str = "", *, wrap: bool = True, isolate: bool = True) -> None:
    """Writes lines to standard output.

    A line that runs from right to left is isolated, but for source text, where the columns count.
    """
    _write(sys.stdout, text, wrap, isolate)


def tell(text: str) -> None:
    """Writes words about what is going on to standard error."""
    _write(sys.stderr, text, wrap=True)


def print_json(value: Any, *, much: bool = False) -> None:
    """Writes JSON that can be printed without harm, and a final newline; `much`: it may be very long."""
    encoding = (getattr(sys.stdout, "encoding", None) or "utf-8").lower().replace("_", "-")
    _put(sys.stdout, json_text(value, ascii=not encoding.startswith("utf"), much=much))


def json_text(value: Any, *, ascii: bool = False, much: bool = False) -> str:
    """JSON that can be printed without harm, with a final newline; `much`: it may be very long."""
    raw = ""
    if much and not ascii:
        from msgspec.json import encode, format  # ten times as fast, but it takes a while to be there

        with suppress(UnicodeEncodeError):  # a file's name that is no text
            raw = format(encode(value), indent=2).decode()
    raw = raw or json.dumps(value, ensure_ascii=ascii, indent=2)
    return re.sub(_UNSAFE, lambda found: json.dumps(found[0])[1:-1], raw) + "\n"


def labelled(label: str, text: str) -> str:
    """`label text`; a text from right to left, or of several lines, stands below its label."""
    body = text.strip("\n")
    return f"{label}\n{body}" if "\n" in body or right_to_left(body) else f"{label} {body}"


def cell(text: str) -> str:
    """A text for a table's cell: one clean line, isolated if it runs from right to left."""
    line = clean_line(text)
    return f"{ISOLATE}{line}{END_ISOLATE}" if right_to_left(line) else line


def table(lines: list[list[str]], right: frozenset[int] = frozenset()) -> None:
    """Writes rows in columns two blanks apart, those in `right` aligned to the right."""
    cells = [[cell(text) for text in line] for line in lines]
    widths = [max(width(line[i]) for line in cells) for i in range(len(cells[0]))] if cells else []
    for line in cells:
        out = []
        for i, text in enumerate(line):
            blanks = " " * (widths[i] - width(text))
            out.append(blanks + text if i in right else text + blanks)
        _put(sys.stdout, "  ".join(out).rstrip() + "\n")


def width(text: str) -> int:
    """How many columns a text takes in a terminal."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@lru_cache(maxsize=4096)
def _columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def is_terminal() -> bool:
    """Whether standard output goes to a terminal."""
    return bool(sys.stdout and sys.stdout.isatty())


def _write(stream: TextIO | None, text: str, wrap: bool, isolate: bool = True) -> None:
    lines = clean(text).split("\n")
    if wrap and stream and stream.isatty():
        lines = _wrapped(lines)
    _put(stream, "".join(f"{_isolated(line) if isolate else line}\n" for line in lines))


def columns() -> int:
    """How wide the terminal is; without one, wide enough for anything."""
    if not is_terminal():
        return 200
    import shutil

    return shutil.get_terminal_size().columns


def wrapped(text: str, room: int, indent: str = "") -> list[str]:
    """A line broken between words so that each part takes `room` columns at most, the later ones indented.

    A word that is longer than that stays whole.
    """
    lines: list[str] = []
    taken = 0
    for word in text.split(" "):
        wide = width(word)
        if lines and taken + 1 + wide > room:
            lines.append(indent + word)
            taken = width(indent) + wide
        else:
            taken += wide + 1 if lines else wide
            lines[-1:] = [f"{lines[-1]} {word}" if lines else word]
    return lines if text else []


def folded(text: str, room: int) -> list[str]:
    """The same, but a word that is longer than the room is broken too, between signs."""
    words = [piece for word in text.split(" ") for piece in _pieces(word, room)]
    return wrapped(" ".join(words), room)


def _pieces(word: str, room: int) -> list[str]:
    """A word in pieces that take `room` columns at most; what belongs to a sign stays with it."""
    if width(word) <= room:
        return [word]
    if word.isascii():
        return [word[start : start + room] for start in range(0, len(word), room)]
    out, taken = [""], 0
    for sign in _signs(word):
        wide = width(sign)
        if taken and taken + wide > room:
            out.append("")
            taken = 0
        out[-1] += sign
        taken += wide
    return out


def _signs(word: str) -> list[str]:
    """The signs of a word, each with its marks, and with what is joined to it."""
    others = (at for at in range(1, len(word)) if _columns(word[at]) and word[at - 1] != _JOINER)
    starts = [0, *others]
    return [word[start:end] for start, end in zip(starts, [*starts[1:], len(word)], strict=True)]


def isolated(line: str) -> str:
    """A clean line, isolated if it runs from right to left: to stand behind others on a line."""
    return _isolated(line)


def write_ready(lines: Iterable[str]) -> None:
    """Writes lines that are clean and as wide as they are to be."""
    for line in lines:
        _put(sys.stdout, f"{line}\n")


def _wrapped(lines: list[str]) -> list[str]:
    import textwrap

    room = max(_LEAST_WIDTH, min(_MOST_WIDTH, columns() - 1))
    out: list[str] = []
    for line in lines:
        indent = " " * (len(line) - len(line.lstrip()))
        out += textwrap.wrap(line, room, subsequent_indent=indent, break_on_hyphens=False) or [""]
    return out


def _isolated(line: str) -> str:
    return f"{ISOLATE}{line}{END_ISOLATE}" if right_to_left(line) else line


def _put(stream: TextIO | None, text: str) -> None:
    if stream:
        stream.write(text)
        stream.flush()
