"""Asks whether to go on although something would be lost; Escape means no."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from quizapp.tui.widgets.rows import ListRow, Rows, marked


class Confirm(ModalScreen[bool]):
    """One question with two answers, the safe one first."""

    CSS_PATH = "../styles/dialogs.tcss"

    BINDINGS = [
        Binding("enter", "choose", "choose", id="confirm.choose"),
        Binding("escape", "no", "no", id="confirm.no"),
    ]
    COMPONENT_CLASSES = {"soft", "accent"}

    def __init__(self, question: str, no: str, yes: str) -> None:
        super().__init__()
        self._question, self._no, self._yes = question, no, yes

    def compose(self) -> ComposeResult:
        """The question and the two answers."""
        with Vertical():
            yield Static(self._question, markup=False)
            yield Rows([_row("no", self._no), _row("yes", self._yes)])

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        self.action_choose()

    def action_choose(self) -> None:
        """Gives the answer under the cursor."""
        self.dismiss(self.query_one(Rows).key == "yes")

    def action_no(self) -> None:
        """Escape is no."""
        self.dismiss(False)


def _row(key: str, words: str) -> ListRow:
    return ListRow(lambda _width, current: marked(current) + words, key)
