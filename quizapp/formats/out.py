"""What goes out into another format, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from quizapp.cards.deck import Deck, Note
from quizapp.formats.found import Review


@dataclass(frozen=True, slots=True)
class Volume:
    """A deck to be written: with its title as screens have it, and by card id the reviews to go along."""

    deck: Deck
    title: str
    reviews: Mapping[str, tuple[Review, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Out:
    """The bytes of a file, how many cards they hold, and a sentence for each thing the format can't say.

    `missing`: the notes that are not in it.
    """

    data: bytes
    cards: int
    left: tuple[str, ...] = ()
    missing: tuple[Note, ...] = ()
