"""Finds the cards of an article: parts it by its headings, and has the rules of each part look at it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from quizapp.cards.clean import clean_line
from quizapp.formats.articles.asked import asked_of
from quizapp.formats.articles.blocks import Block, Page, bare
from quizapp.formats.articles.glossary_left import left_of
from quizapp.formats.articles.glossary_rules import glossary_cards
from quizapp.formats.articles.labels import asks, label_of
from quizapp.formats.articles.lists_elsewhere import tables_and_lists
from quizapp.formats.articles.question_rules import asking_headings, faq_cards, labelled_cards, opened_cards
from quizapp.formats.articles.sections import Part, is_talk, names_both, part_of
from quizapp.formats.articles.talk import weighed
from quizapp.formats.found import Found, FoundCard, Left

_ORDER = {"sure": 0, "likely": 1, "doubtful": 2}
_LETTER = re.compile(r"\W*\w(?:\s*[-–—/]\s*\w)?\W*$")
_FEW = 6  # blocks of a head between a title and the contents
_UNMARKED = 7  # deeper than all headings: each of them ends such a part


class _Open(NamedTuple):
    """A heading that what comes stands below: `is_capital`, so that others like it end its part."""

    level: int
    part: Part
    is_capital: bool


@dataclass(slots=True)
class Section:
    """A part of an article: what it is, and its blocks without the heading that opened it."""

    part: Part
    name: str = ""
    blocks: list[Block] = field(default_factory=list)


def find(page: Page) -> Found:
    """All cards of an article by line, each once."""
    cards: list[FoundCard] = []
    left: list[Left] = []
    first = next((block.text for block in page.blocks if block.text), "")
    talks = is_talk(page.title) or (len(first) < 90 and is_talk(first))
    parts = sections(page.blocks)
    whole = "" if talks else _whole(page, parts)
    for number, section in enumerate(parts):
        found, without = _cards_of(section, section.part or (whole if number else ""), page, talks=talks)
        cards += found
        left += without
    if not talks:
        lines = {card.line for card in cards}
        lines |= {block.line for section in parts if section.part for block in section.blocks}
        cards += weighed(asking_headings(page.blocks, lines), page.blocks, is_faq=True)
    every = _each_once([*cards, *page.cards])
    known = {_name(card.note.prompt) for card in every}
    left = [each for each in left if _name(each.what) not in known]
    return Found(
        tuple(every), tuple(left), clean_line(bare(page.title))[:200], clean_line(page.language)[:35]
    )


def _cards_of(section: Section, part: Part, page: Page, *, talks: bool) -> tuple[list[FoundCard], list[Left]]:
    """The cards of a part by its rules, and what was left of it."""
    blocks = section.blocks
    if part == "contents":
        return [], []
    if part == "glossary":
        first = _first_question(blocks)
        found, left = faq_cards(blocks[first:], has_terms=True) if first < len(blocks) else ([], [])
        terms = glossary_cards(blocks[:first])
        return terms + found, [*left_of(blocks[:first], terms), *left]
    if part == "faq":
        found, left = faq_cards(blocks, has_terms=names_both(section.name))
        return weighed(found, page.blocks, is_faq=True), left
    labelled = weighed(labelled_cards(blocks), page.blocks)
    found = [*labelled, *tables_and_lists(blocks), *opened_cards(blocks)]
    return [replace(card, sure="doubtful") for card in found] if talks or part == "talk" else found, []


def _first_question(blocks: Sequence[Block]) -> int:
    """Where in a glossary questions begin, if several have the form of such; else its end."""
    strong = [
        i for i in range(len(blocks)) if (each := asked_of(blocks, i)) and each.form in ("label", "bold")
    ]
    return strong[0] if len(strong) > 1 else len(blocks)


def _whole(page: Page, parts: list[Section]) -> Part:
    """What the whole of an article is: by its title, or by a name over its table of contents."""
    named = [section for section in parts if section.part in ("faq", "glossary")]
    is_title = len(named) == 1 and not named[0].blocks  # nothing below it but other headings
    part: Part = part_of(page.title) if not named else named[0].part if is_title else ""
    for before, after in pairwise(parts):
        if after.part == "contents" and before.part in ("faq", "glossary"):
            part = part or (before.part if len(before.blocks) <= _FEW else "")
    return part if part in ("faq", "glossary") else ""


def sections(blocks: Sequence[Block]) -> list[Section]:
    """The parts of an article in order; a part goes on under its smaller headings."""
    stack: list[_Open] = []
    out = [Section("")]
    for i, block in enumerate(blocks):
        level = _heading_level(block)
        if not level and not (stack and stack[-1].is_capital and _ends_capital(blocks, i, stack[-1].part)):
            out[-1].blocks.append(block)
            continue
        level = level or _UNMARKED
        part = part_of(block.text, marked=block.kind == "heading" and block.is_marked)
        if stack and stack[-1].level == _UNMARKED and not part and _stays(block, stack[-1].part):
            out[-1].blocks.append(block)
            continue
        while stack and stack[-1].level >= level:
            stack.pop()
        around = stack[-1].part if stack else ""
        is_new = bool(part) or not stack or around in ("contents", "other")
        stack.append(_Open(level, part if is_new else around, _is_capital(block)))
        if is_new or out[-1].part != around:
            out.append(Section(stack[-1].part, block.text if is_new else out[-1].name))
        if not part:
            out[-1].blocks.append(block)
    return out


def _ends_capital(blocks: Sequence[Block], i: int, part: Part) -> bool:
    """Whether a line in capitals ends a part whose heading is in capitals; not a title of more questions."""
    if not _is_capital(blocks[i]):
        return False
    return part != "faq" or not any(asked_of(blocks, k) for k in range(i + 1, min(i + 3, len(blocks))))


def _is_capital(block: Block) -> bool:
    """Whether a line is all in capitals, as headings of plain text are: in signs without case are none."""
    text = block.text
    if block.kind not in ("paragraph", "heading") or not 5 < len(text) < 60 or not text.isupper():
        return False
    return (
        sum(char.isupper() for char in text) > 4 and not label_of(text) and not text.endswith((".", "?", "!"))
    )


def _heading_level(block: Block) -> int:
    """0 for what is no heading; a bold line or a paragraph that is named as a part is one."""
    if block.kind == "heading":
        return block.level if block.is_marked else _UNMARKED
    if block.kind == "paragraph" and len(block.text) < 90 and "\n" not in block.text and not block.is_link:
        part = part_of(block.text, marked=False)
        if part in ("glossary", "faq", "contents", "talk") or (
            part == "other" and block.text.startswith("**")
        ):
            return _UNMARKED
    return 0


def _stays(block: Block, part: Part) -> bool:
    """Whether a heading belongs to a part that has no marked heading itself."""
    return (part == "faq" and asks(block.text)) or (part == "glossary" and is_letter(block.text))


def is_letter(text: str) -> bool:
    """Whether a heading is a letter of the alphabet, or some: `A`, `B–D`."""
    return _LETTER.match(bare(text)) is not None


def _name(text: str) -> str:
    return bare(text).casefold().rstrip(" ?？؟.:")


def _each_once(cards: list[FoundCard]) -> list[FoundCard]:
    """By line, the surest of those that ask the same; the last of them where they are equal."""
    best: dict[str, FoundCard] = {}
    for card in cards:
        if not (bare(card.note.prompt) and bare(card.note.answer)):  # nothing was left of it but marks
            continue
        name = _name(card.note.prompt)
        before = best.get(name)
        if before is None or _ORDER[card.sure] < _ORDER[before.sure]:
            best[name] = card
    return sorted(best.values(), key=lambda card: card.line)
