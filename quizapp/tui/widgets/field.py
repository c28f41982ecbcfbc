"""A text field that takes in no control characters, whatever is pasted."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.widgets import Input

from quizapp.cards.clean import clean

LONGEST = 2_000  # characters, where a field says nothing else; the end of a longer paste is left out


def left_out(app: App[Any], room: int) -> None:
    """Says that a paste was cut."""
    words = f"That is too long for this field: its first {room:,} characters were taken." if room > 0 else ""
    app.notify(words or "This field is full: nothing was taken.", severity="warning", markup=False)


class Field(Input):
    """One line of text."""

    def insert(self, text: str, index: int) -> None:
        """Puts a text in, as it may be shown, and as much of it as there is room for."""
        super().insert(self._fitting(text, 0), index)

    def replace(self, text: str, start: int, end: int) -> None:
        """Puts a text in place of another, as it may be shown, and as much of it as there is room for."""
        super().replace(self._fitting(text, end - start), start, end)

    def _fitting(self, text: str, freed: int) -> str:
        room = max(0, (self.max_length or LONGEST) - len(self.value) + freed)
        if len(text) > max(1, room):  # more than a key
            left_out(self.app, room)
        return clean(text[:room]).replace("\n", " ")[:room]
