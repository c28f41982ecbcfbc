"""Plain text as blocks, with what reStructuredText and AsciiDoc add to it."""

from __future__ import annotations

from quizapp.formats.articles.blocks import Page
from quizapp.formats.articles.sections import part_of
from quizapp.formats.articles.text_definitions import defined
from quizapp.formats.articles.text_headings import heading, underlined
from quizapp.formats.articles.text_items import bulleted
from quizapp.formats.articles.text_skips import skipped
from quizapp.formats.articles.text_state import TextState

_RULES = (skipped, underlined, heading, defined, bulleted)


def read_text(text: str) -> Page:
    """The blocks of a plain text."""
    lines = [_indented(line) for line in text.split("\n")]
    state = TextState(lines)
    i = 0
    while i < len(lines):
        i = _step(state, i)
    state.flush()
    blocks = tuple(state.blocks)
    first = next((block for block in blocks if block.kind != "skip"), None)
    is_title = first is not None and first.kind == "heading" and first.is_marked
    return Page(blocks, first.text if first is not None and is_title and not part_of(first.text) else "")


def _indented(line: str) -> str:
    """A line with blanks before it instead of tabs; those within it are signs."""
    if line[:1] not in ("\t", " "):
        return line
    text = line.lstrip(" \t")
    return line[: len(line) - len(text)].expandtabs(8) + text


def _step(state: TextState, i: int) -> int:
    """Reads what begins in a line; the line after it."""
    line = state.lines[i].rstrip()
    bare = line.strip()
    if not bare:
        state.flush()
        if state.is_contents and state.blocks and state.blocks[-1].kind != "heading":
            state.is_contents = False
        return i + 1
    for rule in _RULES:
        if (after := rule(state, i, line, bare)) > i:
            return after
    return state.plain(i, line, bare)
