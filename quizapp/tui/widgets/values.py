"""Rows that each hold a value: left and right change it, Enter or a click takes the next one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from quizapp.tui.page import NARROW
from quizapp.tui.text import cell, one_line
from quizapp.tui.widgets.rows import Draw, ListRow, Rows, marked


@dataclass(slots=True)
class Value:
    """One thing to set: its key, its words, what it may be, each with its own words, and what it is now.

    `about` explains it in a sentence; a function does so for the present value. `say` has words for a value
    that is none of the choices.
    """

    key: str
    label: str
    choices: Sequence[tuple[object, str]]
    now: object
    about: str | Callable[[Any], str] = ""
    say: Callable[[Any], str] = str
    asked: bool = False  # Enter is left to the screen, which asks for it

    @property
    def words(self) -> str:
        """The present value in words."""
        return next((words for value, words in self.choices if value == self.now), self.say(self.now))

    @property
    def explained(self) -> str:
        """What it is about."""
        return self.about if isinstance(self.about, str) else self.about(self.now)

    def turn(self, by: int) -> None:
        """Takes the next or previous value; the ends meet."""
        values = [value for value, _ in self.choices]
        if values:
            place = values.index(self.now) if self.now in values else 0
            self.now = values[(place + by) % len(values)]


class Values(Rows):
    """A list of values to set."""

    BINDINGS = [
        Binding("right,l,plus", "turn(1)", "change", key_display="←→", id="values.next"),
        Binding("left,minus", "turn(-1)", "change back", show=False, id="values.previous"),
    ]

    class Changed(Message):
        """A value was changed."""

        def __init__(self, value: Value) -> None:
            self.value = value
            super().__init__()

    def __init__(
        self, values: Sequence[Value], more: Sequence[ListRow] = (), *, id: str | None = None
    ) -> None:
        self.values = {value.key: value for value in values}
        self._more = list(more)
        super().__init__(self._drawn(), id=id)

    def _drawn(self) -> list[ListRow]:
        widest = max(len(value.label) for value in self.values.values())
        return [ListRow(_line(value, widest), value.key) for value in self.values.values()] + self._more

    def action_turn(self, by: int) -> None:
        """Changes the value under the cursor."""
        value = self.values.get(self.key)
        if value and value.choices:
            value.turn(by)
            self.refresh()
            self.post_message(self.Changed(value))

    @property
    def value(self) -> Value | None:
        """The value under the cursor."""
        return self.values.get(self.key)

    def redraw(self) -> None:
        """Shows values that were changed from outside."""
        self.show(self._drawn())

    @on(Rows.Chosen)
    def _next_value(self, event: Rows.Chosen) -> None:
        if self.key in self.values and self.values[self.key].choices and not self.values[self.key].asked:
            event.stop()
            self.action_turn(1)


def _line(value: Value, widest: int) -> Draw:
    def draw(width: int, current: bool) -> Content:
        room = max(22, widest + 2) if width >= NARROW else widest + 1
        label = cell(value.label, room, ".accent" if current else "")
        turn = ("‹ ", " ›") if value.choices else ("  ", "")
        words = one_line(value.words, ".title" if current else "")
        return (
            marked(current)
            + label
            + Content.styled(turn[0], ".soft")
            + words
            + Content.styled(turn[1], ".soft")
        )

    return draw
