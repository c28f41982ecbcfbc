"""`True` and `False` as a text's language has them, where that is evident."""

from __future__ import annotations

import re

from quizapp.questions.languages import primary
from quizapp.questions.words import all_words, function_words

_WORDS = {
    "en": ("True", "False"),
    "de": ("Wahr", "Falsch"),
    "fr": ("Vrai", "Faux"),
    "es": ("Verdadero", "Falso"),
    "it": ("Vero", "Falso"),
    "pt": ("Verdadeiro", "Falso"),
    "nl": ("Waar", "Niet waar"),
    "ru": ("Верно", "Неверно"),
    "ja": ("正しい", "正しくない"),
    "zh": ("对", "错"),
    "ko": ("참", "거짓"),
    "ar": ("صحيح", "خطأ"),
    "he": ("נכון", "לא נכון"),
}
_SCRIPTS = {
    "ja": re.compile(r"[\u3040-\u30ff]"),  # before zh: kana are in Japanese alone
    "zh": re.compile(r"[\u4e00-\u9fff]"),
    "ko": re.compile(r"[\uac00-\ud7af]"),
    "ar": re.compile(r"[\u0621-\u064a]"),
    "he": re.compile(r"[\u05d0-\u05ea]"),
    "ru": re.compile(r"[\u0400-\u04ff]"),
}
_TONGUES = ("en", "de", "fr", "es", "it", "pt", "nl")


def evident_language(text: str) -> str:
    """The language that a text's script, or most of its small words, show; "" where that is not clear."""
    for language, script in _SCRIPTS.items():
        if script.search(text):
            return language
    words = set(all_words(text))
    counts = sorted(((len(words & function_words(each)), each) for each in _TONGUES), reverse=True)
    return counts[0][1] if counts[0][0] > counts[1][0] else ""


def truth_words(text: str, language: str = "") -> tuple[str, str]:
    """The words for true and false in the language that is named, else that of the text, else English."""
    return _WORDS.get(primary(language)) or _WORDS[evident_language(text) or "en"]
