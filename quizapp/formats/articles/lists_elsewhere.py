"""Lists of terms outside of a glossary: definition lists, and tables whose header says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizapp.formats.articles.blocks import Block, bare
from quizapp.formats.articles.tables import columns, given, made
from quizapp.formats.articles.terms import is_meta, is_value
from quizapp.formats.found import FoundCard, Sure

_REFERENCE = re.compile(
    r"^\W*(?:parameters?|arguments?|options?|attributes?|properties|methods?|returns?|return values?|syntax"
    r"|values?|exceptions?|errors?|flags?|fields?|specifications?|parameter|optionen|paramètres|parámetros)\b",
    re.IGNORECASE,
)

_OPTION = re.compile(r"[`*+']{0,2}(?:--?[a-z]|/[a-z]|<[a-z]|\w+\()", re.IGNORECASE)


def tables_and_lists(blocks: Sequence[Block]) -> list[FoundCard]:
    """What is a list of terms outside of a glossary: definition lists, and tables whose header says so."""
    out: list[FoundCard] = []
    for block in blocks:
        if block.kind == "row" and columns(block.header):
            out += given(block)
    run: list[Block] = []
    heading = ""
    for at in [*blocks, Block("skip", "", 0)]:
        if at.kind == "definition" and (not run or run[-1].group == at.group):
            run.append(at)
            continue
        out += _of_list(run, heading)
        heading = at.text if at.kind == "heading" else heading
        run = [at] if at.kind == "definition" else []
    return out


def _of_list(run: list[Block], heading: str) -> list[FoundCard]:
    """A definition list as cards, if it is no dialog and not what a page says of itself."""
    names = [bare(block.text).casefold() for block in run]
    if not run or (len(set(names)) < len(names) and len(names) > 2):
        return []
    about = [is_value(block.body) or (is_meta(block.text) and block.body.count(" ") < 4) for block in run]
    if sum(about) * 2 >= len(run):
        return []
    sure: Sure = "sure" if all(block.is_marked for block in run) else "likely" if len(run) > 1 else "doubtful"
    if sum(_is_short(block.body) for block in run) * 2 >= len(run):
        sure = "doubtful"
    elif sure == "sure" and (_REFERENCE.search(heading) or any(_OPTION.match(block.text) for block in run)):
        sure = "likely"
    cards = [_card(block, is_about, sure) for block, is_about in zip(run, about, strict=True)]
    return [card for card in cards if card.note.prompt and card.note.answer]


def _is_short(text: str) -> bool:
    """Whether a text is a word or two, which explain nothing; signs that are words themselves count."""
    return len(text) < 40 and text.count(" ") < 2 and sum(ord(char) >= 0x2E80 for char in text) < 4


def _card(block: Block, is_about: bool, sure: Sure) -> FoundCard:
    return made(
        block.text, block.body, block.line, "a definition list", "doubtful" if is_about else sure, block.also
    )
