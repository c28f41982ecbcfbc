"""What of a glossary is no card: lines among its terms, and terms without a definition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizapp.formats.articles.blocks import Block, bare
from quizapp.formats.articles.glossary_entries import entries_of
from quizapp.formats.articles.sections import part_of
from quizapp.formats.articles.terms import is_meta, is_term_line
from quizapp.formats.found import FoundCard, Left

_LETTER = re.compile(r"\W*\w(?:\s*[-–—/]\s*\w)?\W*$")
_ALONE = "a line of the glossary without a definition"
_OTHER = "a line of the glossary that is not written like its terms"
_MOST_WORDS = 5


def left_of(blocks: Sequence[Block], cards: Sequence[FoundCard]) -> Iterator[Left]:
    """What stands among the terms, or right at them, and is no term."""
    known = {card.line for card in cards}
    terms = {entry.at: entry for entry in entries_of(blocks)}
    used = {i: entry for i, entry in terms.items() if entry.line in known}
    if not used:
        return
    bodies = {i + 1 for i, entry in used.items() if entry.sign == "line"}
    first, last = _reach(blocks, min(used), max(used))
    depth = min((blocks[i].level for i in used if blocks[i].kind == "item"), default=0)
    is_within = False  # what stands deeper in a list, below one of its terms
    for i in range(first, last + 1):
        block = blocks[i]
        is_within = block.level > depth or (is_within and block.kind != "item" and block.level >= depth > 0)
        if i in used or i in bodies or is_within or _is_nothing(block, depth):
            continue
        if i in terms:
            if not is_meta(terms[i].term):
                yield _told(block, _OTHER, is_lost=False)
        elif _is_alone(block):
            is_begun = i > 0 and _is_next(blocks[i - 1], block)
            is_title = block.kind == "paragraph" and i + 1 in used and (not is_begun or block.text.isupper())
            yield _told(block, _ALONE, is_lost=not is_title)
        else:
            yield _told(block, _OTHER, is_lost=False)


def _reach(blocks: Sequence[Block], first: int, last: int) -> tuple[int, int]:
    """From the first block to the last: the terms, and short lines right over and below them."""
    while first and _is_next(blocks[first - 1], blocks[first]) and _is_alone(blocks[first - 1]):
        first -= 1
    while last + 1 < len(blocks) and _is_next(blocks[last], blocks[last + 1]) and _is_alone(blocks[last + 1]):
        last += 1
    return first, last


def _is_next(block: Block, after: Block) -> bool:
    """Whether two blocks are of the same list, without a blank line between them."""
    if block.kind == after.kind == "item":
        return block.group == after.group
    return block.kind == after.kind == "paragraph" and after.line - block.last_line <= 1


def _is_alone(block: Block) -> bool:
    text = block.text.rstrip(":：;, ")
    return len(text.split()) <= _MOST_WORDS and "," not in text and is_term_line(text)


def _is_nothing(block: Block, depth: int) -> bool:
    """Whether a block is none that could be missed: a letter, a title, a rule across the page, a link."""
    if block.kind not in ("paragraph", "item") or block.is_link or not bare(block.text):
        return True
    if block.kind == "item" and not depth:
        return True
    return _LETTER.match(block.text) is not None or bool(part_of(block.text, marked=False))


def _told(block: Block, why: str, *, is_lost: bool) -> Left:
    return Left(block.line, bare(block.text)[:60], why, is_lost=is_lost)
