"""A paper to be printed: what the sheets of all its versions say, before it is HTML or Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from quizapp.cards.clean import clean_line
from quizapp.questions.forms import form
from quizapp.questions.item import Item
from quizapp.questions.versions import Version, blocks

LETTERS = "ABCDEF"


@dataclass(frozen=True, slots=True)
class Paper:
    """All there is to print: the decks' titles with their digests, the seed, and each version.

    `languages`: by deck id, where a deck says its language.
    """

    decks: tuple[tuple[str, str], ...]
    seed: str
    versions: tuple[Version, ...]
    languages: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The titles of the decks, on one line."""
        return clean_line(", ".join(title for title, _ in self.decks))

    def marks(self, version: Version) -> list[str]:
        """What a sheet is known by, so that a paper and its answers find each other again."""
        count = len(version.items)
        out = [f"version {clean_line(version.letter)}"] if version.letter else []
        out += [f"{count} question{'' if count == 1 else 's'}", f"seed {clean_line(self.seed)}"]
        return out + [f"digest {clean_line(digest)}" for _, digest in self.decks]


def numbered(items: Sequence[Item]) -> list[tuple[int, list[Item]]]:
    """Each question with its number; a match with the number of its first pair."""
    out: list[tuple[int, list[Item]]] = []
    number = 1
    for block in blocks(items):
        out.append((number, block))
        number += len(block)
    return out


def right_letter(item: Item) -> str:
    """The letter of the right option, for true and false with the word; empty where nothing is chosen."""
    if item.key is None:
        return ""
    word = f" {item.options[item.key].text}" if item.form == "true-false" else ""
    return f"{LETTERS[item.key]}{word}"


def lines_to_write_on(item: Item) -> int:
    """How many lines an answer needs: none for options, nor for a gap, which is a line itself."""
    if item.options or item.card.direction == "gap":
        return 0
    return 1 if form(item.form).entry == "text" else 2
