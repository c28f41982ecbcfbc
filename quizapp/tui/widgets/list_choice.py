"""A line with the names of several lists, one of which is shown below it; a click shows another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

_HERE, _THERE = "● ", "○ "
_MORE = "…"
_GAPS = (3, 2)  # cells, if there is room; else one


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

    def _parts(self) -> list[tuple[int, int, Content]]:
        """The names that have room, each with its place and the column where it begins.

        Where there is little room only one has its count; with less still, those further away are a sign.
        """
        parts = {
            place: self._part(place, f"{name} {count}") for place, (name, count) in enumerate(self._names)
        }
        if _size(parts.values(), 1) > self.size.width:
            here = self._current
            parts = {
                place: part if place == here else self._part(place, self._names[place][0])
                for place, part in parts.items()
            }
        if _size(parts.values(), 1) > self.size.width:
            parts = self._near(parts)
        gap = next((gap for gap in _GAPS if _size(parts.values(), gap) <= self.size.width), 1)
        out, x = [], 0
        for place in sorted(parts):
            out.append((x, place, parts[place]))
            x += parts[place].cell_length + gap
        return out

    def _near(self, parts: dict[int, Content]) -> dict[int, Content]:
        """The name that is shown and those beside it, with a sign for what is further away on each side."""
        sign = Content.styled(_MORE, ".soft")
        first = last = self._current
        kept = {first: parts[first]}
        for place in sorted(parts, key=lambda each: (abs(each - self._current), -each)):
            low, high = min(first, place), max(last, place)
            tried = {each: parts[each] for each in range(low, high + 1)}
            tried |= {low - 1: sign} if low else {}
            tried |= {high + 1: sign} if high < len(parts) - 1 else {}
            if _size(tried.values(), 1) <= self.size.width:
                first, last, kept = low, high, tried
        return kept

    def _part(self, place: int, words: str) -> Content:
        if place == self._current:
            return Content.assemble((_HERE + words, ".accent"))
        return Content.assemble((_THERE + words, ".soft"))

    def render(self) -> Content:
        """The line."""
        out = Content("")
        for x, _, part in self._parts():
            out = out.pad_right(x - out.cell_length) + part
        return out

    def on_click(self, event: events.Click) -> None:
        """A click on a name."""
        offset = event.get_content_offset(self)
        for x, place, part in self._parts():
            if offset is not None and x <= offset.x < x + part.cell_length:
                self.post_message(self.Taken(place))


def _size(parts: Iterable[Content], gap: int) -> int:
    sizes = [part.cell_length for part in parts]
    return sum(sizes) + gap * (len(sizes) - 1)
