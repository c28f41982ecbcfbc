"""When two texts are the same to a learner: whatever their case, spacing, markup or Latin accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import combinations

from quizapp.cards.long_texts import SHOWN
from quizapp.cards.markup import MARKED, plain
from quizapp.cards.script import is_latin, one_case
from quizapp.questions.values import date, number

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_FOREIGN = re.compile(r".?[^\x00-\x7f]+", re.DOTALL)  # with the letter that an accent may stand on


def nfc(text: str) -> str:
    """The text in Unicode's composed form."""
    return unicodedata.normalize("NFC", text)


def folded(text: str) -> str:
    """Case, spacing, markup and a final full stop taken away; `C`, `C++` and `C#` still differ.

    Of a text that is never shown whole it is the beginning that counts: nobody sees more of it.
    """
    return _folded(text[:SHOWN])


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    bare = plain(text) if MARKED.search(text) else text
    return one_case(bare).rstrip(".。")


def unaccented(text: str) -> str:
    """`folded`, with the accents off Latin letters."""
    return _unaccented(text[:SHOWN])


@lru_cache(maxsize=4096)
def _unaccented(text: str) -> str:
    return without_accents(folded(text))


def without_accents(text: str) -> str:
    """The text with the accents off Latin letters; a kana's dakuten or an Arabic vowel sign stays."""
    return text if text.isascii() else _FOREIGN.sub(lambda found: _base_letters(found[0]), text)


@lru_cache(maxsize=4096)
def _base_letters(text: str) -> str:
    out: list[str] = []
    base_is_latin = False
    for char in unicodedata.normalize("NFD", text):
        if unicodedata.combining(char):
            if base_is_latin:
                continue
        else:
            base_is_latin = char.isalpha() and is_latin(char)
        out.append(char)
    return nfc("".join(out))


def words(text: str) -> frozenset[str]:
    """The different words of a text, case folded."""
    return _words(text[:SHOWN])


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(folded(text)))


def bare(text: str) -> str:
    """What all texts share that a learner may call the same; accents are left out of account."""
    return _valued(unaccented(text))


@lru_cache(maxsize=4096)
def _valued(text: str) -> str:
    if day := date(text):
        return f"\0{day}"
    value = number(text)
    return text if value is None else f"\0{value[0]} {value[1]}"


def apart_by_accents(notes: Iterable[Iterable[str]]) -> set[str]:
    """The unaccented spellings by which two notes go that differ by their accents alone.

    `notes`: of each note the texts that may meet as options.
    """
    seen: dict[str, set[frozenset[str]]] = {}
    for texts in notes:
        spellings: dict[str, set[str]] = {}
        for text in texts:
            spellings.setdefault(unaccented(text), set()).add(folded(text))
        for plain_text, full in spellings.items():
            seen.setdefault(plain_text, set()).add(frozenset(full))
    # Two spellings within one note are one thing to its author.
    return {
        plain_text
        for plain_text, groups in seen.items()
        if len(groups) > 1 and any(a.isdisjoint(b) for a, b in combinations(groups, 2))
    }


class Alike:
    """Compares texts as a learner would; accents count where two notes differ by them alone."""

    def __init__(self, apart: Callable[[str], bool] = lambda _text: False) -> None:
        """`apart`: whether two notes differ by the accents of this text alone."""
        self._apart = apart

    def key(self, text: str) -> str:
        """What two texts share if and only if they are the same to a learner."""
        return folded(text) if self._apart(text) else bare(text)

    def same(self, one: str, other: str) -> bool:
        """Whether a learner would call the two the same."""
        return self.key(one) == self.key(other)


def says_the_same(one: str, other: str) -> bool:
    """Of two longer texts (four different words or more) one has all the words of the other.

    Where each has a word of its own they may well differ: "the capital of France", "the capital of Spain".
    """
    a, b = words(one), words(other)
    return min(len(a), len(b)) >= 4 and (a <= b or b <= a)
