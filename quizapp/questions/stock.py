"""A deck's notes as a stock: each has a place, and a key (a word, a tag) tells the places that have it.

A deck in memory and one in the index answer the same, so that both make the same items.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Protocol

from quizapp.cards.deck import Deck, Note
from quizapp.questions.keys import keys_of

EVERY = 1 << 61
"""Spots are below this."""


class Stock(Protocol):
    """The notes that a deck asks, at places from 0 on, in the order of their spots.

    A spot is a whole number that depends on the ids of deck and note alone, so that neither the order in the
    file nor retired notes play a part.
    """

    @property
    def deck(self) -> Deck:
        """The deck; its notes and cards may be left out."""

    @property
    def spots(self) -> Sequence[int]:
        """Of each note, ascending."""

    def notes(self, places: Iterable[int]) -> list[Note]:
        """The notes at these places."""

    def places(self, key: str) -> Sequence[int]:
        """Where a key of `keys_of` is found, ascending."""

    def count(self, key: str) -> int:
        """At how many places a key is found."""

    def expect(self, keys: Iterable[str]) -> None:
        """These will be counted: where that means to look them up, it is done in one go."""

    def expect_places(self, keys: Iterable[str]) -> None:
        """The places of these will be asked for, as `expect`."""

    @property
    def together(self) -> object:
        """The same for all decks that are kept in one place, where one look tells of all of them."""

    def count_together(self, key: str) -> int:
        """At how many places a key is found in all decks that are kept together with this one."""


def spot(deck_id: str, note_id: str) -> int:
    """Where a note stands among all others: as good as by chance, and the same whatever others there are."""
    name = f"{deck_id}#{note_id}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(name, digest_size=8).digest(), "big") >> 3


def place_of(stock: Stock, note_id: str) -> int | None:
    """The place of a note; None where the stock has none of that id."""
    at = spot(stock.deck.id, note_id)
    place = bisect_left(stock.spots, at)
    while place < len(stock.spots) and stock.spots[place] == at:
        if stock.notes([place])[0].id == note_id:
            return place
        place += 1
    return None


def placed(deck_id: str, notes: Iterable[Note]) -> list[tuple[int, Note]]:
    """The notes that are asked, each behind its spot, in the order of their places."""
    found = [(spot(deck_id, note.id), note) for note in notes if not note.retired]
    return sorted(found, key=lambda each: (each[0], each[1].id))


def keyed(notes: Iterable[Note], language: str) -> dict[str, array[int]]:
    """Each key with the places that have it, ascending; the notes come in the order of their places."""
    out: dict[str, array[int]] = {}
    for place, note in enumerate(notes):
        for key in keys_of(note, language):
            found = out.get(key)
            if found is None:
                found = out[key] = array("I")
            found.append(place)
    return out


class Listed:
    """A deck in memory as a stock."""

    def __init__(self, deck: Deck) -> None:
        self.deck = deck
        found = placed(deck.id, deck.notes)
        self.spots: Sequence[int] = [at for at, _ in found]
        self._notes = [note for _, note in found]
        self._keys = keyed(self._notes, deck.language)

    def notes(self, places: Iterable[int]) -> list[Note]:
        """The notes at these places."""
        return [self._notes[place] for place in places]

    def places(self, key: str) -> Sequence[int]:
        """Where a key is found, ascending."""
        return self._keys.get(key, ())

    def count(self, key: str) -> int:
        """At how many places a key is found."""
        return len(self._keys.get(key, ()))

    def expect(self, keys: Iterable[str]) -> None:
        """There is nothing to look up."""

    def expect_places(self, keys: Iterable[str]) -> None:
        """There is nothing to look up."""

    @property
    def together(self) -> object:
        """Nothing but itself."""
        return self

    def count_together(self, key: str) -> int:
        """As `count`."""
        return self.count(key)


def as_stock(deck: Deck | Stock) -> Stock:
    """A deck as a stock, made in memory if it is none yet."""
    return Listed(deck) if isinstance(deck, Deck) else deck
