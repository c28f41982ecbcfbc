"""Asks which of several it shall be. Gives the key of the answer; Escape gives what changes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static

from quizapp.tui.dialogs.ask import Dialog
from quizapp.tui.text import cell, one_line
from quizapp.tui.widgets.rows import Draw, ListRow, Rows, marked

_AROUND = 8  # lines of the screen that the answers leave free


class Choose(Dialog):
    """One question, and answers of which one changes nothing: the first, if no other is named."""

    BINDINGS = [
        Binding("enter", "choose", "choose", id="choose.choose"),
        Binding("escape", "first", "leave", id="choose.leave"),
    ]
    COMPONENT_CLASSES = {"soft", "accent"}

    def __init__(self, question: str, answers: Sequence[tuple[str, str]], nothing: str = "") -> None:
        """`answers` are keys with their words; `nothing` is the key of the one that changes nothing."""
        super().__init__()
        self._question, self._answers = question, answers
        self._nothing = nothing or answers[0][0]

    def compose(self) -> ComposeResult:
        """The question and the answers."""
        with Vertical():
            yield Static(one_line(self._question))
            yield Rows([ListRow(_row(words), key) for key, words in self._answers])

    def on_mount(self) -> None:
        """The answers have the keys."""
        rows = self.query_one(Rows)
        rows.styles.padding, rows.styles.margin = 0, (1, 0, 0, 0)
        rows.focus()
        self.on_resize()

    def on_resize(self) -> None:
        """As high as its answers, if there is room."""
        height = max(2, min(len(self._answers), self.app.size.height - _AROUND))
        self.query_one(Rows).styles.height = height

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        self.action_choose()

    def action_choose(self) -> None:
        """Gives the answer under the cursor."""
        self.dismiss(self.query_one(Rows).key)

    def action_first(self) -> None:
        """Escape changes nothing."""
        self.dismiss(self._nothing)


def _row(words: str) -> Draw:
    return lambda width, current: marked(current) + cell(words, max(1, width - 2))
