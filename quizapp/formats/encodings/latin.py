"""Languages in Latin letters: which letters beyond ASCII they have, and where in a word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import combinations, product

from quizapp.formats.encodings.words import Seen, has_bad_case

# By language the letters that it has anywhere, and patterns of those that it has only in places.
_LETTERS = {
    "de": ("äöüß", ""),
    "fr": ("âàæçéèëîïôûüÿ", r"ù\b|ñ|ê\B|œ(?=[uidt])"),
    "es": ("áéíñóúü", ""),
    "pt": ("áàâçéêíóôúü", r"ã(?=[oe]|s?\b)|õ(?=e)"),
    "it": ("", r"[àèéìíòóùú]\b|î\b"),
    "ca": ("àçéèíïóòúü", ""),
    "nl": ("ëéèïöüêáóú", ""),
    "da": ("æøåéôóòêü", ""),
    "sv": ("åäöéàü", ""),
    "is": ("áéíóúýæöð", r"þ(?=[aeiouyáéíóúýæöjrv])"),
    "et": ("äöüõ", ""),
    "pl": ("ąćęłńóśźż", ""),
    "cs": ("áčďéěíňóřšťúůýž", ""),
    "sk": ("áäčďéíĺľňóôŕšťúýž", ""),
    "hu": ("áéíóöőúüű", ""),
    "hr": ("čćđšž", ""),
    "ro": ("ăâîşţșț", ""),
    "tr": ("çğıöşüâîû", ""),
    "lt": ("ąčęėįšųūž", ""),
    "lv": ("āčēģīķļņšūž", ""),
}
_WEST = ("de", "fr", "es", "pt", "it", "ca", "nl", "da", "sv")
_SECOND = 0.01  # letters that a second language must bring; among `_WEST` two of one list are usual
# By encoding the languages that it is for, and those which one of them may stand beside in a list.
_TONGUES = {
    **dict.fromkeys(("cp1252", "iso8859-15", "mac_roman", "cp850"), (("is", "et"), _WEST)),
    **dict.fromkeys(("cp1250", "iso8859-2"), (("pl", "cs", "sk", "hu", "hr", "ro"), ("de",))),
    "cp1254": (("tr",), ("de", "fr", "es")),
    "cp1257": (("lt", "lv", "et"), ("de",)),
}


def _pattern(tongue: str) -> re.Pattern[str]:
    letters, more = _LETTERS[tongue]
    parts = [rf"[a-z{letters}]", *([more] if more else [])]
    return re.compile(rf"(?:{'|'.join(parts)})+")


def worth(seen: Seen, encoding: str) -> float:
    """The share of a text's letters beyond ASCII that are of one or two languages, 0 to 1."""
    total = sum(seen.words.values()) + seen.good + seen.bad
    if not total:
        return 0.0
    alone, beside = _TONGUES[encoding]
    known = {each: _known(seen.words, each) for each in (*alone, *beside)}
    most = max(float(_weight(seen, known[each])) for each in alone)
    for pair in product(alone, beside):
        most = max(most, _weight(seen, known[pair[0]] | known[pair[1]]) - _SECOND)
    if beside == _WEST:
        most = max(most, *(_weight(seen, known[a] | known[b]) for a, b in combinations(_WEST, 2)))
    return max(0.0, most + seen.good) / total


def _known(words: Iterable[str], tongue: str) -> frozenset[str]:
    pattern = _pattern(tongue)
    return frozenset(
        word for word in words if not has_bad_case(word) and pattern.fullmatch(word.lower().replace("i̇", "i"))
    )


def _weight(seen: Seen, known: frozenset[str]) -> int:
    return sum(seen.words[word] for word in known)
