"""The parser of TOML, kept from the texts that would have it take all the memory there is."""

from __future__ import annotations

import re
from typing import Any

from quizapp.source.scan import PATH_PART, statements

_MOST = 100  # dots in a key: time and memory of the parser grow with their square
_INSIDE = re.compile(rf"[{{,][ \t]*+(?:{PATH_PART}[ \t]*+\.[ \t]*+){{{_MOST}}}")  # in a table in braces


class TooManyParts(ValueError):
    """A key has too many parts with dots between them; `start` is where in the text."""

    def __init__(self, start: int) -> None:
        super().__init__("a name has too many parts with dots between them")
        self.start = start


def loads(text: str) -> dict[str, Any]:
    """The tables of a TOML text. Raises TooManyParts, other ValueErrors, and RecursionError."""
    import tomllib

    start = _too_many_parts(text)
    if start is not None:
        raise TooManyParts(start)
    return tomllib.loads(text)


def _too_many_parts(text: str) -> int | None:
    """Where such a key begins. Most texts have no line with so many dots, and are not looked through."""
    if text.count(".") < _MOST or all(line.count(".") < _MOST for line in text.split("\n")):
        return None
    for statement in statements(text):
        if len(statement.parts) > _MOST:
            return statement.start
        if inside := _INSIDE.search(text, statement.value, statement.end):
            return inside.start()
    return None
