"""Where a TOML value stands in a text, down to the items of a list and the keys of an inline table.

Nothing is read: only the extent of each value is told. Works on any text; of one that is no TOML the extents
are the nearest that make sense. Offsets are into the text, from 0.
"""

from __future__ import annotations

import re
from typing import Any, Literal, NamedTuple

from quizapp.source.scan import PATH, path

Kind = Literal["text", "list", "table", "other"]

_TEXT = re.compile(
    r'''"""(?:[^"\\]++|\\.|"{1,2}(?!"))*+(?:"{3,5})?+
      | \'\'\'(?:[^']++|'{1,2}(?!'))*+(?:'{3,5})?+
      | "(?:[^"\\\n]++|\\[^\n])*+"?+
      | '[^'\n]*+'?+''',
    re.VERBOSE | re.DOTALL,
)
_OTHER = re.compile(r"\d{4}-\d\d-\d\d [\d:.]++(?:[Zz]|[+-][\d:]++)?+|[^\s,\[\]{}#\"']++")
_GAP = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_KEY = re.compile(rf"{PATH}|[^=,\n{{}}]++")
_DEEPEST = 400  # lists in lists; the parser gives up before


class Value(NamedTuple):
    """A value's extent and kind, the items of a list, and the keys of an inline table."""

    start: int
    end: int
    kind: Kind
    items: tuple[Value, ...] = ()
    keys: tuple[Key, ...] = ()


class Key(NamedTuple):
    """A key of an inline table, as written, with its value."""

    path: tuple[str, ...]
    start: int
    end: int
    value: Value


def value_at(text: str, pos: int, depth: int = 0) -> Value:
    """The value that begins at `pos`; an empty one where none does."""
    first = text[pos : pos + 1]
    if first in ("[", "{") and depth > _DEEPEST:
        return Value(pos, pos + 1, "other")
    if first == "[":
        return _list(text, pos, depth)
    if first == "{":
        return _table(text, pos, depth)
    if found := _TEXT.match(text, pos):
        return Value(pos, found.end(), "text")
    found = _OTHER.match(text, pos)
    return Value(pos, found.end() if found else pos, "other")


def parsed(text: str, value: Value) -> Any:
    """What a value says, in a text that can be read."""
    import tomllib

    written = text[value.start : value.end].replace("\r\n", "\n")
    return tomllib.loads(f"x = {written}")["x"]


def text_of(text: str, value: Value) -> str:
    """What a value of the kind `text` says, in a text that can be read."""
    return str(parsed(text, value))


def _after_gap(text: str, pos: int) -> int:
    found = _GAP.match(text, pos)
    return found.end() if found else pos


def _list(text: str, start: int, depth: int) -> Value:
    items: list[Value] = []
    pos = _after_gap(text, start + 1)
    while pos < len(text) and text[pos] != "]":
        item = value_at(text, pos, depth + 1)
        if item.end == pos:  # nothing that could be a value
            break
        items.append(item)
        pos = _after_comma(text, item.end)
    return Value(start, min(pos + 1, len(text)), "list", tuple(items))


def _after_comma(text: str, pos: int) -> int:
    pos = _after_gap(text, pos)
    return _after_gap(text, pos + 1) if text[pos : pos + 1] == "," else pos


def _table(text: str, start: int, depth: int) -> Value:
    keys: list[Key] = []
    pos = _after_gap(text, start + 1)
    while pos < len(text) and text[pos] != "}":
        found = _KEY.match(text, pos)
        equals = _after_gap(text, found.end()) if found else pos
        if not found or text[equals : equals + 1] != "=":
            break
        value = value_at(text, _after_gap(text, equals + 1), depth + 1)
        keys.append(Key(path(found[0].strip()), pos, found.end(), value))
        pos = _after_comma(text, value.end)
    return Value(start, min(pos + 1, len(text)), "table", keys=tuple(keys))
