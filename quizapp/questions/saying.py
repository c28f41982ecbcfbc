"""Finds texts that say the same, among very many: by an index of their words, not two by two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from quizapp.questions.fairness import meant, nearly_the_same
from quizapp.questions.masking import BLANK
from quizapp.questions.words import all_words

_LIKE = 9  # of ten words of the longer text that the shorter one has too

# A word more or less that turns what a text says into something else.
_TURNS = """not no never without more less most least only one before after over under
    nicht kein keine keinen keiner ohne nur mehr weniger vor nach über unter
    ne pas sans plus moins avant après sous más menos sin antes non senza più meno prima dopo
    não sem mais depois niet geen zonder meer minder"""
_TURNING = frozenset(_TURNS.split())


def say_the_same(one: str, other: str, language: str) -> bool:
    """Whether nobody could tell two texts apart, as their author would agree.

    The guard of a quiz is more careful, as that costs it nothing: it also keeps apart "the left side" and
    "the right side", and a text from what is a part of it.
    """
    return _as_much(meant(one, language), meant(other, language)) and not _turned(_words(one), _words(other))


def _as_much(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one text has all the words of the other, and hardly more."""
    least, most = sorted((len(one), len(other)))
    return 10 * least >= _LIKE * most and (one <= other or other <= one) and nearly_the_same(one, other)


def _words(text: str) -> list[str]:
    return all_words(text.replace(BLANK, " "))


def _turned(one: list[str], other: list[str]) -> bool:
    """Whether the same words stand in another order ("from left to right"), or one turns the meaning."""
    a, b = Counter(one), Counter(other)
    if a == b:
        return one != other
    return not _TURNING.isdisjoint((a - b).keys() | (b - a).keys())


class Sayings:
    """Texts that are added one after the other, to be asked which of them says the same as another."""

    def __init__(self, texts: Sequence[str], language: str) -> None:
        """`texts`: all that will be added, in this order; how rare a word is, is counted in them."""
        self._words = [_words(text) for text in texts]
        self._meanings = [meant(text, language) for text in texts]
        self._count = Counter(word for words in self._meanings for word in words)
        self._by_word: dict[str, list[int]] = {}
        self._by_rarest: dict[str, list[int]] = {}

    def first(self, place: int, fits: Callable[[int], bool]) -> int | None:
        """The first of those added that says the same as the text at `place`, and fits; None: none does."""
        mine, found = self._meanings[place], place
        tried: set[int] = set()
        for index, words in ((self._by_word, self._rarest(mine)), (self._by_rarest, mine)):
            for word in words:
                for other in index.get(word, ()):  # in the order in which they were added
                    if other >= found:
                        break
                    if other not in tried:
                        tried.add(other)
                        if self._same(place, other) and fits(other):
                            found = other
        return None if found == place else found

    def _same(self, one: int, other: int) -> bool:
        if not _as_much(self._meanings[one], self._meanings[other]):
            return False
        return not _turned(self._words[one], self._words[other])

    def add(self, place: int) -> None:
        """From now on the text at this place is found."""
        for word in self._meanings[place]:
            self._by_word.setdefault(word, []).append(place)
        for word in self._rarest(self._meanings[place]):
            self._by_rarest.setdefault(word, []).append(place)

    def _rarest(self, words: frozenset[str]) -> list[str]:
        """Its rarest word: any text that has all of its words has that one, and few others have."""
        return sorted(words, key=lambda word: (self._count[word], word))[:1]
