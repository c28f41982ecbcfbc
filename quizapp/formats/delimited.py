"""Rows of cells with a sign between them, as spreadsheets write them; quotes that quote nothing are text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from quizapp.formats.found import Refused

MOST_BYTES = 20_000_000  # of a table; these bounds keep reading within some two seconds and 200 MB
MOST_ROWS = 150_000
_MOST_CELLS = 800_000
_MOST_LINES = 1_000_000  # rows with nothing in them too
_QUOTED = ('"', " ")  # what a cell in quotes begins with
_MOST_IN_ROW = 1000  # cells; what is beyond stays together in the last
NAMES = {
    "tab": "\t",
    "\\t": "\t",
    "comma": ",",
    "semicolon": ";",
    "space": " ",
    "pipe": "|",
    "colon": ":",
}


class Record(NamedTuple):
    """One row, and the line of the text where it begins, from 1."""

    line: int
    cells: list[str]


def sign_of(name: str) -> str:
    """The sign that is meant by `tab`, `comma` and so on; what is no such name is the sign itself."""
    return NAMES.get(name.strip().casefold(), name)


def name_of(sign: str) -> str:
    """What a sign is called where it is told."""
    return next((name for name, each in NAMES.items() if each == sign), f"“{sign}”")


def records(
    text: str, delimiter: str, first_line: int = 1, comments: list[int] | None = None
) -> Iterator[Record]:
    """The rows of a text whose lines end with `\\n`; lines without anything are rows of one empty cell.

    A cell in quotes may have the delimiter, line ends and doubled quotes in it. A cell that only begins with
    a quote (`"Heroes", he said`) is taken as it stands. With `comments` a line that begins with `#` is none,
    and its number goes there.
    """
    quoted = _quoted(delimiter)
    pos, line, end = 0, first_line, len(text)
    while pos < end:
        stop = text.find("\n", pos)
        stop = end if stop < 0 else stop
        if comments is not None and text[pos] == "#":
            comments.append(line)
        elif text.find('"', pos, stop) < 0:
            yield Record(line, text[pos:stop].split(delimiter, _MOST_IN_ROW))
        else:
            cells, after = _cells(text, pos, stop, delimiter, quoted)
            yield Record(line, cells)
            line += text.count("\n", stop, after)
            stop = after
        pos, line = stop + 1, line + 1


def filled(rows: Iterable[Record]) -> list[Record]:
    """The rows that have something in them. Raises Refused for more than are read at once."""
    out: list[Record] = []
    cells = 0
    for number, row in enumerate(rows):
        if number >= _MOST_LINES:
            raise Refused(f"this has more than {_MOST_LINES:,} lines: split the file")
        if not any(cell and not cell.isspace() for cell in row.cells):
            continue
        out.append(row)
        cells += len(row.cells)
        if len(out) > MOST_ROWS + 1:  # one has headings
            raise Refused(
                f"this has more than {MOST_ROWS:,} rows, the most that are read at once: split the file"
            )
        if cells > _MOST_CELLS:
            raise Refused(
                f"this has more than {_MOST_CELLS:,} cells, the most that are read at once: split it"
            )
    return out


def within(data: bytes, most: int) -> bytes:
    """The bytes of a table, if there are no more of them than `most`. Raises Refused."""
    most = min(most, MOST_BYTES)
    if len(data) > most:
        raise Refused(
            f"this is larger than {most // 1_000_000} MB, the most that a table may have: split the file"
        )
    return data


@lru_cache(maxsize=32)
def _quoted(delimiter: str) -> re.Pattern[str]:
    pad = " *" if delimiter.strip(" ") else ""
    return re.compile(rf'{pad}"([^"]*+(?:""[^"]*+)*+)"{pad}(?={re.escape(delimiter)}|\n|\Z)')


def _cells(text: str, pos: int, stop: int, delimiter: str, quoted: re.Pattern[str]) -> tuple[list[str], int]:
    """The cells of a row that has quotes, and where it ends: behind its line, if a cell has line ends."""
    cells: list[str] = []
    while True:
        if text.startswith(_QUOTED, pos) and (found := quoted.match(text, pos)):
            cells.append(found[1].replace('""', '"'))
            pos = found.end()
            if not text.startswith(delimiter, pos):
                return cells, pos
            if pos > stop:
                stop = text.find("\n", pos)
                stop = len(text) if stop < 0 else stop
        else:
            at = text.find(delimiter, pos, stop) if len(cells) < _MOST_IN_ROW else -1
            if at < 0:
                cells.append(text[pos:stop])
                return cells, stop
            cells.append(text[pos:at])
            pos = at
        pos += len(delimiter)


def written(rows: Iterable[Sequence[str]], delimiter: str) -> str:
    """The rows as text; what would be read otherwise stands in quotes. `delimiter` is one sign."""
    plain = re.compile(rf'[^"\n\r{re.escape(delimiter)}]*')
    out = []
    for cells in rows:
        ready = [cell if _is_plain(cell, plain) else '"' + cell.replace('"', '""') + '"' for cell in cells]
        out.append(delimiter.join(ready) + "\n")
    return "".join(out)


def _is_plain(cell: str, plain: re.Pattern[str]) -> bool:
    return plain.fullmatch(cell) is not None and not cell.startswith((" ", "#")) and not cell.endswith(" ")
