"""Rows that are ticked or taken by one click."""

from __future__ import annotations

from quizapp.tui.widgets.found_rows import BOX
from quizapp.tui.widgets.rows import Rows


class TickRows(Rows):
    """A click on a box ticks; elsewhere in a row it takes the cursor there first."""

    def chooses(self, x: int) -> bool:
        """On the box."""
        return BOX.start <= x < BOX.stop


class TakeRows(Rows):
    """A click anywhere in a row chooses it, as with a button."""

    def chooses(self, _x: int) -> bool:
        """Everywhere."""
        return True
