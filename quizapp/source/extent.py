"""How far the thing goes that begins at a place of a TOML text: a key, a value or a header."""

from __future__ import annotations

import re

from quizapp.source.scan import PATH
from quizapp.source.values import value_at

_KEY = re.compile(rf"({PATH})[ \t]*+=")


def extent(text: str, offset: int) -> int:
    """How many characters of its line the key, value or header takes that begins at `offset`.

    At least 1, but at the end of a line. Of anything else the line is meant, without blanks at its end; of
    what goes over several lines the part in the first.
    """
    end = text.find("\n", offset)
    end = len(text) if end < 0 else end
    if key := _KEY.match(text, offset, end):
        return key.end(1) - offset
    value = value_at(text, offset)
    if offset < value.end <= end:
        return value.end - offset
    return max(len(text[offset:end].rstrip()), min(1, end - offset))
