"""A web page as blocks: one walk over its elements, however deep they are; nothing is fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from quizapp.formats.articles.blocks import Block, Page
from quizapp.formats.articles.runs import BREAK, together
from quizapp.formats.articles.search_data import line_of, search_cards
from quizapp.formats.articles.splitting import split
from quizapp.formats.html_text import parsed

_SKIPPED = frozenset(
    """script style head template noscript svg object iframe title nav header footer aside select textarea
    input label math canvas video audio dialog""".split()  # noqa: SIM905
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    """p div section article main ul ol menu li table tbody thead tfoot tr td th caption dl dt dd blockquote
    figure figcaption hr details summary address pre center fieldset body html form button""".split()  # noqa: SIM905
) | frozenset(_HEADINGS)
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "code": "`", "tt": "`", "kbd": "`"}
_AWAY = frozenset(
    """toc table-of-contents tableofcontents breadcrumb breadcrumbs navbar navigation menu sidebar share
    sharing comments comment-list social related-posts cookie-banner skip-link""".split()  # noqa: SIM905
)
_AWAY_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "menu", "menubar", "complementary"})
_SUB = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_SUP = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_WORD_HEADING = re.compile(r"Mso(?:Heading|Title)(\d?)")
_DEEPEST = 6  # of texts within texts, such as a list of definitions within a definition


def read_html(text: str) -> Page:
    """The blocks of a page, its title and language, and the cards that it names for search engines."""
    root = parsed(text)
    if root is None:
        return Page(())
    walker = _Walker(root)
    walker.run()
    return Page(tuple(walker.page.blocks), _title(root), root.get("lang") or "", search_cards(root))


def _title(root: etree._Element) -> str:
    for path in (".//title", ".//h1"):
        found = root.find(path)
        if found is not None:
            title = " ".join("".join(str(piece) for piece in found.itertext()).split())
            if title:
                return title[:200]
    return ""


@dataclass
class _Sink:
    """Where blocks go: to the page, or into the text of a definition, a cell, a `details`."""

    blocks: list[Block] = field(default_factory=list)

    def text(self) -> str:
        """All blocks as one text: paragraphs, and items one below the other."""
        out = ""
        before = ""
        for block in self.blocks:
            if block.kind == "skip":
                continue
            own = f"{block.text}: {block.body}" if block.body else block.text
            if block.kind == "row":
                own = " – ".join(block.cells)
            is_item = block.kind == "item"
            gap = "" if not out else "\n" if is_item and before in ("item", "paragraph") else "\n\n"
            out += gap + (f"- {own}" if is_item else own)
            before = block.kind
        return out


@dataclass
class _List:
    """A `<dl>` that is being read."""

    group: int
    line: int = 0
    terms: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)


class _Walker:
    """Goes over all elements once."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.page = _Sink()
        self.sinks = [self.page]
        self.owners: list[etree._Element] = []  # of the sinks but the page
        self.runs: list[tuple[str, str]] = []
        self.line = 0
        self.linked = self.unlinked = 0
        self.marks: list[tuple[etree._Element, str]] = []
        self.anchors = 0
        self.kinds: list[tuple[etree._Element, str, int]] = []  # open headings and items
        self.lists = 0
        self.group = 0
        self.dls: list[_List] = []
        self.tables: list[tuple[etree._Element, tuple[str, ...]]] = []
        self.cells: list[str] = []
        self.heads = 0
        self.summaries: list[tuple[str, int]] = []
        self.panels: set[etree._Element] = set()
        self.controlled: set[str] = set()
        self.layouts = _layouts(root)

    def run(self) -> None:
        """Walks the page."""
        skip: etree._Element | None = None
        for event, element in etree.iterwalk(self.root, events=("start", "end")):
            tag = element.tag if isinstance(element.tag, str) else ""
            if skip is None and event == "start":
                if not tag or self.is_away(element, tag):
                    skip = element
                    if tag in _BLOCKS or tag == "pre":
                        self.flush()
                    continue
                self.start(element, tag)
                self.say(element.text, element, tag)
            elif event == "end":
                if skip is None:
                    self.end(element, tag)
                elif element is skip:
                    skip = None
                else:
                    continue
                if element is not self.root:
                    parent = element.getparent()
                    self.say(element.tail, element, parent.tag if parent is not None else "")
        self.flush()

    def is_away(self, element: etree._Element, tag: str) -> bool:
        """Whether an element has nothing that belongs to the article."""
        if tag in _SKIPPED or element.get("role") in _AWAY_ROLES:
            return True
        if tag == "pre":
            self.flush()
            self.put(Block("skip", "", line_of(element)))
            return True
        if tag in ("body", "html", "main", "article"):
            return False
        names = f"{element.get('class') or ''} {element.get('id') or ''}".lower().split()
        return (
            any(name in _AWAY for name in names) or "mso-list:ignore" in (element.get("style") or "").lower()
        )

    def start(self, element: etree._Element, tag: str) -> None:
        """An element opens."""
        if tag == "br":
            self.runs.append((BREAK, ""))
        elif tag in _BLOCKS:
            self.flush()
            self.opened(element, tag)
        mark = _MARKS.get(tag) or ("**" if tag == "span" and _BOLD.search(element.get("style") or "") else "")
        if mark and not self.marks:
            self.marks.append((element, mark))
        self.anchors += tag == "a" and element.get("href") is not None
        if (
            element.get("aria-expanded") or element.get("data-bs-toggle") == "collapse"
        ) and tag not in _HEADINGS:
            self.accordion(element)
        if element.get("id") in self.controlled:
            self.panels.add(element)

    def opened(self, element: etree._Element, tag: str) -> None:
        """A block opens."""
        word = _WORD_HEADING.match(element.get("class") or "") if tag == "p" else None
        if tag in _HEADINGS or word:
            level = _HEADINGS.get(tag) or int((word[1] if word else "") or "1") or 1
            self.kinds.append((element, "heading", min(level, 6)))
        elif tag == "li" or (element.get("class") or "").startswith("MsoListParagraph"):
            self.kinds.append((element, "item", max(self.lists, 1)))
        elif tag in ("ul", "ol", "menu"):
            self.group += not self.lists
            self.lists += 1
        elif tag == "hr":
            self.put(Block("skip", "end", 0))
        elif tag == "dl":
            self.group += 1
            self.dls.append(_List(self.group))
        elif tag in ("dt", "dd", "details", "summary"):
            self.sink(element)
        elif tag == "table" and element not in self.layouts:
            self.group += 1
            self.tables.append((element, ()))
        elif tag == "tr":
            self.cells, self.heads = [], 0
        elif tag in ("td", "th") and self.tables:
            self.sink(element)

    def sink(self, element: etree._Element) -> None:
        """What is in an element becomes a text of its own."""
        if len(self.sinks) <= _DEEPEST:
            self.sinks.append(_Sink())
            self.owners.append(element)

    def accordion(self, element: etree._Element) -> None:
        """What opens a panel is a heading over it."""
        if any(kind == "heading" for _, kind, _ in self.kinds[-1:]):
            heading = self.kinds[-1][0]
            panel = heading.getnext()
        else:
            self.flush()
            self.kinds.append((element, "heading", 6))
            panel = element.getnext()
            if panel is None and (parent := element.getparent()) is not None:
                panel = parent.getnext()
        name = element.get("aria-controls") or (
            element.get("data-bs-target") or element.get("href") or ""
        ).lstrip("#")
        if name:
            self.controlled.add(name)
        elif panel is not None:
            self.panels.add(panel)

    def end(self, element: etree._Element, tag: str) -> None:
        """An element closes."""
        if self.kinds and self.kinds[-1][0] is element:
            self.flush()
            self.kinds.pop()
        elif tag in _BLOCKS:
            self.flush()
        if self.marks and self.marks[-1][0] is element:
            self.marks.pop()
        self.anchors -= tag == "a" and element.get("href") is not None
        text = ""
        if self.owners and self.owners[-1] is element:
            self.owners.pop()
            text = self.sinks.pop().text()
        self.closed(element, tag, text)
        if element in self.panels:
            self.put(Block("skip", "end", line_of(element)))

    def closed(self, element: etree._Element, tag: str, text: str) -> None:
        """A block closes; `text` is what it had, if that was kept apart."""
        line = line_of(element)
        if tag in ("ul", "ol", "menu"):
            self.lists -= self.lists > 0
        elif tag in ("dt", "dd", "dl"):
            self.defined(tag, text, line)
        elif tag in ("td", "th") and self.tables:
            self.cells.append(text)
            self.heads += tag == "th"
        elif tag == "tr" and self.tables:
            self.row(line)
        elif tag == "table" and self.tables and self.tables[-1][0] is element:
            self.tables.pop()
        elif tag == "summary":
            self.summaries.append((text, line))
        elif tag == "details" and self.summaries:
            summary, at = self.summaries.pop()
            self.put(Block("details", summary, at, body=text))

    def defined(self, tag: str, text: str, line: int) -> None:
        """A term, a definition, or the end of their list."""
        if not self.dls:
            return
        at = self.dls[-1]
        if (tag == "dt" or tag == "dl") and at.bodies:
            self.put(
                Block("definition", at.terms[0] if at.terms else "", at.line, body="\n\n".join(at.bodies),
                      also=tuple(at.terms[1:]), group=at.group)
            )  # fmt: skip
            at.terms, at.bodies = [], []
        if tag == "dt" and text:
            at.line = at.line if at.terms else line
            at.terms.append(text)
        elif tag == "dd" and text:
            at.bodies.append(text)
        elif tag == "dl":
            self.dls.pop()

    def row(self, line: int) -> None:
        """A row of a table, or its header."""
        table, header = self.tables[-1]
        cells = tuple(self.cells)
        self.cells = []
        if cells and self.heads == len(cells):
            self.tables[-1] = (table, cells)
        elif any(cells):
            self.put(Block("row", "", line, cells=cells, header=header, group=self.group))

    def say(self, text: str | None, element: etree._Element, tag: object) -> None:
        """Text between tags."""
        if not text:
            return
        if text.strip():
            self.line = self.line or self.line_of(element)
            if self.anchors:
                self.linked += 1
            else:
                self.unlinked += 1
        if tag in ("sub", "sup"):
            text = text.translate(_SUB if tag == "sub" else _SUP)
        self.runs.append((text, self.marks[-1][1] if self.marks else ""))

    def line_of(self, element: etree._Element) -> int:
        """The line of the block that an element stands in."""
        return line_of(self.kinds[-1][0] if self.kinds else element)

    def put(self, block: Block) -> None:
        """A block goes where blocks go at present."""
        self.sinks[-1].blocks.append(block)

    def flush(self) -> None:
        """What was said so far becomes a block."""
        text = together(self.runs) if self.runs else ""
        if text:
            element, kind, level = self.kinds[-1] if self.kinds else (None, "paragraph", 0)
            is_item = kind == "item"
            made = Block(
                "heading" if kind == "heading" else "item" if is_item else "paragraph",
                text, self.line, level, group=self.group if self.lists else 0,
                is_link=self.linked > 0 and not self.unlinked,
            )  # fmt: skip
            if kind == "heading":
                self.put(replace(made, text=text.replace("\\\n", " ")))
            else:
                for part in text.split("\\\n\\\n"):
                    for each in split(replace(made, text=part)):
                        self.put(replace(each, line=self.line))
            if is_item and element is not None:  # what comes next in it is no item
                self.kinds[-1] = (element, "paragraph", level)
        self.runs, self.line, self.linked, self.unlinked = [], 0, 0, 0


def _layouts(root: etree._Element) -> set[etree._Element]:
    """The tables that lay out a page: they have headings, lists of definitions or other tables in them."""
    out: set[etree._Element] = set()
    opened: list[etree._Element] = []
    for event, element in etree.iterwalk(
        root, events=("start", "end"), tag=("table", "dl", "details", *_HEADINGS)
    ):
        if event == "end":
            if element.tag == "table":
                opened.pop()
            continue
        if opened:
            out.add(opened[-1])
        if element.tag == "table":
            opened.append(element)
    return out
