"""The heading of a table: its columns, laid out for the width there is; a click on one sorts by it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from quizapp.tui.text import cell, right
from quizapp.tui.widgets.rows import NO_MARK

_LEAST = 6  # cells for the column that takes what is left over
FALLING, RISING = "▾", "▴"
_SAID = {"when": "date", "last": "date"}  # what a column without room is called


@dataclass(frozen=True, slots=True)
class Column:
    """`width` in cells; 0: what the others leave. `key` is what it is sorted by."""

    key: str
    title: str
    width: int = 0
    at_right: bool = False


Columns = Callable[[int], Sequence[Column]]  # those for a width
Cells = Mapping[str, tuple[str, str]]  # by title of their column: words and style


def line(columns: Sequence[Column], cells: Cells, width: int) -> Content:
    """A row of the table, `width` cells wide without its mark."""
    out = Content("")
    for column, room in zip(columns, _rooms(columns, width), strict=True):
        words, style = cells.get(column.title, ("", ""))
        out += (right if column.at_right else cell)(words, room, style)
    return out


def _rooms(columns: Sequence[Column], width: int) -> list[int]:
    rest = width - sum(column.width for column in columns)
    return [column.width or max(_LEAST, rest) for column in columns]


class TableHead(Widget):
    """One line above rows that are drawn by `line`."""

    auto_links = False

    class Picked(Message):
        """A column was clicked."""

        def __init__(self, column: str) -> None:
            self.column = column
            super().__init__()

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._columns: Columns = lambda _width: ()
        self._by, self._falling = "", False

    def show(self, columns: Columns, by: str, *, falling: bool) -> None:
        """Shows these columns, sorted `by` one, which is named also where it has no room."""
        self._columns, self._by, self._falling = columns, by, falling
        self.refresh()

    @property
    def _width(self) -> int:
        return self.content_size.width - len(NO_MARK)

    def render(self) -> Content:
        """The titles, with an arrow at the column that is sorted by."""
        columns = self._columns(self.size.width)
        if not columns:
            return Content("")
        arrow = FALLING if self._falling else RISING
        seen = next((column.title for column in columns if column.key == self._by), "")
        cells = {}
        for column in columns:
            words = column.title
            if column.title == seen:
                words = f"{arrow} {words}" if column.at_right else f"{words} {arrow}"
            elif not seen and not column.width:
                words = f"{words} · by {_SAID.get(self._by, self._by)} {arrow}"
            cells[column.title] = (words, ".soft")
        return Content(NO_MARK) + line(columns, cells, self._width)

    def on_click(self, event: events.Click) -> None:
        """A click on a column picks it."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        columns = self._columns(self.size.width)
        x = offset.x - len(NO_MARK)
        for column, room in zip(columns, _rooms(columns, self._width), strict=True):
            if 0 <= x < room:
                self.post_message(self.Picked(column.key))
                return
            x -= room
