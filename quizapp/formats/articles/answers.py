"""The answer of a question: the blocks below it, up to the next question, a heading, or what is foreign."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from quizapp.formats.articles.after_matter import foreign_list, is_after_all
from quizapp.formats.articles.asked import Asked
from quizapp.formats.articles.blocks import Block
from quizapp.formats.articles.labels import Label, asks, label_of
from quizapp.formats.articles.tables import columns

_OPTION = re.compile(r"[(]?([A-Ea-e])[).]\s")
_OPTIONS = re.compile(r"(?:^|\s)A[).] .{1,200}\sB[).] ")
_MOST_PARTS = 200  # blocks of one answer


@dataclass(slots=True)
class Answer:
    """An answer: its `text`, its label's `word`, where what follows it begins, and of how many blocks it is.

    `cut`: the block at which it was ended although nothing says that it is over; None for most. `title`: the
    one below it that was passed over as a title, or as no question.
    """

    text: str
    word: str
    end: int
    parts: int
    has_list: bool = False
    cut: int | None = None
    title: int | None = None


@dataclass(frozen=True, slots=True)
class Usual:
    """What the other answers of a FAQ are like: how many there are, of how many blocks, with lists or not."""

    count: int = 0
    parts: int = 0
    has_list: bool = False


def answers_of(blocks: Sequence[Block], asked: list[Asked], *, is_faq: bool) -> list[Answer]:
    """The answers of all questions; the last is measured by the others, as nothing ends it."""
    out = [_answer(blocks, asked, number, Usual(), is_faq=is_faq) for number in range(len(asked) - 1)]
    full = [each for each in out if each.text]
    usual = Usual(
        len(full), max((each.parts for each in full), default=0), any(each.has_list for each in full)
    )
    if asked:
        out.append(_answer(blocks, asked, len(asked) - 1, usual, is_faq=is_faq))
    return out


def _answer(
    blocks: Sequence[Block], asked: list[Asked], number: int, usual: Usual, *, is_faq: bool
) -> Answer:
    each = asked[number]
    own = blocks[each.at]
    is_last = number + 1 == len(asked)
    stop = len(blocks) if is_last else asked[number + 1].at
    is_short = is_last and not is_faq and each.form == "label" and _lone(asked)
    out = Answer("", each.say, stop, 0)
    parts = [each.rest] if each.rest else []
    start = each.at + 1 + _is_below(blocks, each, stop)
    for i in range(start, min(stop, start + _MOST_PARTS)):
        block = blocks[i]
        if block.kind == "skip" and block.text != "end":
            continue
        label = label_of(block.text)
        is_title = i == stop - 1 and not is_last and bool(parts) and _is_title(block)
        is_title = is_title or (bool(each.rest) and _is_beside(block, own))
        if _ends(block, own, parts) or is_title or (label is not None and label.asks):
            out.end, out.title = i, i if is_title else None
            break
        if is_last and parts and (over := _over(blocks, i, each, usual, is_short=is_short)):
            out.end, out.cut = i, i if over == "cut" else None
            break
        if label is not None and not out.word:
            out.word = label.word
            block = _behind(label, block)
            if not block.text:
                continue
        parts.append(block.in_text())
        out.has_list = out.has_list or block.kind == "item"
    is_choice = _is_choice(parts) or _is_choice([block.text for block in blocks[start : start + 3]])
    out.text, out.parts = "" if is_choice else "".join(parts).strip(), len(parts)
    return out


def is_open_end(blocks: Sequence[Block], each: Asked, answer: Answer) -> bool:
    """Whether the last answer goes on below its labelled paragraph, so that nothing says where it ends."""
    if each.form != "label" or not answer.word or answer.parts < 2:
        return False
    below = blocks[each.at + 1 : answer.end]
    return any(
        block.kind == "paragraph" and block.line - before.last_line > 1 and not label_of(block.text)
        for before, block in pairwise(below)
    )


def _over(
    blocks: Sequence[Block], i: int, each: Asked, usual: Usual, *, is_short: bool
) -> Literal["", "over", "cut"]:
    """Whether the last answer is over before a block: by what it says, or by what other answers are like."""
    block = blocks[i]
    may_list = usual.has_list or not usual.count
    if not may_list and (usual.count > 1 or block.kind != "item") and foreign_list(blocks, i, len(blocks)):
        return "cut"
    if is_after_all(blocks, i):
        return "over"
    if block.kind == "item" or label_of(block.text):
        return ""
    if is_short:
        return "over"
    others = 2 if each.form == "label" else 1 if each.rest else 0
    is_one_more = 0 < others <= usual.count and usual.parts == 1
    return "cut" if is_one_more and block.kind == "paragraph" else ""


def _is_beside(block: Block, own: Block) -> bool:
    """Whether an item stands in the same list as a question whose answer is in its own item."""
    if not (block.kind == own.kind == "item") or not own.group:
        return False
    return (block.group, block.level, bool(block.number)) == (own.group, own.level, bool(own.number))


def _is_title(block: Block) -> bool:
    """Whether a paragraph over the next question is the title of more: in capitals, or bold and short."""
    text = block.text
    if block.kind != "paragraph" or len(text) > 60 or text.endswith((".", "!", ".**", "!**")):
        return False
    return (text.isupper() and len(text) > 4) or (
        text.startswith("**") and text.find("**", 2) == len(text) - 2
    )


def _is_below(blocks: Sequence[Block], each: Asked, stop: int) -> bool:
    """Whether a question stands in the block below its label."""
    below = each.at + 1
    return each.form == "label" and below < stop and not each.rest and blocks[below].text == each.text


def _behind(label: Label, block: Block) -> Block:
    """A block of an answer without its label."""
    if label.rest and label.sign and label.sign in ")–—-" and not label.number:
        return block
    return block._replace(text=label.rest, kind="paragraph")


def _lone(asked: list[Asked]) -> bool:
    """Whether no question but the last has an answer of several paragraphs, so that this will have none."""
    gaps = [later.at - each.at for each, later in pairwise(asked)]
    return not gaps or max(gaps) <= 2


def _ends(block: Block, question: Block, parts: list[str]) -> bool:
    """Whether a block can't belong to the answer any more."""
    if block.kind == "heading":
        return question.kind != "heading" or block.level <= question.level
    if block.kind in ("definition", "details"):
        return block.kind == "details" or asks(block.text)
    if block.kind == "row":
        return asks(block.cells[0]) or columns(block.header) is not None
    return block.kind == "skip" and bool(parts)


def _is_choice(parts: list[str]) -> bool:
    """Whether what looks like an answer is a choice of several: that is a quiz, and another format's."""
    first = [found[1].upper() for part in parts[:6] if (found := _OPTION.match(part.strip(" \n-")))]
    return first[:2] == ["A", "B"] or any(_OPTIONS.search(part[:500]) for part in parts[:1])
