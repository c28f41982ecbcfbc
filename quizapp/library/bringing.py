"""Brings what was looked through into the library, reviews too if wished, and says what came."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC

from quizapp.formats.found import Found, FoundCard
from quizapp.library.front import Front
from quizapp.library.histories import take_reviews
from quizapp.library.importing import DeckPlan, ImportPlan, save_import
from quizapp.library.library import Library
from quizapp.library.reading_in import Incoming, read_in


@dataclass(frozen=True, slots=True)
class Brought:
    """What came: `reviews` of those that were `wished` for; what went `wrong` with some of them."""

    plan: ImportPlan
    reviews: int = 0
    wrong: str = ""

    @property
    def deck(self) -> str:
        """The first deck that something came into."""
        decks = [each for each in self.plan.decks if each.cards] or self.plan.decks
        return decks[0].name if decks else ""


def picked(incoming: Incoming, places: Collection[int], *, data: bytes = b"", reviews: bool = False) -> Found:
    """What was found, with the cards at these places alone.

    With `reviews` it is read out of `data` once more, for what was not read the first time. Raises Refused.
    """
    found = incoming.found
    taken = [card for place, card in enumerate(found.cards) if place in places]
    if reviews:
        wish = replace(incoming.wish, reviews=True)
        again = read_in(data, incoming.name, incoming.format, wish).found.cards
        taken = [
            _same(found.cards[place], place, again) for place in range(len(found.cards)) if place in places
        ]
    return replace(found, cards=tuple(taken))


def _same(card: FoundCard, place: int, again: tuple[FoundCard, ...]) -> FoundCard:
    """The same card as it was read the second time."""
    other = again[place] if place < len(again) else card
    return other if (other.note, other.deck) == (card.note, card.deck) else card


def bring(front: Front, plan: ImportPlan, *, reviews: bool = False) -> Brought:
    """Writes what was planned, and has the index follow, by a connection of its own: for beside an app.

    Raises ChangedOutside, NotWritten and OSError.
    """
    save_import(plan)
    library = Library(front)
    try:
        if not reviews:
            library.load_beside()
            return Brought(plan)
        library.load()
        zone = library.world.clock().tzinfo or UTC
        merge = take_reviews(plan, library.folder, zone, library.journal.day_start)
        library.load_beside()
        return Brought(plan, merge.answers, "; ".join(map(str, merge.problems[:1])))
    finally:
        library.catalogue.close()


def told(deck: DeckPlan, *, would: bool = False) -> str:
    """What came into a deck: `8 cards came into the new deck words; 1 card is there already.`."""
    came = "would come" if would else "came"
    where = f"into the {'new deck' if deck.is_new else 'deck'} {deck.name}"
    said = f"{_cards(len(deck.cards))} {came} {where}"
    if count := len(deck.doubles):
        said += f"; {_cards(count)} {_are(count)} there already"
    if count := len(deck.twins):
        said += (
            f"; {_cards(count)} {_are(count)} the same as {'another' if count == 1 else 'others'} of the file"
        )
    if count := len(deck.others):
        said += (
            f"; {_cards(count)} {_are(count)} not the same as {'the one' if count == 1 else 'those'} there"
        )
    return f"{said}."


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _cards(count: int) -> str:
    return f"{count} card{'' if count == 1 else 's'}"
