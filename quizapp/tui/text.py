"""Deck text for the screen: cleaned, its emphasis as styles, wrapped. Never markup, never a link.

Of a text that nobody would read the beginning is shown, and said how much more there is.
"""

from __future__ import annotations

from functools import lru_cache

from textual.content import Content

from quizapp.cards.clean import clean, clean_line
from quizapp.cards.long_texts import ON_A_LINE, beginning, is_long, of_the_rest
from quizapp.cards.markup import TextLine, parse, plain
from quizapp.cards.script import right_to_left

_STYLES = {"": "", "strong": "bold", "emphasis": "italic", "code": ".code"}
_ISOLATE, _END = "\u2067", "\u2069"  # right-to-left isolate, so that a terminal keeps such a line to itself
WIDEST = 76  # cells; longer lines are hard to read


def one_line(text: str, style: str = "") -> Content:
    """A text on one line, for titles, names and cells."""
    line = short_line(text)
    return Content.styled(line, style) if style else Content(line)


def short_line(text: str) -> str:
    """A text on one line; of a very long one its beginning."""
    return clean_line(text) if len(text) <= ON_A_LINE else f"{clean_line(text[:ON_A_LINE])}…"


def plain_line(text: str) -> str:
    """A deck's text without its marks, for a row of a list; of a very long one its beginning."""
    return plain(text if len(text) <= ON_A_LINE else f"{text[:ON_A_LINE]}…")


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
    line = clean_line(text[-ON_A_LINE:])
    return line if len(line) <= width and len(text) <= ON_A_LINE else "…" + line[len(line) - width + 1 :]


@lru_cache(maxsize=512)
def _parsed(text: str) -> tuple[TextLine, ...]:
    return parse(clean(text))


def prose(text: str, width: int, style: str = "") -> list[Content]:
    """A deck's text wrapped to `width` cells: Markdown-light styled, lists with hanging indents.

    A right-to-left text stands on lines of its own, isolated, at the right edge. Of a very long one the
    beginning is shown, with a last line that says so.
    """
    if is_long(text):
        shown = beginning(text)
        rest = Content.styled(of_the_rest(text, shown), ".soft")
        return [*_wrapped(shown, width, style), *rest.wrap(max(8, width))]
    return _wrapped(text, width, style)


def _wrapped(text: str, width: int, style: str) -> list[Content]:
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
