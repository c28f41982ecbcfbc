"""Markdown-light: emphasis, code, line breaks and lists, and nothing else. Text in, runs of styled text out.

`parse` keeps every character that is not itself a mark, so nothing an author wrote can get lost: a lone `*`,
`snake_case`, `2 * 3` and `[link](x)` stay as they are.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

Style = Literal["", "strong", "emphasis", "code"]


class Run(NamedTuple):
    """A piece of text in one style."""

    text: str
    style: Style = ""


class TextLine(NamedTuple):
    """One line: its runs, and for a list item its bullet (`•` or `2.`), else an empty bullet."""

    runs: tuple[Run, ...]
    bullet: str = ""


MARKED = re.compile(r"[*_`\n•-]")
"""Finds something in every text of one line that `plain` would change, but for `+` and numbers before it."""

# A mark opens before a non-blank and closes after one; `_` only at the edge of a word, so snake_case is safe.
# The body is bounded by the other mark, never by backtracking over the whole text.
_INLINE = (
    r"(?P<code>`[^`\n]+`)"
    r"|(?P<strong>\*\*(?=[^\s*])[^*\n]*(?<=[^\s*])\*\*)"
    r"|(?P<star>(?<![\w*])\*(?=[^\s*])[^*\n]*(?<=[^\s*])\*(?![\w*]))"
    r"|(?P<under>(?<![\w_])_(?=[^\s_])[^_\n]*(?<=[^\s_])_(?![\w_]))"
)
_BEGINS = ("-", "*", "+", "•")
_WIDTH = {"code": 1, "strong": 2, "star": 1, "under": 1}
_STYLE: dict[str, Style] = {"code": "code", "strong": "strong", "star": "emphasis", "under": "emphasis"}
_BULLET = r"[ \t]*(?:([-*+•])|(\d{1,3})[.)])[ \t]+(?=\S)"


@cache
def _inline() -> re.Pattern[str]:
    """Made for the first text that has marks: making it takes as long as a screen's first paint."""
    return re.compile(_INLINE)


def _bullet(raw: str) -> re.Match[str] | None:
    first = raw.lstrip(" \t")[:1]
    return re.match(_BULLET, raw) if first in _BEGINS or first.isdecimal() else None


def _runs(text: str) -> tuple[Run, ...]:
    out: list[Run] = []
    at = 0
    for found in _inline().finditer(text) if MARKED.search(text) else ():
        kind = found.lastgroup or "code"
        if found.start() > at:
            out.append(Run(text[at : found.start()]))
        width = _WIDTH[kind]
        out.append(Run(found[0][width:-width], _STYLE[kind]))
        at = found.end()
    if at < len(text) or not out:
        out.append(Run(text[at:]))
    return tuple(out)


def lines_of(text: str) -> list[str]:
    """The lines as they are shown, marks and bullets kept: a single line break joins.

    A blank line, a list, two final blanks or `\\` break.
    """
    raws = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    out: list[list[str]] = []
    joins = False
    for raw, following in zip(raws, [*raws[1:], ""], strict=True):
        breaks = raw.endswith("  ")
        if raw.endswith("\\") and following.strip():  # before nothing it is a backslash like any other
            raw, breaks = raw[:-1], True
        if joins and raw.strip() and not _bullet(raw):
            out[-1].append(raw.strip())
        else:
            out.append([raw.rstrip()])
        joins = bool(raw.strip()) and not breaks
    return [" ".join(parts) for parts in out]


def parse(text: str) -> tuple[TextLine, ...]:
    """The text's lines with their styles. An empty text is one empty line."""
    out = []
    for raw in lines_of(text.strip("\n")):
        bullet = _bullet(raw)
        if bullet:
            out.append(TextLine(_runs(raw[bullet.end() :].rstrip()), "•" if bullet[1] else f"{bullet[2]}."))
        else:
            out.append(TextLine(_runs(raw.strip())))
    return tuple(out)


def plain(text: str) -> str:
    """The text without its marks, lines and bullets kept."""
    lines = []
    for line in parse(text):
        body = "".join(run.text for run in line.runs)
        lines.append(f"{line.bullet} {body}" if line.bullet else body)
    return "\n".join(lines)
