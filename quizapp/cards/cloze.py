"""Cloze sentences: `The deal was signed in {{Tokyo::city}}.` is text with one gap, and a hint for it."""

from __future__ import annotations

import re

from quizapp.cards.deck import Gap

Part = str | Gap
BLANK = "____"

# The innermost pair of double braces; braces that have no partner are plain text.
_GAP = re.compile(r"\{\{((?:(?!\{\{|\}\}).)*+)\}\}", re.DOTALL)


def parse(text: str) -> tuple[Part, ...]:
    """Return the sentence as literal texts and gaps, in order; joined with the braces they are the text.

    What follows the last `::` in a gap is its hint. A gap's text is as written; an empty one is a mistake
    that reading reports.
    """
    parts: list[Part] = []
    pos = 0
    for found in _GAP.finditer(text):
        if found.start() > pos:
            parts.append(text[pos : found.start()])
        hidden, colons, hint = found[1].rpartition("::")
        parts.append(Gap(hidden, hint.strip()) if colons else Gap(hint))
        pos = found.end()
    if pos < len(text):
        parts.append(text[pos:])
    return tuple(parts)


def gaps(text: str) -> tuple[Gap, ...]:
    """Return the gaps of a sentence, in order."""
    return tuple(part for part in parse(text) if isinstance(part, Gap))


def filled(text: str) -> str:
    """Return the sentence with its gaps filled in: no braces, no hints."""
    return "".join(part.text if isinstance(part, Gap) else part for part in parse(text))


def shown(text: str, gap_index: int, blank: str = BLANK) -> str:
    """Return the sentence as it is asked: one gap (from 0) blank, with its hint; the others filled."""
    out, number = [], -1
    for part in parse(text):
        if isinstance(part, str):
            out.append(part)
            continue
        number += 1
        hint = f" ({part.hint})" if part.hint else ""
        out.append(blank + hint if number == gap_index else part.text)
    return "".join(out)
