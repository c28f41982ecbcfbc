"""Walks through a TOML text, statement by statement, without reading values: where keys and headers stand.

Works on any text, also a broken one, in time linear in its length. What is inside of strings,
lists and inline tables is never taken for a key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Kind = Literal["key", "table", "array"]

_BASIC = r'"[^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*+"'
_LITERAL = r"'[^'\n]*+'"
PATH_PART = rf"(?:[A-Za-z0-9_-]++|{_BASIC}|{_LITERAL})"
PATH = rf"{PATH_PART}(?:[ \t]*+\.[ \t]*+{PATH_PART})*+"

# One statement: blank lines and comments before it; a key with a text on the same line in one go (by far the
# most common), any other key up to its value, a header, or a line that is none of these.
_STATEMENT = re.compile(
    rf"""(?:[ \t\r\n]++|\#[^\n]*+)*+
    (?: ({PATH})[ \t]*+=[ \t]*+ ((?:{_BASIC}|{_LITERAL})[ \t\r]*+(?:\#[^\n]*+)?+(?=\n|\Z))?+
      | (\[\[?+)[ \t]*+({PATH})[ \t]*+\]\]?+[^\n]*+
      | ([^=\n\[]++)=[ \t]*+
      | [^\n]++
    )""",
    re.VERBOSE,
)
_PARTS = re.compile(PATH_PART)
# A string that is never closed runs to the end of its line, or of the text, so that nothing is scanned twice.
_TOKEN = re.compile(
    r'''"""[^"\\]*+(?:(?:\\.|"{1,2}(?!"))[^"\\]*+)*+(?:"{3,5})?+
      | \'\'\'[^']*+(?:'{1,2}(?!')[^']*+)*+(?:'{3,5})?+
      | "[^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*+"?+
      | '[^'\n]*+'?+
      | \#[^\n]*+
      | [^"'\[\]{}\#\n]++
      | .''',
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_SHORT = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b"}


class Statement(NamedTuple):
    """A key with its value, or a header. Offsets are into the text; `value` is where the value begins."""

    kind: Kind
    parts: tuple[str, ...]
    start: int
    value: int
    end: int


def statements(text: str, pos: int = 0) -> Iterator[Statement]:
    """Yield the statements of a text in order. Lines that are neither key nor header are passed over.

    `pos`: where to begin, at the beginning of a statement's line.
    """
    match = _STATEMENT.match
    while found := match(text, pos):
        key, simple, brackets, name, loose = found.groups()
        pos = found.end()
        if key is not None:
            start = found.start(1)
            value = found.start(2)
            if simple is None:
                value, pos = pos, value_end(text, pos)
            yield Statement("key", path(key), start, value, pos)
        elif name is not None:
            kind: Kind = "array" if brackets == "[[" else "table"
            yield Statement(kind, path(name), found.start(3), pos, pos)
        elif loose is not None:
            value, pos = pos, value_end(text, pos)
            yield Statement("key", (loose.strip(),), found.start(5), value, pos)


def value_end(text: str, pos: int) -> int:
    """Return where the value that begins at `pos` ends: at the end of its last line, or of the text."""
    depth = 0
    while found := _TOKEN.match(text, pos):
        first = text[pos]
        if first == "\n" and depth <= 0:
            break
        if first in "[{":
            depth += 1
        elif first in "]}":
            depth -= 1
        pos = found.end()
    return pos


def left_open(text: str, statement: Statement) -> str:
    """What a statement's value leaves open: a quote sign, a bracket, or "" where all is closed."""
    signs: list[str] = []
    pos = statement.value
    while pos < statement.end and (found := _TOKEN.match(text, pos)):
        token, first = found[0], text[pos]
        if first in "[{":
            signs.append(first)
        elif first in "]}" and signs:
            signs.pop()
        elif first in "\"'":
            sign = first * 3 if token.startswith(first * 3) else first
            if len(token) < 2 * len(sign) or not token.endswith(sign):
                return sign
        pos = found.end()
    return signs[0] if signs else ""


def path(raw: str) -> tuple[str, ...]:
    """Return the parts of a key as written: `a."b.c"` is `("a", "b.c")`."""
    if raw[0] not in "\"'" and "." not in raw:
        return (raw,)
    return tuple(_unquoted(part) for part in _PARTS.findall(raw))


def _unquoted(part: str) -> str:
    if part[0] == "'":
        return part[1:-1]
    if part[0] == '"':
        part = part[1:-1]
        return _ESCAPE.sub(_character, part) if "\\" in part else part
    return part


def _character(found: re.Match[str]) -> str:
    four, eight, two, short = found.groups()
    if short is not None:
        return _SHORT.get(short, short)
    number = int(four or eight or two, 16)
    return chr(number) if number <= 0x10FFFF else "\ufffd"
