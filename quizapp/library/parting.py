"""Parts the cards that a deck has already from those that are new to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from quizapp.cards.deck import Note
from quizapp.cards.new_note import NewNote
from quizapp.cards.tidying import Name, names_of
from quizapp.formats.found import FoundCard, Left
from quizapp.library.fitting import short
from quizapp.library.known_cards import why_other

T = TypeVar("T")


class Parting:
    """Which cards are new, there already, twice in the file, or otherwise there; and why these are."""

    def __init__(self, cards: Iterable[FoundCard], there: Mapping[Name, Note]) -> None:
        self.fresh: list[FoundCard] = []
        self.doubles: list[FoundCard] = []
        self.twins: list[tuple[FoundCard, FoundCard]] = []
        self.others: list[FoundCard] = []
        self.left: list[Left] = []
        self._own: dict[Name, FoundCard] = {}
        for card in cards:
            names = sorted(names_of(card.note))
            in_deck = next((there[name] for name in names if name in there), None)
            before = next((self._own[name] for name in names if name in self._own), None)
            if in_deck:
                self._known(card, in_deck, self.doubles, card)
            elif before:
                self._known(card, before.note, self.twins, (card, before))
            else:
                self._own |= dict.fromkeys(names, card)
                self.fresh.append(card)

    def _known(self, card: FoundCard, there: Note | NewNote, same: list[T], entry: T) -> None:
        if why := why_other(there, card.note):
            self.others.append(card)
            self.left.append(Left(card.line, short(card), why))
        else:
            same.append(entry)
