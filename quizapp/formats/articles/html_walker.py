"""The walk over a page's elements, once, however deep they are."""

from __future__ import annotations

from lxml import etree

from quizapp.formats.articles.blocks import Block, Kind, code
from quizapp.formats.articles.bullets import as_item
from quizapp.formats.articles.html_panels import Panels, following
from quizapp.formats.articles.html_parts import DefinitionList, Runs, Sink, Tables
from quizapp.formats.articles.html_tags import (
    BLOCKS,
    bold_classes_of,
    heading_level,
    is_away,
    kept,
    layouts,
    mark_of,
    opens,
)
from quizapp.formats.articles.runs import BREAK
from quizapp.formats.articles.search_data import line_of
from quizapp.formats.articles.short_lines import Headed
from quizapp.formats.articles.splitting import split

_SUB = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_SUP = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_DEEPEST = 6  # of texts within texts, such as a list of definitions within a definition


class Walker:
    """Goes over all elements once."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.page = Sink()
        self.sinks = [self.page]
        self.owners: list[etree._Element] = []  # of the sinks but the page
        self.runs = Runs()
        self.marks: list[tuple[etree._Element, str]] = []
        self.anchors = 0
        self.kinds: list[tuple[etree._Element, Kind, int]] = []  # open headings and items
        self.numbers: list[int] = []  # of the lists that are open, 0 for those without
        self.group = 0
        self.dls: list[DefinitionList] = []
        self.tables = Tables()
        self.summaries: list[tuple[str, int]] = []
        self.panels = Panels()
        self.headed = Headed()
        self.layouts, self.kept, self.bold = layouts(root), kept(root), bold_classes_of(root)

    def run(self) -> None:
        """Walks the page."""
        skip: etree._Element | None = None
        for event, element in etree.iterwalk(self.root, events=("start", "end")):
            if skip is not None and element is not skip:
                continue
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                if not tag or tag == "pre" or (element not in self.kept and is_away(element, tag)):
                    skip = element
                    self.passed(element, tag)
                    continue
                self.start(element, tag)
                if element.text:
                    self.say(element.text, element, tag)
                continue
            if skip is None:
                self.end(element, tag)
            skip = None
            if element.tail and element is not self.root:
                parent = element.getparent()
                self.say(element.tail, element, parent.tag if parent is not None else "")
        self.flush()

    def passed(self, element: etree._Element, tag: str) -> None:
        """An element that is not walked: code is taken as it stands, all else is away."""
        if tag in BLOCKS:
            self.flush()
        if tag == "pre":
            text = code("".join(str(piece) for piece in element.itertext()).split("\n"))
            self.put(Block("code" if text else "skip", text, line_of(element)))

    def start(self, element: etree._Element, tag: str) -> None:
        """An element opens."""
        if tag == "br":
            self.runs.pieces.append((BREAK, ""))
        elif tag in BLOCKS:
            self.flush()
            self.opened(element, tag)
        if not self.marks and (mark := mark_of(element, tag, self.bold)):
            self.marks.append((element, mark))
        self.anchors += tag == "a" and element.get("href") is not None
        if opens(element, tag):
            self.accordion(element)
        self.panels.enter(element)

    def opened(self, element: etree._Element, tag: str) -> None:
        """A block opens."""
        if tag in ("dt", "dd", "details", "summary") or (tag in ("td", "th") and self.tables.opened):
            self.sink(element)
        elif level := heading_level(element, tag):
            self.kinds.append((element, "heading", level))
        elif tag == "li" or (tag == "p" and (element.get("class") or "").startswith("MsoListParagraph")):
            self.kinds.append((element, "item", max(len(self.numbers), 1)))
            if tag == "li" and self.numbers and self.numbers[-1]:
                self.numbers[-1] += 1
        elif tag in ("ul", "ol", "menu"):
            self.group += not self.numbers
            self.numbers.append(1 if tag == "ol" else 0)
        else:
            self.opened_apart(element, tag)

    def opened_apart(self, element: etree._Element, tag: str) -> None:
        """A list of definitions, a table or its row, or a line across the page."""
        if tag == "hr":
            self.put(Block("skip", "end", 0))
        elif tag == "dl":
            self.group += 1
            self.dls.append(DefinitionList(self.group))
        elif tag == "table" and element not in self.layouts:
            self.group += 1
            self.tables.opened.append((element, ()))
        elif tag == "tr":
            self.tables.begin_row()

    def sink(self, element: etree._Element) -> None:
        """What is in an element becomes a text of its own."""
        if len(self.sinks) <= _DEEPEST:
            self.sinks.append(Sink())
            self.owners.append(element)

    def accordion(self, element: etree._Element) -> None:
        """What opens a panel is a heading over it."""
        if self.kinds and self.kinds[-1][1] == "heading":
            self.panels.open(element, self.kinds[-1][0].getnext())
            return
        self.flush()
        self.kinds.append((element, "heading", 6))
        self.panels.open(element, following(element))

    def end(self, element: etree._Element, tag: str) -> None:
        """An element closes."""
        if self.kinds and self.kinds[-1][0] is element:
            self.flush()
            self.kinds.pop()
        elif tag in BLOCKS:
            self.flush()
        if self.marks and self.marks[-1][0] is element:
            self.marks.pop()
        self.anchors -= tag == "a" and element.get("href") is not None
        if tag in BLOCKS:
            text = ""
            if self.owners and self.owners[-1] is element:
                self.owners.pop()
                text = self.sinks.pop().text()
            self.closed(element, tag, text)
        if element in self.panels.known:
            self.put(Block("skip", "end", line_of(element)))

    def closed(self, element: etree._Element, tag: str, text: str) -> None:
        """A block closes; `text` is what it had, if that was kept apart."""
        block: Block | None = None
        if tag in ("dt", "dd", "dl"):
            block = self.dls[-1].take(tag, text, line_of(element)) if self.dls else None
            if tag == "dl" and self.dls:
                self.dls.pop()
        elif tag in ("ul", "ol", "menu"):
            del self.numbers[-1:]
        elif tag in ("td", "th") and self.tables.opened:
            self.tables.add(text, is_head=tag == "th")
        elif tag == "tr" and self.tables.opened:
            block = self.tables.end_row(line_of(element), self.group)
        elif tag == "table" and self.tables.opened and self.tables.opened[-1][0] is element:
            self.tables.opened.pop()
        elif tag == "summary":
            self.summaries.append((text, line_of(element)))
        elif tag == "details" and self.summaries:
            summary, at = self.summaries.pop()
            block = Block("details", summary, at, body=text)
        if block is not None:
            self.put(block)

    def say(self, text: str, element: etree._Element, tag: object) -> None:
        """Text between tags."""
        if tag in ("sub", "sup"):
            text = text.translate(_SUB if tag == "sub" else _SUP)
        line = self.runs.line or line_of(self.kinds[-1][0] if self.kinds else element)
        self.runs.say(text, self.marks[-1][1] if self.marks else "", line, is_linked=self.anchors > 0)

    def put(self, block: Block) -> None:
        """A block goes where blocks go at present."""
        self.sinks[-1].blocks.append(block)

    def flush(self) -> None:
        """What was said so far becomes a block."""
        if not self.runs.pieces:
            return
        text, line, is_link = self.runs.taken()
        if not text:
            return
        kind: Kind = "paragraph"
        level, by_word = 0, False
        if self.kinds:
            element, kind, level = self.kinds[-1]
            by_word = kind == "item" and element.tag == "p"
            if kind == "item":  # what comes next in it is no item
                self.kinds[-1] = (element, "paragraph", level)
        number = f"{self.numbers[-1] - 1}." if kind == "item" and self.numbers and self.numbers[-1] else ""
        group = self.group if self.numbers else 0
        if kind == "heading":
            self.put(Block(kind, text.replace("\\\n", " "), line, level, group=group, is_link=is_link))
            self.headed.see(text, level)
        elif "\n" not in text:
            made = Block(kind, text, line, level, group=group, is_link=is_link, number=number)
            self.put(as_item(made, by_word=by_word))
            self.headed.see(text, 7, marked=False)
        else:
            made = Block(kind, text, line, level, group=group, is_link=is_link, number=number)
            for part in text.split("\\\n\\\n"):
                for each in split(made._replace(text=part), has_terms=bool(self.headed)):
                    self.put(as_item(each, by_word=by_word)._replace(line=line))
