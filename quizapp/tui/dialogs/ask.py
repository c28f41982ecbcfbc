"""Asks for a line of text; Enter gives it, Escape gives None."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from quizapp.tui.widgets.field import Field


class Dialog(ModalScreen[str | None]):
    """What dialogs look like."""

    CSS_PATH = "../styles/dialogs.tcss"


class Ask(Dialog):
    """One question, one line."""

    BINDINGS = [Binding("escape", "cancel", "cancel", id="dialog.cancel")]

    def __init__(
        self,
        question: str,
        placeholder: str = "",
        value: str = "",
        wrong: Callable[[str], str] = lambda _text: "",
    ) -> None:
        """`wrong` says of a text what is wrong with it; until that is nothing, Enter doesn't take it."""
        super().__init__()
        self._question, self._placeholder, self._value = question, placeholder, value
        self._wrong = wrong

    def compose(self) -> ComposeResult:
        """The question, the field, what the keys do."""
        with Vertical():
            yield Static(self._question, markup=False)
            yield Field(self._value, placeholder=self._placeholder, max_length=500)
            yield Static(self._words(self._value), id="words", markup=False)

    def _words(self, text: str) -> str:
        return self._wrong(text.strip()) or "Enter keeps it · Esc leaves"

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self.query_one("#words", Static).update(self._words(event.value))

    @on(Input.Submitted)
    def _keep(self, event: Input.Submitted) -> None:
        text = event.value.strip()
        if not self._wrong(text):
            self.dismiss(text)

    def action_cancel(self) -> None:
        """Leaves without an answer."""
        self.dismiss(None)
