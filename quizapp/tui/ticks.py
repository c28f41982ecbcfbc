"""Which of the cards that were found are to come in: ticks, without a screen."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from quizapp.formats.found import FoundCard
from quizapp.library.outlook import Outlook

TWICE = "twice in file"
OTHERWISE = "not the same"


class Ticks:
    """The sure cards are ticked at first. Cards are meant by their place."""

    def __init__(self, cards: Sequence[FoundCard]) -> None:
        self.cards = cards
        self._sure = {place for place, card in enumerate(cards) if card.sure == "sure"}
        self.taken = set(self._sure)
        self.outlook = Outlook()
        self.unfit: dict[int, str] = {}  # why a card can't come in, where that turned out

    @property
    def touched(self) -> bool:
        """Whether somebody chose otherwise than it was at first."""
        return self.taken != self._sure

    def why_not(self, place: int) -> str:
        """Why a card wouldn't come in although it is ticked; "" if it would."""
        if place in self.unfit:
            return self.unfit[place]
        if place in self.outlook.there:
            return "there already"
        if place in self.outlook.others:
            return OTHERWISE
        twin = self.outlook.twins.get(place)
        return TWICE if twin in self.taken and twin not in self.unfit else ""

    def in_words(self, place: int) -> str:
        """The same at length."""
        return self.outlook.others.get(place, "") or self.why_not(place)

    def count(self) -> int:
        """How many cards would come in."""
        return sum(1 for place in self.taken if not self.why_not(place))

    def doubles(self) -> int:
        """How many of the ticked cards are there already."""
        return len(self.taken & self.outlook.there)

    def others(self) -> int:
        """Of how many of the ticked cards the deck has another of the same prompt."""
        return len(self.taken & self.outlook.others.keys())

    def twice(self) -> int:
        """How many of the ticked cards are the same as an earlier one that is ticked."""
        return sum(1 for place in self.taken & self.outlook.twins.keys() if self.why_not(place) == TWICE)

    def toggle(self, place: int) -> None:
        """Takes a card, or leaves it."""
        self.taken ^= {place}

    def take(self, places: Collection[int]) -> None:
        """Takes these and no others."""
        self.taken = set(places)

    def take_all(self) -> None:
        """Takes every card."""
        self.take(range(len(self.cards)))

    def take_sure(self) -> None:
        """Takes what is surely a card."""
        self.take(self._sure)
