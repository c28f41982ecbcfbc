"""Case, script and direction of a text. From Unicode's own data, nothing guessed."""

from __future__ import annotations

import unicodedata


def one_case(text: str) -> str:
    """A text with its case and its spacing taken away, in composed form; accents and signs stay."""
    if text.isascii():
        return " ".join(text.lower().split())
    composed = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return " ".join(composed.split())


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
