"""Deck text for the screen: cleaned, its emphasis as styles, wrapped. Never markup, never a link."""

from __future__ import annotations

from functools import lru_cache

from textual.content import Content

from quizapp.cards.clean import clean, clean_line
from quizapp.cards.markup import TextLine, parse
from quizapp.cards.script import right_to_left

_STYLES = {"": "", "strong": "bold", "emphasis": "italic", "code": ".code"}
_ISOLATE, _END = "\u2067", "\u2069"  # right-to-left isolate, so that a terminal keeps such a line to itself
WIDEST = 76  # cells; longer lines are hard to read


def one_line(text: str, style: str = "") -> Content:
    """A text on one line, for titles, names and cells."""
    return Content.styled(clean_line(text), style) if style else Content(clean_line(text))


def cell(text: str, width: int, style: str = "") -> Content:
    """A text on one line of exactly `width` cells, cut with an ellipsis."""
    line = one_line(text, style)
    line = line.truncate(width, ellipsis=True) if line.cell_length > width else line
    return line.pad_right(max(0, width - line.cell_length))


def right(text: str, width: int, style: str = "") -> Content:
    """A text on one line of exactly `width` cells, at the right edge."""
    line = one_line(text, style)
    line = line.truncate(width, ellipsis=True) if line.cell_length > width else line
    return line.pad_left(max(0, width - line.cell_length))


def tail(text: str, width: int) -> str:
    """The end of a path or the like, which tells most: at most `width` characters."""
    line = clean_line(text)
    return line if len(line) <= width else "…" + line[len(line) - width + 1 :]


@lru_cache(maxsize=512)
def _parsed(text: str) -> tuple[TextLine, ...]:
    return parse(clean(text))


def prose(text: str, width: int, style: str = "") -> list[Content]:
    """A deck's text wrapped to `width` cells: Markdown-light styled, lists with hanging indents.

    A right-to-left text stands on lines of its own, isolated, at the right edge.
    """
    out: list[Content] = []
    for line in _parsed(text):
        body = Content.assemble(*((run.text, _STYLES[run.style]) for run in line.runs))
        if style:
            body = body.stylize_before(style)
        lead = f"{line.bullet} " if line.bullet else ""
        room = max(8, width - len(lead))
        wrapped = body.wrap(room) if body.plain else [Content("")]
        if right_to_left(body.plain):
            out += [_rightmost(part, width) for part in wrapped]
        else:
            indents = [lead, *(" " * len(lead) for _ in wrapped[1:])]
            out += [Content(pad) + part.rstrip() for pad, part in zip(indents, wrapped, strict=True)]
    return out


def _rightmost(part: Content, width: int) -> Content:
    bare = part.rstrip()
    pad = " " * max(0, width - bare.cell_length)
    return Content(pad + _ISOLATE) + bare + Content(_END)
