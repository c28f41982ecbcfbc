"""The rules by which the terms of a glossary are found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizapp.formats.articles.blocks import Block, bare
from quizapp.formats.articles.glossary_entries import Entry, below, entries_of, main_of, spoken_of
from quizapp.formats.articles.section_names import folded
from quizapp.formats.articles.sections import part_of
from quizapp.formats.articles.tables import columns, given, made
from quizapp.formats.articles.terms import is_meta, is_term_line, is_value
from quizapp.formats.found import FoundCard, Sure

_LETTER = re.compile(r"\W*\w(?:\s*[-–—/]\s*\w)?\W*$")
_POINTERS = frozenset({"see also", "see", "siehe auch", "voir aussi", "véase también"})
_PLACE = re.compile(
    r"(?:see|siehe|s\.|voir|véase|ver|vedi|zie|см\.)\s+(?:also\s+|auch\s+)?(?:the\s+)?"
    r"(?:page|p\.|pp\.|seite|s\.|página|pagina|pág\.|chapter|kapitel|section|unit|below|above|unten|oben|http|www|стр\.)",
    re.IGNORECASE,
)
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
    entries = _without_sources(entries)
    talkers = spoken_of(entries)
    usual = Counter(entry.sign for entry in entries if entry.term not in talkers).most_common(1)
    last, is_after_text = -1, False
    for number, entry in enumerate(entries):
        if entry.form == "colon":
            between = blocks[last + 1 : entry.at] if number else ()
            is_after_text = is_after_text or not all(is_letter_or_title(block) for block in between)
            if is_meta(entry.term) and (number == 0 or is_value(entry.body)):
                continue
        if folded(entry.term) in _POINTERS or columns((entry.term, entry.body)):
            continue
        last = entry.at
        is_first = len(entries) > 1 or entry.form != "colon" or _is_first(blocks, entry.at)
        if entry.term in talkers or _says_nothing(entry):
            sure: Sure = "doubtful"
        elif is_after_text or entry.is_spread or not is_first or _is_odd(entry, usual):
            sure = "likely"
        else:
            sure = "sure"
        yield made(entry.term, _whole_body(blocks, entry), entry.line, _HOW[entry.form], sure)


def is_letter_or_title(block: Block) -> bool:
    """Whether a block among terms is a letter of the alphabet, or a title in capitals."""
    return (
        block.kind == "skip"
        or _LETTER.match(block.text) is not None
        or (block.text.isupper() and len(block.text) < 40)
    )


def _says_nothing(entry: Entry) -> bool:
    """Whether a definition is none: a number, a date, a place to look."""
    if is_value(entry.body) or _PLACE.match(entry.body):
        return True
    return is_meta(entry.term) and len(entry.body) < 30


def _is_odd(entry: Entry, usual: list[tuple[str, int]]) -> bool:
    """Whether an entry has another sign than most of them, if not a colon."""
    if not usual or entry.form == "bold":
        return False
    sign, count = usual[0]
    return count >= 3 and entry.sign not in (sign, ":", "：")


def _without_sources(entries: list[Entry]) -> list[Entry]:
    """The entries without those at the end that say where an article comes from."""
    while len(entries) > 1 and entries[-1].form == "colon" and is_meta(entries[-1].term):
        entries = entries[:-1]
    return entries


def _whole_body(blocks: Sequence[Block], entry: Entry) -> str:
    """The definition with what stands deeper in its list."""
    if entry.form == "colon" or entry.sign == "line" or blocks[entry.at].kind != "item":
        return entry.body
    more = below(blocks, entry.at)
    if not more or more == entry.body:
        return entry.body
    return f"{entry.body}\n{more}" if more.startswith("- ") else f"{entry.body}\n\n{more}"


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
