"""A sheet of text: everything that is read rather than chosen from a list. Painted in one go."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from quizapp.tui.widgets.kept_lines import KeptLines

EDGE = 1  # cells


class SheetLine(NamedTuple):
    """One line; a click on a line with a `pick` posts it.

    `zones`: where a line has several things to click, at which cell each begins, and its own pick.
    """

    content: Content
    pick: str = ""
    zones: tuple[tuple[int, str], ...] = ()


Builder = Callable[[int], list[SheetLine]]


def _same(before: list[SheetLine], after: list[SheetLine], y: int) -> bool:
    return (
        y < len(before)
        and y < len(after)
        and before[y].pick == after[y].pick
        and before[y].content.is_same(after[y].content)
    )


def plain_lines(contents: list[Content]) -> list[SheetLine]:
    """Lines that can't be picked."""
    return [SheetLine(content) for content in contents]


class Sheet(ScrollView, KeptLines, can_focus=True, inherit_bindings=False):
    """Shows the lines that its builder makes for the width there is. Arrows are left to the screen."""

    BINDINGS = [
        Binding("pagedown", "page_down", "a page down", show=False, id="sheet.page_down"),
        Binding("pageup", "page_up", "a page up", show=False, id="sheet.page_up"),
        Binding("home", "scroll_home", "to the top", show=False, id="sheet.top"),
        Binding("end", "scroll_end", "to the end", show=False, id="sheet.end"),
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
        self._ready: dict[int, tuple[SheetLine, Strip]] = {}  # lines that are to come, where they will be
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
        room = self._width - EDGE  # text keeps off the scroll bar
        before, self._lines = self._lines, self._build(room) if room > 0 else []
        changed = [y for y in range(max(len(before), len(self._lines))) if not _same(before, self._lines, y)]
        for y in changed:
            self._strips.pop(y, None)
            if y in self._ready and y < len(self._lines) and self._ready[y][0] is self._lines[y]:
                self._strips[y] = self._ready[y][1]
        self._measure()
        if self.styles.is_auto_height:
            self.refresh(layout=True)
        if top:
            self.scroll_to(0, 0, animate=False, immediate=True, force=True)
        self._repaint(changed)

    def lay_out(self, build: Builder) -> None:
        """Has lines ready that will probably be shown next, in the same objects; nothing is painted."""
        room = self._width - EDGE
        lines = build(room)[: self.scrollable_content_region.height] if room > 0 else []
        self._ready = {y: (line, self._drawn(line)) for y, line in enumerate(lines)}
        for _, strip in self._ready.values():
            self.finished(strip)

    def _repaint(self, changed: list[int]) -> None:
        """Paints the lines that are new; most of a page stays as it was when its feedback comes."""
        top, size = self.scroll_offset.y, self.scrollable_content_region.size
        regions = [Region(0, y - top, size.width, 1) for y in changed if top <= y < top + size.height]
        if regions:
            self.refresh(*regions)

    def _measure(self) -> None:
        """Takes as much height as there is at least: a page that fits causes no new layout of the screen."""
        height = max(len(self._lines), self.scrollable_content_region.height)
        self.virtual_size = Size(self._width, height)

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
        """Another size, other lines."""
        self.show()

    def notify_style_update(self) -> None:
        """Another theme, other strips."""
        self._strips.clear()
        self._ready.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        number = self.scroll_offset.y + y
        if not self._width:
            self._build_first()
        if number >= len(self._lines):
            return self.blank_line()
        strip = self._strips.get(number)
        if strip is None:
            strip = self._strips[number] = self._drawn(self._lines[number])
        return strip

    def _build_first(self) -> None:
        """It is painted for the first time, before it hears of its size."""
        width = self.scrollable_content_region.width
        if width > EDGE:
            self._width = width
            self._lines = self._build(width - EDGE)

    def _drawn(self, line: SheetLine) -> Strip:
        width = self.scrollable_content_region.width
        made = Visual.to_strips(self, line.content, width, 1, self.visual_style, pad=True)
        return made[0] if line.content.plain and made else self.blank_line()

    def on_click(self, event: events.Click) -> None:
        """Posts what the clicked line stands for."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        number = self.scroll_offset.y + offset.y
        if number < len(self._lines) and self._lines[number].pick:
            self.post_message(self.Picked(self._lines[number].pick))
