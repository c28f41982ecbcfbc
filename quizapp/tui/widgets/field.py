"""A text field that takes in no control characters, whatever is pasted."""

from __future__ import annotations

from textual.widgets import Input

from quizapp.cards.clean import clean


class Field(Input):
    """One line of text."""

    def insert(self, text: str, index: int) -> None:
        """Puts a text in, as it may be shown."""
        super().insert(clean(text).replace("\n", " "), index)

    def replace(self, text: str, start: int, end: int) -> None:
        """Puts a text in place of another, as it may be shown."""
        super().replace(clean(text).replace("\n", " "), start, end)
