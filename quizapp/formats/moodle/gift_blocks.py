"""A GIFT file taken apart into questions, also where blank lines are missing, or stand within braces.

Within these modules a sign that was escaped is another sign, which no text has (`shielded`), until the parts
are found.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from quizapp.formats.plain_text import lined

_SIGNS = "~=#{}:"
_INSIDE = {f"\\{sign}": chr(0xFDD0 + i) for i, sign in enumerate(_SIGNS)}
_INSIDE |= {"\\n": "\ufdde", "\\\\": "\ufddf"}
_OUTSIDE = {ord(inside): escaped[1] for escaped, inside in _INSIDE.items()} | {0xFDDE: "\n"}
_ESCAPE = re.compile(r"\\[~=#{}:n\\]")
_STRANGE = re.compile("[\ufdd0-\ufddf]")

_MOST_LINES = 10_000  # of a question: what goes on for longer is none

_COMMENT = re.compile(r"\s*//")
_LABEL = re.compile(r"\[(id|tag):((?:[^\]\[\\]|\\.){0,500}+)\]")
_CATEGORY = re.compile(r"\s*\$CATEGORY\s*:(.*)", re.IGNORECASE)
_NAMED = re.compile(r"\s*::")
_ANSWERS = re.compile(
    r"\s*(?:$|[=~#]|%-?\d|(?:T|F|TRUE|FALSE)\s*(?:#|$)|\d{0,4}:[A-Z_]{2,20}:)", re.IGNORECASE
)
_OPENING = re.compile(r"\{\s*(?:[=~#%]|$|(?:T|F|TRUE|FALSE)\s*[#}])", re.IGNORECASE)
_COMMAND = re.compile(r"(?:\\[A-Za-z]{1,30}|[\^_}])$")  # of TeX, before its braces


def shielded(text: str) -> str:
    """A text in which escaped signs are no longer signs."""
    return _ESCAPE.sub(lambda found: _INSIDE[found[0]], _STRANGE.sub("\ufffd", text))


def unshielded(text: str) -> str:
    """The text as it was meant: escaped signs are themselves, `\\n` is the end of a line."""
    return text.translate(_OUTSIDE)


@dataclass(frozen=True, slots=True)
class Block:
    """The text of a question (shielded), where it begins, and what is said of it elsewhere.

    `groups`: where in the text its braces with answers are, from `{` to behind `}`. `broken`: a brace is
    open at its end.
    """

    text: str
    line: int
    category: str = ""
    tags: tuple[str, ...] = ()
    idnumber: str = ""
    groups: tuple[tuple[int, int], ...] = ()
    broken: bool = False


@dataclass
class _Open:
    """The lines of a question so far."""

    lines: list[tuple[int, str]] = field(default_factory=list)
    labels: list[tuple[str, str]] = field(default_factory=list)
    depth: int = 0
    blank: bool = False  # within braces, just now
    ended: bool = False  # the last line closed a brace with answers, and nothing is behind it


def blocks(text: str) -> Iterator[Block]:
    """The questions of a file, in order. Raises Refused where it has too many lines."""
    category, now = "", _Open()
    for number, raw in enumerate(lined(text), 1):
        if _COMMENT.match(raw):
            if now.ended and now.depth == 0:
                yield from _closed(now, category)
                now = _Open()
            now.labels += [(kind, value.replace("\\]", "]")) for kind, value in _LABEL.findall(raw)]
            continue
        line = shielded(raw)
        if named := _CATEGORY.match(line):
            yield from _closed(now, category)
            category, now = unshielded(named[1]).strip(), _Open()
            continue
        if not line.strip():
            if now.depth:
                now.blank = True
            elif now.lines:
                yield from _closed(now, category)
                now = _Open()
            continue
        if _begins(line, now) or len(now.lines) >= _MOST_LINES:
            yield from _closed(now, category)
            now = _Open()
        _take(now, number, line)
    yield from _closed(now, category)


def _begins(line: str, now: _Open) -> bool:
    """Whether a line is a new question, though there was no blank line, or a brace is still open."""
    if not now.lines:
        return False
    if now.depth:
        return now.blank and (_NAMED.match(line) is not None or _OPENING.search(line) is not None)
    return now.ended and _NAMED.match(line) is not None


def _take(now: _Open, number: int, line: str) -> None:
    now.blank = False
    now.lines.append((number, line))
    for sign in re.findall("[{}]", line):
        now.depth = now.depth + 1 if sign == "{" else max(0, now.depth - 1)
    now.ended = now.depth == 0 and line.rstrip().endswith("}")


def _closed(now: _Open, category: str) -> Iterator[Block]:
    """What the lines come to: one question, or several that have no blank lines between them."""
    if not now.lines:
        return
    text = "\n".join(line for _, line in now.lines)
    found, broken = groups(text)
    answers = [each for each in found if _ANSWERS.match(text, each[0] + 1, each[1] - 1)]
    if not answers and found and not text[found[-1][1] :].strip():
        start = found[-1][0]
        answers = [] if _COMMAND.search(text, max(0, start - 40), start) else found[-1:]
    begins = list(accumulate((len(line) + 1 for _, line in now.lines), initial=0))
    start, tags = 0, tuple(value for kind, value in now.labels if kind == "tag")
    id = next((value for kind, value in reversed(now.labels) if kind == "id"), "")
    mine: list[tuple[int, int]] = []
    for group in [*answers, (len(text), len(text))]:
        last = group[0] == len(text)
        cut = len(text) if last else _cut(text, mine[-1][1], group[0]) if mine else 0
        if cut:
            number = now.lines[bisect_right(begins, start) - 1][0]
            places = tuple((a - start, b - start) for a, b in mine)
            yield Block(text[start:cut], number, category, tags, id, places, broken and last)
            start, tags, id, mine = cut, (), "", []
        mine.append(group)


def _cut(text: str, end: int, start: int) -> int:
    """Where a new question begins between two groups of answers: on a line of its own; 0: nowhere."""
    between = text[end:start]
    first = between.find("\n")
    if first < 0 or between[:first].strip():
        named = re.search(r"\n[ \t]*::", between)
        return end + named.start() + 1 if named else 0
    return end + first + 1


def groups(text: str) -> tuple[list[tuple[int, int]], bool]:
    """The outermost pairs of braces, and whether one is open at the end (then it reaches to the end)."""
    found, depth, start = [], 0, 0
    for match in re.finditer("[{}]", text):
        if match[0] == "{":
            start = match.start() if depth == 0 else start
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                found.append((start, match.end()))
    return found, depth > 0
