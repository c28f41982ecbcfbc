"""The words of a text, as far as they carry meaning: what two texts have in common is counted in these."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from quizapp.cards.long_texts import SHOWN
from quizapp.questions.languages import primary

# Letters and digits, and the marks that belong to a letter: accents, vowel signs of Hebrew, Arabic and India.
_MARKS = (
    r"\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    r"\u0900-\u0963\u0966-\u0dff"
)
WORD = rf"(?:[^\W_]|[{_MARKS}])++"  # possessive: what was taken is never tried otherwise
_WORD = re.compile(WORD)
_ASCII_WORD = re.compile(r"[a-z0-9]+")  # the same in a text that is folded, and quicker
# Scripts that are written without blanks: Chinese characters, kana, Thai, Lao, Burmese, Khmer.
_SPACELESS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uff66-\uff9d]+")
_BEGINNING = 6  # letters of a word that count in a language whose endings are not known here

_FUNCTION_WORDS = {
    "en": """a about after all also an and any are as at be because been before being between both but by can
    could did do does during each for from had has have he her here his how i if in into is it its many may
    might more most much must no not of on once one only or other our over per she should so some such than
    that the their them then there these they this those through to under used uses using via was we were
    what when where which while who whom whose why will with within without would you your
    s t d m ll re ve don doesn didn isn aren wasn weren""",
    "de": """aber als am an auch auf aus bei beim das dass dem den der des die durch ein eine einem einen
    einer eines er es für hat im in ist kann mit nach nicht noch nur oder sich sie sind so über um und von vor
    war was wenn wer werden wie wird wo wurde zu zum zur""",
    "fr": """au aux avec ce ces cette comme d dans de des du elle en est et il ils l la le les leur mais n ne
    ou où par pas plus pour qu que qui s sa se ses son sont sur un une""",
    "es": """a al como con cual cuál de del donde el en entre es esta este fue ha la las lo los más no o para
    pero por que qué quién se ser sin sobre son su sus un una y""",
    "it": """a al alla anche che chi come con cui da dal dei del della delle di e è gli ha i il in la le lo ma
    nel nella non o per più quale si sono su un una""",
    "pt": """a ao as com como da das de do dos e é em entre foi não na no nos o os ou para pela pelo por qual
    que quem se sem seu sua são um uma""",
    "nl": """aan als bij dat de deze die dit door een en er het hij in is kan maar met naar niet of om ook op
    over te tot uit van voor wat werd wie wordt ze zijn""",
}
_FUNCTION = {language: frozenset(text.split()) for language, text in _FUNCTION_WORDS.items()}


def function_words(language: str) -> frozenset[str]:
    """The words of a language that carry no meaning; none where it is not known. No language: English."""
    return _FUNCTION.get(primary(language) or "en", frozenset())


@lru_cache(maxsize=65536)
def english_stem(word: str) -> str:
    """An English word without the commonest endings: `gates`, `gating` and `gated` meet."""
    if len(word) < 4 or not word.isascii():
        return word
    if word.endswith("s") and word[-2] not in "siu":
        word = word[:-1]
    for ending in ("ing", "ed", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") else word


def _beginning(word: str) -> str:
    return word[:_BEGINNING]


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]


def all_words(text: str) -> list[str]:
    """Every word, folded, in order; of a script without blanks the pairs of characters.

    Of a text that is never shown whole those of its beginning.
    """
    folded = _folded(text[:SHOWN])
    if folded.isascii():
        return _ASCII_WORD.findall(folded)
    if not _SPACELESS.search(folded):
        return _WORD.findall(folded)
    out: list[str] = []
    at = 0
    for run in _SPACELESS.finditer(folded):
        out += _WORD.findall(folded[at : run.start()])
        out += _pairs(run[0])
        at = run.end()
    return out + _WORD.findall(folded[at:])


def content_words(text: str, language: str = "") -> tuple[str, ...]:
    """The words that carry meaning, in order, each without what its language puts to its end."""
    return _content_words(text[:SHOWN], language)


@lru_cache(maxsize=8192)
def _content_words(text: str, language: str) -> tuple[str, ...]:
    function = function_words(language)
    stem = stemmer(language)
    return tuple([stem(word) for word in all_words(text) if word not in function])


def stemmer(language: str) -> Callable[[str], str]:
    """What takes the ending off a word of that language."""
    return english_stem if primary(language) in ("", "en") else _beginning
