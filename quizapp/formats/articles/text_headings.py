"""Headings of plain text: underlined, with signs or a number before them, or by their name."""

from __future__ import annotations

from quizapp.formats.articles.blocks import Block, unlinked
from quizapp.formats.articles.labels import label_of
from quizapp.formats.articles.section_names import folded
from quizapp.formats.articles.sections import part_of
from quizapp.formats.articles.terms import term_and_rest
from quizapp.formats.articles.text_lines import ATX, END, NUMBER, SECTION_NUMBER, UNDERLINE, numbered_level
from quizapp.formats.articles.text_state import TextState


def underlined(state: TextState, i: int, _line: str, bare: str) -> int:
    """A heading over a row of signs, or between two: the line after it."""
    below = state.lines[i + 1].strip() if i + 1 < len(state.lines) else ""
    if UNDERLINE.match(bare):
        if i + 2 < len(state.lines) and below and state.lines[i + 2].strip() == bare and len(bare) >= 3:
            state.emit(_headed(state, below, i + 1, _style(state, bare[0] * 2)))
            return i + 3
        state.emit(Block("skip", "end", i + 1))
        return i + 1
    if len(bare) > 120 or not UNDERLINE.match(below):
        return i
    if state.para and not (below[0] in "=-~" and part_of(bare)):
        return i
    if not 0.5 * len(bare) <= len(below) <= 2.5 * len(bare) + 8:
        return i
    state.emit(_headed(state, bare, i, _style(state, below[0])))
    return i + 2


def heading(state: TextState, i: int, line: str, bare: str) -> int:
    """A heading with `#` or `=` before it, with a number, or by its name: the line after it."""
    if found := ATX.match(bare[:200]):
        state.emit(_headed(state, found[2], i, len(found[1])))
        return i + 1
    if state.is_contents or len(bare) > 120 or state.is_inside(line):
        return i
    name = state.named.get(i, "")
    if (
        name
        and state.last_named.get(folded(bare), i) == i
        and not label_of(bare)
        and (name != "other" or state.stands(i))
    ):
        state.emit(_headed(state, bare, i, numbered_level(bare) or 1, marked=False))
        return i + 1
    if level := _numbered(state, i, bare):
        state.emit(_headed(state, bare, i, level))
        return i + 1
    return i


def _headed(state: TextState, text: str, i: int, level: int, *, marked: bool = True) -> Block:
    """A heading, after which a table of contents may come."""
    state.is_contents = part_of(text) == "contents"
    return Block("heading", unlinked(text), i + 1, level, is_marked=marked)


def _style(state: TextState, sign: str) -> int:
    """The level of a heading by the order in which its signs came up first."""
    if sign not in state.styles:
        state.styles.append(sign)
    return min(state.styles.index(sign) + 1, 6)


def _numbered(state: TextState, i: int, bare: str) -> int:
    """The level of a numbered heading, alone between blank lines or with a number of several parts."""
    found = SECTION_NUMBER.match(bare) or NUMBER.match(bare)
    if not found or len(bare) > 80 or bare.endswith(END) or term_and_rest(bare[found.end() :]):
        return 0
    above = state.lines[i - 1].strip() if i else ""
    below = state.lines[i + 1].strip() if i + 1 < len(state.lines) else ""
    if "." in found[0].strip().rstrip(".") and not above:
        return numbered_level(bare)
    if above or below:
        return 0
    after = next((below for k in range(i + 2, i + 6) if (below := _at(state, k))), "")
    if not after or (NUMBER.match(after) and "." not in after.split()[0].rstrip(".)")):
        return 0
    return numbered_level(bare) or 1


def _at(state: TextState, k: int) -> str:
    return state.lines[k].strip() if k < len(state.lines) else ""
