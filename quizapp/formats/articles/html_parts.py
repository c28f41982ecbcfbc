"""What of a page is being read: pieces of text, definition lists, tables, and texts within texts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from quizapp.formats.articles.blocks import Block
from quizapp.formats.articles.runs import together

_ICON = re.compile(r"(?<=[?？؟])\s*[+＋−×✕▼▾▸►▶❯›»⌄]+$|^[+＋▼▾▸►▶❯›»]\s+(?=\S)")


@dataclass
class Sink:
    """Where blocks go: to the page, or into the text of a definition, a cell, a `details`."""

    blocks: list[Block] = field(default_factory=list)

    def text(self) -> str:
        """All blocks as one text: paragraphs, and items one below the other."""
        if len(self.blocks) == 1 and self.blocks[0].kind == "paragraph":
            return self.blocks[0].text
        out = ""
        before = ""
        for block in self.blocks:
            if block.kind == "skip":
                continue
            part = block.in_text()
            if block.kind not in ("item", "paragraph", "code") or before not in ("", "item", "paragraph"):
                part = "\n\n" + (f"{block.text}: {block.body}" if block.body else part.strip("\n"))
            if block.kind == "row":
                part = ("\n" if before == "row" else "\n\n") + part.strip("\n").removeprefix("- ")
            out += part
            before = block.kind
        return out.strip("\n")


class Runs:
    """The pieces of text since the last block, and whether they are all links."""

    def __init__(self) -> None:
        self.pieces: list[tuple[str, str]] = []
        self.line = 0
        self._linked = self._unlinked = False

    def say(self, text: str, mark: str, line: int, *, is_linked: bool) -> None:
        """Adds a piece; the line is that of the first one with words."""
        if text.strip():
            self.line = self.line or line
            if is_linked:
                self._linked = True
            else:
                self._unlinked = True
        self.pieces.append((text, mark))

    def taken(self) -> tuple[str, int, bool]:
        """The text of the pieces, its line, and whether it is nothing but a link; they begin anew."""
        out = (_ICON.sub("", together(self.pieces)), self.line, self._linked and not self._unlinked)
        self.pieces, self.line, self._linked, self._unlinked = [], 0, False, False
        return out


@dataclass
class DefinitionList:
    """A `<dl>` that is being read."""

    group: int
    line: int = 0
    terms: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)

    def take(self, tag: str, text: str, line: int) -> Block | None:
        """The text of a `<dt>` or `<dd>`, or the end; the definition that is whole by that."""
        block = None
        if self.bodies and tag != "dd":
            block = Block(
                "definition", self.terms[0] if self.terms else "", self.line, body="\n\n".join(self.bodies),
                also=tuple(self.terms[1:]), group=self.group,
            )  # fmt: skip
            self.terms, self.bodies = [], []
        if tag == "dt" and text:
            self.line = self.line if self.terms else line
            self.terms.append(text)
        elif tag == "dd" and text:
            self.bodies.append(text)
        return block


class Tables:
    """The tables that are open, the innermost last, and the row at hand."""

    def __init__(self) -> None:
        self.opened: list[tuple[etree._Element, tuple[str, ...]]] = []
        self._cells: list[str] = []
        self._heads = 0

    def begin_row(self) -> None:
        """A row opens."""
        self._cells, self._heads = [], 0

    def add(self, text: str, *, is_head: bool) -> None:
        """A cell closes."""
        self._cells.append(text)
        self._heads += is_head

    def end_row(self, line: int, group: int) -> Block | None:
        """A row closes: a block, or the header of those to come."""
        table, header = self.opened[-1]
        cells = tuple(self._cells)
        self._cells = []
        if cells and self._heads == len(cells):
            self.opened[-1] = (table, cells)
        elif any(cells):
            return Block("row", "", line, cells=cells, header=header, group=group)
        return None
