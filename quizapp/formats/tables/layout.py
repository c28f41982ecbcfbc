"""How a table is written: the sign between columns, and what ends a row: Quizlet lets one choose it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from quizapp.formats.delimited import Record, records, sign_of
from quizapp.formats.tables.headings import fields_of

_DASHES = (" - ", " – ", " — ")
_CANDIDATES = ("\t", ";", ",", "|", *_DASHES)
_SAMPLE = 200_000  # characters that are looked at
_ROWS = 300
_MOST = 2_000_000  # characters of a text whose rows may end with something else: Quizlet's are far smaller
_SEP = re.compile(r'"?sep=(.)"?[ \t]*(?:\n|\Z)', re.IGNORECASE)


class Layout(NamedTuple):
    """The sign between columns, the rows, and whether `;` or an empty line is what ends a row."""

    delimiter: str
    rows: Iterator[Record]
    row_end: str = "\n"


class Regularity(NamedTuple):
    """How regular a text is with some sign between columns: the share of rows that agree, and their width."""

    share: float
    width: int
    rows: int
    has_headings: bool = False


def layout_of(text: str, delimiter: str = "") -> Layout | None:
    """How a text is to be read as a table; None where no sign makes columns of it. Lines end with `\\n`."""
    first_line = 1
    if said := _SEP.match(text):  # Excel's own first line
        delimiter = delimiter or said[1]
        text, first_line = text[said.end() :], 2
    if '"' not in text and len(text) <= _MOST:
        for sign in (sign_of(delimiter),) if delimiter else ("\t", ",", " - "):
            if by_semicolon(text, sign):
                return Layout(sign, _pieces(text, ";", sign, first_line), ";")
            if by_empty_line(text, sign):
                return Layout(sign, _blocks(text, sign, first_line), "\n\n")
    sign = sign_of(delimiter) or found_delimiter(text)
    if not sign:
        return None
    return Layout(sign, records(text, sign, first_line))


def found_delimiter(text: str) -> str:
    """The sign that makes the most regular columns of a text, "" for none."""
    sample = sample_of(text)
    best, most = "", 0.0
    for sign in _CANDIDATES:
        how = regularity(sample, sign)
        worth = how.share * (0.9 if sign in _DASHES else 1.0) + (1.0 if how.has_headings else 0.0)
        if worth > most:
            best, most = sign, worth
    return best or ("\t" if fields_of([sample.partition("\n")[0]]) else "")


def sample_of(text: str) -> str:
    """The beginning of a text, to a line's end."""
    if len(text) <= _SAMPLE:
        return text
    return text[: text.rfind("\n", 0, _SAMPLE) + 1] or text[:_SAMPLE]


def regularity(sample: str, sign: str) -> Regularity:
    """How regular the first rows are with a sign between columns. A tab or a dash needs only to be there."""
    if sign not in sample:
        return Regularity(0.0, 1, 0)
    rows = [row.cells for row in islice(records(sample, sign), _ROWS) if any(map(str.strip, row.cells))]
    widths = Counter(len(cells) for cells in rows if len(cells) > 1)
    if not widths:
        return Regularity(0.0, 1, len(rows))
    width, agreeing = max(widths.items(), key=lambda item: (item[1], -item[0]))
    if sign == "\t" or sign in _DASHES:
        agreeing = widths.total()
    return Regularity(agreeing / len(rows), width, len(rows), bool(fields_of(rows[0])))


def by_semicolon(text: str, sign: str) -> bool:
    """Whether `;` ends a row: each piece has just one `sign`, and as lines they don't, or it ends every line.

    A comma is believed only on a single line.
    """
    lines = text.strip("\n").split("\n", 2)
    if ";" not in text or sign not in text or (sign != "\t" and len(lines) > 1):
        return False
    if lines[0].count(sign) == 1 and not all(line.endswith(";") for line in text.split("\n") if line.strip()):
        return False
    pieces = [piece for piece in text.split(";") if piece.strip()]
    return len(pieces) > 1 and all(piece.strip("\n").count(sign) == 1 for piece in pieces)


def by_empty_line(text: str, sign: str) -> bool:
    """Whether an empty line ends a row: each block has just one `sign`, and some has lines without one."""
    if "\n\n" not in text or sign not in text or sign == ",":
        return False
    blocks = [block for block in text.split("\n\n") if block.strip()]
    return (
        len(blocks) > 1
        and all(block.count(sign) == 1 for block in blocks)
        and any("\n" in block.strip("\n") for block in blocks)
    )


def _pieces(text: str, end: str, sign: str, line: int) -> Iterator[Record]:
    """The rows between a sign, each with the line of its first character that is no blank."""
    for piece in text.split(end):
        bare = piece.lstrip(" \n")
        yield Record(line + piece[: len(piece) - len(bare)].count("\n"), bare.split(sign))
        line += piece.count("\n") + end.count("\n")


def _blocks(text: str, sign: str, line: int) -> Iterator[Record]:
    return _pieces(text, "\n\n", sign, line)
