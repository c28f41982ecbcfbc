"""Moodle's categories: ways such as `$course$/top/Biology/Cells`, in which `//` is a slash of a name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from quizapp.cards.clean import clean_line
from quizapp.formats.found import FoundCard, path_to

_ROOT = re.compile(r"\$[a-z]+\d*\$", re.IGNORECASE)
_PARTS = re.compile(r"(?:[^/]|//)+")
_TOP = "$course$/top/"


def names_of(path: str) -> tuple[str, ...]:
    """The names of a category and of those around it, from outside, without the course and `top`."""
    names = [clean_line(part.replace("//", "/")) for part in _PARTS.findall(path.strip())]
    if names and _ROOT.fullmatch(names[0]):
        names = names[1:]
        if names and names[0] == "top":
            names = names[1:]
    return tuple(name for name in names if name)


def path_of(title: str) -> str:
    """The category of a deck with that title."""
    return _TOP + clean_line(title).replace("/", "//").strip("/ ")


def folder_of(path: str) -> str:
    """A category as the way to a deck among others: `Biology/Cells`."""
    return path_to(names_of(path))


def with_decks(cards: Iterable[FoundCard], paths: Iterable[str]) -> tuple[tuple[FoundCard, ...], str]:
    """Cards with their categories as decks; where all are in one, none, and its name is the title."""
    cards, paths = list(cards), list(paths)
    if len(set(paths)) > 1:
        return tuple(replace(c, deck=folder_of(p)) for c, p in zip(cards, paths, strict=True)), ""
    names = names_of(paths[0]) if paths else ()
    return tuple(cards), names[-1] if names else ""
