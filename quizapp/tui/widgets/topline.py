"""The top line: what this is at the left, how far at the right."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from quizapp.tui.text import cell, one_line


class TopLine(Widget):
    """One line: `left` gives way to `right` where there is little room."""

    auto_links = False

    left: reactive[str] = reactive("")
    right: reactive[Content] = reactive(Content(""))

    def render(self) -> Content:
        """The line at the width there is."""
        end = self.right
        room = self.size.width - end.cell_length - (2 if end.plain else 0)
        if room < 4:
            return end if end.plain else one_line(self.left, ".soft")
        return cell(self.left, room, ".soft") + Content("  " if end.plain else "") + end


def progress(done: int, total: int, width: int) -> Content:
    """`4 of 10  ━━━━━╸────`: the words say it, the bar shows it."""
    words = Content(f"{done} of {total}")
    bar = max(0, min(20, width // 3 - words.cell_length))
    if not total or bar < 5:
        return words
    filled = done * bar * 2 // total
    drawn = "━" * (filled // 2) + ("╸" if filled % 2 else "")
    return Content.assemble(words, "  ", (drawn, ".accent"), ("─" * (bar - len(drawn)), ".line"))
