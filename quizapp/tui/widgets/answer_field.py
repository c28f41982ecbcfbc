"""The line in which an answer is written."""

from __future__ import annotations

from collections.abc import Callable

from textual.binding import Binding
from textual.message import Message
from textual.strip import Strip

from quizapp.tui.widgets.field import Field

LONGEST = 500  # characters; the end of a longer paste is left out


class AnswerField(Field):
    """Enter gives the answer; Escape leaves the field, and then letters are actions again."""

    BINDINGS = [
        Binding("enter", "submit", "answer", key_display="Enter", id="field.answer"),
        Binding(
            "escape",
            "leave",
            "hint, skip and more",
            key_display="Esc",
            id="field.leave",
            tooltip="Leave the field; letters are actions then",
        ),
    ]

    class Left(Message):
        """The field was left by key."""

    def __init__(self) -> None:
        super().__init__(placeholder="write your answer", max_length=LONGEST, select_on_focus=False)
        self.cursor_blink = False
        self._below: Callable[[], Strip] | None = None

    def see_through(self, below: Callable[[], Strip] | None) -> None:
        """Paints what lies below in place of the text: it is over before the field is gone."""
        if below is not self._below:
            self._below = below
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The text, or what lies below."""
        return self._below() if self._below else super().render_line(y)

    def put(self, text: str) -> None:
        """Begins anew, with this text."""
        with self.prevent(Field.Changed):
            self.value = text
        self.cursor_position = len(text)

    def action_leave(self) -> None:
        """Leaves the field."""
        self.post_message(self.Left())
