"""Rows that each hold a value: left and right change it, Enter or a click takes the next one.

On the way to a value others are passed by: it is kept once it has stood for a while, or the row is left.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.timer import Timer

from quizapp.tui.page import NARROW
from quizapp.tui.text import cell, one_line
from quizapp.tui.widgets.rows import Draw, ListRow, Rows, marked

PAUSE = 0.8  # seconds that a value stands before it is kept

Keep = Callable[["Value"], object]


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
        """Takes the next or previous value; the ends meet. From a number between two it goes to these."""
        values = [value for value, _ in self.choices]
        if not values:
            return
        if self.now in values:
            self.now = values[(values.index(self.now) + by) % len(values)]
            return
        above = [i for i, value in enumerate(values) if _more(value, self.now)]
        place = above[0] if above else len(values)
        self.now = values[(place + by - (by > 0)) % len(values)]


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
        self,
        values: Sequence[Value],
        more: Sequence[ListRow] = (),
        *,
        keep: Keep | None = None,
        id: str | None = None,
    ) -> None:
        """`keep` is called with a value that is to be kept."""
        self.values = {value.key: value for value in values}
        self._more = list(more)
        self._keep = keep
        self._waiting: tuple[Value, object] | None = None  # with what it was before
        self._timer: Timer | None = None
        super().__init__(self._drawn(), id=id)

    def _drawn(self) -> list[ListRow]:
        widest = max(len(value.label) for value in self.values.values())
        return [ListRow(_line(value, widest), value.key) for value in self.values.values()] + self._more

    def action_turn(self, by: int) -> None:
        """Changes the value under the cursor; it is kept in a while."""
        value = self.values.get(self.key)
        if value is None or not value.choices:
            return
        self._waiting = self._waiting or (value, value.now)
        value.turn(by)
        self.refresh()
        self.post_message(self.Changed(value))
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE, self.settle) if self._keep else None

    def settle(self) -> None:
        """Keeps at once what waits to be kept; a value that is back where it was is none."""
        waiting, self._waiting = self._waiting, None
        if self._timer:
            self._timer.stop()
            self._timer = None
        if waiting and self._keep and waiting[0].now != waiting[1]:
            self._keep(waiting[0])

    def watch_cursor(self) -> None:
        """A row that is left is settled."""
        super().watch_cursor()
        self.settle()

    def on_unmount(self) -> None:
        """Also where the app is left."""
        self.settle()

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


def _more(one: object, other: object) -> bool:
    return isinstance(one, int | float) and isinstance(other, int | float) and one > other


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
