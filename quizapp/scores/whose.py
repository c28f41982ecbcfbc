"""Whose answer a text is: the card that a learner had in mind who gave it for the answer of another one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from quizapp.cards.assembly import cards_of
from quizapp.cards.deck import Card, Deck, Note
from quizapp.cards.identity import split
from quizapp.questions.answers import answers_of
from quizapp.questions.candidate import answer_of
from quizapp.questions.keys import SIDE, WORD, text_key
from quizapp.questions.masking import BLANK
from quizapp.questions.material import Material
from quizapp.questions.showing import shown_for
from quizapp.questions.stock import Stock, place_of
from quizapp.questions.words import content_words

_LOOKED_AT = 1000  # notes of a side that are all looked at for a masked text; of more, those with its words


def card_of(material: Material, card_id: str) -> Card | None:
    """The card of that id, if the decks have it."""
    deck_id, note_id, _ = split(card_id)
    stock = material.stock(deck_id)
    place = place_of(stock, note_id) if stock else None
    cards = cards_of(deck_id, stock.notes([place])) if stock and place is not None else ()
    return next((card for card in cards if card.id == card_id), None)


class Answers:
    """The answers of some decks, found by their keys: a big deck is not read for that."""

    def __init__(self, decks: Iterable[Deck | Stock]) -> None:
        """`decks` in any order, in memory or as stocks."""
        self.material = Material(decks)
        self._cards: dict[str, Card | None] = {}
        self._keys: dict[str, str] = {}

    def key(self, text: str) -> str:
        """What two texts share if and only if they are the same to a learner."""
        return self.material.alike.key(text)

    def card(self, card_id: str) -> Card | None:
        """The card of that id, if the decks have it."""
        if card_id not in self._cards:
            self._cards[card_id] = card_of(self.material, card_id)
        return self._cards[card_id]

    def expect(self, deck_id: str, texts: Iterable[str]) -> None:
        """`marks` will be asked for with these texts of cards of a deck."""
        if stock := self.material.stock(deck_id):
            stock.expect_places(map(self._key, texts))

    def marks(self, deck_id: str, text: str) -> list[object]:
        """What the texts for a card of that deck share with which one other card may be meant.

        Maybe also two by which two are meant: it is found without looking at any note.
        """
        key, stock = self._key(text), self.material.stock(deck_id)
        own = stock.places(key) if stock else ()
        elsewhere = self.material.most(key) > len(own)
        return [key, *own, *([None] if elsewhere else [])]

    def _key(self, text: str) -> str:
        found = self._keys.get(text)
        if found is None:
            found = self._keys[text] = text_key(text)
        return found

    def whose(self, card: Card, text: str) -> str:
        """The id of another note's card of the same kind and direction, whose answer a text is; "" if none.

        One of the same deck is preferred.
        """
        if BLANK in text:  # as it was shown, with the names of both masked
            return min((each.id for each in self._masked(card, text)), default="")
        key, own = self._key(text), self.material.stock(card.deck_id)
        if not self.material.most(key):
            return ""
        others = [stock for stock in self.material.stocks if stock is not own]
        for stocks in ([own] if own else [], others):
            found = (each for stock in stocks for each in self._beside(card, stock, stock.places(key)))
            if first := min((each.id for each in found if self._is_right(each, text)), default=""):
                return first
        return ""

    def _beside(self, card: Card, stock: Stock, places: Iterable[int]) -> Iterator[Card]:
        """The cards of other notes of the same kind and direction."""
        for each in cards_of(stock.deck.id, stock.notes(places)):
            if _side(each) == _side(card) and not _same_note(each, card):
                yield each

    def _is_right(self, card: Card, text: str) -> bool:
        wanted = self.key(text)
        return any(self.key(each) == wanted for each in answers_of(card.note, card.direction, card.gap))

    def _masked(self, card: Card, text: str) -> list[Card]:
        stock, wanted = self.material.stock(card.deck_id), self.key(text)
        if stock is None:
            return []
        return [
            each
            for each in self._beside(card, stock, _with_words(stock, card.note, text))
            if self.key(shown_for(answer_of(each), card, self.material)) == wanted
        ]

    def offered(self, card: Card, text: str) -> bool:
        """Whether the author has that text among the card's wrong answers."""
        wrong = card.note.wrong_terms if card.direction == "reverse" else card.note.wrong
        return self.key(text) in {self.key(each.text) for each in wrong}


def _side(card: Card) -> tuple[str, str]:
    return card.note.kind, card.direction


def _same_note(one: Card, other: Card) -> bool:
    return one.note.id == other.note.id and one.deck_id == other.deck_id


def _with_words(stock: Stock, note: Note, text: str) -> Sequence[int]:
    """Where notes are that a masked text may be of: in a big deck only those that have its words."""
    side = SIDE + note.kind
    if stock.count(side) <= _LOOKED_AT:
        return stock.places(side)
    keys = [WORD + word for word in content_words(text.replace(BLANK, " "), stock.deck.language)]
    stock.expect(keys)
    rarest = sorted((key for key in set(keys) if stock.count(key)), key=lambda key: (stock.count(key), key))
    if not rarest:  # nothing is whole that was masked
        return stock.places(side)[:_LOOKED_AT]
    found = set(stock.places(rarest[0]))
    for key in rarest[1:]:
        found.intersection_update(stock.places(key))
    return sorted(found)
