"""The four ratings under a flashcard, always in the same place, each above where it leads."""

from __future__ import annotations

import re
from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from quizapp.tui.widgets.kept_lines import KeptLines

RATINGS = (("1", "Again"), ("2", "Hard"), ("3", "Good"), ("4", "Easy"))
MEANT = ("not known", "with effort", "known", "at once")
WIDEST = 15  # cells for a rating

_SHORT = ((r"years?", "y"), (r"months?", "mo"), (r"days?", "d"), (r"hours?", "h"))


class RatingBar(KeptLines):
    """`1 Again   2 Hard   3 Good   4 Easy`, and below them `1 min   6 min   3 days   9 days`.

    It keeps its place when it is not `shown`: nothing has to be laid out anew between two cards.
    """

    shown: reactive[bool] = reactive(False)
    """Whether there is something to rate."""
    leads: reactive[tuple[str, ...]] = reactive(())
    """Where each rating leads, in words; without them it says what each means."""

    class Rated(Message):
        """A rating was clicked."""

        def __init__(self, rating: int) -> None:
            self.rating = rating
            super().__init__()

    @property
    def _step(self) -> int:
        return max(8, min(WIDEST, self.size.width // len(RATINGS)))

    def render(self) -> Content:
        """The ratings at equal distances, and below what each means or where it leads."""
        if not self.shown:
            return Content("")
        above: list[str | tuple[str, str]] = []
        for key, name in RATINGS:
            words = f" {name}"
            above += [(key, ".accent"), words.ljust(max(len(words) + 1, self._step - len(key)))]
        if not self.leads and self._step < WIDEST:
            return Content.assemble(*above)
        below = self._shortened(self.leads) if self.leads else MEANT
        meant = "".join(f"  {words}".ljust(self._step) for words in below)
        above[-1] = str(above[-1]).rstrip()
        return Content.assemble(*above, "\n", (meant.rstrip(), ".soft"))

    def render_line(self, y: int) -> Strip:
        """A line of it; nothing is made of nothing."""
        return super().render_line(y) if self.shown else self.blank_line()

    def _shortened(self, leads: Sequence[str]) -> Sequence[str]:
        if self._step >= WIDEST:
            return leads
        for long, short in _SHORT:
            leads = [re.sub(rf"\b{long}$", short, words) for words in leads]
        return leads

    def on_click(self, event: events.Click) -> None:
        """A click on a rating is its key."""
        offset = event.get_content_offset(self)
        place = offset.x // self._step if offset is not None and self.shown else len(RATINGS)
        if place < len(RATINGS):
            self.post_message(self.Rated(place + 1))
