"""Stand-ins for characters that may not be shown, so that a text is edited without losing them.

A box holds one private character for each of them and paints a visible sign. Text that has such a private
character of its own gets a mark before it, so every text comes back as it was.
"""

from __future__ import annotations

import re

from quizapp.cards.clean import clean

_FIRST = 0x10F000  # in the last plane of private use
_MARK = "\U0010efff"
_HIDDEN = (
    *range(0x20),
    *range(0x7F, 0xA0),
    *range(0x2028, 0x202F),
    *range(0x2066, 0x206A),
    *range(0xFFF9, 0xFFFC),
    *range(0xD800, 0xE000),
    *range(0xE0000, 0xE0080),
)
_STAND_INS = {code: chr(_FIRST + place) for place, code in enumerate(_HIDDEN)}
_MEANT = {ord(sign): chr(code) for code, sign in _STAND_INS.items()}
_OWN = re.compile(f"[{_MARK}{chr(_FIRST)}-{chr(_FIRST + len(_HIDDEN) - 1)}]")
_HELD = re.compile(f"{_MARK}(.)|([{chr(_FIRST)}-{chr(_FIRST + len(_HIDDEN) - 1)}])")


def _sign(code: int) -> str:
    """One visible cell."""
    shown = {0x09: "\u2192", 0x0A: "\u23ce"}.get(code) or clean(chr(code)).strip()
    return shown if len(shown) == 1 else "\ufffd"


_SIGNS = {ord(sign): _sign(code) for code, sign in _STAND_INS.items()}
_LINES = {code: sign for code, sign in _STAND_INS.items() if code != 0x0A}


def held(text: str, *, lines: bool = False) -> str:
    """The text with stand-ins; newlines stay, but where `lines` is set they have one too."""
    return _OWN.sub(lambda found: _MARK + found[0], text).translate(_STAND_INS if lines else _LINES)


def released(text: str) -> str:
    """The text as it was, its stand-ins what they stand for."""
    return _HELD.sub(lambda found: found[1] or _MEANT[ord(found[2])], text)


def signs(text: str) -> str:
    """A text with stand-ins as it is painted, as many characters long: an arrow for a tab, `␛` for ESC."""
    return text.translate(_SIGNS)
