"""Which way a text runs, and in which script it is written. From Unicode's own data, nothing guessed."""

from __future__ import annotations

import unicodedata


def right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left (Arabic, Hebrew …)."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def is_latin(char: str) -> bool:
    """Whether a letter belongs to the Latin script."""
    return char.isascii() or unicodedata.name(char, "").startswith("LATIN ")
