"""Chinese, Japanese and Korean in two bytes a sign: how many of the signs are common ones there.

Most texts in one of these encodings can be read in the others too, as rare signs and as the wrong script.
"""

from __future__ import annotations

import re

ENCODINGS = ("cp932", "cp949", "gb18030", "euc_jp", "big5")
_GLUED = re.compile(r"[a-z][^\x00-\u2fff\uff00-\uffef]|[^\x00-\u2fff\uff00-\uffef][a-z]")
_SIGNS = frozenset("、。「」『』，．：；！？（）・～〜《》【】〈〉…“”‘’ー々〇－―　·％")
_RARE = 0.3  # what a sign of the second level is worth
# The first level of each standard, by the first byte: gb2312 and euc are ordered so, big5 by frequency.
_COMMON = {
    "euc_jp": ("euc_jp", 0xB0, 0xCF),
    "cp932": ("euc_jp", 0xB0, 0xCF),
    "gb18030": ("gb2312", 0xB0, 0xD7),
    "big5": ("big5", 0xA4, 0xC6),
}


def worth(text: str, encoding: str) -> float:
    """How common a text's signs beyond ASCII are where this encoding is used, 0 to 1."""
    found = [char for char in text if not char.isascii()]
    if not found:
        return 0.0
    glued = 2 * len(_GLUED.findall(text))
    return max(
        0.0, sum(1.0 if char in _SIGNS else _commonness(char, encoding) for char in found) - glued
    ) / len(found)


def _commonness(char: str, encoding: str) -> float:
    return _korean(char) if encoding == "cp949" else _han(char, encoding)


def _korean(char: str) -> float:
    if "가" <= char <= "힣":
        return 1.0 if _first(char, "euc_kr") else 0.0
    return _RARE / 2 if "一" <= char <= "鿿" else 0.0


def _han(char: str, encoding: str) -> float:
    if "ぁ" <= char <= "ヿ":
        return 1.0 if encoding in ("euc_jp", "cp932") else 0.0
    if not "一" <= char <= "鿿":
        return 0.0
    standard, least, most = _COMMON[encoding]
    first = _first(char, standard)
    return 1.0 if least <= first <= most else _RARE if first else 0.0


def _first(char: str, standard: str) -> int:
    """The first byte of a sign in a standard, 0 where that has no such sign."""
    try:
        return char.encode(standard)[0]
    except UnicodeEncodeError:
        return 0
