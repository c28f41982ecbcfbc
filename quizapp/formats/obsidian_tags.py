"""The tags of an Obsidian note: which of them name a deck, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

DECKS = "flashcards"
_TAG = re.compile(r"#(?=[\w/-]*[^\W\d])[\w/-]+")


def is_tag(word: str) -> bool:
    """Whether a word is a tag: letters, digits, `_`, `-` and `/` behind a `#`, not digits alone."""
    return _TAG.fullmatch(word) is not None


def metadata(head: Sequence[str], key: str) -> list[str]:
    """A text, or a list of texts, of simple front matter."""
    out: list[str] = []
    inside = False
    for line in head:
        name, colon, value = line.partition(":")
        if inside and re.match(r"\s*-\s", line):
            out.append(line.strip()[1:])
        elif colon and not line[:1].isspace():
            inside = name.strip().lower() == key
            bare = value.strip()
            many = bare.startswith("[") or key == "tags"
            out += (bare.strip("[]").split(",") if many else [bare]) if inside else []
    return [bare for each in out if (bare := each.strip().strip("\"'").strip())]


def take_tags(lines: list[str], *, first: bool) -> tuple[list[str], list[str]]:
    """Takes the tags off: those at the end, and with `first` those at the beginning. Decks, then others."""
    taken: list[str] = []
    if lines and first:
        words = lines[0].split()
        last = len(words) - 1
        taken = words[: next((i for i, word in enumerate(words) if i == last or not is_tag(word)), 0)]
        words = words[len(taken) :]
        lines[0] = " ".join(words) if taken else lines[0]
    if lines:
        words = lines[-1].split()
        ending: list[str] = []
        while len(words) > 1 and is_tag(words[-1]):
            ending.append(words.pop())
        lines[-1] = " ".join(words) if ending else lines[-1]
        taken += reversed(ending)
    decks = [deck for tag in taken if (deck := deck_in(tag)) is not None]
    return decks, [tag[1:] for tag in taken if deck_in(tag) is None]


def deck_in(tag: str) -> str | None:
    """The deck that a tag names; empty for the tag of all cards, None for a tag like any other."""
    root, _, rest = tag.removeprefix("#").partition("/")
    return rest.strip("/") if root.lower() == DECKS else None
