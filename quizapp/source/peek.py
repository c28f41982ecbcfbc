"""Reads a deck's title from the first few kilobytes of its file, without reading the rest."""

from __future__ import annotations

import re

from quizapp.source.parser import loads
from quizapp.source.scan import statements

# A title as nearly all are written, which needs no TOML reader: one would cost the first screen 10 ms.
_PLAIN = re.compile(r'[ \t]*title[ \t]*=[ \t]*"([^"\\\x00-\x1f\x7f]*)"[ \t]*(?:#[^\x00-\x08\x0a-\x1f\x7f]*)?')


def title(head: str) -> str:
    """Return the `[deck] title`, stripped, or "" where there is none or it can't be told from `head`.

    `head` begins where the file begins and may end anywhere. For a file that is right this agrees with
    reading it whole, as far as the title lies inside of `head`.
    """
    head = head.removeprefix("\ufeff")
    header: tuple[str, ...] = ()
    for kind, parts, start, _value, end in statements(head):
        if kind != "key":
            if header == ("deck",):
                return ""
            header = parts if kind == "table" else ("",)
            continue
        full = header + parts
        if full == ("deck", "title") or full == ("deck",):
            return _title(head[start:end].rstrip("\r"), len(full) - len(parts))
    return ""


def _title(statement: str, depth: int) -> str:
    """Return the title that one statement gives; `depth` is 1 inside of `[deck]`, else 0."""
    plain = _PLAIN.fullmatch(statement)
    if plain:
        return plain[1].strip()
    try:
        value: object = loads(statement)
    except (ValueError, RecursionError):
        return ""
    for name in ("deck", "title")[depth:]:
        value = value.get(name) if isinstance(value, dict) else None
    return value.strip() if isinstance(value, str) else ""
