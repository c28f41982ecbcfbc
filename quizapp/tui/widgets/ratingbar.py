"""The four ratings under a flashcard, always in the same place; each can be clicked."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

RATINGS = (("1", "Again"), ("2", "Hard"), ("3", "Good"), ("4", "Easy"))
MEANT = ("not known", "with effort", "known", "at once")
WIDEST = 15  # cells for a rating


class RatingBar(Widget):
    """`1 Again   2 Hard   3 Good   4 Easy`."""

    class Rated(Message):
        """A rating was clicked."""

        def __init__(self, rating: int) -> None:
            self.rating = rating
            super().__init__()

    @property
    def _step(self) -> int:
        return max(8, min(WIDEST, self.size.width // len(RATINGS)))

    def render(self) -> Content:
        """The ratings at equal distances, and what they mean where there is room."""
        out = Content("")
        for key, name in RATINGS:
            rating = Content.assemble((key, ".accent"), f" {name}")
            out += rating.pad_right(max(1, self._step - rating.cell_length))
        if self.size.height < 2:
            return out
        meant = "".join(f"  {words}".ljust(self._step) for words in MEANT)
        return out.rstrip() + Content("\n") + Content.styled(meant, ".soft")

    def on_click(self, event: events.Click) -> None:
        """A click on a rating is its key."""
        offset = event.get_content_offset(self)
        place = offset.x // self._step if offset else len(RATINGS)
        if place < len(RATINGS):
            self.post_message(self.Rated(place + 1))
