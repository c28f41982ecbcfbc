"""Who a deck, a note and a card are: permanent names that survive a mended answer and a new order.

A card's id is `DECK#NOTE:forward`, `DECK#NOTE:reverse` or `DECK#NOTE:gap~` and 6 hex digits.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

SLUG_LENGTH = 60

_ASCII_OTHER = re.compile(r"[^a-z0-9]+")
_RESERVED = {ord("%"): "%25", ord("#"): "%23", ord(":"): "%3A"}


def encode(part: str) -> str:
    """Return a part of an id in NFC, with `#`, `:` and `%` percent-encoded."""
    return unicodedata.normalize("NFC", part).translate(_RESERVED)


def deck_id(name: str, explicit: str = "") -> str:
    """Return a deck's id: `[deck] id` if there is one, else its path below `decks/` without `.toml`."""
    return encode(explicit or name)


def note_id(text: str, explicit: str = "") -> str:
    """Return a note's id: its own `id`, else a slug of its text, `~`, and 6 hex digits of the text's SHA-256.

    `text` is the term, the question, or the cloze sentence with its gaps filled in (`cloze.filled`), as the
    author wrote it.
    """
    if explicit:
        return encode(explicit)
    text = unicodedata.normalize("NFC", text)
    return f"{_slug(text)}~{_six(text)}"


def card_id(deck_id: str, note_id: str, direction: str, gap_text: str = "", nth: int = 1) -> str:
    """Return a card's id. For a gap: its text, and which of those alike it is, from 1.

    `direction` is `forward`, `reverse` or `gap`.
    """
    if direction == "gap":
        direction = f"gap~{_six(unicodedata.normalize('NFC', gap_text))}"
        if nth > 1:
            direction += f".{nth}"
    return f"{deck_id}#{note_id}:{direction}"


def split(card_id: str) -> tuple[str, str, str]:
    """Return deck id, note id and aspect (`forward`, `reverse`, `gap~…`). What is missing is ""."""
    deck, _, rest = card_id.partition("#")
    note, _, aspect = rest.partition(":")
    return deck, note, aspect


def _six(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:6]


def _slug(text: str) -> str:
    """Return letters and digits (with their marks), folded, with `-` for everything between them."""
    if text.isascii():
        return _ASCII_OTHER.sub("-", text.lower()).strip("-")[:SLUG_LENGTH].rstrip("-")
    folded = unicodedata.normalize("NFC", text.casefold())
    kept = (c if c.isalnum() or _is_mark(c) else " " for c in folded)
    slug = "-".join("".join(kept).split())
    cut = SLUG_LENGTH
    while 0 < cut < len(slug) and _is_mark(slug[cut]):  # a letter is not parted from its marks
        cut -= 1
    return slug[: cut or SLUG_LENGTH].rstrip("-")


def _is_mark(character: str) -> bool:
    """Tell whether a character belongs to the letter before it: a vowel sign, an accent."""
    return unicodedata.category(character)[0] == "M"
