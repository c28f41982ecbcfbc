"""Lists of short lines, each an entry of its own, though nothing but the line ends part them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizapp.formats.articles.labels import label_of
from quizapp.formats.articles.sections import part_of
from quizapp.formats.articles.terms import Pair, is_term_line, term_and_rest
from quizapp.formats.articles.text_lines import indent_of

_COLUMNS = re.compile(r"(?<=[^\s.!?:;,])[ \u00a0]{2,}(?=\S)")
_FAR_APART = re.compile(r"(?<=\S)[ \u00a0]{3,}(?=\S)")
_AT_A_STOP = (".", "。", "!", "?", "！", "？", "؟")
_SHORT = 50  # columns: a longer line without a term was wrapped by its writer
_WRAPPED = 30  # columns: a shorter line was not wrapped
_MOST_WORDS = 5  # of a line that stands by itself, though it has no definition
_MOST = 5000  # lines


class Headed:
    """Whether what comes stands in a glossary, by the headings so far."""

    def __init__(self) -> None:
        self._level = 0

    def __bool__(self) -> bool:
        return self._level > 0

    def see(self, text: str, level: int, *, marked: bool = True) -> None:
        """A heading, or a paragraph that may be one."""
        if part := part_of(text, marked=marked):
            self._level = level if part == "glossary" else 0
        elif level <= self._level and len(text.strip("*_ ")) > 1:
            self._level = 0


def is_spread(lines: Sequence[str]) -> bool:
    """Whether what may be a term of these lines, as one text, goes over the end of the first of them."""
    if len(lines) < 2 or term_and_rest(lines[0].strip()) is not None:
        return False
    head = " ".join(line.strip() for line in lines[:4])
    return term_and_rest(head) is not None


def in_columns(lines: Sequence[str]) -> list[str]:
    """The lines with a tab between two columns that several blanks part; else as they are."""
    found = [_COLUMNS.search(line) if term_and_rest(line.strip()) is None else None for line in lines]
    if sum(each is not None for each in found) < 2 or any(_is_table(line) for line in lines):
        return list(lines)
    return [
        f"{line[: each.start()]}\t{line[each.end() :]}" if each else line
        for line, each in zip(lines, found, strict=True)
    ]


def _is_table(line: str) -> bool:
    """Whether a line has more than two columns, or frames."""
    return "|" in line or len(_FAR_APART.findall(line)) > 1


def starts_of(lines: Sequence[str]) -> frozenset[int]:
    """Which lines of a paragraph begin an entry of a list; none where it is no such list.

    Lines have their indents. One that is indented, or goes on with a definition in small letters, begins
    nothing.
    """
    texts = [line.strip().removesuffix("\\").strip() for line in lines]
    if not 1 < len(lines) <= _MOST:
        return frozenset()
    pairs = [term_and_rest(text) for text in texts]
    first = next((i for i, pair in enumerate(pairs) if pair), None)
    if first is None or any(label_of(text) for text in texts):
        return frozenset()
    is_small = texts[first][:1].islower()
    least = indent_of(lines[0])
    starts = {0}
    is_open = pairs[0] is not None  # whether a definition is above that may go on
    width = max(len(line.rstrip()) for line in lines)
    for i in range(1, len(lines)):
        is_hung = indent_of(lines[i - 1]) > least and i - 1 not in starts
        if indent_of(lines[i]) > least and is_open:
            continue
        is_open = is_open and not is_hung and not lines[i - 1].endswith("\\")
        if is_open and _goes_on(texts[i - 1], texts[i], is_pair=pairs[i] is not None, is_small=is_small):
            continue
        if is_open and not _is_alike(pairs[i], pairs[first]) and _is_full(texts[i - 1], texts[i], width):
            continue
        starts.add(i)
        is_open = pairs[i] is not None
    alone = [texts[i] for i in starts if pairs[i] is None]
    return frozenset(starts) if all(_stands_alone(text) for text in alone) else frozenset()


def _goes_on(before: str, text: str, *, is_pair: bool, is_small: bool) -> bool:
    """Whether a line goes on with the definition above it. `is_small`: terms begin with small letters."""
    if not text[:1].islower() or before.endswith(_AT_A_STOP):
        return False
    if not is_small:
        return True
    return not is_pair and (len(before) >= _WRAPPED or before.endswith((";", ",")))


def _is_alike(pair: Pair | None, first: Pair | None) -> bool:
    return pair is not None and first is not None and pair.sign == first.sign


def _is_full(before: str, text: str, width: int) -> bool:
    """Whether a line was ended because there was no place for the next word in it."""
    word = text.split(maxsplit=1)[0] if text else ""
    return width >= _SHORT and len(before) + 1 + len(word) > width and not before.endswith(_AT_A_STOP)


def _stands_alone(text: str) -> bool:
    """Whether a line without a definition can be an entry that lacks one, or the title of some."""
    plain = text.rstrip(":：;,")
    return len(text) < _SHORT and len(text.split()) <= _MOST_WORDS and is_term_line(plain)
