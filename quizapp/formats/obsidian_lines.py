"""Lines of a note with `::` in them that are no cards: code in a sentence, quotes, rows of tables."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SPACED = re.compile(r"\S[ \t]+:::?[ \t]+\S")
_TIGHT = re.compile(r"\w:::?\w")
_BULLET = r"\A\s*(?:(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?)?"
_ONE_WORD = re.compile(rf"{_BULLET}\w+::\w")
_LIBRARY = re.compile(r"\b(?:std|boost|crate|self|super|alloc|detail|pybind11|Qt)::\w")
_CALL = re.compile(r"\w::\w{1,60}(?:::\w{1,60}){0,5}\(\)")


def is_spaced(lines: Iterable[str]) -> bool:
    """Whether the author puts blanks around the `::` of cards: then without them it may be code."""
    spaced = tight = 0
    for line in lines:
        if "::" in line:
            spaced += _SPACED.search(line) is not None
            tight += _TIGHT.search(line) is not None
    return spaced > tight


def no_card(hidden: str, *, spaced: bool) -> str:
    """Why a line with `::` is no card, "" if it is one. `hidden`: the line with its code blotted out."""
    bare = hidden.strip()
    if bare.startswith(">"):
        return "a line of a quote is no card"
    if bare.startswith("|") and bare.endswith("|"):
        return "a row of a table is no card"
    first = re.search(r":::?", bare)
    if first is None or not _TIGHT.match(bare[first.start() - 1 :] if first.start() else ""):
        return ""
    is_code = _CALL.search(bare) or _LIBRARY.search(bare) or (spaced and _ONE_WORD.match(bare))
    return "this `::` is rather code than a card's: its card has blanks around it" if is_code else ""
