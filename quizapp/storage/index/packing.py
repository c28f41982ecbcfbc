"""A deck's stock as bytes: what the index keeps of it, and what a process that reads decks hands over."""

from __future__ import annotations

import sys
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from quizapp.cards.deck import Note
from quizapp.questions.stock import keyed, placed

PLACE, SPOT = "I", "Q"
_PLACE_BYTES = array(PLACE).itemsize


@dataclass(frozen=True, slots=True)
class Packed:
    """The notes that are asked: their spots, and of each where it stands among all of the deck, from 0.

    `names` are the keys that notes are found by, `counts` how many places each has, `places` those of
    all keys one behind the other.
    """

    spots: bytes
    order: bytes
    names: Sequence[str]
    counts: Sequence[int]
    places: bytes

    def rows(self) -> Iterator[tuple[str, int, bytes]]:
        """Each key with its count and its places."""
        start = 0
        for name, count in zip(self.names, self.counts, strict=True):
            end = start + count * _PLACE_BYTES
            yield name, count, self.places[start:end]
            start = end


def pack(deck_id: str, language: str, notes: Sequence[Note]) -> Packed:
    """The stock of a deck with these notes, in the author's order."""
    standing = {note.id: i for i, note in enumerate(notes)}
    found = placed(deck_id, notes)
    by_key = keyed([note for _, note in found], language)
    names = sorted(by_key)  # neighbours in the table then, too
    return Packed(
        to_bytes(array(SPOT, [at for at, _ in found])),
        to_bytes(array(PLACE, [standing[note.id] for _, note in found])),
        names,
        [len(by_key[name]) for name in names],
        b"".join(to_bytes(by_key[name]) for name in names),
    )


def to_bytes(numbers: array[int]) -> bytes:
    """Whole numbers as bytes, the same on every machine."""
    if sys.byteorder == "big":
        numbers = array(numbers.typecode, numbers)
        numbers.byteswap()
    return numbers.tobytes()


def from_bytes(typecode: str, data: bytes) -> array[int]:
    """The numbers of `to_bytes`."""
    numbers: array[int] = array(typecode)
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def to_json(packed: Packed) -> list[Any]:
    """As values that JSON can hold."""
    data = (b64encode(each).decode("ascii") for each in (packed.spots, packed.order, packed.places))
    return [*data, packed.names, packed.counts]


def from_json(values: Sequence[Any]) -> Packed:
    """What `to_json` made."""
    spots, order, places = (b64decode(each) for each in values[:3])
    return Packed(spots, order, values[3], values[4], places)
