"""Asks for a line of text; Enter gives it, Escape gives None."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from quizapp.tui.widgets.field import Field


class Dialog(ModalScreen[str | None]):
    """What dialogs look like."""


class Ask(Dialog):
    """One question, one line."""

    BINDINGS = [Binding("escape", "cancel", "cancel", id="dialog.cancel")]

    def __init__(self, question: str, placeholder: str = "", value: str = "") -> None:
        super().__init__()
        self._question, self._placeholder, self._value = question, placeholder, value

    def compose(self) -> ComposeResult:
        """The question, the field, what the keys do."""
        with Vertical():
            yield Static(self._question, markup=False)
            yield Field(self._value, placeholder=self._placeholder, max_length=500)
            yield Static("Enter keeps it · Esc leaves", markup=False)

    @on(Input.Submitted)
    def _keep(self, event: Input.Submitted) -> None:
        self.dismiss(event.value.strip())

    def action_cancel(self) -> None:
        """Leaves without an answer."""
        self.dismiss(None)
