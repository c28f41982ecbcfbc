"""What spelling depends on the language for: capitals, letters in two spellings, articles."""

from __future__ import annotations

import re
from functools import lru_cache

from quizapp.cards.script import one_case
from quizapp.questions.alike import nfc, without_accents

_ARTICLES = {
    "": ("the", "a", "an"),
    "en": ("the", "a", "an"),
    "de": ("der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines"),
    "fr": ("le", "la", "les", "un", "une", "des", "l'"),
    "es": ("el", "la", "los", "las", "un", "una", "unos", "unas"),
    "it": ("il", "lo", "la", "i", "gli", "le", "un", "uno", "una", "l'", "un'"),
    "pt": ("o", "a", "os", "as", "um", "uma", "uns", "umas"),
    "nl": ("de", "het", "een"),
}
_DOTLESS = frozenset({"tr", "az"})  # where i and ı are two letters, and İ and I their capitals

# What a keyboard writes in another way, or not at all: quotes, dashes, wide letters, small digits below.
_LIGHT = {
    **dict.fromkeys(map(ord, "’‘ʼ´′"), "'"),
    **dict.fromkeys(map(ord, "“”„«»″"), '"'),
    **dict.fromkeys(map(ord, "‐‑‒–—−"), "-"),
    **{0xFF01 + i: chr(0x21 + i) for i in range(0x5E)},
    **{0x2080 + i: chr(0x30 + i) for i in range(10)},
    **dict.fromkeys((0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F)), None),
    **dict.fromkeys(range(0x2066, 0x206A), None),
    ord("…"): "...",
}
# Latin letters that Unicode does not take apart into a letter and an accent.
_STROKES = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "æ": "ae", "œ": "oe", "ı": "i"})
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_END = ".!?,;:。！？、，．"


@lru_cache(maxsize=64)
def primary(language: str) -> str:
    """The first part of a language tag: `de` of `de-AT`."""
    return re.split("[-_]", language.strip().lower())[0]


def fold(text: str, language: str = "") -> str:
    """A text without its case and spacing, as its language has it, with plain quotes and dashes."""
    light = nfc(text).translate(_LIGHT)
    if primary(language) in _DOTLESS:
        light = light.replace("İ", "i").replace("I", "ı")
    return one_case(light)


def without_end(text: str) -> str:
    """A text without the punctuation at its end, unless there is nothing else."""
    return text.rstrip(_END + " ") or text


def bare(text: str, language: str = "") -> str:
    """A folded text without the accents on Latin letters; where i and ı are two letters they stay so."""
    plain = without_accents(text)
    return plain if primary(language) in _DOTLESS else plain.translate(_STROKES)


def spelled_out(text: str, language: str = "") -> str:
    """A folded German text with ä, ö and ü as keyboards without them write these; others as they are."""
    return text.translate(_UMLAUTS) if primary(language) == "de" else text


def article(text: str, language: str = "") -> str:
    """The article that a folded text begins with; "" where it has none, or nothing else."""
    for word in _ARTICLES.get(primary(language), ()):
        lead = word if word.endswith("'") else f"{word} "
        if text.startswith(lead) and text[len(lead) :].strip():
            return word
    return ""
