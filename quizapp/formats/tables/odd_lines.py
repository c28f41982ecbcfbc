"""Lists in which some lines are none of a table's: a title on top, a word without its meaning, a line break.

What only seems a list is told from one by what its cells look like: prose, talk, addresses and code have
commas, dashes and tabs too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from quizapp.formats.delimited import records

_ROWS = 300  # that are looked at
_FEWEST = 3  # rows that are a table's; of tabs, which nothing else has, one less
_LONG = 40  # characters of a list's first cells, on the average
_MOST_WORDS = {",": 2, "-": 4}  # of a cell on the average, where the sign is one of sentences too
_CODE = re.compile(r"[{}=]|\w\(|;\s*\Z|\A\s*(?:#|//)")
_SPOKEN = re.compile(r":\s|:\Z")
_ENDED = re.compile(r"[.!…]\Z|\A[-–—•*]\s")
_CLOCK = re.compile(r"[\d:.,\s]+\Z")


def seems_a_list(text: str, sign: str) -> bool:
    """Whether two lines of three have the sign and as many cells, and look like a list's."""
    rows = [
        [cell.strip() for cell in row.cells]
        for row in islice(records(text, sign), _ROWS)
        if any(map(str.strip, row.cells))
    ]
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return False
    width = widths.most_common(1)[0][0]
    at_least = sign == "\t" or sign.startswith(" ")
    good = [row for row in rows if len(row) == width or (at_least and len(row) > width)]
    good = [row for row in good if _is_row(row, sign)]
    fewest = _FEWEST - 1 if sign == "\t" else _FEWEST
    return len(good) >= fewest and 3 * len(good) >= 2 * len(rows) and _is_short(text, good, sign)


def _is_row(cells: Sequence[str], sign: str) -> bool:
    """Whether both sides are there, and this is no line of a program, a talk or a sentence."""
    if not cells[0] or not cells[1]:
        return False
    if any(map(_CODE.search, cells)):
        return False
    if sign == "\t":
        return True
    if _SPOKEN.search(cells[0]) or _ENDED.search(cells[0]):
        return False
    return not (_CLOCK.match(cells[0]) and _CLOCK.match(cells[1]))


def _is_short(text: str, rows: Sequence[Sequence[str]], sign: str) -> bool:
    """Whether the cells are as short as a list's; where a sentence has the sign too, a word or two."""
    if sum(len(row[0]) for row in rows) > _LONG * len(rows):
        return False
    in_sentences = sign.startswith(" ") or (sign == "," and not is_tight(text))
    if not in_sentences:
        return True
    most = _MOST_WORDS["," if sign == "," else "-"]
    cells = [cell for row in rows for cell in row[: 1 if sign != "," else None]]
    if sign == "," and any(any(map(str.isdigit, "".join(row))) for row in rows):
        return False
    ended = sum(_ENDED.search(row[-1]) is not None for row in rows)
    return sum(len(cell.split()) for cell in cells) <= most * len(cells) and 2 * ended < len(rows)


def is_tight(text: str) -> bool:
    """Whether commas mostly have no blank behind them, as between columns and not as in sentences."""
    return text.count(", ") * 2 < text.count(",")
