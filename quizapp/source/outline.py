"""The statements of a TOML text with the paths that a parser gives them: what can be pointed at, and edited.

Works on any text, with either line end and with a byte order mark; offsets are into the text as it is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from quizapp.source.scan import Kind, Statement, statements
from quizapp.source.values import Value, value_at

Path = tuple[str | int, ...]
"""The way to a value in parsed TOML: keys, and numbers of tables in a list of tables, from 0."""


class Entry(NamedTuple):
    """A key with its value. `start` and `end`: of its lines, with the line end; `key_end` ends the key."""

    path: Path
    key: int
    key_end: int
    value: Value
    start: int
    end: int


class Block(NamedTuple):
    """A header with the entries below it. The block above the first header has the path ().

    `start` and `end` go from its header's line to the next header's; `body` is where its last line of
    entries ends, or its header's line.
    """

    path: Path
    kind: Kind
    header: int
    start: int
    end: int
    body: int
    entries: tuple[Entry, ...]


class Place(NamedTuple):
    """A line and a column from 1, in characters, and how many characters of that line are meant."""

    line: int
    col: int
    length: int = 0


class Outline:
    """What stands where in a text."""

    def __init__(self, text: str, start: int = 0, stop: int | None = None, header: Path = ()) -> None:
        """With `start` and `stop` only of the lines between them, which stand below `header`."""
        self.text = text
        self._skip = 1 if text.startswith("\ufeff") else 0
        self._start, self._stop = max(start, self._skip), len(text) if stop is None else stop
        self._header = header

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks in order; the first is what stands above the first header."""
        groups: list[tuple[Statement | None, list[Statement]]] = [(None, [])]
        for each in statements(self.text, self._start):
            if each.start >= self._stop:
                break
            if each.kind == "key":
                groups[-1][1].append(each)
            else:
                groups.append((each, []))
        resolve = _Paths()
        made = [self._block(header, keys, resolve) for header, keys in groups]
        ends = [block.start for block in made[1:]] + [self._stop]
        return tuple(block._replace(end=end) for block, end in zip(made, ends, strict=True))

    def _block(self, header: Statement | None, keys: list[Statement], resolve: _Paths) -> Block:
        path = resolve.header(header) if header else self._header
        entries = tuple(self._entry(path, key) for key in keys)
        if header is None:
            start = at = body = self._start
        else:
            at = header.start
            start, body = self._line_start(at), self._line_end(at)
        return Block(
            path,
            header.kind if header else "table",
            at,
            start,
            0,
            max([body, *(e.end for e in entries)]),
            entries,
        )

    def _entry(self, path: Path, key: Statement) -> Entry:
        start, begins = key.start, key.value
        value = value_at(self.text, begins)
        written = self.text[start:begins].rstrip()
        written = written[:-1].rstrip() if written.endswith("=") else written
        end = self._line_end(max(value.end, start))
        return Entry((*path, *key.parts), start, start + len(written), value, self._line_start(start), end)

    def _line_start(self, offset: int) -> int:
        return max(self.text.rfind("\n", 0, offset) + 1, self._skip)

    def _line_end(self, offset: int) -> int:
        found = self.text.find("\n", offset)
        return len(self.text) if found < 0 else found + 1

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, pos = [self._skip], self.text.find("\n")
        while pos >= 0:
            starts.append(pos + 1)
            pos = self.text.find("\n", pos + 1)
        return starts

    def place(self, start: int, end: int = 0) -> Place:
        """Where an extent of the text stands; of several lines the first is told."""
        line = bisect_right(self._line_starts, start)
        first = self._line_starts[max(line, 1) - 1]
        stop = self.text.find("\n", start)
        length = max(0, min(end, len(self.text) if stop < 0 else stop) - start)
        return Place(max(line, 1), start - first + 1, length)


def leaves(outline: Outline) -> Iterator[tuple[Path, tuple[int, int], tuple[int, int]]]:
    """Every value that is no table, by its path, with the extents of its key and of itself.

    An item of a list has the extent of its list's key.
    """
    for block in outline.blocks:
        for entry in block.entries:
            yield from _leaves(entry.path, (entry.key, entry.key_end), entry.value)


def _leaves(
    path: Path, key: tuple[int, int], value: Value
) -> Iterator[tuple[Path, tuple[int, int], tuple[int, int]]]:
    for place, item in enumerate(value.items):
        yield from _leaves((*path, place), key, item)
    for each in value.keys:
        yield from _leaves((*path, *each.path), (each.start, each.end), each.value)
    if not (value.items or value.keys):
        yield path, key, (value.start, value.end)


class _Paths:
    """Follows headers: a name that stands for a list of tables means the last of them."""

    def __init__(self) -> None:
        self._last: dict[Path, int] = {}

    def header(self, header: Statement) -> Path:
        out: Path = ()
        for place, part in enumerate(header.parts):
            out = (*out, part)
            if header.kind == "array" and place == len(header.parts) - 1:
                self._last[out] = self._last.get(out, -1) + 1
            if out in self._last:
                out = (*out, self._last[out])
        return out
