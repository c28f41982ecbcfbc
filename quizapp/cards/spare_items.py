"""Takes items out of a TOML list: comments, line ends and the items that stay are kept as they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizapp.source.splice import Edit
from quizapp.source.values import Value

_COMMA = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+(,)")  # the next one, behind comments
_BLANKS = " \t"

Cut = tuple[int, int]


def without(text: str, listed: Value, places: Sequence[int]) -> list[Edit]:
    """Edits that take out the items at `places`: numbers from 0 that follow each other, at least one.

    Each goes with its comma and with the blanks on one side of it.
    """
    items: list[Cut] = []
    commas: list[Cut] = []
    for item in listed.items[places[0] : places[-1] + 1]:
        comma = _comma(text, item.end)
        if comma and not text[item.end : comma[0]].strip(_BLANKS):
            items.append((item.start, comma[1]))
        else:  # behind a comment, or in another line; or there is none
            items.append((item.start, item.end))
            commas += [comma] if comma else []
    last = listed.items[places[-1]]
    if last is listed.items[-1] and places[0] and not _comma(text, last.end):
        before = _comma(text, listed.items[places[0] - 1].end)  # nothing follows it any more
        commas += [before] if before else []
    together = [_with_blanks(text, *cut) for cut in _joined(text, items)]
    return [Edit(start, end, "") for start, end in _joined(text, [*together, *commas])]


def _comma(text: str, at: int) -> Cut | None:
    found = _COMMA.match(text, at)
    return found.span(1) if found else None


def _with_blanks(text: str, start: int, end: int) -> Cut:
    """The blanks before or behind it too, whichever leaves its line in order."""
    before, after = start, end
    while text[before - 1 : before] in _BLANKS and before:
        before -= 1
    while text[after : after + 1] in _BLANKS and after < len(text):
        after += 1
    follows, begins_line = text[after : after + 1], text[before - 1 : before] == "\n"
    if follows in ("]", "\r", "\n") or (follows == "#" and not begins_line):
        return before, end
    return start, after


def _joined(text: str, cuts: list[Cut]) -> list[Cut]:
    """The same in extents that don't overlap; those with nothing but blanks between them are one."""
    out: list[Cut] = []
    for start, end in sorted(cuts):
        if out and not text[out[-1][1] : start].strip(_BLANKS):
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
