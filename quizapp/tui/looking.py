"""A search among a deck's cards, a piece at a time: between two pieces a key is answered."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from time import perf_counter

from quizapp.tui.deck_cards import DeckCards
from quizapp.tui.searching import Query
from quizapp.tui.widgets.rows import MadeRows

_AT_ONCE = 64  # notes that are read in one go
FIRST, PIECE = 0.03, 0.01  # seconds: what a key may take at once, and a piece after that


class Looking:
    """The places of the notes that a query finds, as far as it has come."""

    def __init__(self, cards: DeckCards, wanted: Query) -> None:
        self._cards, self.wanted = cards, wanted
        self._places = array("L")
        self._all = not (wanted.words or wanted.kinds)
        self.come = cards.leaves.count if self._all else 0
        """How many notes were looked at."""

    @property
    def is_over(self) -> bool:
        """Whether all were looked at."""
        return self.come >= self._cards.leaves.count

    @property
    def count(self) -> int:
        """How many were found."""
        return self._cards.leaves.count if self._all else len(self._places)

    @property
    def share(self) -> float:
        """How far it has come, to 1."""
        return self.come / max(1, self._cards.leaves.count)

    def go_on(self, seconds: float) -> None:
        """Looks at some more notes, for about so long; at a few in any case."""
        until = perf_counter() + seconds
        while not self.is_over:
            found = self._by_words(self.come, _AT_ONCE)
            self._places.extend(self._by_kinds(found) if self.wanted.kinds else found)
            self.come += _AT_ONCE
            if perf_counter() > until:
                break

    def leave(self) -> None:
        """Looks no further."""
        self.come = self._cards.leaves.count

    def has_come_to(self, key: str) -> bool:
        """Whether the note of that id has been looked at; so too if there is none."""
        place = self._cards.leaves.place(key) if key else None
        return place is None or place < self.come

    def _by_kinds(self, found: list[int]) -> list[int]:
        notes = self._cards.leaves.notes(self.come, _AT_ONCE) if found else []
        there = ((place, notes[place - self.come]) for place in found if place - self.come < len(notes))
        return [place for place, note in there if self.wanted.kinds <= self._cards.kinds(note)]

    def _by_words(self, first: int, most: int) -> list[int]:
        words = self.wanted.words
        if not words:
            return list(range(first, min(first + most, self._cards.leaves.count)))
        texts = self._cards.texts(first, most)
        return [first + i for i, text in enumerate(texts) if all(word in text for word in words)]

    def rows(self) -> MadeRows:
        """What was found so far, as rows."""
        if self._all:
            return MadeRows(self.count, self._cards.row, self._cards.leaves.place)
        places = self._places
        return MadeRows(len(places), lambda at: self._cards.row(places[at]), self._row_of)

    def _row_of(self, key: str) -> int | None:
        place = self._cards.leaves.place(key)
        if place is None:
            return None
        at = bisect_left(self._places, place)
        return at if at < len(self._places) and self._places[at] == place else None
