"""Makes any text safe to show: what could move a cursor or reorder a line becomes a visible sign.

A deck, a log or a file name is untrusted. Everything that is shown goes through `clean` (or `clean_line`)
at the last moment, on the screen and in plain lines alike; the texts themselves stay as they were written.
"""

from __future__ import annotations

import re

# C0 but for newline, DEL, C1, the bidirectional embeddings, overrides and isolates, line and paragraph
# separators, interlinear marks, lone surrogates, and the tag characters that hide text.
_UNSAFE = (
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_PICTURES = 0x2400


def _sign(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code == 0x09:
        return "    "
    if code < 0x20:
        return chr(_PICTURES + code)
    if code == 0x7F:
        return "\u2421"
    if code in (0x2028, 0x2029, 0x85):
        return "\n"
    return "\ufffd" if 0x80 <= code <= 0x9F or 0xD800 <= code <= 0xDFFF else ""


def is_unsafe(text: str) -> bool:
    """Whether there is something in it that `clean` would change; newlines may stay."""
    return not text.isprintable() and re.search(_UNSAFE, text) is not None


def clean(text: str) -> str:
    """The text with control characters made visible (`ESC` as `␛`); newlines stay, tabs become blanks."""
    if text.isprintable():  # nearly always; so the pattern is made when there is something to look for
        return text
    return re.sub(_UNSAFE, _sign, text.replace("\r\n", "\n"))


def clean_line(text: str) -> str:
    """The same on a single line, each run of white space one blank: for titles, names and table cells."""
    return " ".join(clean(text).split())
