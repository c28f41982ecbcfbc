"""A line of words of which some can be clicked: where one is, where one could go, what a key does."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget


class Words(Widget):
    """Pieces side by side; those with a pick can be clicked. The last one may stand at the right edge."""

    auto_links = False

    class Picked(Message):
        """A piece was clicked."""

        def __init__(self, pick: str) -> None:
            self.pick = pick
            super().__init__()

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._pieces: Sequence[tuple[Content, str]] = ()
        self._end: tuple[Content, str] = (Content(""), "")

    def show(self, pieces: Sequence[tuple[Content, str]], end: tuple[Content, str] | None = None) -> None:
        """Shows pieces, each with its pick ("": none); `end` stands at the right edge, cut if need be."""
        self._pieces, self._end = pieces, end or (Content(""), "")
        self.refresh()

    def _laid(self) -> list[tuple[int, Content, str]]:
        """The pieces with the columns where they begin."""
        out, x = [], 0
        for content, pick in self._pieces:
            out.append((x, content, pick))
            x += content.cell_length
        end, pick = self._end
        room = self.content_size.width - x - 2
        if end.plain and room > 3:
            cut = end.truncate(room, ellipsis=True) if end.cell_length > room else end
            out.append((self.content_size.width - cut.cell_length, cut, pick))
        return out

    def render(self) -> Content:
        """The line."""
        out = Content("")
        for x, content, _ in self._laid():
            out = out.pad_right(max(0, x - out.cell_length)) + content
        width = self.content_size.width
        return out.truncate(width, ellipsis=True) if 0 < width < out.cell_length else out

    def on_click(self, event: events.Click) -> None:
        """A click on a piece picks it."""
        offset = event.get_content_offset(self)
        for x, content, pick in self._laid():
            if offset is not None and pick and x <= offset.x < x + content.cell_length:
                self.post_message(self.Picked(pick))
                return
