"""Cards of words that mean nothing, always the same ones: some words come often, most seldom."""

from __future__ import annotations

import random
from collections.abc import Iterator

WORDS = 20_000


def words(chance: random.Random) -> list[str]:
    """So many words that mean nothing, each once."""
    heads = [head + vowel for head in ("", *"bcdfgklmnprstvz", "sh", "tr", "qu") for vowel in "aeiou"]
    found: dict[str, None] = {}
    while len(found) < WORDS:
        length = chance.choice((2, 2, 3, 4))
        found["".join(chance.choices(heads, k=length)) + chance.choice(("", "n", "l", "sk"))] = None
    return list(found)


def pairs(count: int) -> Iterator[tuple[str, str]]:
    """So many terms with their definitions. Each term ends with its number, so that no two are the same."""
    chance = random.Random(20)
    known = words(chance)

    def some(least: int, most: int) -> str:
        return " ".join(known[int(WORDS ** chance.random()) - 1] for _ in range(chance.randint(least, most)))

    for n in range(count):
        yield f"{some(1, 3)} {n}", f"{some(6, 18).capitalize()}."


def glossary(count: int) -> Iterator[str]:
    """The same as lines of a deck's glossary."""
    return (f'"{term}" = "{definition}"\n' for term, definition in pairs(count))
