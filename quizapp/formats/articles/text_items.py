"""Items of plain text, with their bullets and numbers."""

from __future__ import annotations

from quizapp.formats.articles.text_lines import BARE_BULLETS, BULLET, NUMBER, indent_of
from quizapp.formats.articles.text_state import TextState


def bulleted(state: TextState, i: int, line: str, bare: str) -> int:
    """An item with its bullet or number: the line after its first."""
    if bare in BARE_BULLETS and i + 1 < len(state.lines):
        return _under_bullet(state, i, line)
    if found := BULLET.match(bare):
        state.begin_item(i, line, bare[found.end() :].strip())
        return i + 1
    if found := NUMBER.match(bare):
        number = "".join(char for char in found[0] if char.isascii() and char.isdigit())
        state.begin_item(i, line, bare[found.end() :].strip(), f"{number}." if number else "")
        return i + 1
    return i


def _under_bullet(state: TextState, i: int, line: str) -> int:
    """An item whose bullet stands alone over its text."""
    k = i + 1
    if not state.lines[k].strip():
        k += 1
    text = state.lines[k].strip() if k < len(state.lines) else ""
    if text and text not in BARE_BULLETS and indent_of(line) == indent_of(state.lines[k]):
        state.begin_item(k, line, text)
        return k + 1
    return i
