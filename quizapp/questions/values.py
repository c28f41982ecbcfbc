"""Numbers and dates among answers: what they are worth, so that options can stand in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Context, Decimal

_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(
    r"([~≈<>≤≥]?\s*[$€£¥]?)\s*([-+−]?\d[\d,\u00a0\u202f' ]*(?:\.\d+)?)\s*(%|[^\W\d].{0,24})?"
)
_GROUPED = re.compile(r"[-+−]?\d{1,3}(?:[,\u00a0\u202f' ]\d{3})+(?:\.\d+)?|[-+−]?\d{1,30}(?:\.\d{1,30})?")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october")
_MONTH = {name[:3]: n for n, name in enumerate((*_MONTHS, "november", "december"), 1)}
_EXACT = Context(prec=80)  # not the one of the moment, which rounds and can be set by anybody
_ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")
_DAY_FIRST = re.compile(r"(?:(\d{1,2})\s+)?([a-z]{3,9})\.?,?\s+(\d{4})")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})")


def number(text: str) -> tuple[Decimal, str] | None:
    """A number with its unit (`17 elements`, `$1,000`, `3.5 %`), or None where it is no such thing."""
    if len(text) > 60 or not _DIGIT.search(text):
        return None
    found = _NUMBER.fullmatch(text.strip().rstrip("."))
    if not found or not all(c.isascii() for c in found[2] if c.isdigit()):
        return None
    digits = found[2].strip()
    if not _GROUPED.fullmatch(digits):
        return None
    bare = re.sub(r"[, '\u00a0\u202f]", "", digits).replace("−", "-")
    return Decimal(bare).normalize(_EXACT), f"{found[1].strip()}{(found[3] or '').strip().casefold()}"


def _month(name: str) -> int | None:
    month = _MONTH.get(name[:3])
    full = (*_MONTHS, "november", "december")
    return month if month and full[month - 1].startswith(name) else None


def date(text: str) -> tuple[int, int, int] | None:
    """A date as (year, month, day), 0 where a part is not said: ISO, `28 October 2025` or the like."""
    if len(text) > 40 or not _DIGIT.search(text):
        return None
    bare = text.strip().rstrip(".").casefold()
    if iso := _ISO.fullmatch(bare):
        return int(iso[1]), int(iso[2]), int(iso[3] or 0)
    if (found := _DAY_FIRST.fullmatch(bare)) and (month := _month(found[2])):
        return int(found[3]), month, int(found[1] or 0)
    if (found := _MONTH_FIRST.fullmatch(bare)) and (month := _month(found[1])):
        return int(found[3]), month, int(found[2])
    return None


def in_order(texts: Sequence[str]) -> list[int] | None:
    """The places of `texts` from least to greatest: all dates, or all numbers of one unit; else None.

    `1 year` and `3 years` are of one unit.
    """
    dates = [date(t) for t in texts]
    if all(d is not None for d in dates):
        return sorted(range(len(texts)), key=lambda i: (dates[i] or (0, 0, 0), texts[i]))
    numbers = [number(t) for t in texts]
    values = [n for n in numbers if n is not None]
    if len(values) < len(texts) or len({unit.removesuffix("s") for _, unit in values}) > 1:
        return None
    return sorted(range(len(texts)), key=lambda i: (values[i][0], texts[i]))
