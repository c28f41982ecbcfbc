"""Finds the cards of an article: parts it by its headings, and has the rules of each part look at it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from quizapp.cards.clean import clean_line
from quizapp.formats.articles.blocks import Block, Page, bare
from quizapp.formats.articles.glossary_rules import glossary_cards
from quizapp.formats.articles.labels import asks
from quizapp.formats.articles.lists_elsewhere import tables_and_lists
from quizapp.formats.articles.question_rules import asking_headings, faq_cards, labelled_cards, opened_cards
from quizapp.formats.articles.sections import Part, is_talk, part_of
from quizapp.formats.found import Found, FoundCard, Left

_ORDER = {"sure": 0, "likely": 1, "doubtful": 2}
_LETTER = re.compile(r"\W*\w(?:\s*[-–—/]\s*\w)?\W*$")
_NAMED = ("glossary", "faq", "contents", "talk")
_UNMARKED = 7  # deeper than all headings: each of them ends such a part


@dataclass(slots=True)
class Section:
    """A part of an article: what it is, and its blocks without the heading that opened it."""

    part: Part
    blocks: list[Block] = field(default_factory=list)


def find(page: Page) -> Found:
    """All cards of an article by line, each once."""
    cards: list[FoundCard] = []
    left: list[Left] = []
    first = next((block.text for block in page.blocks if block.text), "")
    talks = is_talk(page.title) or (len(first) < 90 and is_talk(first))
    for section in sections(page.blocks):
        if section.part == "contents":
            continue
        if section.part == "glossary":
            cards += glossary_cards(section.blocks)
        elif section.part == "faq":
            found, without = faq_cards(section.blocks)
            cards += found
            left += without
        else:
            is_talk_here = talks or section.part == "talk"
            found = [
                *labelled_cards(section.blocks),
                *tables_and_lists(section.blocks),
                *opened_cards(section.blocks),
            ]
            cards += [replace(card, sure="doubtful") for card in found] if is_talk_here else found
    if not talks:
        cards += asking_headings(page.blocks, {card.line for card in cards})
    every = _each_once([*cards, *page.cards])
    known = {_name(card.note.prompt) for card in every}
    left = [each for each in left if _name(each.what) not in known]
    return Found(
        tuple(every), tuple(left), clean_line(bare(page.title))[:200], clean_line(page.language)[:35]
    )


def sections(blocks: Iterable[Block]) -> list[Section]:
    """The parts of an article in order; a part goes on under its smaller headings."""
    stack: list[tuple[int, Part]] = []
    out = [Section("")]
    for block in blocks:
        level = _heading_level(block)
        if not level:
            out[-1].blocks.append(block)
            continue
        part = part_of(block.text, marked=block.kind == "heading" and block.is_marked)
        if stack and stack[-1][0] == _UNMARKED and not part and _stays(block, stack[-1][1]):
            out[-1].blocks.append(block)
            continue
        while stack and stack[-1][0] >= level:
            stack.pop()
        around = stack[-1][1] if stack else ""
        if part or not stack or around in ("contents", "other"):
            stack.append((level, part))
            out.append(Section(part))
        else:
            stack.append((level, around))
            if out[-1].part != around:
                out.append(Section(around))
            out[-1].blocks.append(block)
            continue
        if not part:
            out[-1].blocks.append(block)
    return out


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
        if not (card.note.prompt.strip() and card.note.answer.strip()):  # nothing was left of it but marks
            continue
        name = _name(card.note.prompt)
        before = best.get(name)
        if before is None or _ORDER[card.sure] < _ORDER[before.sure]:
            best[name] = card
    return sorted(best.values(), key=lambda card: card.line)
