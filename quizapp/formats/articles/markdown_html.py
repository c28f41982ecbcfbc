"""HTML within Markdown: pieces that are whole, and `details` that go on over several."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.formats.articles.blocks import Block
from quizapp.formats.articles.html_walker import Walker
from quizapp.formats.articles.markdown_inline import inline, stripped
from quizapp.formats.html_text import parsed

_SUMMARY = re.compile(r"<summary\b[^<>]*>(.{0,2000}?)</summary>", re.IGNORECASE | re.DOTALL)
_OPENING = re.compile(r"<details\b[^<>]*>", re.IGNORECASE)


class OpenDetails:
    """A `details` whose body is still to come, if there is one."""

    def __init__(self) -> None:
        self._block: Block | None = None
        self._body: list[str] = []

    def html(self, text: str, line: int) -> Iterator[Block]:
        """A piece of HTML, which may end it or begin one."""
        if self._block and "</details" in text.lower():
            self._body.append("\n\n" + stripped(text))
            yield from self.end()
            text = text[text.lower().rfind("</details") :] if not _OPENING.search(text) else text
        starts = [found.start() for found in _OPENING.finditer(text)]
        if starts and "</details" not in text[starts[-1] :].lower():
            yield from self.end()
            yield from _pieces(text[: starts[-1]], line)
            self._open(text[starts[-1] :], line + text.count("\n", 0, starts[-1]))
        elif not self._block:
            yield from _pieces(text, line)

    def _open(self, text: str, line: int) -> None:
        summary = _SUMMARY.search(text)
        self._block = Block("details", inline(summary[1]) if summary else "", line)
        self._body = ["\n\n" + stripped(text[summary.end() :])] if summary else []

    def end(self) -> Iterator[Block]:
        """The `details`, if there is one."""
        if self._block is not None:
            body = "".join(part for part in self._body if part.strip())
            yield self._block._replace(body=body.strip())
        self._block, self._body = None, []

    def take(self, block: Block) -> Iterator[Block]:
        """A block, which belongs to it or not."""
        if self._block is None:
            yield block
        elif block.text or block.cells:
            self._body.append(block.in_text())


def _pieces(text: str, line: int) -> Iterator[Block]:
    """The blocks of a piece of HTML that is whole, at the lines of the Markdown."""
    if not text.strip() or (root := parsed(text)) is None:
        return
    walker = Walker(root)
    walker.run()
    for block in walker.page.blocks:
        if block.kind != "skip":
            yield block._replace(line=line + max(block.line - 1, 0))
