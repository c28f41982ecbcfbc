"""A page of the docs, shown by Textual's own Markdown viewer (imported only here: it is slow to load)."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Markdown

from quizapp.tui.page import BACK, Page
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.topline import TopLine


class DocScreen(Page):
    """Reads a page; its links are text, for nothing is fetched."""

    BINDINGS = [Binding("q", "back", "close", show=False, id="doc.close"), BACK]

    def __init__(self, name: str, text: str) -> None:
        super().__init__()
        self._name, self._text = name, text

    def compose(self) -> ComposeResult:
        """Top line, the page, keys."""
        yield TopLine()
        with VerticalScroll():
            yield Markdown(self._text, open_links=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Names the page and takes the keys for scrolling."""
        line = self.query_one(TopLine)
        line.left, line.right = f"Help · {self._name}", Content("")
        self.query_one(VerticalScroll).focus()
