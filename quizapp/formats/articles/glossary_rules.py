"""The rules by which the terms of a glossary are found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizapp.formats.articles.blocks import Block, bare
from quizapp.formats.articles.glossary_entries import Entry, below, entries_of, main_of
from quizapp.formats.articles.labels import is_meta, is_term_line, is_value
from quizapp.formats.articles.sections import folded, part_of
from quizapp.formats.articles.tables import given, made
from quizapp.formats.found import FoundCard, Sure

_LETTER = re.compile(r"\W*\w(?:\s*[-–—/]\s*\w)?\W*$")
_HOW = {
    "bullet": "an item of the glossary",
    "bold": "a bold term in the glossary",
    "colon": "a line of the glossary",
}


def glossary_cards(blocks: Sequence[Block]) -> list[FoundCard]:
    """The terms of a glossary."""
    out = [card for block in blocks for card in given(block)]
    entries = list(entries_of(blocks))
    if entries:
        return out + list(_judged(blocks, main_of(entries)))
    if out:
        return out
    return _under_headings(blocks) or _line_over_line(blocks)


def _judged(blocks: Sequence[Block], entries: list[Entry]) -> Iterator[FoundCard]:
    signs = Counter(entry.sign for entry in entries)
    usual, count = signs.most_common(1)[0]
    last, since = -1, 0
    for number, entry in enumerate(entries):
        body = entry.body
        if (
            entry.form != "colon" and entry.sign != "line" and blocks[entry.at].kind == "item"
            and (more := below(blocks, entry.at)) and more != body
        ):  # fmt: skip
            body = f"{body}\n\n{more}" if not more.startswith("- ") else f"{body}\n{more}"
        if entry.form == "colon":
            since += (
                sum(not _LETTER.match(block.text) for block in blocks[last + 1 : entry.at]) if number else 0
            )
            if is_meta(entry.term) and (is_value(body) or number in (0, len(entries) - 1)):
                continue
        if folded(entry.term) in ("see also", "see", "siehe auch", "voir aussi", "véase también"):
            continue
        last = entry.at
        sure: Sure = "sure"
        if since or (
            entry.form != "bold" and count >= 3 and entry.sign != usual and entry.sign not in (":", "：")
        ):
            sure = "likely"
        if is_value(body) or (is_meta(entry.term) and len(body) < 30):
            sure = "doubtful"
        if len(entries) == 1 and entry.form == "colon" and not _is_first(blocks, entry.at):
            sure = "likely"
        yield made(entry.term, body, entry.line, _HOW[entry.form], sure)


def _is_first(blocks: Sequence[Block], at: int) -> bool:
    """Whether nothing stands between a block and the heading of its part."""
    return all(block.kind in ("heading", "skip") for block in blocks[:at])


def _under_headings(blocks: Sequence[Block]) -> list[FoundCard]:
    """Each heading a term, and what stands below it the definition."""
    out: list[FoundCard] = []
    places = [
        i for i, block in enumerate(blocks)
        if block.kind == "heading" and not _LETTER.match(block.text) and not part_of(block.text)
    ]  # fmt: skip
    for i in places:
        parts = []
        for block in blocks[i + 1 :]:
            if block.kind == "heading":
                break
            if block.text:
                parts.append(f"\n- {block.text}" if block.kind == "item" else f"\n\n{block.text}")
        body = "".join(parts).strip()
        if body and len(bare(blocks[i].text)) <= 80:
            out.append(made(blocks[i].text, body, blocks[i].line, "a heading in the glossary"))
    return out if len(out) >= 2 else [replace(card, sure="likely") for card in out]


def _line_over_line(blocks: Sequence[Block]) -> list[FoundCard]:
    """A short line, and below it a sentence, over and over."""
    texts = [block for block in blocks if block.kind == "paragraph" and not _LETTER.match(block.text)]
    if texts and not is_term_line(texts[0].text):
        texts = texts[1:]
    out = []
    for term, body in zip(texts[::2], texts[1::2], strict=False):
        if not is_term_line(term.text) or is_term_line(body.text):
            break
        out.append(made(term.text, body.text, term.line, "a line over its definition", "likely"))
    return out if len(out) >= 2 else []
