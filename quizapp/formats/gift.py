"""Moodle's GIFT: questions as text, their answers in braces.

Read: multiple choice, true-false, short answer, numbers, matching, missing words, each with what is said to
the answers (see `moodle/taking.py` for what becomes of them), comments with tags, categories, the four text
formats; blank lines that are missing or stand within braces. Written: see `moodle/giving.py`.
"""

from __future__ import annotations

import re

from quizapp.formats.decoding import decoded
from quizapp.formats.found import Found, Refused
from quizapp.formats.moodle.categories import path_of
from quizapp.formats.moodle.gathering import Gathering
from quizapp.formats.moodle.gift_blocks import Block, blocks, unshielded
from quizapp.formats.moodle.gift_reading import Reading
from quizapp.formats.moodle.gift_writing import Writing
from quizapp.formats.moodle.question import NotTaken
from quizapp.formats.moodle.sending import sent
from quizapp.formats.out import Out, Volume
from quizapp.formats.wishes import ReadWish, WriteWish

_SAMPLE = 100_000  # bytes that are looked at
_ANSWERS = re.compile(
    r"(?<![\\{])\{\s*(?:[=~]\s*[^\s=~{}]|#\s*(?:[=%.-]?\s*\d|=)|(?:T|F|TRUE|FALSE)\s*(?:#[^{}]{0,500})?\}(?![\w$}]))"
)
_TITLE = re.compile(r"^[ \t]*::[^:\n]{1,200}::", re.MULTILINE)
_CATEGORY = re.compile(r"^[ \t]*\$CATEGORY:", re.MULTILINE)
_COMMENTS = re.compile(r"^[ \t]*//.*$", re.MULTILINE)
_BLANK = re.compile(r"\n[ \t]*\n\s*")


def looks(data: bytes, name: str) -> float:
    """By the share of its blocks that have answers in braces, and by titles and categories."""
    try:
        text, _ = decoded(data[:_SAMPLE].rsplit(b"\n", 1)[0] if len(data) > _SAMPLE else data)
    except Refused:
        return 0.0
    found = [block for block in _BLANK.split(_COMMENTS.sub("", text)) if block.strip()]
    with_answers = sum(_ANSWERS.search(block) is not None for block in found)
    if not with_answers:
        return 0.0
    share = with_answers / len(found)
    if text.lstrip()[:1] == "<":  # a page, or XML
        return 0.2 * share
    if name.lower().endswith(".gift") or _CATEGORY.search(text) or _TITLE.search(text):
        return 0.98 if share > 0.3 else 0.8
    if share >= 0.6:
        return 0.95
    return 0.75 if share >= 0.3 else 0.5 * share


def read(data: bytes, wish: ReadWish) -> Found:
    """The questions of a GIFT file. Raises Refused where there is none, or it is no text."""
    text, _ = decoded(data, wish.encoding)
    out = Gathering(wish.language)
    for block in blocks(text):
        reading = Reading(block)
        try:
            out.add(reading.question())
        except NotTaken as why:
            out.lose(block.line, _beginning(block), str(why))
    found = out.found()
    if not found.cards and not found.left:
        raise Refused("there is no question in it")
    return found


def _beginning(block: Block) -> str:
    return unshielded(block.text[:300]).strip()


def write(volumes: list[Volume], _wish: WriteWish) -> Out:
    """Decks as GIFT, each as a category."""
    return sent(
        volumes,
        "GIFT",
        lambda title: f"$CATEGORY: {path_of(title)}\n\n",
        lambda question, lacks: Writing(question, lacks).text(),
        has_more=False,
    )
