"""Leaves out of a TOML text a statement that is none, so that the parser can go on behind it.

What follows keeps its line. In doubt more is left out rather than less: what is said of the rest must be
true.
"""

from __future__ import annotations

import re

from quizapp.source.scan import PATH, Statement, left_open, statements
from quizapp.source.trouble import ENTRY, PIECES, Cause, Trouble, place

_HEADER = re.compile(rf"[ \t]*(?:\[[ \t]*{PATH}[ \t]*\]|\[\[[ \t]*{PATH}[ \t]*\]\])[ \t]*(?:#.*)?")
_NAME = re.compile(r"[ \t]*\[[^A-Za-z0-9_-]*([A-Za-z0-9_-]+)")
_QUOTED_KEY = re.compile(r"""[ \t]*(?:"[^"]+"|'[^']+')[ \t]*=""")
_OPENING = ("'", '"', "[", "{")
_TRIPLE = re.compile(r"\"\"\"|'''")


def without(text: str, cause: Cause, trouble: Trouble, gone: set[int]) -> str:
    """Return the text without the statement at `cause`; the lines that were left out are added to `gone`.

    A header is put in place of another, so that the lines below it don't fall to the table before.
    """
    lines = text.split("\n")
    first, last = _lines_of(lines, cause, trouble)
    while last < len(lines) and lines[last].lstrip().startswith(PIECES):
        last += 1
    if "twice" in cause.message and trouble.table == "cards":
        instead = "[[cards]]"  # more likely its header is missing than that it was written twice
    else:
        instead = _header_instead(lines[first - 1 : last], lines[: first - 1], trouble, len(gone))
    lines[first - 1 : last] = [instead] + [""] * (last - first)
    gone.update(range(first, last + 1))
    return "\n".join(lines)


def _lines_of(lines: list[str], cause: Cause, trouble: Trouble) -> tuple[int, int]:
    """The first and the last line, from 1, that are in doubt."""
    text = trouble.text
    statement = _statement_at(text, lines, cause.line)
    if statement is None:
        return cause.line, cause.line
    first = place(text, statement.start)[0]
    last = max(first, cause.line, place(text, max(statement.end - 1, 0))[0])
    sign = left_open(text, statement) if statement.kind == "key" else ""
    region = "\n".join(lines[first - 1 : last])
    quotes = len(_TRIPLE.findall(region))
    if len(sign) == 3 or quotes % 2 or (quotes and "after a statement" in trouble.raw):
        return first, _until(lines, first, headers_only=True)
    if sign:
        return first, _until(lines, first, headers_only=False)
    return first, last


def _statement_at(text: str, lines: list[str], line: int) -> Statement | None:
    """The statement that a line belongs to; None where it is neither key nor header."""
    start = sum(len(each) + 1 for each in lines[: line - 1])
    end = start + len(lines[line - 1])
    found = None
    for each in statements(text):
        if each.start > end:
            break
        found = each
    return found if found and found.end > start else None


def _until(lines: list[str], first: int, *, headers_only: bool) -> int:
    """The last line before one that surely begins anew."""
    for number, line in enumerate(lines[first:], first + 1):
        if _HEADER.fullmatch(line) or (not headers_only and _begins_an_entry(line)):
            return number - 1
    return len(lines)


def _begins_an_entry(line: str) -> bool:
    if _QUOTED_KEY.match(line):
        return True
    found = ENTRY.match(line)
    return found is not None and not line.lstrip().startswith(PIECES) and found["value"][:1] in _OPENING


def _header_instead(region: list[str], before: list[str], trouble: Trouble, number: int) -> str:
    """The header that was probably meant, or a new one where the lines below may be of another table."""
    row = region[0]
    found = _NAME.match(row)
    if found is None and (len(region) > 1 or any(sign in row for sign in "=\"'")):
        return ""
    if found and found[1] == "cards":
        return "[[cards]]"
    name = found[1] if found else trouble.table
    is_new = found is not None and not any(other and other[1] == name for other in map(_NAME.match, before))
    if is_new:
        return f"[{name}]"
    return f"[{name}.-{number}]" if name else f"[-{number}]"
