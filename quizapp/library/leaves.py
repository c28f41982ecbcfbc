"""A deck's notes by their places, a few at a time: what is looked at need not be read whole."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from quizapp.storage.index import held

if TYPE_CHECKING:
    from quizapp.cards.deck import Card, Deck, Note
    from quizapp.library.library import Library
    from quizapp.library.shelf import Volume

_PAGE = 16  # notes that are read in one go where one is asked for
_KEPT = 32  # such pages


class Leaves:
    """The notes of a deck in the author's order, retired ones too, as the index has them at the moment.

    `about` is the deck without its notes; None where it can't be read. Where the deck changes meanwhile, a
    place may have another note, or none.
    """

    def __init__(self, library: Library, volume: Volume) -> None:
        """Reads none of the notes yet."""
        self._catalogue, self._key = library.catalogue, volume.key
        self.about: Deck | None = None
        if volume.deck_id:
            self.about = held.head(self._catalogue.store, self._key)
        self.count = held.count(self._catalogue.store, self._key) if self.about else 0
        self._pages: OrderedDict[int, list[Note]] = OrderedDict()
        self._places: dict[str, int] = {}

    def notes(self, first: int, most: int) -> list[Note]:
        """At most so many notes from a place on."""
        return held.notes(self._catalogue.store, self._key, first, most) if self.about else []

    def note(self, place: int) -> Note | None:
        """The note at a place; None if there is none."""
        number, at = divmod(place, _PAGE)
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = self.notes(number * _PAGE, _PAGE)
            self._places.update((note.id, number * _PAGE + i) for i, note in enumerate(page))
            if len(self._pages) > _KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        return page[at] if at < len(page) else None

    def place(self, note_id: str) -> int | None:
        """The place of a note; None if the deck has none of that id."""
        if note_id not in self._places:
            found = held.place_of(self._catalogue.store, self._key, note_id) if self.about else None
            if found is None:
                return None
            self._places[note_id] = found
        return self._places[note_id]

    def cards(self, note: Note) -> tuple[Card, ...]:
        """The cards that a note makes; none where it is retired."""
        from quizapp.cards.assembly import cards_of

        return cards_of(self.about.id, [note]) if self.about else ()
