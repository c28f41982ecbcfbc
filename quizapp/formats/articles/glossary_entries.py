"""Where terms stand in a glossary: which blocks are entries, and in which form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from quizapp.formats.articles.blocks import Block, bare
from quizapp.formats.articles.terms import is_term_line, term_and_rest

_ASIDE = re.compile(r"\*[^*\n]+\*$")  # all of it in italics: a remark
_SAID = re.compile(r"[\"“„«「'‘].*[\"”“»」'’]\s*$|.*[!?！？؟][\"”»]?$", re.DOTALL)
Form = Literal["bullet", "bold", "colon"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A term that may be one: where, in which form, with which sign between it and its definition.

    `is_spread`: the term goes over the end of a line.
    """

    at: int
    form: Form
    term: str
    body: str
    sign: str
    line: int
    is_spread: bool = False


def entries_of(blocks: Sequence[Block]) -> Iterator[Entry]:
    """All blocks that may be a term with its definition, in whichever form."""
    deep = min((block.level for block in blocks if block.kind == "item"), default=1)
    for i, block in enumerate(blocks):
        if block.kind not in ("item", "paragraph") or block.is_link or _ASIDE.match(block.text):
            continue
        if block.kind == "item" and block.level > deep and i and _is_within(blocks, i, deep):
            continue
        if pair := term_and_rest(block.text):
            form: Form = "bold" if pair.is_bold else "bullet" if block.kind == "item" else "colon"
            yield Entry(i, form, pair.term, pair.rest, pair.sign, block.line, block.is_spread)
        elif block.kind == "item" and (body := below(blocks, i)) and is_term_line(block.text):
            yield Entry(i, "bullet", block.text, body, "", block.line)
        elif (
            bare(block.text) != block.text
            and block.text.startswith("**")
            and block.text.rstrip(":").endswith("**")
            and is_term_line(block.text.rstrip(":"))
            and (body := _next_paragraph(blocks, i))
        ):
            yield Entry(i, "bold", block.text, body, "line", block.line)


def _is_within(blocks: Sequence[Block], i: int, deep: int) -> bool:
    """Whether an item belongs to one above it that is a term with a definition, or a term alone."""
    for k in range(i - 1, max(-1, i - 60), -1):
        if blocks[k].kind == "heading":
            return False
        if blocks[k].kind == "item" and blocks[k].level <= deep:
            text = blocks[k].text
            return term_and_rest(text) is not None or not term_and_rest(blocks[i].text)
    return False


def below(blocks: Sequence[Block], i: int) -> str:
    """What stands deeper in a list than an item, below it; "" where that is a list of terms itself."""
    parts: list[str] = []
    for block in blocks[i + 1 : i + 60]:
        if block.kind == "item" and block.level > blocks[i].level:
            parts.append(f"\n- {block.text}")
        elif block.kind == "paragraph" and block.level >= blocks[i].level > 0:
            parts.append(f"\n\n{block.text}")
        else:
            break
    items = [part for part in parts if part.startswith("\n- ")]
    if len(items) == 1 == len(parts):
        return items[0][3:] if not term_and_rest(items[0][3:]) else ""
    if any(term_and_rest(item[3:]) for item in items) and not term_and_rest(blocks[i].text):
        return ""
    return "".join(parts).strip()


def _next_paragraph(blocks: Sequence[Block], i: int) -> str:
    after = blocks[i + 1] if i + 1 < len(blocks) else None
    if after is None or after.kind != "paragraph" or after.text.startswith("**") or term_and_rest(after.text):
        return ""  # the bold line is the title of the terms below
    return after.text


def spoken_of(entries: Sequence[Entry]) -> frozenset[str]:
    """The names before a colon that are those of people who talk: with what they say behind, line by line."""
    lines = [entry for entry in entries if entry.form == "colon" and entry.sign in (":", "：")]
    counts = Counter(entry.term for entry in lines)
    names = {entry.term for entry in lines if _SAID.match(entry.body) and len(entry.term.split()) < 4}
    again = {name for name, count in counts.items() if count > 1}
    return frozenset(names | again if names or len(again) > 1 else ())


def main_of(entries: list[Entry]) -> list[Entry]:
    """The entries of the form that most of them have: an introduction or a note is none."""
    forms = Counter(entry.form for entry in entries)
    listed = forms["bullet"] + forms["bold"]
    if listed >= 2 or (listed and forms["colon"] < 2):
        return [entry for entry in entries if entry.form != "colon"]
    return entries
