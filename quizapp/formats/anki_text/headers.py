"""The lines with `#` that Anki's text begins with: what the columns are and how the cells are written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from quizapp.formats.delimited import records, sign_of

_HEADER = re.compile(r"#[ \t]*([^:\n]{1,40}):(.*)")
_SURE = re.compile(r"\s*#[ \t]*(?:separator|html)[ \t]*:[ \t]*\S", re.IGNORECASE)
_LIKELY = re.compile(r"\s*#[ \t]*(?:columns|notetype|deck|tags|guid)(?: column)?[ \t]*:", re.IGNORECASE)
_COLUMNS = ("guid", "notetype", "deck", "tags")


@dataclass(slots=True)
class Headers:
    """What was said. `special`: by position (from 0) the columns that are no field of a note.

    `is_html` is None where nothing was said of it. `names`: those of the columns, if told. `lines`: how many
    lines of the text these are.
    """

    separator: str = ""
    is_html: bool | None = None
    notetype: str = ""
    deck: str = ""
    tags: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    special: dict[int, str] = field(default_factory=dict)
    lines: int = 0


def likeness(text: str) -> float:
    """How much a text begins with such a line: `#tags:` and `#deck:` may stand above other texts too."""
    if _SURE.match(text):
        return 0.99
    if not _LIKELY.match(text):
        return 0.0
    return 0.9 if _SURE.search("\n".join(text.split("\n")[:10])) else 0.6 if "\t" in text else 0.15


def headers_of(text: str) -> tuple[Headers, str]:
    """The headers of a text whose lines end with `\\n`, and the text behind them; others are comments."""
    out = Headers()
    columns, pos = "", 0
    while text.startswith("#", pos):
        stop = text.find("\n", pos)
        stop = len(text) if stop < 0 else stop
        if found := _HEADER.match(text, pos, stop):
            name, value = found[1].strip().casefold(), found[2]
            if name == "columns":
                columns = value
            else:
                _take(out, name, value)
        out.lines += 1
        pos = stop + 1
    if text.startswith("tags:", pos) and not out.lines:  # as Anki had it before there were headers
        stop = (text + "\n").index("\n", pos)
        out.tags, out.lines, pos = tuple(text[pos + 5 : stop].split()), 1, stop + 1
    if columns:
        names = next(records(columns, out.separator or "\t"), None)
        out.names = tuple(name.strip() for name in names.cells) if names else ()
    return out, text[pos:]


def _take(out: Headers, name: str, value: str) -> None:
    bare = value.strip()
    if name == "separator":
        out.separator = sign_of(bare) if bare else sign_of(value)
    elif name == "html":
        out.is_html = bare.casefold() == "true"
    elif name == "notetype":
        out.notetype = bare
    elif name == "deck":
        out.deck = bare
    elif name == "tags":
        out.tags = tuple(bare.split())
    elif name.endswith(" column") and bare.isdecimal() and 0 < int(bare[:6]) <= 10_000:
        what = name.removesuffix(" column").strip()
        if what in _COLUMNS:
            out.special[int(bare[:6]) - 1] = what
