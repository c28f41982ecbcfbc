"""What a line of plain text is by its signs: underlines, bullets, numbers, fences, labels of lists."""

from __future__ import annotations

import re
from itertools import pairwise

UNDERLINE = re.compile(r"([=\-~^\"'`#*+.:_])\1{2,}$")
RULER = re.compile(r"[-=+|]{2,}(?:[ \t]+[-=+|]{2,})+$")  # below the header of a table
ATX = re.compile(r"(#{1,6}|={1,6})[ \t]+(\S.*?)(?:[ \t]+\1)?$")
BULLET = re.compile(
    r"(?:[-*+•·‣◦●▪■○–—o\uf0b7\uf0a7\uf0d8\uf0fc]|\*{2,5})[ \t\u00a0]+(?=\S)"
    r"|[•・●○■▪◦‣](?=\w)|・\s*|[§Øü][\t\u00a0][ \t\u00a0]*(?=\S)"
)
BARE_BULLETS = frozenset("-*+•·‣◦●▪■○–—o")
NUMBER = re.compile(
    r"(?:\d{1,3}|#)[.)][ \t\u00a0]+(?=\S)|[(（]\d{1,3}[)）][ \t]*(?=\S)|\d{1,3}[．、]\s*(?=\S)"
)
SECTION_NUMBER = re.compile(
    r"\d{1,2}(?:\.\d{1,2})+\.?[ \t]+(?=\S)|[IVX]{1,5}\.[ \t]+(?=\S)|\d{1,2}\.?[ \t]+(?=\S)"
)
LEADERS = re.compile(r"(?:\.{3,}|…+|(?:\. ){3,})\s*\d{0,4}$|\t\d{1,4}$|\S {3,}\d{1,4}$")
FENCE = re.compile(r"(```|~~~)")
DELIMITED = re.compile(r"(-{4,}|\.{4,}|\+{4,}|/{4,})$")
LABELLED = re.compile(
    r"(?P<term>\S(?:[^:;]|:(?!:)|;(?!;)){0,118}?)(?P<sign>:{2,4}|;;)(?:[ \t]+(?P<rest>\S.*))?$"
)
DIRECTIVE = re.compile(r"\.\.(?:[ \t]+|$)(?:([\w:-]+)::)?")
ATTRIBUTE = re.compile(r":[\w-]{1,40}!?:(?:\s|$)|\[[^\[\]]{0,80}\]$|\.[A-Z][^.]{0,80}$|//|include::")
ASCIIDOC = re.compile(r"^={1,5} \S|^\[(?:source|listing|qanda|glossary)\b", re.MULTILINE)
END = (".", "。", "!", "?", "！", "？", "؟", ":", "：", ";", "”", '"')
LONGEST_TERM = 100
_WRAP = 110  # columns: a line that is longer was not wrapped by its writer
_NARROWEST = 50  # columns: lines that are all shorter were not wrapped


def indent_of(line: str) -> int:
    """How many blanks a line begins with."""
    return len(line) - len(line.lstrip())


def numbered_level(bare: str) -> int:
    """The level that a heading's number says: 2 for `1.2`; 0 without a number."""
    found = re.match(r"(\d{1,2}(?:\.\d{1,2})*)\.?[ \t]", bare)
    return min(found[1].count(".") + 1, 6) if found else 0


def width_of(lines: list[str]) -> tuple[int, bool]:
    """To how many columns the text was wrapped (0: not at all), and whether most of its lines are full."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    fitting = [length for length in lengths if length <= _WRAP]
    if not fitting or len(fitting) < 0.9 * len(lengths):
        return 0, False
    width = fitting[-1]
    if width < _NARROWEST:
        return 0, False
    pairs = full = 0
    for line, below in pairwise(lines):
        if line.strip() and below.strip():
            pairs += 1
            full += len(line.rstrip()) >= 0.8 * width
    return width, pairs > 0 and full >= 0.5 * pairs
