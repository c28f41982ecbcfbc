"""Cloze gaps: Anki's `{{c1::text::hint}}` and a deck's `{{text::hint}}`."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from quizapp.cards import cloze
from quizapp.cards.deck import Gap

_TOKEN = re.compile(r"\{\{c\d[\d,]*::|\}\}|\{\{")
_ANY = re.compile(r"\{\{c\d[\d,]*::")


class Gapped(NamedTuple):
    """A sentence with a deck's gaps, and whether one had gaps within it: those stay, it doesn't."""

    text: str
    is_nested: bool


def has_gaps(text: str) -> bool:
    """Whether there is a gap of Anki's in it."""
    return _ANY.search(text) is not None


def deck_gaps(text: str) -> Gapped:
    """A text with Anki's gaps (HTML or not) as one with a deck's; the number of a gap doesn't matter."""
    found, made = _gapped(text, "{{")
    if len(cloze.gaps(found.text)) != made:  # braces that are no gap in Anki would be one in a deck
        found, _ = _gapped(text, "{ {")
    return found


def _gapped(text: str, braces: str) -> tuple[Gapped, int]:
    """The same, and how many gaps there are; `braces` stands for two that begin no gap."""
    out: list[str] = []
    opened: list[int] = []  # where in `out` gaps begin
    outer: set[int] = set()  # those of them that have gaps in them
    pos = made = 0
    for found in _TOKEN.finditer(text):
        out.append(text[pos : found.start()])
        pos = found.end()
        if found[0] == "{{":
            out.append(braces)
        elif found[0] != "}}":
            outer.update(opened[-1:])
            opened.append(len(out))
            out.append(found[0])
        elif not opened:
            out.append("}}")
        elif (at := opened.pop()) in outer:
            out[at], out[-1] = "", out[-1].partition("::")[0]
        else:
            out[at:] = [_gap("".join(out[at + 1 :]))]
            made += 1
    out.append(text[pos:])
    return Gapped("".join(out), bool(outer)), made


def _gap(content: str) -> str:
    hidden, _, hint = content.partition("::")
    hint = hint.replace("::", ": :")
    if hint.startswith(":"):  # the last `::` is to be the one before the hint
        hint = f" {hint}"
    more = f"::{hint}" if hint.strip() else "::" if "::" in unescape(hidden) else ""
    return "{{" + hidden + more + "}}"


def anki_gaps(html: str) -> str:
    """A cloze sentence, made HTML but with its braces, with Anki's gaps, each with a number of its own."""
    out, number = [], 0
    for part in cloze.parse(html):
        if isinstance(part, Gap):
            number += 1
            hidden = part.text
            if "::" in hidden or hidden.endswith(":"):
                hidden = hidden.replace(":", "&#58;")
            hint = f"::{part.hint}" if part.hint else ""
            out.append(f"{{{{c{number}::{hidden}{hint}}}}}")
        else:
            out.append(part)
    return "".join(out)
