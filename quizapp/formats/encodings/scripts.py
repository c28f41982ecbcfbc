"""Languages in other alphabets: one script in a word, vowels in it, and signs where they belong."""

from __future__ import annotations

import re

from quizapp.formats.encodings.words import Seen, has_bad_case

_CYRILLIC = re.compile(r"[а-яёіїєґўђѓѕјљњћќџ]+")
_CYRILLIC_VOWEL = re.compile(r"[аеёиоуыэюяіїєј]")
_GREEK = re.compile(r"(?:[α-ρσ-ωάέήίόύώϊϋΐΰ]|ς\Z)+")
_GREEK_VOWEL = re.compile(r"[αεηιουωάέήίόύώϊϋΐΰ]")
# Hebrew writes five letters otherwise at the end of a word, and only there.
_HEBREW = re.compile(r"(?:[א-יכלמנסעפצקרשת\u0591-\u05c7\u05f0-\u05f4](?!\Z)|[א-יךלםןסעףץקרשת](?=\Z))+")
_ARABIC = re.compile(r"[ء-غف-يـپچژگ\u064b-\u0652]+")
_ARABIC_INSIDE = re.compile(r"[ةى][ء-ي]|\A[ةىئؤ]")


def cyrillic(word: str) -> bool:
    """Whether it may be a word in Cyrillic letters."""
    small = word.lower()
    if not _CYRILLIC.fullmatch(small) or has_bad_case(word) or small[0] in "ьъы":
        return False
    return (len(word) < 3 or _CYRILLIC_VOWEL.search(small) is not None) and not _shouts(word)


def greek(word: str) -> bool:
    """Whether it may be a word in Greek letters."""
    small = word.lower()
    if not _GREEK.fullmatch(small) or has_bad_case(word):
        return False
    return _GREEK_VOWEL.search(small) is not None and not _shouts(word)


def hebrew(word: str) -> bool:
    """Whether it may be a word in Hebrew letters."""
    return _HEBREW.fullmatch(word) is not None


def arabic(word: str) -> bool:
    """Whether it may be a word in Arabic letters."""
    return _ARABIC.fullmatch(word) is not None and not _ARABIC_INSIDE.search(word)


def _shouts(word: str) -> bool:
    """Whether it is all capitals: in KOI8-R what is small in Windows' encoding, and the other way round."""
    return len(word) > 1 and word.isupper()


JUDGES = {
    "cp1251": cyrillic,
    "koi8-r": cyrillic,
    "koi8-u": cyrillic,
    "mac_cyrillic": cyrillic,
    "cp866": cyrillic,
    "iso8859-5": cyrillic,
    "cp1253": greek,
    "iso8859-7": greek,
    "cp1255": hebrew,
    "cp1256": arabic,
    "iso8859-6": arabic,
}


def worth(seen: Seen, encoding: str) -> float:
    """The share of a text's letters beyond ASCII that are in words of the encoding's script, 0 to 1."""
    judge = JUDGES[encoding]
    total = sum(seen.words.values()) + seen.good + seen.bad
    return (
        (sum(many for word, many in seen.words.items() if judge(word)) + seen.good) / total if total else 0.0
    )
