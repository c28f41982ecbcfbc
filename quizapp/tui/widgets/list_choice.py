"""A line with the names of several lists, one of which is shown below it; a click shows another."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

_HERE, _THERE = "● ", "○ "
_GAP = 3


class ListChoice(Widget):
    """Names with their counts; the one that is shown has another mark."""

    auto_links = False

    class Taken(Message):
        """A name was clicked; `place` counts from 0."""

        def __init__(self, place: int) -> None:
            self.place = place
            super().__init__()

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._names: list[tuple[str, int]] = []
        self._current = 0

    def show(self, names: Sequence[tuple[str, int]], current: int) -> None:
        """Shows these names with their counts."""
        self._names, self._current = list(names), current
        self.refresh()

    def _parts(self) -> list[tuple[int, Content]]:
        """Each name with the column where it begins; where there is little room, only one has its count."""
        parts = [self._part(place, f"{name} {count}") for place, (name, count) in enumerate(self._names)]
        size = sum(part.cell_length for part in parts)
        gap = _GAP if size + _GAP * (len(parts) - 1) <= self.size.width else 1
        if size + gap * (len(parts) - 1) > self.size.width:
            parts = [
                self._part(place, f"{name} {count}" if place == self._current else name)
                for place, (name, count) in enumerate(self._names)
            ]
        out, x = [], 0
        for part in parts:
            out.append((x, part))
            x += part.cell_length + gap
        return out

    def _part(self, place: int, words: str) -> Content:
        if place == self._current:
            return Content.assemble((_HERE + words, ".accent"))
        return Content.assemble((_THERE + words, ".soft"))

    def render(self) -> Content:
        """The line."""
        out = Content("")
        for x, part in self._parts():
            out = out.pad_right(x - out.cell_length) + part
        return out

    def on_click(self, event: events.Click) -> None:
        """A click on a name."""
        offset = event.get_content_offset(self)
        for place, (x, part) in enumerate(self._parts()):
            if offset is not None and x <= offset.x < x + part.cell_length:
                self.post_message(self.Taken(place))
