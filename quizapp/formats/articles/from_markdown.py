"""Markdown as blocks, by markdown-it with its lines; what stands within a line is read here, in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import TYPE_CHECKING

from quizapp.formats.articles.blocks import Block, Page, unlinked
from quizapp.formats.articles.from_text import read_text
from quizapp.formats.articles.sections import part_of
from quizapp.formats.articles.splitting import split

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"---\n(.{0,20000}?\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_KEY = re.compile(r"^(title|lang|language)[ \t]*:[ \t]*[\"']?([^\n\"']{1,200})", re.MULTILINE)
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,400}>|<!--[^<>]{0,400}-->")
_BREAK = re.compile(r"(?:<br[ ]?/?>|[ ]{2,}(?=\n)|\\(?=\n))\n?", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_STRONG_TAG = re.compile(r"</?(?:b|strong)>", re.IGNORECASE)
_ANCHOR = re.compile(r"[ ]?\{#[\w-]{1,80}\}")
_REFERENCE = re.compile(r"\[([^\[\]\n]{1,200})\](?:\[[^\[\]\n]{0,80}\])")
_LINK_ALONE = re.compile(r"\[[^\[\]\n]*\]\([^()\n]*\)$")
_SUMMARY = re.compile(r"<summary\b[^<>]*>(.{0,2000}?)</summary>", re.IGNORECASE | re.DOTALL)
_OPENING = re.compile(r"<details\b[^<>]*>", re.IGNORECASE)
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


def inline(text: str) -> str:
    """The inside of a paragraph as a deck's text; its line ends stay, hard ones with a `\\`."""
    text = _ANCHOR.sub("", _STRONG_TAG.sub("**", text))
    text = _BREAK.sub("\0", text)
    text = unlinked(_REFERENCE.sub(r"\1", _TAG.sub("", text)))
    text = _ESCAPE.sub(r"\1", unescape(text)).replace("***", "**").replace("~~", "")
    return text.replace("\0", "\\\n").strip().removesuffix("\\")


class _State:
    """Where in the tokens we are: how deep in lists, in which table, in which `details`."""

    def __init__(self) -> None:
        self.depth = 0
        self.group = 0
        self.is_fresh = False  # an item has begun whose text is still to come
        self.heading = 0
        self.cells: list[str] | None = None
        self.header: tuple[str, ...] = ()
        self.in_head = False
        self.line = 1


class _Opened:
    """A `details` whose body is still to come."""

    def __init__(self) -> None:
        self.block: Block | None = None
        self.body: list[str] = []

    def html(self, text: str, line: int) -> Iterator[Block]:
        """A piece of HTML, which may end it or begin one."""
        if self.block and "</details" in text.lower():
            self.body.append(_stripped(text))
            yield from self.end()
        if _OPENING.search(text):
            yield from self.end()
            yield from _details(text, line)
            if opened := _unclosed(text, line):
                self.block, self.body = opened
        elif not self.block and (rest := _stripped(text)):
            yield Block("paragraph", rest, line)

    def end(self) -> Iterator[Block]:
        """The `details`, if there is one."""
        if self.block is not None:
            yield _closed(self.block, self.body)
        self.block, self.body = None, []

    def take(self, block: Block) -> Iterator[Block]:
        """A block, which belongs to it or not."""
        if self.block is None:
            yield block
        elif block.text:
            self.body.append(f"- {block.text}" if block.kind == "item" else block.text)


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    state, opened = _State(), _Opened()
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
    elif kind == "heading_open":
        state.heading = int(token.tag[1])
    elif kind in ("fence", "code_block"):
        yield Block("skip", "", state.line)
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
        state.heading = 0
    else:
        is_item = state.is_fresh and state.depth > 0
        block = Block(
            "item" if is_item else "paragraph",
            text,
            state.line,
            state.depth,
            group=state.group if state.depth else 0,
            is_link=_LINK_ALONE.match(token.content.strip()) is not None,
        )
        for each in split(block):
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


def _details(text: str, line: int) -> Iterator[Block]:
    """Those `details` of a piece of HTML that are closed in it."""
    for start, part in _parts(text):
        if (summary := _SUMMARY.search(part)) and (end := part.lower().find("</details", summary.end())) >= 0:
            at = line + text.count("\n", 0, start)
            yield Block("details", inline(summary[1]), at, body=_stripped(part[summary.end() : end]))


def _parts(text: str) -> list[tuple[int, str]]:
    starts = [found.start() for found in _OPENING.finditer(text)]
    return [(start, text[start:end]) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def _unclosed(text: str, line: int) -> tuple[Block, list[str]] | None:
    """A `details` that goes on below its piece of HTML, and what there is of its body."""
    start, part = _parts(text)[-1]
    if "</details" in part.lower():
        return None
    summary = _SUMMARY.search(part)
    block = Block("details", inline(summary[1]) if summary else "", line + text.count("\n", 0, start))
    return block, [_stripped(part[summary.end() :] if summary else "")]


def _closed(held: Block, body: list[str]) -> Block:
    text = "\n\n".join(part for part in body if part)
    return Block("details", held.text, held.line, body=text.replace("\n\n- ", "\n- "))


def _stripped(text: str) -> str:
    """A piece of HTML within Markdown without its tags."""
    return inline(" ".join(_TAG.sub(" ", _STRONG_TAG.sub("**", text)).split()))
