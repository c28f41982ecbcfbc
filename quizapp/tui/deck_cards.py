"""A deck's cards with what the learner's history has of them; looked up when it is asked for, and kept."""

from __future__ import annotations

from typing import Literal

from textual.content import Content

from quizapp.cards.deck import Card, Note
from quizapp.library.leaves import Leaves
from quizapp.library.library import Library
from quizapp.library.remarks import own_remarks
from quizapp.library.shelf import Volume
from quizapp.study.card_state import CardState
from quizapp.study.plan import Plan
from quizapp.tui.card_words import Standing, Today, in_full, standing
from quizapp.tui.spans import counted
from quizapp.tui.widgets.card_rows import card_row, haystack, side
from quizapp.tui.widgets.rows import ListRow

_MOST_STATES = 5000  # that are kept: a search for how cards stand looks at all
RETIRED = Standing("retired", 2_000_000, frozenset())


class DeckCards:
    """The notes of a deck, each with its cards and how it stands now."""

    def __init__(self, library: Library, volume: Volume) -> None:
        """Reads nothing yet but the history's flags: notes are read as they come into sight."""
        self._library, self._volume = library, volume
        self.leaves = Leaves(library, volume)
        self._texts: list[str] = []
        self.renew()

    def renew(self) -> None:
        """Forgets what was looked up."""
        history = self._library.journal.history
        self.plan: Plan = history.plan(self._volume.deck_id)
        now = self._library.world.clock()
        self._today = Today(self._library.day, round(now.timestamp() * 1000))
        self._states: dict[str, CardState | None] = {}
        self.flags: dict[str, list[str]] = own_remarks(self._library, self._volume)

    def note(self, id: str) -> Note | None:
        """The note of that id; None if there is none, and for ""."""
        place = self.leaves.place(id) if id else None
        return None if place is None else self.leaves.note(place)

    def row(self, place: int) -> ListRow:
        """The note at a place as a row; an empty one where it is gone meanwhile."""
        note = self.leaves.note(place)
        if note is None:
            return ListRow(lambda _width, _current: Content(""))
        return ListRow(card_row(note, self.stands, flagged=note.id in self.flags), note.id)

    def texts(self, first: int, most: int) -> list[str]:
        """In what a search looks, of at most so many notes from a place on; kept for the next time."""
        known = self._texts
        if first + most > len(known) < self.leaves.count:
            known += map(haystack, self.leaves.notes(len(known), first + most - len(known)))
        return known[first : first + most]

    def of(self, note: Note) -> tuple[Card, ...]:
        """The cards that a note makes; none where it is retired."""
        return self.leaves.cards(note)

    def _state(self, card: Card) -> CardState | None:
        if card.id not in self._states:
            if len(self._states) >= _MOST_STATES:
                self._states.clear()
            history = self._library.journal.history
            self._states[card.id] = history.cards.get(history.resolve(card.id))
        return self._states[card.id]

    def _standings(self, note: Note) -> list[Standing]:
        return [standing(self._state(card), self.plan, self._today) for card in self.of(note)]

    def stands(self, note: Note) -> Standing:
        """How the most pressing of its cards stands, with what holds for any of them."""
        found = min(self._standings(note), key=lambda each: each.rank, default=RETIRED)
        return Standing(found.word, found.rank, self.kinds(note))

    def kinds(self, note: Note) -> frozenset[str]:
        """What `is:` finds a note by."""
        found = frozenset().union(*(each.kinds for each in self._standings(note)))
        return found | {"flagged"} if note.id in self.flags else found

    def out(self, note: Note, kind: Literal["suspended", "buried"]) -> bool:
        """Whether all its cards are suspended, or buried today."""
        found = self._standings(note)
        return bool(found) and all(kind in each.kinds for each in found)

    def lapses(self, note: Note) -> int:
        """How often the worst of its cards was forgotten."""
        states = (self._state(card) for card in self.of(note))
        return max((state.lapses for state in states if state), default=0)

    def known(self, note: Note) -> list[str]:
        """What is known of each of its cards, a line each; and what the learner takes for its answer."""
        if not self.of(note):
            return ["retired: not asked"]
        said = []
        for card in self.of(note):
            words = in_full(self._state(card), self.plan, self._today)
            said.append(f"{side(card)}: {words}" if len(self.of(note)) > 1 else words)
        return said + self._mistaken(note)

    def _mistaken(self, note: Note) -> list[str]:
        said = []
        for card in self.of(note):
            state = self._state(card)
            if state and state.right < state.asked:
                found = [each for each in self._library.confusions(card.id) if each.tells][:1]
                said += [f"You took for it: {each.text} ({counted(each.count, 'time')})" for each in found]
        return said
