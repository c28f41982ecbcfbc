"""How much some bytes look like a table."""

from __future__ import annotations

import re

from quizapp.formats.decoding import decoded
from quizapp.formats.delimited import records
from quizapp.formats.found import Refused
from quizapp.formats.other_files import other_file
from quizapp.formats.tables.headings import fields_of
from quizapp.formats.tables.layout import by_empty_line, by_semicolon, found_delimiter, regularity
from quizapp.formats.tables.odd_lines import is_tight, seems_a_list

_SAMPLE = 100_000  # bytes
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_OTHERS = re.compile(r"\s*(?:[<{\[]|#(?:separator|html)\b|\|?\s*:?-{3,})", re.IGNORECASE)
_PIPES = re.compile(r"^[ \t]*\|.*\n[ \t]*\|?[ \t]*:?-{3,}", re.MULTILINE)
_AFTER_ARTICLES = 0.2  # a table if there is nothing in it that an article has
_LONG = 120  # characters of a first cell that is none of a list's


def likeness(data: bytes, name: str) -> float:
    """0 to 1; a file called `.csv` or `.tsv` is believed to be one if its rows are regular."""
    if other := other_file(data, name):
        return 0.9 if other.sort == "spreadsheet" else 0.0
    text = _beginning(data)
    named = name.casefold().endswith((".csv", ".tsv", ".tab"))
    if not text.strip() or (_OTHERS.match(text) and not named) or _PIPES.search(text):
        return 0.0
    sign = found_delimiter(text)
    if not sign:
        return 0.1 if named else 0.0
    first = next((row.cells for row in records(text.lstrip("\n"), sign)), [])
    if [cell.strip() for cell in first[:2]] == ["kind", "prompt"]:
        return 0.95
    if len(fields_of(first)) > 1:
        return 0.9 if named else 0.8
    return _named(text, sign) if named else _unnamed(text, sign, name)


def _beginning(data: bytes) -> str:
    sample = data[:_SAMPLE]
    if sample.startswith(_WIDE) or sample.count(0) * 5 > len(sample):
        try:
            return decoded(sample[: len(sample) // 4 * 4])[0]
        except Refused:
            return ""
    text = sample.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    cut = text.rfind("\n") if len(data) > _SAMPLE else -1
    return text[:cut] if cut > 0 else text


def _named(text: str, sign: str) -> float:
    how = regularity(text, sign)
    return 0.8 if how.share >= 0.8 or by_semicolon(text, sign) else 0.6 if how.share >= 0.4 else 0.3


def _unnamed(text: str, sign: str, name: str) -> float:
    """A file of another name, or a paste: only what is regular throughout, and has short first cells."""
    how = regularity(text, sign)
    fronts = [row.cells[0] for row, _ in zip(records(text, sign), range(300), strict=False)]
    lacking = sum(not front.strip() for front in fronts)
    if lacking * 5 >= len(fronts) or sum(map(len, fronts)) > _LONG * len(fronts):
        return 0.05
    if name.casefold().endswith((".md", ".html", ".rst", ".adoc")):
        return 0.05
    if sign == "\t":
        return _by_tabs(text, how.share)
    if sign in (";", ",", "|") and how.share >= 0.95 and how.rows >= 3:
        if sign != "," or is_tight(text):
            return 0.4
    elif how.share >= 0.9:
        return 0.15
    return _AFTER_ARTICLES if seems_a_list(text, sign) else 0.05


def _by_tabs(text: str, share: float) -> float:
    if share >= 0.9:
        return 0.6
    return 0.5 if by_semicolon(text, "\t") or by_empty_line(text, "\t") or seems_a_list(text, "\t") else 0.05
