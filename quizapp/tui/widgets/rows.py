"""A list of one-line rows with a cursor. Only the rows in sight are made, so ten thousand are no trouble."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import overload

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

MARK, NO_MARK = "❯ ", "  "


Draw = Callable[[int, bool], Content]


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row: `draw(width, current)` makes its line. Without a `key` the cursor passes it by."""

    draw: Draw
    key: str = ""


class MadeRows(Sequence[ListRow]):
    """Rows that are made when they are looked at; each has a key."""

    def __init__(self, count: int, make: Callable[[int], ListRow], at: Callable[[str], int | None]) -> None:
        """`make`: the row at a place. `at`: the place of a key; None if there is no such row."""
        self._count, self._make, self.at = count, make, at

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> ListRow: ...

    @overload
    def __getitem__(self, place: slice) -> list[ListRow]: ...

    def __getitem__(self, place: int | slice) -> ListRow | list[ListRow]:
        if isinstance(place, slice):
            return [self._make(each) for each in range(*place.indices(self._count))]
        if not 0 <= place < self._count:
            raise IndexError(place)
        return self._make(place)


class Rows(ScrollView, can_focus=True):
    """Rows to move among and choose from, by key and by mouse."""

    BINDINGS = [
        Binding("down,j", "move(1)", "Next", show=False, id="rows.next"),
        Binding("up,k", "move(-1)", "Previous", show=False, id="rows.previous"),
        Binding("pagedown", "move(10)", "Ten further", show=False, id="rows.page_down"),
        Binding("pageup", "move(-10)", "Ten back", show=False, id="rows.page_up"),
        Binding("home", "move(-1000000)", "First", show=False, id="rows.first"),
        Binding("end", "move(1000000)", "Last", show=False, id="rows.last"),
    ]

    auto_links = False
    cursor: reactive[int] = reactive(-1, repaint=False)

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, key: str) -> None:
            self.key = key
            super().__init__()

    class Chosen(Message):
        """The row under the cursor was clicked."""

        def __init__(self, key: str) -> None:
            self.key = key
            super().__init__()

    def __init__(self, rows: Sequence[ListRow] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: Sequence[ListRow] = []
        self._places: Sequence[int] = []
        self.set_reactive(Rows.cursor, -1)
        if rows:
            self._take(rows)
            self.set_reactive(Rows.cursor, self._places[0] if self._places else -1)

    def on_mount(self) -> None:
        """Knows its size once it is there."""
        self.virtual_size = Size(0, len(self._rows))

    def on_resize(self) -> None:
        """Less room must not hide the cursor."""
        self._in_sight()

    @property
    def key(self) -> str:
        """The key of the row under the cursor; empty if there is none."""
        return self._rows[self.cursor].key if 0 <= self.cursor < len(self._rows) else ""

    @property
    def count(self) -> int:
        """How many rows can be chosen."""
        return len(self._places)

    def _take(self, rows: Sequence[ListRow]) -> None:
        if isinstance(rows, MadeRows):
            self._rows, self._places = rows, range(len(rows))
        else:
            self._rows = list(rows)
            self._places = [i for i, row in enumerate(self._rows) if row.key]

    def _at(self, key: str) -> int | None:
        """Where the row with a key is."""
        if isinstance(self._rows, MadeRows):
            return self._rows.at(key) if key else None
        return next((i for i in self._places if self._rows[i].key == key), None)

    def show(self, rows: Sequence[ListRow], key: str = "") -> None:
        """Shows other rows; the cursor goes to `key`, or stays on the key it had, or near its place."""
        wanted = key or self.key
        place = self._places.index(self.cursor) if self.cursor in self._places else 0
        self._take(rows)
        same = self._at(wanted)
        if same is None and self._places:
            same = self._places[min(place, len(self._places) - 1)]
        self.virtual_size = Size(0, len(self._rows))
        self.set_reactive(Rows.cursor, -1 if same is None else same)
        self._in_sight()
        self.refresh()

    def action_move(self, by: int) -> None:
        """Moves the cursor by so many rows that can be chosen."""
        place = self._places.index(self.cursor) if self.cursor in self._places else 0
        place = max(0, min(len(self._places) - 1, place + by))
        if not self._places or self._places[place] == self.cursor:
            self.scroll_relative(y=by, animate=False)  # there may be more to read
        else:
            self.cursor = self._places[place]

    def watch_cursor(self) -> None:
        """Follows the cursor and tells the screen."""
        self._in_sight()
        self.refresh()
        if self.key:
            self.post_message(self.Moved(self.key))

    def _in_sight(self) -> None:
        if self.cursor < 0 or not self.size:
            return
        top = self.cursor
        while top > 0 and not isinstance(self._rows, MadeRows) and not self._rows[top - 1].key:
            top -= 1  # a heading comes into sight with its first row
        region = Region(0, top, 1, self.cursor - top + 1)
        self.scroll_to_region(region, animate=False, immediate=True, force=True)

    def render_line(self, y: int) -> Strip:
        """One row."""
        number = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        if number >= len(self._rows) or width < 1:
            return Strip.blank(max(0, width), self.rich_style)
        current = number == self.cursor
        line = self._rows[number].draw(width, current)
        strips = Visual.to_strips(self, line, width, 1, self.visual_style, pad=True)
        return strips[0] if strips else Strip.blank(width, self.rich_style)

    def on_click(self, event: events.Click) -> None:
        """A click takes the cursor there; on the row that has it, it chooses."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        number = self.scroll_offset.y + offset.y
        if not 0 <= number < len(self._rows) or not self._rows[number].key:
            return
        if number == self.cursor or event.chain > 1 or self.chooses(offset.x):
            self.cursor = number
            self.post_message(self.Chosen(self.key))
        else:
            self.cursor = number

    def chooses(self, _x: int) -> bool:
        """Whether a click in a column of a row chooses it wherever the cursor is."""
        return False


def marked(current: bool) -> Content:
    """The cursor's mark, or the room for it."""
    return Content.styled(MARK, ".accent") if current else Content(NO_MARK)
