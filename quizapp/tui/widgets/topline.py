"""The top line: what this is at the left, how far at the right."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.strip import Strip
from textual.visual import Visual

from quizapp.tui.text import cell, one_line
from quizapp.tui.widgets.kept_lines import KeptLines

_GAP = 8  # cells: with fewer left over nothing more is said beside a remark


class TopLine(KeptLines):
    """One line: `left` gives way to `right` where there is little room."""

    left: reactive[str] = reactive("")
    right: reactive[Content] = reactive(Content(""))

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[tuple[Content, Strip]] = []
        self._line: Strip | None = None

    def render(self) -> Content:
        """The line at the width there is."""
        return Content("").join(self._contents())

    def render_line(self, y: int) -> Strip:
        """The line, of which only that is drawn anew that changed: mostly the right end."""
        if y:
            return self.blank_line()
        contents = self._contents()
        if self._line is None or len(contents) != len(self._pieces):
            self._pieces = [(content, self._drawn(content)) for content in contents]
        elif all(content.is_same(piece) for content, (piece, _) in zip(contents, self._pieces, strict=True)):
            return self._line
        else:
            self._pieces = [
                kept if content.is_same(kept[0]) else (content, self._drawn(content))
                for content, kept in zip(contents, self._pieces, strict=True)
            ]
        self._line = Strip.join([strip for _, strip in self._pieces])
        return self._line

    def _drawn(self, content: Content) -> Strip:
        if not content.plain:
            return Strip([])
        return Visual.to_strips(self, content, content.cell_length, 1, self.visual_style)[0]

    def notify_style_update(self) -> None:
        """Other colours, another line."""
        self._line = None
        super().notify_style_update()

    def _contents(self) -> list[Content]:
        end = self.right
        room = self.size.width - end.cell_length - (2 if end.plain else 0)
        if room < 4:
            first = self._words or self.left
            return [end if end.plain and not self._words else one_line(first, ".soft")]
        begin = self._remark(room)
        left = cell(self.left, max(0, room - begin.cell_length), ".soft")
        return [begin, left + Content("  " if end.plain else ""), end]

    def _remark(self, room: int) -> Content:
        """What is to be known of the library: before all else, in fewer words where there is less room."""
        words = self._words
        if not words:
            return Content("")
        shown = words if room >= len(words) else words.partition(":")[0]
        gap = 2 if room >= len(shown) + _GAP else room - len(shown)
        return Content.assemble((shown, ".accent"), " " * gap)

    @property
    def _words(self) -> str:
        return getattr(self.app, "remark", "")


def progress(done: int, total: int, width: int) -> Content:
    """`4 of 10  ━━━━━╸────`: the words say it, the bar shows it."""
    words = Content(f"{done} of {total}")
    bar = max(0, min(20, width // 3 - words.cell_length))
    if not total or bar < 5:
        return words
    filled = done * bar * 2 // total
    drawn = "━" * (filled // 2) + ("╸" if filled % 2 else "")
    return Content.assemble(words, "  ", (drawn, ".accent"), ("─" * (bar - len(drawn)), ".line"))
