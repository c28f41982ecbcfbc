"""Deck text for the screen: cleaned, its emphasis as styles, wrapped. Never markup, never a link."""

from __future__ import annotations

from functools import lru_cache

from textual.content import Content

from quizapp.cards.clean import clean, clean_line
from quizapp.cards.markup import TextLine, parse, plain
from quizapp.cards.script import right_to_left

_STYLES = {"": "", "strong": "bold", "emphasis": "italic", "code": ".code"}
_ISOLATE, _END = "\u2067", "\u2069"  # right-to-left isolate, so that a terminal keeps such a line to itself
WIDEST = 76  # cells; longer lines are hard to read
SHOWN = 20_000  # letters of a text that are shown, some twenty pages; then a line tells how many more it has
_IN_LINE = 2000  # letters that are looked at for a text on one line
_IN_ROW = 300  # and for one in a row of a list


def one_line(text: str, style: str = "") -> Content:
    """A text on one line, for titles, names and cells; of a very long one the beginning."""
    text = text if len(text) <= _IN_LINE else f"{text[:_IN_LINE]}…"
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


def beginning(text: str) -> str:
    """As much of a deck's text as a row of a list can have, without its marks."""
    return plain(text if len(text) <= _IN_ROW else f"{text[:_IN_ROW]}…")


def tail(text: str, width: int) -> str:
    """The end of a path or the like, which tells most: at most `width` characters."""
    line = clean_line(text)
    return line if len(line) <= width else "…" + line[len(line) - width + 1 :]


@lru_cache(maxsize=512)
def _parsed(text: str) -> tuple[TextLine, ...]:
    return parse(clean(text))


def prose(text: str, width: int, style: str = "") -> list[Content]:
    """A deck's text wrapped to `width` cells: Markdown-light styled, lists with hanging indents.

    A right-to-left text stands on lines of its own, isolated, at the right edge. Of a very long text the
    first `SHOWN` letters are shown, and a last line tells that there is more.
    """
    out: list[Content] = []
    for line in _parsed(text if len(text) <= SHOWN else text[:SHOWN]):
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
    return out + _rest(text, width)


def _rest(text: str, width: int) -> list[Content]:
    """What tells that a text goes on beyond what is shown."""
    if len(text) <= SHOWN:
        return []
    return Content.styled(f"… {len(text) - SHOWN:,} more letters, not shown here", ".soft").wrap(
        max(8, width)
    )


def _rightmost(part: Content, width: int) -> Content:
    bare = part.rstrip()
    pad = " " * max(0, width - bare.cell_length)
    return Content(pad + _ISOLATE) + bare + Content(_END)
