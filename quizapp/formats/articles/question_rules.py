"""The rules by which questions and their answers are found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from quizapp.cards.new_note import NewNote
from quizapp.formats.articles.answers import answers_of
from quizapp.formats.articles.asked import HOW, Asked, asked_in, asked_of
from quizapp.formats.articles.blocks import Block, bare
from quizapp.formats.articles.glossary_rules import glossary_cards
from quizapp.formats.articles.labels import asks, label_of, unnumbered
from quizapp.formats.articles.sections import part_of
from quizapp.formats.articles.tables import columns, given, made
from quizapp.formats.found import FoundCard, Left, Sure

_MATCHING = {"q": "ar", "f": "a", "p": "r", "d": "r", "в": "о"}
_CUT = "what stands below the last answer was not taken as a part of it"


def faq_cards(blocks: Sequence[Block], *, has_terms: bool = False) -> tuple[list[FoundCard], list[Left]]:
    """The questions of a FAQ, and what was left of it. `has_terms`: its heading names a glossary as well."""
    asked = asked_in(blocks)
    asking = {block.group for block in blocks if block.kind == "definition" and asks(block.text)}
    out: list[FoundCard] = []
    for block in blocks:
        if block.group in asking or _is_pair(block, alone=not asked):
            is_question = (block.group in asking or block.kind != "definition") and not has_terms
            out += [_as_question(card) if is_question else card for card in given(block)]
    left: list[Left] = []
    answers = answers_of(blocks, asked, is_faq=True)
    for each, answer in zip(asked, answers, strict=True):
        if answer.text:
            is_lone = each.form == "with" and len(asked) == 1
            sure: Sure = "likely" if is_lone or (each.form == "heading" and not asks(each.text)) else "sure"
            out.append(_card(blocks, each, answer.text, sure))
        elif each.form == "label":
            left.append(Left(blocks[each.at].line, each.text[:60], "a question without an answer"))
    if answers and (answers[-1].cut is not None or has_terms):
        terms = _terms_behind(blocks[answers[-1].end :], has_terms=has_terms)
        out += terms
        cut = answers[-1].cut
        if cut is not None and not terms:
            left.append(Left(blocks[cut].line, bare(blocks[cut].text)[:60], _CUT, is_lost=False))
    return out, left


def _as_question(card: FoundCard) -> FoundCard:
    """What stands among the questions of a FAQ is one, though it doesn't ask."""
    return replace(
        card, note=replace(card.note, kind="question"), how=card.how.replace("term that", "question that")
    )


def _is_pair(block: Block, *, alone: bool) -> bool:
    """Whether a block is a pair by its kind; among other questions it must ask, or its table say so."""
    if alone or block.kind == "details":
        return True
    if block.kind == "row":
        return columns(block.header) is not None or bool(block.cells and asks(block.cells[0]))
    return asks(block.text)


def _terms_behind(blocks: Sequence[Block], *, has_terms: bool) -> list[FoundCard]:
    """Terms below the last answer: surely some only where the heading said that there are."""
    upto = next((i for i, block in enumerate(blocks) if block.kind == "heading" and i), len(blocks))
    found = [card for card in glossary_cards(blocks[:upto]) if card.note.kind == "term"]
    if len(found) < 2 and not has_terms:
        return []
    return found if has_terms else [replace(card, sure=_at_most_likely(card.sure)) for card in found]


def _at_most_likely(sure: Sure) -> Sure:
    return "likely" if sure == "sure" else sure


def labelled_cards(blocks: Sequence[Block]) -> list[FoundCard]:
    """Outside of a FAQ: questions and answers that have labels both, or a number and a question mark."""
    asked = [each for i in range(len(blocks)) if (each := asked_of(blocks, i)) and each.form == "label"]
    out: list[FoundCard] = []
    for each, answer in zip(asked, answers_of(blocks, asked, is_faq=False), strict=True):
        if not answer.text:
            continue
        if answer.word:
            if _fits(each.word, answer.word):
                out.append(_card(blocks, each, answer.text, "sure" if len(asked) > 1 else "likely"))
        elif (asks(each.text) and each.word == "q") or (len(each.word) > 1 and asks(each.text)):
            sure: Sure = "sure" if each.is_numbered and len(asked) > 1 else "likely"
            out.append(_card(blocks, each, answer.text, sure))
    return out


def _fits(ask: str, say: str) -> bool:
    return len(ask) > 1 or len(say) > 1 or ask not in _MATCHING or say in _MATCHING[ask]


def _card(blocks: Sequence[Block], each: Asked, answer: str, sure: Sure) -> FoundCard:
    note = NewNote("question", unnumbered(bare(each.text)), answer)
    return FoundCard(note, blocks[each.at].line, HOW[each.form], sure)


def opened_cards(blocks: Sequence[Block]) -> list[FoundCard]:
    """Questions that open their answers, outside of a FAQ."""
    return [
        made(block.text, block.body, block.line, "a question that opens")
        for block in blocks
        if block.kind == "details" and asks(block.text) and block.body
    ]


def asking_headings(blocks: Sequence[Block], known: set[int]) -> list[FoundCard]:
    """Headings that ask, outside of a FAQ, with what is below: likely where there are several of a level."""
    out: list[tuple[int, FoundCard]] = []
    for i, block in enumerate(blocks):
        if block.kind != "heading" or not block.is_marked or block.level < 2 or block.line in known:
            continue
        if not asks(block.text) or label_of(block.text) or part_of(block.text):
            continue
        each = Asked(i, "heading", block.text)
        if answer := answers_of(blocks, [each], is_faq=True)[0].text:
            out.append((block.level, _card(blocks, each, answer, "likely")))
    counts = Counter(level for level, _ in out)
    return [card if counts[level] > 1 else replace(card, sure="doubtful") for level, card in out]
