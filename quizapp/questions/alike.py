"""When two texts are the same to a learner: whatever their case, spacing, markup or Latin accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from quizapp.cards.markup import plain
from quizapp.cards.script import is_latin
from quizapp.questions.values import number

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def nfc(text: str) -> str:
    """The text in Unicode's composed form."""
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Case, spacing, markup and a final full stop taken away; `C`, `C++` and `C#` still differ."""
    bare = plain(text) if any(c in "*_`\n-•" for c in text) else text
    return " ".join(nfc(nfc(bare).casefold()).split()).rstrip(".。")


@lru_cache(maxsize=4096)
def unaccented(text: str) -> str:
    """`folded`, with the accents off Latin letters; a kana's dakuten or an Arabic vowel sign stays."""
    out: list[str] = []
    base_is_latin = False
    for char in unicodedata.normalize("NFD", folded(text)):
        if unicodedata.combining(char):
            if base_is_latin:
                continue
        else:
            base_is_latin = is_latin(char)
        out.append(char)
    return nfc("".join(out))


def words(text: str) -> frozenset[str]:
    """The different words of a text, case folded."""
    return frozenset(_WORD.findall(folded(text)))


class Alike:
    """Compares the texts of some decks; accents count where two of these texts differ by them alone."""

    def __init__(self, texts: Iterable[str]) -> None:
        """`texts`: all prompts and answers that may meet as options."""
        seen: dict[str, str] = {}
        self._exact: set[str] = set()
        for text in texts:
            bare, full = unaccented(text), folded(text)
            if seen.setdefault(bare, full) != full:
                self._exact.add(bare)

    def key(self, text: str) -> str:
        """What two texts share if and only if they are the same to a learner."""
        bare = unaccented(text)
        if bare in self._exact:
            return folded(text)
        value = number(bare)
        return bare if value is None else f"\0{value[0]} {value[1]}"

    def same(self, one: str, other: str) -> bool:
        """Whether a learner would call the two the same."""
        return self.key(one) == self.key(other)


def says_the_same(one: str, other: str) -> bool:
    """Two longer texts of nearly the same words: four or more each, four fifths of the shorter shared."""
    a, b = words(one), words(other)
    least = min(len(a), len(b))
    return least >= 4 and len(a & b) >= 0.8 * least
