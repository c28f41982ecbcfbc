"""Cloze sentences: Anki's `{{c1::Tokyo::city}}` as ours, `{{Tokyo::city}}`, and back: for packages and text.

While a sentence is turned from HTML or into it, signs that no text has stand for the braces.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from quizapp.cards.cloze import filled, gaps, parse
from quizapp.cards.deck import Gap
from quizapp.formats.anki.markup_html import html_of

_OPEN, _NUMBER, _HINT, _CLOSE = "\U0010f8f0", "\U0010f8f1", "\U0010f8f2", "\U0010f8f3"
_SIGNS = re.compile(f"[{_OPEN}{_NUMBER}{_HINT}{_CLOSE}]")
_BEGIN = re.compile(r"\{\{c\d[\d,]*::")
_TOKEN = re.compile(r"\{\{c(\d{1,4}(?:,\d{1,4}){0,20})::|\}\}|::")
_MARKED = re.compile(
    f"{_OPEN}(\\d+){_NUMBER}([^{_OPEN}{_NUMBER}{_HINT}{_CLOSE}]*){_HINT}([^{_OPEN}{_NUMBER}{_HINT}{_CLOSE}]*){_CLOSE}"
)
_STRAY = re.compile(f"{_OPEN}\\d*|[{_NUMBER}{_HINT}{_CLOSE}]")
_DEEPEST = 20
_IN_A_FIELD = str.maketrans({"{": "&#123;", "}": "&#125;"})
_IN_A_GAP = str.maketrans({"{": "&#123;", "}": "&#125;", ":": "&#58;"})


class Sentence(NamedTuple):
    """A cloze sentence as a deck has it.

    `numbers`: Anki's, of each gap. `dropped`: gaps that had gaps in them. `empty`: those with no text.
    """

    text: str
    numbers: tuple[int, ...]
    dropped: int = 0
    empty: int = 0


@dataclass
class _Level:
    """A gap that was opened, or the whole text."""

    number: int = 0
    text: list[str] = field(default_factory=list)
    hint: list[str] | None = None
    holds_gaps: bool = False

    def add(self, piece: str) -> None:
        (self.text if self.hint is None else self.hint).append(piece)


def has_gaps(text: str) -> bool:
    """Whether a gap of Anki's begins in it."""
    return _BEGIN.search(text) is not None


def sentence_from(written: str, read: Callable[[str], str]) -> Sentence:
    """Anki's sentence as a deck's. Of gaps within gaps the inner ones stay.

    `read` makes a deck's text of what is written, HTML or plain.
    """
    marked, dropped = _marked(_SIGNS.sub("", written))
    text = read(marked)
    numbers: list[int] = []
    parts: list[str | Gap] = []
    at = empty = 0
    for found in _MARKED.finditer(text):
        parts.append(_STRAY.sub("", text[at : found.start()]))
        at = found.end()
        if hidden := found[2].strip():
            before, after = (" " * found[2].startswith(" ")), (" " * found[2].endswith(" "))
            parts += [before, Gap(hidden, found[3].strip()), after]
            numbers.append(int(found[1]))
        else:
            empty += 1
    parts.append(_STRAY.sub("", text[at:]))
    return Sentence(_written(parts).strip(), tuple(numbers), dropped, empty)


def html_sentence(text: str) -> str:
    """A deck's sentence as Anki's, its gaps numbered from 1."""
    parts: list[str] = []
    number = 0
    for part in parse(_SIGNS.sub("", text)):
        if isinstance(part, Gap):
            number += 1
            parts.append(f"{_OPEN}{number}{_NUMBER}{part.text}{_HINT}{part.hint}{_CLOSE}")
        else:
            parts.append(part)
    html = html_of("".join(parts))
    out: list[str] = []
    at = 0
    for found in _MARKED.finditer(html):
        out.append(html[at : found.start()].translate(_IN_A_FIELD))
        hint = f"::{found[3].translate(_IN_A_GAP)}" if found[3] else ""
        out.append(f"{{{{c{found[1]}::{found[2].translate(_IN_A_GAP)}{hint}}}}}")
        at = found.end()
    return "".join((*out, html[at:].translate(_IN_A_FIELD)))


def _marked(html: str) -> tuple[str, int]:
    levels = [_Level()]
    at = dropped = 0
    for token in _TOKEN.finditer(html):
        levels[-1].add(html[at : token.start()])
        at = token.end()
        if token[1]:
            if len(levels) <= _DEEPEST:
                levels.append(_Level(int(token[1].partition(",")[0])))
        elif len(levels) == 1:
            levels[-1].add(token[0])
        elif token[0] == "}}":
            dropped += levels[-1].holds_gaps
            _close(levels)
        elif levels[-1].hint is None:
            levels[-1].hint = []
        else:
            levels[-1].add(token[0])
    levels[-1].add(html[at:])
    while len(levels) > 1:  # what is never closed hides nothing
        level = levels.pop()
        levels[-1].add("".join(level.text))
        levels[-1].holds_gaps |= level.holds_gaps
    return "".join(levels[0].text), dropped


def _close(levels: list[_Level]) -> None:
    level = levels.pop()
    text = "".join(level.text)
    if not level.holds_gaps:
        text = f"{_OPEN}{level.number}{_NUMBER}{text}{_HINT}{''.join(level.hint or ())}{_CLOSE}"
    levels[-1].add(text)
    levels[-1].holds_gaps = True


def _written(parts: list[str | Gap]) -> str:
    """The sentence with braces; where a text has braces of its own they are moved apart if need be."""
    text = "".join(part if isinstance(part, str) else _gap(part) for part in parts)
    texts = [part if isinstance(part, str) else part.text for part in parts]
    hidden = [part.text for part in parts if isinstance(part, Gap)]
    if filled(text) == "".join(texts) and [gap.text for gap in gaps(text)] == hidden:
        return text
    apart = [
        _apart(part) if isinstance(part, str) else Gap(_apart(part.text), _apart(part.hint)) for part in parts
    ]
    return "".join(part if isinstance(part, str) else _gap(part) for part in apart)


def _apart(text: str) -> str:
    return text.replace("{", "{ ").replace("}", " }") + " " * text.endswith("}")


def _gap(gap: Gap) -> str:
    hint = gap.hint.replace("::", ":")
    hint = f" {hint}" if hint.startswith(":") else hint  # the last `::` is to be the one before the hint
    return f"{{{{{gap.text}::{hint}}}}}" if hint or "::" in gap.text else f"{{{{{gap.text}}}}}"
