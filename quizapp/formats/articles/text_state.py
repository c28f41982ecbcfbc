"""Where the reader of plain text is: the blocks so far, and the lines of the one at hand."""

from __future__ import annotations

import re
from typing import Literal

from quizapp.formats.articles.blocks import Block, code, joined, unlinked
from quizapp.formats.articles.labels import label_of, one_question
from quizapp.formats.articles.section_names import folded
from quizapp.formats.articles.sections import part_of
from quizapp.formats.articles.short_lines import Headed, in_columns, is_spread, starts_of
from quizapp.formats.articles.terms import term_and_rest
from quizapp.formats.articles.text_lines import (
    ASCIIDOC,
    ATX,
    BULLET,
    DELIMITED,
    END,
    NUMBER,
    RULER,
    UNDERLINE,
    indent_of,
    width_of,
)


class TextState:
    """Goes over the lines once; `para` are those of the block at hand, which began in line `at`."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.blocks: list[Block] = []
        self.para: list[str] = []
        self.at = 0
        self.kind: Literal["paragraph", "item"] = "paragraph"
        self.level = 0
        self.number = ""
        self.indent = 0
        self.is_contents = False
        self.styles: list[str] = []
        self.group = 0
        self.headed = Headed()
        self.starts: frozenset[int] = frozenset()  # of the entries of a list, among the lines before `end`
        self.end = 0
        self.width, self.is_wrapped = width_of(lines)
        self.same = _rows(lines)
        self.named = {
            i: part
            for i, line in enumerate(lines)
            if len(line) < 121 and (part := part_of(line.strip(), marked=False))
        }
        self.last_named = {folded(lines[i]): i for i in self.named if len(lines[i]) < 90}

    def flush(self) -> None:
        """Ends the block at hand."""
        if not self.para:
            return
        is_item = self.kind == "item"
        block = Block(
            self.kind, unlinked(joined(self.para)), self.at + 1, self.level,
            group=self.group if is_item else 0, number=self.number, is_spread=is_spread(self.para),
            lines=len(self.para),
        )  # fmt: skip
        self.blocks.append(block)
        self.para, self.kind, self.level, self.number = [], "paragraph", 0, ""

    def emit(self, block: Block) -> None:
        """Adds a block after the one at hand."""
        self.flush()
        self.blocks.append(block)
        if block.kind == "heading":
            self.headed.see(block.text, block.level, marked=block.is_marked)

    def emit_code(self, start: int, end: int) -> None:
        """Adds the lines from `start` up to `end` as code."""
        text = code(self.lines[start:end])
        self.emit(Block("code", text, start + 1) if text else Block("skip", "", start + 1))

    def past(self, i: int, indent: int) -> int:
        """The line after all that is indented more than `indent` below line `i`."""
        k = i + 1
        end = k
        while k < len(self.lines) and (not self.lines[k].strip() or indent_of(self.lines[k]) > indent):
            k += 1
            if self.lines[k - 1].strip():
                end = k
        return end

    def begin_item(self, i: int, line: str, text: str, number: str = "") -> None:
        """An item begins; how deep it is, is told by its indent."""
        self.flush()
        if not self.blocks or self.blocks[-1].kind != "item":
            self.group += 1
        stars = re.match(r"\*{2,5}(?= )", line.strip())
        self.indent = indent_of(line)
        self.kind, self.level = "item", 1 + (len(stars[0]) - 1 if stars else self.indent // 2)
        self.para, self.at, self.number = [text], i, number

    def plain(self, i: int, line: str, bare: str) -> int:
        """A line of a paragraph or of an item."""
        if self.headed and i >= self.end:
            bare = self.listed(i)
        if self.para and not self.goes_on(i, line, bare):
            self.flush()
        if not self.para:
            self.at, self.indent = i, indent_of(line)
        self.para.append(bare)
        return i + 1

    def listed(self, i: int) -> str:
        """Finds out whether a list of terms begins in a line: the line, with a tab between its columns."""
        self.end = i + 1
        while self.end < len(self.lines) and self.is_plain(self.end):
            self.end += 1
        lines = in_columns(self.lines[i : self.end])
        self.lines[i : self.end] = lines
        self.starts = frozenset(i + start for start in starts_of(lines))
        return lines[0].strip()

    def is_plain(self, i: int) -> bool:
        """Whether a line is none of those that begin something else by their first signs."""
        bare = self.lines[i].strip()
        if not bare or i in self.named or RULER.match(bare) or ATX.match(bare[:200]) or UNDERLINE.match(bare):
            return False
        return not (BULLET.match(bare) or NUMBER.match(bare))

    def goes_on(self, i: int, line: str, bare: str) -> bool:
        """Whether a line goes on with the one before it, by its width, its indent and how it begins."""
        before = self.para[-1]
        if label_of(bare):
            return False
        if i < self.end and self.starts and self.kind == "paragraph":
            return i not in self.starts
        if self.kind == "item" and indent_of(line) > self.indent:
            return not (one_question(" ".join(self.para)) or one_question(before))
        if self.is_entry(bare):
            return False
        if self.headed and indent_of(line) > self.indent and term_and_rest(self.para[0]):
            return True
        if bare[0].islower() and not (before.endswith(END) and (before[-1] != ";" or one_question(before))):
            return True
        if not self.width or one_question(" ".join(self.para)):
            return False
        first = bare.split(maxsplit=1)[0] if ord(bare[0]) < 0x2E80 else bare[0]
        if len(before) + 1 + len(first) <= self.width:
            return False
        return self.is_wrapped or not before.endswith(END)

    def is_entry(self, bare: str) -> bool:
        """Whether a line is a term with its definition as the block's first line is, written alike."""
        first, this = term_and_rest(self.para[0]), term_and_rest(bare)
        if first is None or this is None or first.sign != this.sign:
            return False
        return not (bare[0].islower() and self.para[0][0].isupper())

    def is_inside(self, line: str) -> bool:
        """Whether a line belongs to an item, by its indent."""
        return bool(self.para) and self.kind == "item" and indent_of(line) > self.indent

    def stands(self, i: int) -> bool:
        """Whether a line is not within a paragraph: nothing above it, or what is above has ended."""
        above = self.lines[i - 1].strip() if i else ""
        return not above or above.endswith(END)


def _rows(lines: list[str]) -> dict[str, list[int]]:
    """The rows of signs that AsciiDoc has around a block, and where each is; elsewhere they are rulers."""
    out: dict[str, list[int]] = {}
    if any(ASCIIDOC.match(line) for line in lines):
        for i, line in enumerate(lines):
            if (bare := line.strip()) and DELIMITED.match(bare):
                out.setdefault(bare, []).append(i)
    return out
