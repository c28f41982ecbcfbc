"""Plain text as blocks, with what reStructuredText and AsciiDoc add to it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise

from quizapp.formats.articles.blocks import Block, Page, joined, unlinked
from quizapp.formats.articles.labels import is_term_line, label_of, one_question, term_and_rest
from quizapp.formats.articles.sections import folded, part_of
from quizapp.formats.articles.splitting import split

_UNDERLINE = re.compile(r"([=\-~^\"'`#*+.:_])\1{2,}$")
_ATX = re.compile(r"(#{1,6}|={1,6})[ \t]+(\S.*?)(?:[ \t]+\1)?$")
_BULLET = re.compile(r"(?:[-*+•·‣◦●▪■○–—o]|\*{2,5})[ \t\u00a0]+(?=\S)|[•・●○■▪◦‣](?=\w)|・\s*")
_BARE = frozenset("-*+•·‣◦●▪■○–—o")
_NUMBER = re.compile(
    r"(?:\d{1,3}|#)[.)][ \t\u00a0]+(?=\S)|[(（]\d{1,3}[)）][ \t]*(?=\S)|\d{1,3}[．、]\s*(?=\S)"
)
_SECTION_NUMBER = re.compile(
    r"\d{1,2}(?:\.\d{1,2})+\.?[ \t]+(?=\S)|[IVX]{1,5}\.[ \t]+(?=\S)|\d{1,2}\.?[ \t]+(?=\S)"
)
_LEADERS = re.compile(r"(?:\.{3,}|…+|(?:\. ){3,})\s*\d{0,4}$|\t\d{1,4}$|\S {3,}\d{1,4}$")
_FENCE = re.compile(r"(```|~~~)")
_DELIMITED = re.compile(r"(-{4,}|\.{4,}|\+{4,}|/{4,})$")
_LABELLED = re.compile(
    r"(?P<term>\S(?:[^:;]|:(?!:)|;(?!;)){0,118}?)(?P<sign>:{2,4}|;;)(?:[ \t]+(?P<rest>\S.*))?$"
)
_DIRECTIVE = re.compile(r"\.\.(?:[ \t]+|$)(?:([\w:-]+)::)?")
_ATTRIBUTE = re.compile(r":[\w-]{1,40}!?:(?:\s|$)|\[[^\[\]]{0,80}\]$|\.[A-Z][^.]{0,80}$|//|include::")
_END = (".", "。", "!", "?", "！", "？", "؟", ":", "：", ";", "”", '"')
_WRAP = 110  # columns: a line that is longer was not wrapped by its writer
_NARROWEST = 50  # columns: lines that are all shorter were not wrapped
_TERM = 100


def read_text(text: str) -> Page:
    """The blocks of a plain text."""
    lines = text.expandtabs(8).split("\n") if "\n\t" in text else text.split("\n")
    reader = _Reader(lines)
    reader.run()
    blocks = tuple(reader.blocks)
    first = next((block for block in blocks if block.kind != "skip"), None)
    is_title = first is not None and first.kind == "heading" and first.is_marked
    return Page(blocks, first.text if first is not None and is_title and not part_of(first.text) else "")


class _Reader:
    """Goes over the lines once; `para` are those of the block at hand."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.blocks: list[Block] = []
        self.para: list[str] = []
        self.at = 0  # where `para` begins
        self.kind: tuple[str, int] = ("paragraph", 0)
        self.indent = 0
        self.is_contents = False
        self.styles: list[str] = []
        self.group = 0
        self.width, self.is_wrapped = _width(lines)
        self.same: dict[str, list[int]] = {}
        for i, line in enumerate(lines):
            if (bare := line.strip()) and _DELIMITED.match(bare):
                self.same.setdefault(bare, []).append(i)
        self.last_named = {
            folded(line): i
            for i, line in enumerate(lines)
            if len(line) < 90 and part_of(line.strip(), marked=False)
        }

    def run(self) -> None:
        """Reads all of it."""
        i = 0
        while i < len(self.lines):
            i = self.step(i)
        self.flush()

    def step(self, i: int) -> int:
        """Reads what begins in a line; the line after it."""
        line = self.lines[i].rstrip()
        bare = line.strip()
        if not bare:
            self.flush()
            if self.is_contents and self.blocks and self.blocks[-1].kind != "heading":
                self.is_contents = False
            return i + 1
        for rule in (self.skipped, self.underlined, self.heading, self.defined, self.bulleted):
            if (after := rule(i, line, bare)) > i:
                return after
        return self.plain(i, line, bare)

    def flush(self) -> None:
        """Ends the block at hand."""
        if not self.para:
            return
        kind, level = self.kind
        block = Block(
            "item" if kind == "item" else "paragraph",
            unlinked(joined(self.para)),
            self.at + 1,
            level,
            group=self.group if kind == "item" else 0,
        )
        self.blocks.append(block)
        self.para, self.kind = [], ("paragraph", 0)

    def emit(self, block: Block) -> None:
        """Adds a block after the one at hand."""
        self.flush()
        self.blocks.append(block)

    def skipped(self, i: int, line: str, bare: str) -> int:
        """Code, comments, directives, attributes, and lines of a table of contents."""
        if _FENCE.match(bare):
            self.emit(Block("skip", "", i + 1))
            return next(
                (k + 1 for k in range(i + 1, len(self.lines)) if self.lines[k].strip()[:3] == bare[:3]), i + 1
            )
        if not self.para and _DELIMITED.match(bare):
            places = self.same[bare]
            after = bisect_right(places, i)
            if after < len(places) and not self.over_line(i, bare):
                self.emit(Block("skip", "", i + 1))
                return places[after] + 1
        if (found := _DIRECTIVE.match(bare)) and not self.para:
            if found[1] == "glossary":
                return i + 1
            self.emit(Block("skip", "", i + 1))
            return self.past(i, _indent(line))
        if (_LEADERS.search(bare[-40:]) and not bare.endswith(("....", "…"))) or _ATTRIBUTE.match(bare):
            self.emit(Block("skip", "", i + 1))
            return i + 1
        return i

    def over_line(self, i: int, bare: str) -> bool:
        """Whether a row of signs stands over a heading that has the same below."""
        return (
            i + 2 < len(self.lines)
            and self.lines[i + 2].strip() == bare
            and len(self.lines[i + 1].strip()) > 2
        )

    def past(self, i: int, indent: int) -> int:
        """The line after all that is indented more than `indent` below line `i`."""
        k = i + 1
        end = k
        while k < len(self.lines) and (not self.lines[k].strip() or _indent(self.lines[k]) > indent):
            k += 1
            if self.lines[k - 1].strip():
                end = k
        return end

    def underlined(self, i: int, line: str, bare: str) -> int:
        """A heading over a row of signs, or between two."""
        below = self.lines[i + 1].strip() if i + 1 < len(self.lines) else ""
        if _UNDERLINE.match(bare):
            if i + 2 < len(self.lines) and below and self.lines[i + 2].strip() == bare and len(bare) >= 3:
                self.emit(self.headed(below, i + 1, self.style(bare[0] * 2)))
                return i + 3
            self.emit(Block("skip", "end", i + 1))
            return i + 1
        if len(bare) > 120 or not _UNDERLINE.match(below):
            return i
        if self.para and not (below[0] in "=-~" and part_of(bare)):
            return i
        if not 0.5 * len(bare) <= len(below) <= 2.5 * len(bare) + 8:
            return i
        self.emit(self.headed(bare, i, self.style(below[0])))
        return i + 2

    def style(self, sign: str) -> int:
        """The level of a heading by the order in which its signs came up first."""
        if sign not in self.styles:
            self.styles.append(sign)
        return min(self.styles.index(sign) + 1, 6)

    def headed(self, text: str, i: int, level: int, *, marked: bool = True) -> Block:
        """A heading, after which a table of contents may come."""
        self.is_contents = part_of(text) == "contents"
        return Block("heading", unlinked(text), i + 1, level, is_marked=marked)

    def heading(self, i: int, line: str, bare: str) -> int:
        """A heading with `#` or `=` before it, with a number, or by its name."""
        if found := _ATX.match(bare[:200]):
            self.emit(self.headed(found[2], i, len(found[1])))
            return i + 1
        if self.is_contents or len(bare) > 120 or self.is_inside(line):
            return i
        name = part_of(bare, marked=False)
        if (
            name
            and self.last_named.get(folded(bare), i) == i
            and not label_of(bare)
            and (name != "other" or self.stands(i))
        ):
            self.emit(self.headed(bare, i, _numbered_level(bare) or 1, marked=False))
            return i + 1
        if level := self.numbered(i, bare):
            self.emit(self.headed(bare, i, level))
            return i + 1
        return i

    def is_inside(self, line: str) -> bool:
        """Whether a line belongs to an item, by its indent."""
        return bool(self.para) and self.kind[0] == "item" and _indent(line) > self.indent

    def stands(self, i: int) -> bool:
        """Whether a line is not within a paragraph: nothing above it, or what is above has ended."""
        above = self.lines[i - 1].strip() if i else ""
        return not above or above.endswith(_END)

    def numbered(self, i: int, bare: str) -> int:
        """The level of a numbered heading, alone between blank lines or with a number of several parts."""
        found = _SECTION_NUMBER.match(bare) or _NUMBER.match(bare)
        if not found or len(bare) > 80 or bare.endswith(_END) or term_and_rest(bare[found.end() :]):
            return 0
        above = self.lines[i - 1].strip() if i else ""
        below = self.lines[i + 1].strip() if i + 1 < len(self.lines) else ""
        if "." in found[0].strip().rstrip(".") and not above:
            return _numbered_level(bare)
        if above or below:
            return 0
        after = next(
            (
                self.lines[k].strip()
                for k in range(i + 2, min(i + 6, len(self.lines)))
                if self.lines[k].strip()
            ),
            "",
        )
        if not after or _NUMBER.match(after):
            return 0
        return _numbered_level(bare) or 1

    def defined(self, i: int, line: str, bare: str) -> int:
        """`term:: definition`, a line over an indented one, or a line over `: definition`."""
        below = self.lines[i + 1] if i + 1 < len(self.lines) else ""
        found = _LABELLED.match(bare[: _TERM + 400]) if "::" in bare or ";;" in bare else None
        if found and len(bare) > _TERM + 400:
            found = _LABELLED.match(bare) if len(found["term"]) <= _TERM else None
        if found:
            return self.labelled(i, line, found["term"].strip(), found["rest"] or "")
        if self.para and not (self.kind[0] == "paragraph" and below.strip().startswith(": ")):
            return i
        if below.strip().startswith(": ") and len(bare) <= _TERM and not bare.startswith(": "):
            return self.with_colons(i, bare)
        indent = _indent(line)
        if (
            not below.strip()
            or _indent(below) < indent + 2
            or len(bare) > _TERM
            or _BULLET.match(bare)
            or _NUMBER.match(bare)
        ):
            return i
        if not (is_term_line(bare) or one_question(bare)) or part_of(bare, marked=False) or label_of(bare):
            return i
        end = self.past(i, indent)
        self.emit(Block("definition", unlinked(bare), i + 1, body=self.body(i + 1, end), group=self.group))
        return end

    def body(self, start: int, end: int) -> str:
        """Indented lines as paragraphs."""
        parts: list[list[str]] = [[]]
        for line in self.lines[start:end]:
            if not line.strip():
                parts.append([])
            elif (item := _BULLET.match(line.strip())) or _NUMBER.match(line.strip()):
                parts[-1].append(
                    ("\n" if parts[-1] else "")
                    + (f"- {line.strip()[item.end() :]}" if item else line.strip())
                )
            else:
                parts[-1].append(line.strip())
        return unlinked("\n\n".join(text for part in parts if (text := joined(part))))

    def with_colons(self, i: int, bare: str) -> int:
        """A term over lines that begin with a colon, and what is indented below them."""
        self.flush()
        k = i + 1
        while k < len(self.lines) and (self.lines[k].strip().startswith(": ") or _indent(self.lines[k]) > 0):
            k += 1
        block = Block("paragraph", unlinked("\n".join([bare, *self.lines[i + 1 : k]])), i + 1)
        self.blocks += [replace(each, text=each.text.strip()) for each in split(block)]
        return k

    def labelled(self, i: int, line: str, term: str, rest: str) -> int:
        """A labelled list of AsciiDoc. In reStructuredText `::` ends a paragraph before code."""
        indent = _indent(line)
        k = i + 1
        if not rest:
            while k < len(self.lines) and not self.lines[k].strip():
                k += 1
            if k == len(self.lines):
                return i
            if (k > i + 1 and _indent(self.lines[k]) > indent) or term.endswith((".", ",")):
                self.flush()
                self.blocks.append(Block("skip", "", i + 1))
                return self.past(i, indent)
        body = [rest] if rest else []
        while k < len(self.lines) and (bare := self.lines[k].strip()):
            if _LABELLED.match(bare[: _TERM + 400]) or _ATX.match(bare[:200]) or _ATTRIBUTE.match(bare):
                break
            if bare == "+":
                bare = "\n\n"
            body.append(bare)
            k += 1
        text = unlinked(joined(body))
        if not text:
            return i
        self.emit(Block("definition", unlinked(term), i + 1, body=text, group=self.group, is_marked=True))
        return k

    def bulleted(self, i: int, line: str, bare: str) -> int:
        """An item with its bullet or number; a bullet may stand alone over its text."""
        if bare in _BARE and i + 1 < len(self.lines):
            k = i + 1
            if not self.lines[k].strip():
                k += 1
            if (
                k < len(self.lines)
                and (text := self.lines[k].strip())
                and text not in _BARE
                and _indent(line) == _indent(self.lines[k])
            ):
                self.begin_item(k, line, text)
                return k + 1
            return i
        found = _BULLET.match(bare) or _NUMBER.match(bare)
        if not found:
            return i
        text = bare[found.end() :].strip()
        self.begin_item(i, line, text)
        return i + 1

    def begin_item(self, i: int, line: str, text: str) -> None:
        """An item begins; how deep it is, is told by its indent."""
        self.flush()
        if not self.blocks or self.blocks[-1].kind != "item":
            self.group += 1
        stars = re.match(r"\*{2,5}(?= )", line.strip())
        self.indent = _indent(line)
        self.kind = ("item", 1 + (len(stars[0]) - 1 if stars else self.indent // 2))
        self.para, self.at = [text], i

    def plain(self, i: int, line: str, bare: str) -> int:
        """A line of a paragraph or of an item."""
        if self.para and not self.goes_on(line, bare):
            self.flush()
        if not self.para:
            self.at, self.indent = i, _indent(line)
        self.para.append(bare)
        return i + 1

    def goes_on(self, line: str, bare: str) -> bool:
        """Whether a line goes on with the one before it, by its width, its indent and how it begins."""
        before = self.para[-1]
        if label_of(bare):
            return False
        if self.kind[0] == "item" and _indent(line) > self.indent:
            return not (one_question(" ".join(self.para)) or one_question(before))
        if self.is_entry(bare):
            return False
        if bare[0].islower() and not before.endswith(_END):
            return True
        if not self.width or one_question(" ".join(self.para)):
            return False
        first = bare.split(maxsplit=1)[0] if ord(bare[0]) < 0x2E80 else bare[0]
        if len(before) + 1 + len(first) <= self.width:
            return False
        return self.is_wrapped or not before.endswith(_END)

    def is_entry(self, bare: str) -> bool:
        """Whether a line is a term with its definition as the block's first line is, written alike."""
        first, this = term_and_rest(self.para[0]), term_and_rest(bare)
        if first is None or this is None or first.sign != this.sign:
            return False
        return not (bare[0].islower() and self.para[0][0].isupper())


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _numbered_level(bare: str) -> int:
    found = re.match(r"(\d{1,2}(?:\.\d{1,2})*)\.?[ \t]", bare)
    return min(found[1].count(".") + 1, 6) if found else 0


def _width(lines: list[str]) -> tuple[int, bool]:
    """To how many columns the text was wrapped (0: not at all), and whether most of its lines are full."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    fitting = [length for length in lengths if length <= _WRAP]
    if not fitting or len(fitting) < 0.9 * len(lengths):
        return 0, False
    width = fitting[-1]
    if width < _NARROWEST:
        return 0, False
    pairs = full = 0
    for line, below in pairwise(lines):
        if line.strip() and below.strip():
            pairs += 1
            full += len(line.rstrip()) >= 0.8 * width
    return width, pairs > 0 and full >= 0.5 * pairs
