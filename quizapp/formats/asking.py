"""Whether a text asks something, by the sign at its end."""

from __future__ import annotations

import unicodedata

_SIGNS = frozenset("?？؟⁇⁈⁉‽⸮՞፧⳺⳻꘏꛷\u037e︖﹖❓❔")
_BEHIND = frozenset(" \t\n*_`\"'\u200e\u200f\ufe0f")
_CLOSING = frozenset({"Pe", "Pf", "Pi", "Zs"})
_GREEK, _ARMENIAN = ";", "՞"
_ENDING = 200  # characters that are looked at


def asks(text: str) -> bool:
    """Whether it ends with a question mark of any script; quotes, brackets and marks behind it don't count.

    In Greek a semicolon asks; in Armenian the mark stands in the word that is asked for.
    """
    if text[-1:].isalnum() and _ARMENIAN not in text:
        return False
    end = text[-_ENDING:]
    while end and end[-1] not in _SIGNS and (end[-1] in _BEHIND or _closes(end[-1])):
        end = end[:-1]
    if end[-1:] in _SIGNS:
        return True
    if end[-1:] == _GREEK:
        return any(unicodedata.name(char, "").startswith("GREEK ") for char in end[-12:])
    return _ARMENIAN in end.rpartition(" ")[2]


def _closes(char: str) -> bool:
    return unicodedata.category(char) in _CLOSING
