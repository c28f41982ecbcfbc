"""A page of plain words: what is wrong with a class's files, the figures of a quiz."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.content import Content

from quizapp.tui.page import BACK, HELP, Page
from quizapp.tui.text import WIDEST, one_line
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.sheet import Sheet, SheetLine, plain_lines
from quizapp.tui.widgets.topline import TopLine


class ReadingScreen(Page):
    """Lines to read, made for the width there is."""

    CSS_PATH = "../styles/class.tcss"

    BINDINGS = [HELP, BACK]

    def __init__(self, title: str, remark: str, lines: Callable[[int], list[Content]]) -> None:
        super().__init__()
        self._title, self._remark, self._told = title, remark, lines

    def compose(self) -> ComposeResult:
        """Top line, the lines, keys."""
        yield TopLine()
        yield Sheet(self._lines)
        yield KeyBar()

    def on_mount(self) -> None:
        """Says what this is."""
        line = self.query_one(TopLine)
        line.left, line.right = self._title, one_line(self._remark, ".soft")
        self.query_one(Sheet).focus()

    def _lines(self, width: int) -> list[SheetLine]:
        return plain_lines(self._told(min(width, WIDEST)))
