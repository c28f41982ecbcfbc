"""What was found in a file of another format: cards to be, and all that could not be used."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from quizapp.cards.deck import Direction
from quizapp.cards.new_note import NewNote

_PARTS = re.compile(r"(?:[^/]|//)+")

Sure = Literal["sure", "likely", "doubtful"]


class Refused(Exception):
    """Nothing of this can be read, or it would take too much; the message says why, in one line."""


class WrongWish(Refused):
    """What was wished for can't be, in this format or another; the message says why, in one line."""


@dataclass(frozen=True, slots=True)
class Review:
    """One review that another program remembers of a card.

    `at`: ms since 1970. `rating` 1-4. `ms`: how long it took. `direction` and `gap`: of which of the note's
    cards.
    """

    at: int
    rating: int
    ms: int = 0
    direction: Direction = "forward"
    gap: int = 0


def path_to(names: Iterable[str]) -> str:
    """The way to a deck: the names of its folders and its own with `/` between them, and `//` for a slash."""
    return "/".join(name.strip("/ ").replace("/", "//") for name in names if name.strip("/ "))


def names_in(path: str) -> list[str]:
    """The names in a way to a deck, its own the last; [] for none."""
    return [name.replace("//", "/") for part in _PARTS.findall(path) if (name := part.strip())]


@dataclass(frozen=True, slots=True)
class FoundCard:
    """A card to be, and where it was found.

    `line`: of the text, from 1; 0 where the file has no lines. `how`: in a few words the way that it was
    recognised ("a bullet with a colon"), where there is more than one way. `deck`: where the file has several
    decks, which one, as `path_to` makes it. `reviews`: if they were wished for, by time.
    """

    note: NewNote
    line: int = 0
    how: str = ""
    sure: Sure = "sure"
    deck: str = ""
    reviews: tuple[Review, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Left:
    """Something that could not be used, or not wholly: where, what it begins with, and why.

    `is_lost`: a card did not come in. Else it came in without something, such as a picture.
    """

    line: int
    what: str
    why: str
    is_lost: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """All that was found. `title` and `language` are empty where the file doesn't say them.

    `remarks`: what else there is to know ("the columns were taken as …"), a sentence each.
    """

    cards: tuple[FoundCard, ...] = ()
    left: tuple[Left, ...] = ()
    title: str = ""
    language: str = ""
    remarks: tuple[str, ...] = field(default=())
