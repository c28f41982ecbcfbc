"""The rules by which questions and their answers are found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from quizapp.cards.new_note import NewNote
from quizapp.formats.articles.blocks import Block, bare
from quizapp.formats.articles.labels import (
    Label,
    asks,
    is_term_line,
    label_of,
    one_question,
    question_and_rest,
    unnumbered,
)
from quizapp.formats.articles.sections import part_of
from quizapp.formats.articles.tables import given, made
from quizapp.formats.found import FoundCard, Left, Sure

_HOW = {
    "label": "a question by its label",
    "heading": "a heading that asks",
    "bold": "a bold question",
    "item": "an item that asks",
    "with": "a question and its answer in one",
    "paragraph": "a line that asks",
}
_STRENGTH = tuple(_HOW)
_AFTER_ALL = re.compile(
    r"(?:for more|read more|see also|share this|copyright|©|related|subscribe|photo[: ]|image[: ]"
    r"|source[s:]|tags:"
    r"|posted (?:in|by)|last updated|contact us|follow us|click here|learn more"
    r"|about the author|author:|mehr dazu"
    r"|pour en savoir plus|para más información|still have questions|have more questions)",
    re.IGNORECASE,
)  # fmt: skip
_OPTION = re.compile(r"[(]?([A-Ea-e])[).]\s")
_MATCHING = {"q": "ar", "f": "a", "p": "r", "d": "r", "в": "о"}
_MOST_PARTS = 200  # paragraphs of one answer


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question that may be one: where, in which form, and what of its answer stands in the same block."""

    at: int
    form: str
    text: str
    rest: str = ""
    word: str = ""
    is_numbered: bool = False
    is_bold: bool = False


def faq_cards(blocks: Sequence[Block]) -> tuple[list[FoundCard], list[Left]]:
    """The questions of a FAQ, and those that have a label but no answer."""
    out = [replace(card, how="a question that opens" if block.kind == "details" else card.how)
           for block in blocks for card in given(block)]  # fmt: skip
    asked = _main([each for i in range(len(blocks)) if (each := _asked(blocks, i))])
    left: list[Left] = []
    for number, each in enumerate(asked):
        answer, _ = _answer(blocks, asked, number, is_faq=True)
        if not answer:
            if each.form == "label":
                left.append(Left(blocks[each.at].line, each.text[:60], "a question without an answer"))
            continue
        sure: Sure = "sure" if each.form != "with" or len(asked) > 1 else "likely"
        out.append(_card(blocks, each, answer, sure))
    return out, left


def labelled_cards(blocks: Sequence[Block]) -> list[FoundCard]:
    """Outside of a FAQ: questions and answers that have labels both, or a number and a question mark."""
    asked = [each for i in range(len(blocks)) if (each := _asked(blocks, i)) and each.form == "label"]
    out: list[FoundCard] = []
    for number, each in enumerate(asked):
        answer, word = _answer(blocks, asked, number, is_faq=False)
        if not answer:
            continue
        if word:
            if _fits(each.word, word):
                out.append(_card(blocks, each, answer, "sure"))
        elif (asks(each.text) and each.word == "q") or (len(each.word) > 1 and asks(each.text)):
            out.append(
                _card(blocks, each, answer, "sure" if each.is_numbered and len(asked) > 1 else "likely")
            )
    return out


def _fits(ask: str, say: str) -> bool:
    return len(ask) > 1 or len(say) > 1 or ask not in _MATCHING or say in _MATCHING[ask]


def _card(blocks: Sequence[Block], each: _Asked, answer: str, sure: Sure) -> FoundCard:
    note = NewNote("question", unnumbered(bare(each.text)), answer)
    return FoundCard(note, blocks[each.at].line, _HOW[each.form], sure)


def _asked(blocks: Sequence[Block], i: int) -> _Asked | None:
    """The question that a block is or begins with."""
    block = blocks[i]
    if block.kind not in ("heading", "item", "paragraph"):
        return None
    if label := label_of(block.text):
        return _labelled(blocks, i, label) if label.asks else None
    if block.is_link and block.kind != "heading":
        return None
    if block.kind == "heading":
        return _Asked(i, "heading", block.text) if asks(block.text) else None
    if block.text.startswith("**") and one_question(block.text) and block.text.rstrip().endswith("**"):
        return _Asked(i, "bold", block.text)
    if one_question(block.text):
        return _Asked(i, "bold" if block.text.startswith("**") else block.kind, block.text)
    if parts := question_and_rest(block.text):
        return _Asked(i, "bold" if block.text.startswith("**") else "with", *parts)
    return None


def _labelled(blocks: Sequence[Block], i: int, label: Label) -> _Asked | None:
    """A question behind its label, which may stand alone above it."""
    text, rest = label.rest, ""
    if label.sign in "–—-" and not asks(text):
        return None
    if not asks(text) and (parts := question_and_rest(text)):
        text, rest = parts
    if not text and i + 1 < len(blocks) and blocks[i + 1].text and not label_of(blocks[i + 1].text):
        text = blocks[i + 1].text
    is_bold = blocks[i].text.startswith("**")
    return _Asked(i, "label", text, rest, label.word, bool(label.number), is_bold) if text else None


def _main(asked: list[_Asked]) -> list[_Asked]:
    """The questions of the strongest form that there is more than one of: others are within answers."""
    forms = Counter(each.form for each in asked)
    several = [form for form in _STRENGTH if forms[form] > 1]
    main = (several or [form for form in _STRENGTH if forms[form]] or [""])[0]
    also = "label" if main == "bold" else main
    if main == "label" and any(each.is_bold for each in asked):  # some have lost their label
        also = "bold"
    return [each for each in asked if each.form in (main, also)]


def _answer(blocks: Sequence[Block], asked: list[_Asked], number: int, *, is_faq: bool) -> tuple[str, str]:
    """The answer of a question, up to the next one or a heading, and its label's word."""
    each = asked[number]
    own = blocks[each.at]
    stop = asked[number + 1].at if number + 1 < len(asked) else len(blocks)
    is_last = number + 1 == len(asked)
    parts, word = ([each.rest] if each.rest else []), ""
    is_short = is_last and not is_faq and each.form == "label" and _lone(asked)
    start = each.at + 1 + _is_below(blocks, each, stop)
    for i in range(start, min(stop, start + _MOST_PARTS)):
        block = blocks[i]
        if block.kind == "skip" and block.text != "end":
            continue
        if _ends(block, own) or (is_last and parts and _is_after(blocks, i)):
            break
        label = label_of(block.text)
        if (label is not None and label.asks) or (not label and parts and is_short and block.kind != "item"):
            break
        if label is not None and not word:
            word = label.word
            block = _behind(label, block)
            if not block.text:
                continue
        parts.append(("\n- " if block.kind == "item" else "\n\n") + block.text)
    if _is_choice(parts) or _is_choice([block.text for block in blocks[start : start + 3]]):
        return "", ""
    return "".join(parts).strip(), word


def _is_below(blocks: Sequence[Block], each: _Asked, stop: int) -> bool:
    """Whether a question stands in the block below its label."""
    below = each.at + 1
    return each.form == "label" and below < stop and not each.rest and blocks[below].text == each.text


def _behind(label: Label, block: Block) -> Block:
    """A block of an answer without its label."""
    if label.rest and label.sign in ")–—-":
        return block
    return block._replace(text=label.rest, kind="paragraph")


def _lone(asked: list[_Asked]) -> bool:
    """Whether no question but the last has an answer of several paragraphs, so that this will have none."""
    gaps = [later.at - each.at for each, later in pairwise(asked)]
    return not gaps or max(gaps) <= 2


def _ends(block: Block, question: Block) -> bool:
    """Whether a block can't belong to the answer any more."""
    if block.kind == "heading":
        return question.kind != "heading" or block.level <= question.level
    return block.kind in ("definition", "details", "row", "skip")


def _is_after(blocks: Sequence[Block], i: int) -> bool:
    """Whether the FAQ is over: a line such as "Read more", or one like a heading."""
    block = blocks[i]
    if _AFTER_ALL.match(bare(block.text)) or part_of(block.text, marked=False):
        return True
    after = blocks[i + 1] if i + 1 < len(blocks) else None
    return (
        block.kind == "paragraph" and is_term_line(block.text) and not bare(block.text)[:1].islower()
        and after is not None and after.kind == "paragraph"
    )  # fmt: skip


def _is_choice(parts: list[str]) -> bool:
    """Whether what looks like an answer is a choice of several: that is a quiz, and another format's."""
    first = [found[1].upper() for part in parts[:6] if (found := _OPTION.match(part.strip(" \n-")))]
    return first[:2] == ["A", "B"] or any(
        re.search(r"(?:^|\s)A[).] .{1,200}\sB[).] ", part[:500]) for part in parts[:1]
    )


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
        answer, _ = _answer(blocks, [_Asked(i, "heading", block.text)], 0, is_faq=True)
        if answer:
            out.append((block.level, _card(blocks, _Asked(i, "heading", block.text), answer, "likely")))
    counts = Counter(level for level, _ in out)
    return [card if counts[level] > 1 else replace(card, sure="doubtful") for level, card in out]
