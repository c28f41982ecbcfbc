"""What stays the same on the screen is finished once: styled, padded, fitted to the terminal's colours."""

from __future__ import annotations

from typing import Any

from rich.segment import Segment
from textual.color import Color
from textual.geometry import Region
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

_KEPT = 200  # lines; a page has fewer


class KeptLines(Widget):
    """Lines in a blank margin, each finished anew only where `render_line` gives another strip than before.

    Textual looks at all that a style can ask for whenever it paints a line. Here there is padding, and else
    nothing: no border, outline, hatch, tint or opacity, and no links.
    """

    auto_links = False  # a deck's text is never a link

    def __init__(self, *children: Widget, **wishes: Any) -> None:
        super().__init__(*children, **wishes)
        self._finished: dict[int, tuple[Strip, Strip]] = {}  # by the id of the first, which so stays its own
        self._fitting: tuple[object, ...] = ()
        self._ground: tuple[Color, Style] | None = None
        self._blank: Strip | None = None

    def blank_line(self) -> Strip:
        """An empty line, the same one as long as nothing changes."""
        if self._blank is None:
            self._blank = Strip.blank(self.content_region.width, self._grounds()[1].rich_style)
        return self._blank

    def notify_style_update(self) -> None:
        """Other colours, other lines."""
        self._ground, self._blank, self._fitting = None, None, ()
        super().notify_style_update()

    def _grounds(self) -> tuple[Color, Style]:
        if self._ground is None:
            base, background = self.background_colors
            self._ground = background, Style(background=base + background)
        return self._ground

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a region."""
        size, padding = self.region.size, self.styles.padding
        self._fit()
        within = range(padding.top, size.height - padding.bottom)
        out = [
            self.finished(self.render_line(y - padding.top) if y in within else self.blank_line())
            for y in crop.line_range
        ]
        left, right = crop.column_span
        return out if (left, right) == (0, size.width) else [strip.crop(left, right) for strip in out]

    def _fit(self) -> None:
        """Forgets what was finished for another size, or for other colours."""
        fitting = (self.region.size, self.content_region.width, self.styles.padding, *self.get_line_filters())
        if fitting != self._fitting:
            self._fitting, self._blank = fitting, None
            self._finished.clear()

    def finished(self, line: Strip) -> Strip:
        """A line as it is painted."""
        kept = self._finished.get(id(line))
        if kept is None:
            if len(self._finished) >= _KEPT:
                self._finished.clear()
            kept = self._finished[id(line)] = (line, self._finish(line))
        return kept[1]

    def _finish(self, line: Strip) -> Strip:
        background, ground = self._grounds()
        style, width, left = ground.rich_style, self.region.width, self.styles.padding.left
        room = self.content_region.width
        if line is self._blank:
            left, room = 0, 0
        segments = list(line.adjust_cell_length(room, style))
        if left:
            segments.insert(0, Segment(" " * left, style))
        if rest := width - left - room:
            segments.append(Segment(" " * rest, style))
        strip = Strip(segments, width)
        for each in self.get_line_filters():
            strip = strip.apply_filter(each, background)
        return strip
