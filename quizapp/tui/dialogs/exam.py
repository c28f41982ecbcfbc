"""Asks for the day of a deck's exam. Gives the day, empty for no exam, or None if nothing is to change."""

from __future__ import annotations

from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Input, Static

from quizapp.tui.dialogs.ask import Dialog
from quizapp.tui.exam_words import spelled, typed_day
from quizapp.tui.spans import in_days
from quizapp.tui.widgets.field import Field
from quizapp.tui.widgets.keybar import KeyBar


class ExamDialog(Dialog):
    """A date, as ISO or in words, and what is understood of it while it is typed."""

    BINDINGS = [  # before the field's own
        Binding("enter", "keep", "keep", key_display="Enter", id="exam.keep", priority=True),
        Binding("ctrl+x", "clear", "none", key_display="^X", id="exam.clear", priority=True),
        Binding("escape", "cancel", "leave", key_display="Esc", id="exam.cancel"),
    ]
    COMPONENT_CLASSES = {"key"}
    CSS = """
    ExamDialog > Vertical { padding: 0 1; }
    ExamDialog Input { margin: 0; }
    ExamDialog KeyBar { dock: none; height: 1; padding: 0; margin: 1 0 0 0; }
    """

    def __init__(self, today: date, value: date | None, expected: str = "") -> None:
        """`value`: the day that is set; `expected`: in words, what is expected then."""
        super().__init__()
        self._today, self._value, self._expected = today, value, expected

    def compose(self) -> ComposeResult:
        """The question, the field, what is understood, keys."""
        with Vertical():
            yield Static("When is the exam?", markup=False)
            value = self._value.isoformat() if self._value else ""
            yield Field(value, placeholder="2026-12-20, or in 3 weeks", max_length=30)
            yield Static(self._understood(value), id="meant", markup=False)
            yield KeyBar()

    def _understood(self, text: str) -> str:
        if not text.strip():
            return "Until then it asks what helps most on that day, beyond any limit of new cards."
        day = typed_day(text, self._today)
        if day is None:
            return "A day to come, such as 2026-12-20, tomorrow or in 3 weeks."
        if day == self._value and self._expected:
            return self._expected
        return f"{spelled(day)}, {in_days(day.toordinal() - self._today.toordinal())}"

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self.query_one("#meant", Static).update(self._understood(event.value))

    def action_keep(self) -> None:
        """Gives the day, if one is understood; an empty field is no exam."""
        text = self.query_one(Input).value
        day = typed_day(text, self._today)
        if day or not text.strip():
            self.dismiss(day.isoformat() if day else "")

    def action_clear(self) -> None:
        """There is no exam."""
        self.dismiss("")

    def action_cancel(self) -> None:
        """Leaves things as they are."""
        self.dismiss(None)
