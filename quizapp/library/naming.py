"""What decks are called that come out of files: safe names, and no two alike."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from typing import TypeVar

from quizapp.library.making import BadName, deck_name

T = TypeVar("T")

_DEEPEST = 8  # folders that a name may make
_LONGEST = 60  # characters of a folder's or file's name
_MOST_BYTES = 180  # of it: below what a deck's name may have, so that something can be added


def name_for(file_name: str, title: str = "") -> str:
    """A name for a deck that comes from a file, if the user gave none: made of the file's, else the title."""
    stem = file_name.replace("\\", "/").rpartition("/")[2]
    stem = stem.partition(".")[0] if not stem.startswith(".") else ""
    return slugged(stem) or slugged(title.replace("/", " ")) or "imported"


def by_deck(groups: Mapping[str, Sequence[T]]) -> dict[str, list[T]]:
    """What belongs to several decks of a file, by the names that they get here; no two get one."""
    out: dict[str, list[T]] = {}
    for deck, some in groups.items():
        name, number = slugged(deck), 2
        while name in out:
            name, number = f"{slugged(deck) or 'deck'}-{number}", number + 1
        out[name] = list(some)
    return out


def slugged(path: str) -> str:
    """A name as a deck's: small letters, digits and `-`, folders kept; what can be no name is left out.

    `path`: as `path_to` makes it, with `//` for a slash in a name.
    """
    parts = []
    for part in path.replace("//", " ").replace("::", "/").split("/")[:_DEEPEST]:
        folded = unicodedata.normalize("NFKC", part).casefold()
        kept = "".join(
            char if char.isalnum() or unicodedata.category(char)[0] == "M" else " " for char in folded
        )
        parts += _named(_cut("-".join(kept.split())))
    return "/".join(parts)


def _cut(slug: str) -> str:
    short = slug[:_LONGEST]
    return short.encode()[:_MOST_BYTES].decode("utf-8", "ignore").strip("-")


def _named(slug: str) -> list[str]:
    """The slug as a name that every system can have; [] for none."""
    for name in (slug, f"deck-{slug}") if slug else ():
        try:
            return [deck_name(name)]
        except BadName:
            continue
    return []
