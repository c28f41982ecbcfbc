"""Mends quotes where it is certain what was meant: in a line that is one entry, all of it, and no TOML.

A quote inside of quotes gets its backslash, a term without quotes gets them, curly quotes around a text
become straight. Each line is read back before it counts; nothing but its quotes changes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from quizapp.cards.report import short
from quizapp.source.finding import Finding
from quizapp.source.splice import Edit, spliced
from quizapp.source.toml import read_on

_SIDES = {"glossary": "term", "faq": "question"}
_CURLY = "“”„‟«»"
_NO_QUOTE = rf'[^"\\\x00-\x1f\x7f{_CURLY}]'
_LINE = re.compile(
    rf"""(?P<before>[ \t]*+)
    (?P<key>"[^"\\\x00-\x1f\x7f]+"|'[^'\x00-\x1f\x7f]+'|["{_CURLY}]{_NO_QUOTE}+["{_CURLY}]
      |[^\s"'=\#\[\]{{}},\\\x00-\x1f\x7f{_CURLY}](?:[^"'=\#\[\]{{}}\\\x00-\x1f\x7f{_CURLY}]*[^\s"'=\#\[\]{{}}\\\x00-\x1f\x7f{_CURLY}])?)
    (?P<equals>[ \t]*+=[ \t]*+)
    (?P<value>.*?[^\s])
    [ \t\r]*""",
    re.VERBOSE,
)
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_CLOSED = re.compile(r"""("[^"\\\x00-\x08\x0a-\x1f\x7f]*"|'[^'\x00-\x08\x0a-\x1f\x7f]*')[ \t]*(?:\#.*)?""")
_CURLED = re.compile(rf'["{_CURLY}]({_NO_QUOTE}+)["{_CURLY}]')
# A quote that opens stands after a blank or a bracket, one that closes before a blank or a stop.
_INSIDE = re.compile(r'(?:^|(?<=[\s(\[/]))"(?=[^\s"])([^"]*[^\s"])"(?=$|[\s)\]/.,;:!?…])')
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_TABLE = re.compile(r"[ \t]*\[+[ \t]*([A-Za-z0-9_-]+)[ \t]*\]+[ \t\r]*(?:#.*)?")


class _Read(NamedTuple):
    tables: dict[str, Any]
    findings: list[Finding]


class Line(NamedTuple):
    """A line as it is to be, with what its key and its value say."""

    written: str
    key: str
    value: str
    what: str


Candidate = tuple[int, Line, Edit]


def quotes_mended(text: str, path: str) -> list[tuple[int, str, Edit]]:
    """What to change in a text that is no TOML: for each line its number, what was done, and the edit.

    A change counts only if the line then is the entry that it looks like, and nothing else is read in
    another way: all at once, else each that can be made after those before it.
    """
    tables, findings = read_on(text, path)
    if not findings:
        return []
    before = _Read(tables, findings)
    found = [each for each in _candidates(text, findings) if _reads_back(each[1])]
    if found and _are_as_meant(text, before, found, path):
        return [(number, line.what, edit) for number, line, edit in found]
    good: list[Candidate] = []
    for each in found:
        if _are_as_meant(text, before, [*good, each], path):
            good.append(each)
    return [(number, line.what, edit) for number, line, edit in good]


def _candidates(text: str, findings: list[Finding]) -> Iterator[Candidate]:
    rows = text.split("\n")
    starts = [0]
    for row in rows:
        starts.append(starts[-1] + len(row) + 1)
    mark = 1 if text.startswith("\ufeff") else 0
    rows[0] = rows[0][mark:]
    for number in sorted({finding.line for finding in findings}):
        row = rows[number - 1]
        if line := mended_line(row, _table(rows, number)):
            start = starts[number - 1] + (mark if number == 1 else 0)
            yield number, line, Edit(start, start + len(row), line.written)


def _table(rows: list[str], number: int) -> str:
    """The table that a line stands in, by the last header above it; "" where that isn't certain."""
    row = next((row for row in reversed(rows[: number - 1]) if row.lstrip().startswith("[")), "")
    found = _TABLE.fullmatch(row)
    return found[1] if found else ""


def mended_line(row: str, table: str) -> Line | None:
    """A line with its quotes as they were meant; None where there is nothing to mend, or a doubt."""
    found = _LINE.fullmatch(row)
    if found is None:
        return None
    key, value = _key(found["key"], table), _value(found["value"])
    if key is None or value is None or (key[0], value[0]) == (found["key"], found["value"]):
        return None
    done = dict.fromkeys(text for text in (key[2], value[2]) if text)
    written = row[: found.start("key")] + key[0] + found["equals"] + value[0] + row[found.end("value") :]
    return Line(written, key[1], value[1], f'"{short(key[1])}": {" and ".join(done)}')


def _key(raw: str, table: str) -> tuple[str, str, str] | None:
    """The key as it should be written, what it says, and what was done."""
    if raw[0] in _CURLY or raw[-1] in _CURLY:
        return f'"{raw[1:-1]}"', raw[1:-1], "straight quotes"
    if raw[0] in "\"'":
        return raw, raw[1:-1], ""
    if _BARE.fullmatch(raw):
        return raw, raw, ""
    if table not in _SIDES:
        return None
    return f'"{raw}"', raw, f"quotes around the {_SIDES[table]}"


def _value(raw: str) -> tuple[str, str, str] | None:
    """The value as it should be written, what it says, and what was done."""
    if closed := _CLOSED.fullmatch(raw):
        return raw, closed[1][1:-1], ""
    if curled := _CURLED.fullmatch(raw):
        return f'"{curled[1]}"', curled[1], "straight quotes"
    inner = raw[1:-1]
    if len(raw) < 3 or "\\" in raw or raw.startswith(('"""', "'''")) or re.search(r"[\x00-\x1f\x7f]", raw):
        return None
    if raw[0] == raw[-1] == '"' and '"' not in _INSIDE.sub("", inner):
        return '"' + inner.replace('"', r"\"") + '"', inner, "a backslash before each quote inside"
    if raw[0] == raw[-1] == "'" and '"' not in inner and "'" not in _APOSTROPHE.sub("", inner):
        return f'"{inner}"', inner, "double quotes, as there is an apostrophe inside"
    return None


def _reads_back(line: Line) -> bool:
    """Tell whether a line, read alone, says what it looks like."""
    alone, wrong = read_on(line.written.strip(), "")
    return not wrong and alone == {line.key: line.value}


def _are_as_meant(text: str, before: _Read, mended: list[Candidate], path: str) -> bool:
    """Tell whether the mends take away their lines' findings and add their entries, and that is all."""
    tables, left = read_on(spliced(text, [edit for _, _, edit in mended]), path)
    numbers = {number for number, _, _ in mended}
    expected = [each for each in before.findings if each.line not in numbers]
    if before.tables or left == expected:
        entries = Counter((line.key, line.value) for _, line, _ in mended)
        return left == expected and _texts(tables) == _texts(before.tables) + entries
    # There were too many mistakes to look for all: more of them come to light behind those that were seen.
    seen_on = left[: len(expected)] == expected
    return seen_on and len(left) <= len(before.findings) and not any(each.line in numbers for each in left)


def _texts(tables: dict[str, Any]) -> Counter[tuple[str, str]]:
    """All that is in tables, each with the key that it has."""
    found: Counter[tuple[str, str]] = Counter()
    waiting: list[tuple[str, Any]] = list(tables.items())
    while waiting:
        name, value = waiting.pop()
        if isinstance(value, dict):
            waiting += value.items()
        elif isinstance(value, list):
            waiting += ((name, each) for each in value)
        else:
            found[name, value if isinstance(value, str) else repr(value)] += 1
    return found
