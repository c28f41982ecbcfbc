"""What is typed to find cards: words, and `is:` with how a card stands."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.questions.alike import unaccented
from quizapp.tui.card_words import KINDS


@dataclass(frozen=True, slots=True)
class Query:
    """All `words` have to be there, and the card stands in each of the ways of `kinds`."""

    words: tuple[str, ...]
    kinds: frozenset[str]
    unknown: str = ""
    """The first `is:` that isn't understood."""


def query(text: str) -> Query:
    """Takes a search apart. `is:` alone, as it is being typed, asks for nothing yet."""
    parts = unaccented(text).split()
    wanted = [part.removeprefix("is:") for part in parts if part.startswith("is:")]
    words = tuple(part for part in parts if not part.startswith("is:"))
    kinds = frozenset(_meant(each) for each in wanted if each)
    unknown = next((each for each in wanted if each and not _meant(each)), "")
    return Query(words, kinds - {""}, unknown)


def _meant(word: str) -> str:
    """The kind that a word, or its beginning, means; empty if none or several."""
    found = [kind for kind in KINDS if kind.startswith(word)]
    return word if word in KINDS else found[0] if len(found) == 1 else ""
