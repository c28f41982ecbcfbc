"""Which blocks of a part ask: in which form each does, and which of them are the part's questions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from quizapp.formats.articles.blocks import Block
from quizapp.formats.articles.labels import Label, asks, label_of, one_question, question_and_rest

HOW = {
    "label": "a question by its label",
    "heading": "a heading that asks",
    "bold": "a bold question",
    "item": "an item that asks",
    "with": "a question and its answer in one",
    "paragraph": "a line that asks",
}
_BLANKS = re.compile(r"\s+(?=\S{1,12}[:：.])")
_STRENGTH = tuple(HOW)
_ALONE = ("label", "heading", "bold")  # forms that are questions even where the others have another form


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that may be one: where, in which form, and what of its answer stands in the same block.

    `word` and `say`: the labels of the question, and of an answer in the same block.
    """

    at: int
    form: str
    text: str
    rest: str = ""
    word: str = ""
    is_numbered: bool = False
    is_bold: bool = False
    say: str = ""


def asked_in(blocks: Sequence[Block]) -> list[Asked]:
    """The questions of a part: those of its main form, and others that can't be within an answer."""
    every = [each for i in range(len(blocks)) if (each := asked_of(blocks, i))]
    pairs = pairwise(every)
    titles = {each.at for each, after in pairs if _is_over(blocks, each, after)}
    return _chosen(blocks, [each for each in every if each.at not in titles])


def asked_of(blocks: Sequence[Block], i: int) -> Asked | None:
    """The question that a block is or begins with."""
    block = blocks[i]
    if block.kind not in ("heading", "item", "paragraph"):
        return None
    if label := label_of(block.text):
        return _labelled(blocks, i, label) if label.asks else None
    if block.is_link and block.kind != "heading":
        return None
    if block.kind == "heading":
        return Asked(i, "heading", block.text) if asks(block.text) else None
    is_bold = block.text.startswith("**")
    if one_question(block.text):
        return Asked(i, "bold" if is_bold else block.kind, block.text)
    if parts := question_and_rest(block.text):
        return Asked(i, "bold" if is_bold else "with", *parts)
    return None


def _labelled(blocks: Sequence[Block], i: int, label: Label) -> Asked | None:
    """A question behind its label, which may stand alone above it."""
    text = label.rest
    if label.sign and label.sign in "–—-" and not asks(text):
        return None
    text, rest, say = _parted(text)
    if not text and i + 1 < len(blocks) and blocks[i + 1].text and not label_of(blocks[i + 1].text):
        text = blocks[i + 1].text
    is_bold = blocks[i].text.startswith("**")
    return Asked(i, "label", text, rest, label.word, bool(label.number), is_bold, say) if text else None


def _parted(text: str) -> tuple[str, str, str]:
    """A question, the answer in the same block if there is one, and the word of the answer's label."""
    for found in _BLANKS.finditer(text[:400]):
        label = label_of(text[found.end() :])
        if label and not label.asks and label.sign and label.sign in ":：." and label.rest:
            return text[: found.start()].strip(), label.rest, label.word
    if not asks(text) and (parts := question_and_rest(text)):
        return parts[0], parts[1], ""
    return text, "", ""


def _is_over(blocks: Sequence[Block], each: Asked, after: Asked) -> bool:
    """Whether a heading that asks is only the title of the questions below it."""
    if blocks[each.at].kind != "heading" or each.rest or after.at != each.at + 1:
        return False
    below = blocks[after.at]
    return below.level > blocks[each.at].level if below.kind == "heading" else after.form in _ALONE


def _chosen(blocks: Sequence[Block], every: list[Asked]) -> list[Asked]:
    """Those of the strongest form that there is more than one of; and others around and between them."""
    main = _main(every)
    if not main:
        return []
    first, last = main[0].at, main[-1].at
    taken = {each.at for each in main}
    before = [each for each in every if each.at < first and each.form != "with"]
    behind = [each for each in every if each.at > last and each.form != "with"]
    between = [each for each in every if first < each.at < last and each.at not in taken]
    within = {each.form for each in between}
    extra = _others(blocks, _several(before)) if before else []
    behind = [each for each in behind if each.form not in within or each.form in ("heading", "label")]
    extra += _others(blocks, [each for each in _several(behind) if each.at > last + 1])
    extra += _others(blocks, _apart(blocks, main, between))
    if main[0].form == "heading":
        extra += _others(blocks, _saying(blocks, main))
    taken |= {each.at for each in extra}
    extra += _others(blocks, _siblings(blocks, main, [each for each in every if each.at not in taken]))
    return sorted([*main, *extra], key=lambda each: each.at)


def _siblings(blocks: Sequence[Block], main: list[Asked], others: list[Asked]) -> list[Asked]:
    """Those that are items of the same list as main ones, as deep as these: they are in no answer."""
    lists = {(blocks[each.at].group, blocks[each.at].level) for each in main if _is_item(blocks, each)}
    return [
        each
        for each in others
        if _is_item(blocks, each) and (blocks[each.at].group, blocks[each.at].level) in lists
    ]


def _is_item(blocks: Sequence[Block], each: Asked) -> bool:
    return blocks[each.at].kind == "item"


def _main(asked: list[Asked]) -> list[Asked]:
    """The questions of the strongest form that there is more than one of: others are within answers."""
    forms = Counter(each.form for each in asked)
    several = [form for form in _STRENGTH if forms[form] > 1]
    main = (several or [form for form in _STRENGTH if forms[form]] or [""])[0]
    also = "label" if main == "bold" else main
    if main == "label" and any(each.is_bold for each in asked):  # some have lost their label
        also = "bold"
    return [each for each in asked if each.form in (main, also)]


def _several(asked: list[Asked]) -> list[Asked]:
    """Those whose form there is more than one of, or that are questions by their form alone."""
    forms = Counter(each.form for each in asked)
    return [each for each in asked if forms[each.form] > 1 or each.form in _ALONE]


def _apart(blocks: Sequence[Block], main: list[Asked], between: list[Asked]) -> list[Asked]:
    """Questions between the main ones: headings, and where those have labels, whole lines over an answer."""
    has_labels = main[0].form == "label"
    out = [each for each in between if each.form in ("heading", "label") and blocks[each.at].is_marked]
    more = [each for each in between if has_labels and each.form in ("bold", "paragraph") and not each.rest]
    return out + (more if len(more) > 1 else [])


def _saying(blocks: Sequence[Block], main: list[Asked]) -> list[Asked]:
    """Headings among those that ask, of the same level, that say something: "I lost my key"."""
    levels = {blocks[each.at].level for each in main}
    return [
        Asked(i, "heading", blocks[i].text)
        for i in range(main[0].at, main[-1].at)
        if blocks[i].kind == "heading" and blocks[i].level in levels and not asks(blocks[i].text)
        and not label_of(blocks[i].text)
    ]  # fmt: skip


def _others(blocks: Sequence[Block], asked: list[Asked]) -> list[Asked]:
    """Those that have something below them which is no question."""
    out = []
    for each in asked:
        below = blocks[each.at + 1] if each.at + 1 < len(blocks) else None
        if each.rest or (
            below is not None and below.kind != "heading" and asked_of(blocks, each.at + 1) is None
        ):
            out.append(each)
    return out
