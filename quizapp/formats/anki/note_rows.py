"""Notes, cards and history as rows of a collection, some thousand at a time so that memory stays small."""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha1, sha256
from html import unescape

from quizapp.cards.assembly import cards_of
from quizapp.cards.deck import Note, NoteKind
from quizapp.formats.anki.decks_out import deck_name, deck_number
from quizapp.formats.anki.history import states
from quizapp.formats.anki.losses import counted
from quizapp.formats.anki.markup_html import html_of
from quizapp.formats.anki.own import kept_of, type_id
from quizapp.formats.anki.sentence import html_sentence
from quizapp.formats.found import Review
from quizapp.formats.out import Volume

Row = tuple[object, ...]

_AT_ONCE = 2000  # notes
_FIRST, _SPAN = 1_400_000_000_000, 1 << 37  # numbers look like the milliseconds that Anki takes for them
_APART, _ROOM = (
    1000,
    900,
)  # a deck's notes are in its order, about a second apart; by how much is their names'
_BETWEEN = "\x1f"
_TAG = re.compile("<[^>]*>")
_ORDS = {"forward": 0, "reverse": 1}
_YES = "y"
_NEW = (0, 0, 0, 0, 0)  # interval, factor, repetitions, lapses, steps left


@dataclass
class Batch:
    """Rows for the three tables."""

    notes: list[Row] = field(default_factory=list)
    cards: list[Row] = field(default_factory=list)
    entries: list[Row] = field(default_factory=list)


class Rows:
    """Makes rows of decks. `changed` (s since 1970) is the only thing in them that is not from the decks."""

    def __init__(self, changed: int) -> None:
        self.kinds: set[NoteKind] = set()
        self.written = 0
        self._changed = changed
        self._notes: set[int] = set()
        self._cards: set[int] = set()
        self._moments: set[int] = set()
        self._tags = self._also_right = self._retired = self._unknown = 0

    def batches(self, volume: Volume) -> Iterator[Batch]:
        """The rows of a deck."""
        deck = deck_number(deck_name(volume))
        self._unknown += sum(map(len, volume.reviews.values()))
        for start in range(0, len(volume.deck.notes), _AT_ONCE):
            yield self._batch(volume, start, deck)

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

    def _batch(self, volume: Volume, first: int, deck: int) -> Batch:
        batch, place = Batch(), volume.deck.id + "#"
        base = (
            _FIRST
            + int.from_bytes(sha256(place.encode("utf-8", "surrogatepass")).digest()[:8], "big") % _SPAN
        )
        known: list[tuple[int, str, Sequence[Review]]] = []  # where the card's row is, its id, its reviews
        for at, note in enumerate(volume.deck.notes[first : first + _AT_ONCE], first):
            digest = sha256((place + note.id).encode("utf-8", "surrogatepass")).digest()
            wanted = base + at * _APART + int.from_bytes(digest[9:13], "big") % _ROOM
            number = _free(wanted, self._notes)
            batch.notes.append(self._note(note, number, digest))
            if volume.reviews:
                known += _reviewed(volume, note, len(batch.cards))
            batch.cards += self._cards_of(note, number, deck)
        found = states([(id, reviews) for _, id, reviews in known])
        for (row, _, _), (state, entries) in zip(known, found, strict=True):
            batch.cards[row] = (*batch.cards[row][:5], *state)
            for moment, *rest in entries:
                batch.entries.append((_free(moment, self._moments), batch.cards[row][0], *rest))
            self._unknown -= len(entries)
        return batch

    def _note(self, note: Note, number: int, digest: bytes) -> Row:
        self.kinds.add(note.kind)
        self.written += 1
        self._retired += note.retired
        self._also_right += len(note.also_right)
        if note.kind == "cloze":
            fields: tuple[str, ...] = (html_sentence(note.prompt), *kept_of(note, note.answer))
        else:
            ways = (
                _YES if "forward" in note.directions else "",
                _YES if "reverse" in note.directions else "",
            )
            fields = (html_of(note.prompt), html_of(note.answer), *kept_of(note, note.prompt), *ways)
        first = unescape(_TAG.sub(" ", fields[0])) if "<" in fields[0] or "&" in fields[0] else fields[0]
        check = int.from_bytes(
            sha1(first.encode("utf-8", "replace"), usedforsecurity=False).digest()[:4], "big"
        )
        guid = urlsafe_b64encode(digest[:9]).decode()
        tags = self._tags_of(note) if note.tags else ""
        return (number, guid, type_id(note.kind), self._changed, tags, _BETWEEN.join(fields), first, check)

    def _cards_of(self, note: Note, number: int, deck: int) -> list[Row]:
        """A card for each direction or gap, new; those of a retired note are suspended."""
        queue = -1 if note.retired else 0
        ords = range(len(note.gaps)) if note.kind == "cloze" else [_ORDS[way] for way in note.directions]
        return [
            (_free(number + at, self._cards), number, deck, at, self._changed, 0, queue, self.written, *_NEW)
            for at in ords
        ]

    def _tags_of(self, note: Note) -> str:
        tags = ["_".join(tag.split()) for tag in note.tags]
        self._tags += sum(tag != own for tag, own in zip(tags, note.tags, strict=True))
        return f" {' '.join(tags)} "


def _reviewed(volume: Volume, note: Note, first: int) -> Iterator[tuple[int, str, Sequence[Review]]]:
    for at, card in enumerate(cards_of(volume.deck.id, [note]), first):
        if reviews := volume.reviews.get(card.id):
            yield at, card.id, reviews


def _free(wanted: int, taken: set[int]) -> int:
    """A number that nothing has yet: the wanted one, or the next."""
    while wanted in taken:
        wanted += 1
    taken.add(wanted)
    return wanted
