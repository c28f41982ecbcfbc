"""The traits of an answer that others are compared with: whole numbers and sets, the same everywhere."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from quizapp.cards.long_texts import LOOKED_AT, SHOWN
from quizapp.cards.markup import MARKED, plain
from quizapp.questions import values
from quizapp.questions.asked import asked_for
from quizapp.questions.candidate import Candidate
from quizapp.questions.words import content_words, function_words

NAME = 5  # words; more is a sentence rather than a name
_VALUE = 60  # characters; a number or a date is no longer
_DIGIT = re.compile(r"\d")
DOUBLE = 16  # a size that is twice as much is so much more


class Traits(NamedTuple):
    """Of one answer, and of the note that it comes from.

    `words`: those with meaning, of a question its own, else of both sides. `said`: those of the answer.
    `asked`: those of a question. `sorts`: what it asks for (`asked.asked_for`). `grams`: the runs of
    three characters of a name. `shape`: which of its first words have a capital. `size`: its length, where
    twice as long is `DOUBLE` more. `ending`: of a term. `number`: what it is worth, and of what.
    """

    words: tuple[str, ...]
    said: frozenset[str]
    asked: frozenset[str]
    sorts: tuple[str, ...]
    grams: frozenset[str]
    kind: str
    shape: tuple[bool, ...]
    size: int
    ending: str
    tags: frozenset[str]
    number: tuple[Fraction, str] | None


def traits_of(answer: Candidate, language: str) -> Traits:
    """The traits of an answer; a deck's language says which words carry no meaning."""
    note, text = answer.note, _plain(answer.text[:SHOWN])
    asked = note.kind == "question" and answer.direction == "forward"
    term = note.kind == "term" and answer.direction == "reverse"
    kind = kind_of(text, language)
    topic = content_words(note.prompt, language)
    if not asked:
        topic += content_words(note.answer, language)
    return Traits(
        words=tuple(dict.fromkeys(topic)),
        said=frozenset(content_words(text, language)),
        asked=frozenset(content_words(note.prompt, language)) if asked else frozenset(),
        sorts=asked_for(note.prompt, language) if asked else (),
        grams=grams(text) if kind != "long" else frozenset(),
        kind=kind,
        shape=tuple([word[:1].isupper() for word in text.split()[:NAME]]),
        size=scaled(len(text)),
        ending=_ending(text) if term else "",
        tags=frozenset(map(str.casefold, note.tags)),
        number=_number(text, kind),
    )


def grams(text: str) -> frozenset[str]:
    """The runs of three characters of a text, its edges marked by blanks; of a long one's beginning."""
    padded = f"  {text[:LOOKED_AT].casefold()} "
    return frozenset([padded[i : i + 3] for i in range(len(padded) - 2)])


def kind_of(text: str, language: str = "") -> str:
    """`date`, `number`, `long` (a sentence), `name` (every word has a capital), else `common`."""
    if _DIGIT.search(text, 0, _VALUE):
        if values.date(text):
            return "date"
        if values.number(text):
            return "number"
    words = text.split()
    if len(words) > NAME or len(text) > 60:
        return "long"
    function = function_words(language)
    named = words and all(word[:1].isupper() or word.casefold() in function for word in words)
    return "name" if named else "common"


def scaled(n: int) -> int:
    """About `DOUBLE` times the logarithm of `n` to base 2, found without one: machines round differently."""
    bits = max(1, n).bit_length() - 1
    return DOUBLE * (bits - 1) + ((max(1, n) * DOUBLE) >> bits)


def _ending(text: str) -> str:
    word = text.split()[-1].casefold() if text.split() else ""
    return word[-4:] if len(word) > 4 else ""


def _plain(text: str) -> str:
    return plain(text) if MARKED.search(text) else text


def _number(text: str, kind: str) -> tuple[Fraction, str] | None:
    if kind not in ("date", "number"):
        return None
    if day := values.date(text):
        return Fraction(12 * day[0] + day[1]), "date"  # months
    found = values.number(text)
    return (Fraction(found[0]), found[1].removesuffix("s")) if found else None
