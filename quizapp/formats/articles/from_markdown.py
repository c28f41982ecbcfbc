"""Markdown as blocks, by markdown-it with its lines; what stands within a line is read here, in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quizapp.formats.articles.blocks import Block, Page, code
from quizapp.formats.articles.from_text import read_text
from quizapp.formats.articles.markdown_html import OpenDetails
from quizapp.formats.articles.markdown_inline import inline, is_only_link
from quizapp.formats.articles.sections import part_of
from quizapp.formats.articles.short_lines import Headed
from quizapp.formats.articles.splitting import split

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"---\n(.{0,20000}?\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_KEY = re.compile(r"^(title|lang|language)[ \t]*:[ \t]*[\"']?([^\n\"']{1,200})", re.MULTILINE)
_MOST_LINES = 20_000  # beyond this it is read as plain text, which is faster


def read_markdown(text: str) -> Page:
    """The blocks of a Markdown text, and the title and language that its head gives."""
    head, title, language = _FRONT.match(text), "", ""
    if head:
        keys = {name: value.strip() for name, value in _KEY.findall(head[1])}
        title, language = keys.get("title", ""), keys.get("lang", "") or keys.get("language", "")
        text = "\n" * head[0].count("\n") + text[head.end() :]
    if text.count("\n") > _MOST_LINES or len(text) > 400_000:
        page = read_text(text)
        return Page(page.blocks, title or page.title, language)
    blocks = tuple(_blocks(_tokens(text)))
    first = next((block for block in blocks if block.kind == "heading"), None)
    if not title and first is not None and not part_of(first.text):
        title = first.text
    return Page(blocks, title, language)


def _tokens(text: str) -> list[Token]:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": 12}).enable("table")
    parser.core.ruler.disable(["inline", "text_join"], ignoreInvalid=True)
    parser.disable(["reference"])
    return parser.parse(text)


class _State:
    """Where in the tokens we are: how deep in lists, in which table, in which `details`."""

    def __init__(self) -> None:
        self.depth = 0
        self.group = 0
        self.is_fresh = False  # an item has begun whose text is still to come
        self.number = ""  # of that item
        self.heading = 0
        self.headed = Headed()
        self.cells: list[str] | None = None
        self.header: tuple[str, ...] = ()
        self.in_head = False
        self.line = 1


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    state, opened = _State(), OpenDetails()
    for token in tokens:
        if token.map:
            state.line = token.map[0] + 1
        if token.type == "html_block":
            yield from opened.html(token.content, state.line)
            continue
        for block in _of(token, state):
            yield from opened.take(block)
    yield from opened.end()


def _of(token: Token, state: _State) -> Iterator[Block]:
    kind = token.type
    if kind in ("bullet_list_open", "ordered_list_open"):
        state.depth += 1
        state.group += state.depth == 1
    elif kind in ("bullet_list_close", "ordered_list_close"):
        state.depth -= 1
    elif kind == "list_item_open":
        state.is_fresh = True
        state.number = f"{token.info}." if token.info else ""
    elif kind == "heading_open":
        state.heading = int(token.tag[1])
    elif kind in ("fence", "code_block"):
        text = code(token.content.split("\n"))
        yield Block("code" if text else "skip", text, state.line + (kind == "fence"))
    elif kind == "hr":
        yield Block("skip", "end", state.line)
    elif kind == "inline":
        yield from _inline(token, state)
    else:
        yield from _table(kind, state)


def _inline(token: Token, state: _State) -> Iterator[Block]:
    text = inline(token.content)
    if state.cells is not None:
        state.cells.append(text)
    elif state.heading:
        yield Block("heading", text.replace("\n", " "), state.line, state.heading)
        state.headed.see(text, state.heading)
        state.heading = 0
    else:
        is_item = state.is_fresh and state.depth > 0
        block = Block(
            "item" if is_item else "paragraph",
            text,
            state.line,
            state.depth,
            group=state.group if state.depth else 0,
            is_link=is_only_link(token.content),
            number=state.number if is_item else "",
        )
        if "\n" not in text:
            state.headed.see(text, 7, marked=False)
        for each in split(block, has_terms=bool(state.headed)):
            yield each if each.line == state.line or not is_item else _paragraph(each)
    state.is_fresh = False


def _paragraph(block: Block) -> Block:
    if block.kind != "item":
        return block
    return Block("paragraph", block.text, block.line, block.level, group=block.group)


def _table(kind: str, state: _State) -> Iterator[Block]:
    if kind == "table_open":
        state.group += 1
        state.header = ()
    elif kind == "thead_open":
        state.in_head = True
    elif kind == "thead_close":
        state.in_head = False
    elif kind == "tr_open":
        state.cells = []
    elif kind == "tr_close":
        cells = tuple(state.cells or ())
        state.cells = None
        if state.in_head:
            state.header = cells
        else:
            yield Block("row", "", state.line, cells=cells, header=state.header, group=state.group)
