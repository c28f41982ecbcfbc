"""How telling a deck's words are: the fewer notes have one, the more two that share it have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quizapp.questions.keys import SORT, WORD
from quizapp.questions.stock import Stock
from quizapp.questions.traits import DOUBLE, scaled

_COMMON = 50  # a word that more than one note in so many has belongs to how things are asked
_FEW, _SHARE = 3, 33  # notes with a word, or one note in so many, and it still tells which is meant
_MANY = 1000  # notes with a word; more are not looked through
_FINE = 6  # bits below the point


class Rarity:
    """Of the words of one deck; what was counted is remembered."""

    def __init__(self, stock: Stock) -> None:
        self._stock = stock
        self._notes = max(1, len(stock.spots))
        self._counts: dict[str, int] = {}
        self._weights: dict[str, int] = {}
        self._sums: dict[tuple[str, ...], int] = {}

    def expect(self, keys: Iterable[str]) -> None:
        """These keys will be counted."""
        self._stock.expect(key for key in keys if key not in self._counts)

    def expect_words(self, words: Iterable[str]) -> None:
        """These words will be weighed."""
        self.expect(WORD + word for word in words if word not in self._weights)

    def count(self, key: str) -> int:
        """At how many places of the deck a key is found."""
        found = self._counts.get(key)
        if found is None:
            found = self._counts[key] = self._stock.count(key)
        return found

    def of_key(self, key: str) -> int:
        """The weight of a key: some 4 if every note has it, and `DOUBLE` more for half as many."""
        share = (self._notes << _FINE) // max(1, self.count(key))
        return 4 + max(0, scaled(share) - DOUBLE * _FINE)

    def of(self, word: str) -> int:
        """The weight of a word, squared: how much sharing it counts."""
        found = self._weights.get(word)
        if found is None:
            found = self._weights[word] = self.of_key(WORD + word) ** 2
        return found

    def in_all(self, words: Iterable[str]) -> int:
        """The weights of words, together."""
        return sum(map(self.of, words))

    def of_all(self, words: tuple[str, ...]) -> int:
        """As `in_all`, for words that are asked about again and again."""
        found = self._sums.get(words)
        if found is None:
            found = self._sums[words] = self.in_all(words)
        return found

    def sort(self, words: Sequence[str]) -> str:
        """Of the words by which a question asks the one that most questions ask by; "" if no other does."""
        named = [word for word in words if word[0] != "?"]
        best = max(named, key=lambda word: self.count(SORT + word), default="")
        return best if best and self.count(SORT + best) > 1 else ""

    def telling(self, words: Sequence[str]) -> bool:
        """Whether so few notes have all of these words that they tell which note is meant."""
        few = max(_FEW, self._notes // _SHARE)
        least, *others = sorted(words, key=lambda word: self.count(WORD + word))
        if self.count(WORD + least) <= few:
            return True
        if not others or self.count(WORD + least) > _MANY:
            return False
        together = set(self._stock.places(WORD + least))
        for word in others:
            together.intersection_update(self._stock.places(WORD + word))
            if len(together) <= _FEW:
                return True
        return False

    def is_common(self, word: str) -> bool:
        """Whether a word belongs to how this deck asks rather than to what."""
        return self.count(WORD + word) * _COMMON > self._notes
