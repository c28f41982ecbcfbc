"""Notes, cards and history as rows of a collection, some thousand at a time so that memory stays small."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha1
from html import unescape
from typing import NamedTuple

from quizapp.cards.assembly import cards_of
from quizapp.cards.deck import Note, NoteKind
from quizapp.formats.anki.decks_out import deck_number
from quizapp.formats.anki.guid import digest_of, guid
from quizapp.formats.anki.history import states
from quizapp.formats.anki.losses import counted
from quizapp.formats.anki.own import stored, type_id
from quizapp.formats.found import Review
from quizapp.formats.out import Volume

Row = tuple[object, ...]

_AT_ONCE = 2000  # notes
_FIRST, _SPAN = 1_400_000_000_000, 1 << 37  # numbers look like the milliseconds that Anki takes for them
_APART, _WIDTH = 1000, 3  # a deck's notes are in its order, about a second apart; by how much is their names'
_A_GAP = 5  # and further for each gap, so that there is a number for its card
_TAG = re.compile("<[^>]*>")
_ORDS = {
    ("forward",): (0,),
    ("reverse",): (1,),
    ("forward", "reverse"): (0, 1),
    ("reverse", "forward"): (1, 0),
}


@dataclass
class Batch:
    """Rows for the tables. `new`: cards that were never answered."""

    notes: list[Row] = field(default_factory=list)
    new: list[Row] = field(default_factory=list)
    known: list[Row] = field(default_factory=list)
    entries: list[Row] = field(default_factory=list)


class _Known(NamedTuple):
    """A card with a history: its row if it were new, its id, its reviews."""

    row: Row
    id: str
    reviews: Sequence[Review]


class Rows:
    """Makes rows of decks. `changed` (s since 1970) is the only thing in them that is not from the decks."""

    def __init__(self, changed: int) -> None:
        self.kinds: set[NoteKind] = set()
        self.written = 0
        self._changed = changed
        self._used: list[tuple[int, int]] = []
        self._moments: set[int] = set()
        self._tags = self._also_right = self._retired = self._unknown = 0

    def batches(self, volume: Volume, name: str) -> Iterator[Batch]:
        """The rows of a deck, which has that name in Anki."""
        deck = deck_number(name)
        self._unknown += sum(map(len, volume.reviews.values()))
        number = self._room_for(volume)
        for start in range(0, len(volume.deck.notes), _AT_ONCE):
            batch, number = self._batch(volume, volume.deck.notes[start : start + _AT_ONCE], deck, number)
            yield batch

    def left(self) -> Iterator[str]:
        """What could not go along as it is, a sentence each."""
        if self._retired:
            yield f"{counted(self._retired, 'retired card')}: in Anki they are suspended"
        if self._tags:
            yield f"{counted(self._tags, 'tag')} with blanks: Anki has none in them, so they have _ there"
        if self._also_right:
            yield f"{counted(self._also_right, 'link')} to cards that are right too: Anki can't have them"
        if self._unknown:
            yield f"{counted(self._unknown, 'review')} of cards that the decks don't have"

    def _room_for(self, volume: Volume) -> int:
        """The first number of a deck's notes: by its name, and beyond those of the decks before."""
        first = _FIRST + int.from_bytes(digest_of(volume.deck.id, "")[:8], "big") % _SPAN
        size = sum(_APART + _A_GAP * len(note.gaps) for note in volume.deck.notes)
        for start, end in sorted(self._used):
            if start < first + size and first < end:
                first = end
        self._used.append((first, first + size))
        return first

    def _batch(self, volume: Volume, notes: Sequence[Note], deck: int, first: int) -> tuple[Batch, int]:
        """The rows of some notes, and the number at which the next ones begin."""
        batch = Batch()
        known: list[_Known] = []
        for note in notes:
            digest = digest_of(volume.deck.id, note.id)
            number = first + digest[9] * _WIDTH
            batch.notes.append(self._note(note, number, digest))
            cards = self._cards_of(note, number, deck)
            if volume.reviews and (reviewed := _reviewed(volume, note, cards)):
                known += reviewed
                rows = {each.row for each in reviewed}
                cards = [card for card in cards if card not in rows]
            batch.new += cards
            first += _APART + _A_GAP * len(note.gaps)
        self._add_known(known, batch)
        return batch, first

    def _add_known(self, known: list[_Known], batch: Batch) -> None:
        found = states([(each.id, each.reviews) for each in known])
        for each, (state, entries) in zip(known, found, strict=True):
            batch.known.append((*each.row[:5], *state))
            batch.entries += [(_free(moment, self._moments), each.row[0], *rest) for moment, *rest in entries]
            self._unknown -= len(entries)

    def _note(self, note: Note, number: int, digest: bytes) -> Row:
        self.kinds.add(note.kind)
        self.written += 1
        if note.retired or note.also_right:
            self._retired += note.retired
            self._also_right += len(note.also_right)
        html, fields = stored(note)
        first = unescape(_TAG.sub(" ", html)) if "<" in html or "&" in html else html
        check = int.from_bytes(sha1(first.encode(), usedforsecurity=False).digest()[:4], "big")
        tags = self._tags_of(note) if note.tags else ""
        return (number, guid(digest), type_id(note.kind), self._changed, tags, fields, first, check)

    def _cards_of(self, note: Note, number: int, deck: int) -> list[Row]:
        """A card for each direction or gap, new; those of a retired note are suspended."""
        changed, queue, place = self._changed, -1 if note.retired else 0, self.written
        ords = range(len(note.gaps)) if note.kind == "cloze" else _ORDS[note.directions]
        return [(number + at, number, deck, at, changed, queue, place) for at in ords]

    def _tags_of(self, note: Note) -> str:
        tags = ["_".join(tag.split()) for tag in note.tags]
        self._tags += sum(tag != own for tag, own in zip(tags, note.tags, strict=True))
        return f" {' '.join(tags)} "


def _reviewed(volume: Volume, note: Note, cards: list[Row]) -> list[_Known]:
    ours = cards_of(volume.deck.id, [note])
    return [
        _Known(row, card.id, reviews)
        for row, card in zip(cards, ours, strict=bool(ours))
        if (reviews := volume.reviews.get(card.id))
    ]


def _free(wanted: int, taken: set[int]) -> int:
    """A number that nothing has yet: the wanted one, or the next."""
    while wanted in taken:
        wanted += 1
    taken.add(wanted)
    return wanted
