"""A sheet of text: everything that is read rather than chosen from a list. Painted in one go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line; a click on a line with a `pick` posts it."""

    content: Content
    pick: str = ""


Builder = Callable[[int], list[SheetLine]]


def plain_lines(contents: list[Content]) -> list[SheetLine]:
    """Lines that can't be picked."""
    return [SheetLine(content) for content in contents]


class Sheet(ScrollView, can_focus=True):
    """Shows the lines that its builder makes for the width there is; scrolls by keys and wheel."""

    BINDINGS = [
        Binding("pagedown", "page_down", "Page down", show=False),
        Binding("pageup", "page_up", "Page up", show=False),
        Binding("home", "scroll_home", "To the top", show=False),
        Binding("end", "scroll_end", "To the end", show=False),
        Binding("down", "scroll_down", "Down", show=False),
        Binding("up", "scroll_up", "Up", show=False),
    ]

    class Picked(Message):
        """A line was clicked."""

        def __init__(self, pick: str) -> None:
            self.pick = pick
            super().__init__()

    def __init__(self, build: Builder | None = None, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._build: Builder = build or (lambda _width: [])
        self._lines: list[SheetLine] = []
        self._strips: dict[int, Strip] = {}
        self._width = 0

    @property
    def lines(self) -> list[SheetLine]:
        """The lines as they are now."""
        return self._lines

    def show(self, build: Builder | None = None, *, top: bool = False) -> None:
        """Builds the lines anew, with another builder if one is given; `top` scrolls back to the top."""
        if build:
            self._build = build
        self._width = self.scrollable_content_region.width
        self._lines = self._build(self._width) if self._width else []
        self._strips.clear()
        self.virtual_size = Size(self._width, len(self._lines))
        if self.styles.is_auto_height:
            self.refresh(layout=True)
        if top:
            self.scroll_to(0, 0, animate=False, immediate=True, force=True)
        self.refresh()

    def reveal(self, pick: str) -> None:
        """Scrolls so that the lines with this `pick` can be seen."""
        places = [y for y, line in enumerate(self._lines) if line.pick == pick]
        if places:
            first, below = places[0], places[-1] + 1
            top, height = self.scroll_offset.y, self.scrollable_content_region.height
            if first < top or below > top + height:  # their beginning counts more than their end
                y = first if first < top else min(first, below - height)
                self.scroll_to(0, y, animate=False, immediate=True, force=True)

    def on_resize(self, _event: events.Resize) -> None:
        """Another width, other lines."""
        if self.scrollable_content_region.width != self._width:
            self.show()

    def notify_style_update(self) -> None:
        """Another theme, other strips."""
        self._strips.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        number = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        if number >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        strip = self._strips.get(number)
        if strip is None:
            made = Visual.to_strips(self, self._lines[number].content, width, 1, self.visual_style, pad=True)
            strip = self._strips[number] = made[0] if made else Strip.blank(width, self.rich_style)
        return strip

    def on_click(self, event: events.Click) -> None:
        """Posts what the clicked line stands for."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        number = self.scroll_offset.y + offset.y
        if number < len(self._lines) and self._lines[number].pick:
            self.post_message(self.Picked(self._lines[number].pick))
