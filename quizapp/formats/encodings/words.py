"""A text's words and signs that are not ASCII, which is what tells its encoding."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_ªº]+(?:[\u0300-\u036f\u0591-\u05c7\u064b-\u0652]+[^\W\d_ªº]*)*")
_UNIT = re.compile(r"(?:\A|[\W\d])[a-zA-Z]{0,2}\Z")  # m², km³, nº
_MOST = 400  # different words that are judged

_OPENING = frozenset("«“„‘‚(¿¡£€$§©–—")
_CLOSING = frozenset("»”“’‘…!?%°®™€½¼¾×÷–—·•¢¥±µ")


@dataclass(frozen=True, slots=True)
class Seen:
    """What there is in a text as some encoding reads it.

    `words`: those with letters that are not ASCII, each with how many such letters all its occurrences have.
    `good`, `bad`: how many other signs stand where such signs stand, and where they don't.
    """

    words: dict[str, int]
    good: int
    bad: int


def seen_in(text: str) -> Seen:
    """The words and signs of a text that are not ASCII."""
    words: Counter[str] = Counter()
    for found in _WORD.finditer(text):
        if not found[0].isascii():
            words[found[0]] += sum(not char.isascii() for char in found[0])
    good = bad = 0
    for at, char in enumerate(text):
        if char.isascii() or (char.isalpha() and char not in "ªº") or unicodedata.category(char)[0] == "M":
            continue
        if _stands_well(text, at, char):
            good += 1
        else:
            bad += 1
    return Seen(dict(words.most_common(_MOST)), good, bad)


def has_bad_case(word: str) -> bool:
    """Whether capitals stand within a word of small letters: read wrongly, letters change their case."""
    return not (word[1:].islower() or word.isupper() or len(word) == 1) and word.lower() != word.upper()


def _stands_well(text: str, at: int, char: str) -> bool:
    before, after = text[at - 1 : at] or " ", text[at + 1 : at + 2] or " "
    if char == "\u00a0":
        return not (before.isalpha() and (after.isalpha() or after in "\n\t,;"))
    if char in "¿¡":
        line = text[at : (text.find("\n", at) + 1 or len(text) + 1) - 1]
        return ("?" if char == "¿" else "!") in line and not before.isalnum()
    if char in "²³¹ªº":
        return not after.isalpha() and _UNIT.search(text[max(0, at - 3) : at]) is not None
    if char in "’·" and before.isalpha() and after.isalpha():
        return True
    opens = char in _OPENING and not before.isalnum()
    closes = char in _CLOSING and not after.isalpha() and not before.isspace()
    if char in "–—€•×÷±°§½¼¾":  # may stand alone, or by a number
        return not (before.isalpha() or after.isalpha())
    return opens or closes or char in "、。「」『』，．：；！？（）・～〜《》【】〈〉،؛؟"
