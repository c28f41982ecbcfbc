"""The rules by which questions and their answers are found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizapp.cards.new_note import NewNote
from quizapp.formats.articles.answers import Answer, answers_of, is_open_end
from quizapp.formats.articles.asked import HOW, Asked, asked_in, asked_of
from quizapp.formats.articles.blocks import Block, bare
from quizapp.formats.articles.glossary_rules import glossary_cards
from quizapp.formats.articles.labels import asks, label_of, unnumbered
from quizapp.formats.articles.sections import part_of
from quizapp.formats.articles.tables import columns, given, made
from quizapp.formats.found import FoundCard, Left, Sure

_MATCHING = {"q": "ar", "f": "a", "p": "r", "d": "r", "в": "о"}
_CUT = "what stands below the last answer was not taken as a part of it"
_TITLE = "it stands among the questions, and was not taken as a part of the answer above it"
_UNLIKE = "a question that is not written like the others"


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
        if answer.title is not None:
            left.append(_told(blocks[answer.title], _TITLE))
        if answer.text:
            is_lone = each.form == "with" and len(asked) == 1
            is_unclear = is_lone or (each.form == "heading" and not asks(each.text))
            is_open = each is asked[-1] and is_open_end(blocks, each, answer)
            out.append(_card(blocks, each, answer.text, "likely" if is_unclear or is_open else "sure"))
        elif each.form == "label":
            left.append(Left(blocks[each.at].line, each.text[:60], "a question without an answer"))
    if answers and (answers[-1].cut is not None or has_terms):
        terms = _terms_behind(blocks[answers[-1].end :], has_terms=has_terms)
        out += terms
        cut = answers[-1].cut
        if cut is not None and not terms:
            left.append(_told(blocks[cut], _CUT))
    return out, [*left, *_unlike(blocks, asked, answers, {card.line for card in out})]


def _told(block: Block, why: str) -> Left:
    return Left(block.line, bare(block.text)[:60], why, is_lost=False)


def _unlike(
    blocks: Sequence[Block], asked: Sequence[Asked], answers: Sequence[Answer], known: set[int]
) -> Iterator[Left]:
    """Questions that were not taken, as they are written unlike the others, and stand in no answer."""
    at = 0
    for each, answer in zip(asked, answers, strict=True):
        yield from _lone(blocks, at, each.at, known)
        at = answer.end
    if asked:
        yield from _lone(blocks, at, len(blocks), known)


def _lone(blocks: Sequence[Block], start: int, end: int, known: set[int]) -> Iterator[Left]:
    for i in range(start, end):
        each = asked_of(blocks, i)
        if each is None or blocks[i].line in known or (i + 1 == len(blocks) and not each.rest):
            continue
        after = asked_of(blocks, i + 1) if i + 1 < len(blocks) else None
        if each.rest or after is None:  # else it is the title of more, or one of a list of contents
            is_lost = each.form not in ("with", "paragraph")
            yield Left(blocks[i].line, bare(each.text)[:60], _UNLIKE, is_lost=is_lost)


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
