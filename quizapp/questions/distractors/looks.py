"""An option as somebody sees it who knows nothing: what could give the right one away."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from quizapp.cards.long_texts import SHOWN
from quizapp.questions import values
from quizapp.questions.traits import grams
from quizapp.questions.words import all_words, content_words

_BEGINNING = 5  # letters
_FEW = 5  # words of a name
_SYMBOL = 4  # letters; more is a word


class Look(NamedTuple):
    """`overlap`: what an option shares with the stem, in halves of a word. `value`: of a number or a date."""

    words: frozenset[str]
    grams: frozenset[str]
    overlap: int
    value: Fraction | None


class Stem:
    """What is shared with a stem."""

    def __init__(self, text: str, language: str) -> None:
        self._language = language
        self._said = f" {' '.join(all_words(text))} "
        self._folded = text[:SHOWN].strip().casefold()
        self._words = frozenset(content_words(text, language))
        self._beginnings = frozenset(word[:_BEGINNING] for word in self._words if len(word) >= _BEGINNING)

    def names(self, text: str) -> bool:
        """Whether a text of a few words stands in the stem."""
        words = all_words(text)
        return 0 < len(words) <= _FEW and f" {' '.join(words)} " in self._said

    def look(self, option: str) -> Look:
        """How an option looks beside it."""
        words = frozenset(content_words(option, self._language))
        begun = sum(
            len(word) >= _BEGINNING and word[:_BEGINNING] in self._beginnings for word in words - self._words
        )
        shared = 2 * len(words & self._words) + begun + self._letters(option)
        return Look(words, grams(option), shared, _value(option))

    def touches(self, words: frozenset[str], text: str) -> bool:
        """Whether a text with these words may share anything with the stem: quicker than to look at it."""
        if not self._words.isdisjoint(words) or self._letters(text):
            return True
        return any(word[:_BEGINNING] in self._beginnings for word in words)

    def _letters(self, option: str) -> int:
        """Of a symbol, on either side: the same first letter, and all its letters in order."""
        one, other = self._folded, option[:SHOWN].strip().casefold()
        short, full = (one, other) if len(one) <= len(other) else (other, one)
        if not 0 < len(short) <= _SYMBOL or not short.isalpha():
            return 0
        rest = iter(full)
        return (short[0] == full[0]) + all(letter in rest for letter in short)


def _value(text: str) -> Fraction | None:
    if day := values.date(text):
        return Fraction(400 * day[0] + 31 * day[1] + day[2])
    found = values.number(text)
    return Fraction(found[0]) if found else None


def nearness(one: Look, other: Look) -> int:
    """How much of their spelling two options share, in millionths."""
    either = len(one.grams | other.grams)
    return 1_000_000 * len(one.grams & other.grams) // either if either else 0
