"""Lines of plain text that are no part of the article's words: code, comments, directives, leaders."""

from __future__ import annotations

import re
from bisect import bisect_right

from quizapp.formats.articles.blocks import Block
from quizapp.formats.articles.text_lines import ATTRIBUTE, DIRECTIVE, FENCE, LEADERS, RULER, indent_of
from quizapp.formats.articles.text_state import TextState

_STYLE = re.compile(r"\[(glossary|qanda)\b[^\[\]]{0,80}\]$")
_PARTS = {"glossary": "Glossary", "qanda": "FAQ"}
_CODE = frozenset({"code", "code-block", "sourcecode", "parsed-literal"})


def skipped(state: TextState, i: int, line: str, bare: str) -> int:
    """Code, comments, directives, attributes, and lines of a table of contents: the line after them."""
    if FENCE.match(bare):
        return _fenced(state, i, bare)
    if not state.para and (places := state.same.get(bare)):
        after = bisect_right(places, i)
        if after < len(places):
            if bare[0] in "-.":
                state.emit_code(i + 1, places[after])
            else:
                state.emit(Block("skip", "", i + 1))
            return places[after] + 1
    if found := _STYLE.match(bare):
        state.emit(Block("heading", _PARTS[found[1]], i + 1, 1, is_marked=False))
        return i + 1
    if (found := DIRECTIVE.match(bare)) and not state.para:
        return _directive(state, i, line, found[1] or "")
    if state.headed and RULER.match(bare):
        state.emit(Block("skip", "", i + 1))
        return i + 1
    if (LEADERS.search(bare[-40:]) and not bare.endswith(("....", "…"))) or ATTRIBUTE.match(bare):
        state.emit(Block("skip", "", i + 1))
        return i + 1
    return i


def _fenced(state: TextState, i: int, bare: str) -> int:
    for k in range(i + 1, len(state.lines)):
        if state.lines[k].strip()[:3] == bare[:3]:
            state.emit_code(i + 1, k)
            return k + 1
    state.emit(Block("skip", "", i + 1))
    return i + 1


def _directive(state: TextState, i: int, line: str, name: str) -> int:
    """A directive of reStructuredText: a glossary is read, code is kept, the rest is passed over."""
    if name == "glossary":
        state.emit(Block("heading", "Glossary", i + 1, 1, is_marked=False))
        return i + 1
    end = state.past(i, indent_of(line))
    if name in _CODE:
        start = i + 1
        while start < end and (not state.lines[start].strip() or state.lines[start].strip()[0] == ":"):
            start += 1
        state.emit_code(start, end)
    else:
        state.emit(Block("skip", "", i + 1))
    return end
