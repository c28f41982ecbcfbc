"""A TOML text in pieces that can be read one by one: after an edit only those that it touched are read again.

A piece is one `[[cards]]` with the tables below it, some dozen lines of another table, or what stands above
the first header. Together they are the text. What they come to together is what the parser makes of the whole
text; where that can't be known from them it is said.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any

from quizapp.source.outline import Outline
from quizapp.source.parser import loads
from quizapp.source.scan import statements

Header = tuple[str, ...]
CARDS: Header = ("cards",)
_RUN = 40  # lines of a table in one piece
_NEAR = 4  # pieces among which it is looked for the one that comes next


class Piece:
    """Whole lines of a text. `header`: what they stand below; `opens`: it is the first of them."""

    def __init__(self, text: str, header: Header, opens: bool) -> None:
        self.text, self.header, self.opens = text, header, opens

    @cached_property
    def lines(self) -> int:
        """How many lines end in it."""
        return self.text.count("\n")

    @cached_property
    def value(self) -> dict[str, Any] | None:
        """What it adds to its table, or the one card that it is; None where it can't be read alone."""
        try:
            found: Any = loads(self.text.replace("\r\n", "\n"))
        except (ValueError, RecursionError):
            return None
        if self.opens:
            if len(self.header) != 1 or found.keys() != set(self.header):
                return None
            found = found[self.header[0]]
            if self.header == CARDS:
                return found[0] if isinstance(found, list) and len(found) == 1 else None
        is_plain = isinstance(found, dict) and not any(isinstance(each, dict) for each in found.values())
        return found if is_plain else None


class Sheet:
    """A text with its pieces, and where they stand."""

    def __init__(self, text: str, before: Sheet | None = None) -> None:
        """`before`: the text before an edit; its pieces are used again as far as they are the same."""
        self.text = text
        self._skip = 1 if text.startswith("\ufeff") else 0
        self.pieces: Sequence[Piece] = _cut(text, self._skip, before.pieces if before else ())
        self._outlines: dict[int, Outline] = {}

    @cached_property
    def tables(self) -> dict[str, Any] | None:
        """The text as the parser reads it; None where its pieces don't tell: it may be no TOML at all."""
        tables: dict[str, Any] = {}
        cards: list[dict[str, Any]] = []
        for piece in self.pieces:
            found = piece.value
            if found is None:
                return None
            if piece.header == CARDS:
                cards.append(found)
                continue
            if piece.opens:
                if piece.header[0] in tables:
                    return None
                tables[piece.header[0]] = {}
            table = tables[piece.header[0]] if piece.header else tables
            if not table.keys().isdisjoint(found):
                return None
            table |= found
        if cards and "cards" in tables:
            return None
        return tables | {"cards": cards} if cards else tables

    @cached_property
    def starts(self) -> list[int]:
        """Where the pieces begin, and where the text ends."""
        return list(accumulate((len(piece.text) for piece in self.pieces), initial=self._skip))

    @cached_property
    def first_lines(self) -> list[int]:
        """The lines that the pieces begin in, from 1, and that of the text's end."""
        return list(accumulate((piece.lines for piece in self.pieces), initial=1))

    def of(self, header: Header) -> list[int]:
        """The numbers of the pieces below a header, in order."""
        return [number for number, piece in enumerate(self.pieces) if piece.header == header]

    def outline(self, number: int) -> Outline:
        """What stands where in a piece; offsets are into the whole text."""
        if number not in self._outlines:
            piece, start = self.pieces[number], self.starts[number]
            header = () if piece.opens else piece.header
            self._outlines[number] = Outline(self.text, start, start + len(piece.text), header)
        return self._outlines[number]

    def line(self, line: int) -> tuple[int, int]:
        """The number of the piece that a line stands in, and the offset at which the line begins."""
        number = min(bisect_right(self.first_lines, line), len(self.pieces)) - 1
        at = self.starts[number]
        for _ in range(line - self.first_lines[number]):
            at = self.text.find("\n", at) + 1
        return number, at


def _cut(text: str, skip: int, before: Sequence[Piece]) -> list[Piece]:
    cutter = _Cutter(text, before)
    cutter.go_on(0, skip)
    return cutter.pieces or [Piece("", (), False)]


class _Cutter:
    """Cuts a text from its beginning, and takes pieces of another text where both go on in the same way."""

    def __init__(self, text: str, before: Sequence[Piece]) -> None:
        self.pieces: list[Piece] = []
        self._text, self._before = text, before

    def go_on(self, old: int, pos: int) -> None:
        """From `pos`, where the piece `old` of the other text may be."""
        while pos < len(self._text):
            last = self._take(old, pos)
            if last > old:
                pos += sum(len(piece.text) for piece in self._before[old:last])
            old, pos = self._scan(last, pos)

    def _take(self, old: int, pos: int) -> int:
        """Takes pieces as far as they are the same; not the last of them, which may go on in this text."""
        text, before, last, end = self._text, self._before, old, pos
        while last < len(before) and text.startswith(before[last].text, end):
            end += len(before[last].text)
            last += 1
        if last > old and end < len(text):
            last -= 1
        self.pieces += before[old:last]
        return last

    def _scan(self, old: int, pos: int) -> tuple[int, int]:
        """Cuts from `pos` to where two pieces follow each other as in the other text, or to the end."""
        text = self._text
        start, header, opens, count = pos, self.pieces[-1].header if self.pieces else (), False, 0
        for each in statements(text, pos) if pos < len(text) else ():
            at = max(text.rfind("\n", 0, each.start) + 1, pos)
            is_header = each.kind != "key"
            if is_header and header == CARDS and len(each.parts) > 1 and each.parts[0] == "cards":
                continue  # a table of the card above
            below = each.parts if is_header else header
            same = self._same(old, at, below, is_header) if at > pos else None
            if same is not None:
                self._add(text[start:at], header, opens)
                return same, at
            count += 1
            if is_header or (count > _RUN and header != CARDS):
                self._add(text[start:at], header, opens)
                header, start, opens, count = below, at, is_header, 1
        self._add(text[start:], header, opens)
        return old, len(text)

    def _same(self, old: int, at: int, header: Header, opens: bool) -> int | None:
        """Which of the next pieces of the other text stands here, with the one that follows it."""
        for number in range(old, min(old + _NEAR, len(self._before))):
            piece = self._before[number]
            if (piece.header, piece.opens) == (header, opens) and self._text.startswith(piece.text, at):
                end = at + len(piece.text)
                follows = "".join(each.text for each in self._before[number + 1 : number + 2])
                if self._text.startswith(follows, end) if follows else end == len(self._text):
                    return number
        return None

    def _add(self, text: str, header: Header, opens: bool) -> None:
        if text:
            self.pieces.append(Piece(text, header, opens))
