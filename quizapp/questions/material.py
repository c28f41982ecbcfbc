"""What the items of one paper are made from: its decks' stocks, and what of the learner is handed in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from quizapp.cards.deck import Card, Deck, Direction, Note
from quizapp.questions.alike import Alike, apart_by_accents, unaccented
from quizapp.questions.candidate import Candidate, candidates_of
from quizapp.questions.feedback import belongs
from quizapp.questions.keys import ID, RIGHT_TOO, accents_key, text_key
from quizapp.questions.rarity import Rarity
from quizapp.questions.sides import prompt_side
from quizapp.questions.spelt import Spelt
from quizapp.questions.stock import Stock, as_stock, place_of
from quizapp.questions.traits import Traits, traits_of

_TYPED = 100  # characters: what is longer is no answer that a typed one could be taken for


class Material:
    """The named decks and nothing else; of the learner only what is handed in."""

    def __init__(
        self, decks: Iterable[Deck | Stock], confused: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        """`decks` in any order, in memory or as stocks; distractors come from these alone.

        `confused`: by card id, texts that the learner took for its answer before, the likeliest first.
        `used` counts how often notes (`DECK#NOTE`) gave a distractor, so that a paper takes them in turn.
        """
        self.stocks: tuple[Stock, ...] = tuple(sorted(map(as_stock, decks), key=lambda stock: stock.deck.id))
        self.confused: Mapping[str, Sequence[str]] = confused or {}
        self.alike = Alike(self._apart)
        self.used: Counter[str] = Counter()
        self._apart_kept = list({id(stock.together): stock for stock in self.stocks}.values())
        self._by_id = {stock.deck.id: stock for stock in self.stocks}
        self._spelt: dict[str, tuple[Spelt, ...]] = {}
        self._accents: dict[str, bool] = {}
        self._rarities: dict[str, Rarity] = {}
        self._traits: dict[tuple[str, str, Direction, int], Traits] = {}

    def stock(self, deck_id: str) -> Stock | None:
        """The stock of the deck of that id, if it is among these."""
        return self._by_id.get(deck_id)

    def deck(self, deck_id: str) -> Deck | None:
        """The deck of that id, maybe without its notes."""
        stock = self._by_id.get(deck_id)
        return stock.deck if stock else None

    def language(self, card: Card) -> str:
        """The language of a card's deck; may be empty."""
        deck = self.deck(card.deck_id)
        return deck.language if deck else ""

    def rarity(self, stock: Stock) -> Rarity:
        """How telling the words of one of these decks are."""
        found = self._rarities.get(stock.deck.id)
        if found is None:
            found = self._rarities[stock.deck.id] = Rarity(stock)
        return found

    def traits(self, answer: Candidate) -> Traits:
        """The traits of an answer of one of these decks."""
        key = (answer.deck_id, answer.note.id, answer.direction, answer.gap)
        found = self._traits.get(key)
        if found is None:
            deck = self.deck(answer.deck_id)
            found = self._traits[key] = traits_of(answer, deck.language if deck else "")
        return found

    def _apart(self, text: str) -> bool:
        """Whether two notes differ by the accents of a text alone."""
        plain_text = unaccented(text)
        known = self._accents.get(plain_text)
        if known is None:
            known = self._accents[plain_text] = self._found_apart(text_key(text), plain_text)
        return known

    def _found_apart(self, key: str, plain_text: str) -> bool:
        if not self.most(accents_key(key)) or self.most(key) < 2:
            return False
        notes = (note for _, note in self._with(key))
        return plain_text in apart_by_accents(
            (n.prompt, n.answer, *n.accept, *(gap.text for gap in n.gaps)) for n in notes
        )

    def most(self, key: str) -> int:
        """At how many places of these decks a key is found at most: asked once for decks kept together."""
        return sum(stock.count_together(key) for stock in self._apart_kept)

    def _with(self, key: str) -> Iterator[tuple[Stock, Note]]:
        left = self.most(key)
        for stock in self.stocks:
            if not left:
                break
            found = stock.notes(stock.places(key))
            left -= len(found)
            yield from ((stock, note) for note in found)

    def twins(self, card: Card) -> list[Candidate]:
        """The answers of other notes that show the same as this card: each would be right here too."""
        kind, direction = card.note.kind, card.direction
        if direction == "gap":
            return []
        prompt = prompt_side(card.note, direction)
        if self.most(text_key(prompt)) < 2:  # it is its own
            return []
        wanted = self.alike.key(prompt)
        return [
            candidate
            for stock, note in self._with(text_key(prompt))
            if note.kind == kind
            and not _is(card, note, stock)
            and self.alike.key(prompt_side(note, direction)) == wanted
            for candidate in candidates_of(note, stock.deck.id, direction)
        ]

    def named(self, card: Card, text: str) -> list[Candidate]:
        """The answers of a card's side that are the same as `text`; those of its own deck first."""
        wanted = self.alike.key(text)
        found = [
            candidate
            for stock, note in self._with(text_key(text))
            if note.kind == card.note.kind
            for candidate in candidates_of(note, stock.deck.id, card.direction)
            if self.alike.key(candidate.text) == wanted
        ]
        return sorted(found, key=lambda each: each.deck_id != card.deck_id)

    def right_too(self, card: Card) -> list[Note]:
        """The notes of its deck that a card's note names as right too, or that name it."""
        stock, note = self.stock(card.deck_id), card.note
        if stock is None:
            return []
        places = {place for name in note.also_right if (place := place_of(stock, name)) is not None}
        for name in note.also_right:
            places.update(stock.places(ID + name))
        for name in {note.id, note.id.rpartition("~")[0] or note.id}:
            places.update(stock.places(RIGHT_TOO + name))
        return [other for other in stock.notes(sorted(places)) if other.id != note.id]

    @cached_property
    def notes(self) -> list[tuple[Stock, Note]]:
        """Every note that is asked. Of big decks this takes its time."""
        return [(stock, note) for stock in self.stocks for note in stock.notes(range(len(stock.spots)))]

    def spelt(self, language: str) -> tuple[Spelt, ...]:
        """All answers that are short enough to be typed, made ready to be compared in that language."""
        if language not in self._spelt:
            self._spelt[language] = tuple(
                Spelt.of(text, language, belongs(note, direction), note, direction)
                for _, note in self.notes
                for direction, text in _answers(note)
                if len(text) <= _TYPED
            )
        return self._spelt[language]


def _is(card: Card, note: Note, stock: Stock) -> bool:
    return note.id == card.note.id and stock.deck.id == card.deck_id


def _answers(note: Note) -> list[tuple[Direction, str]]:
    """Every text that is right on some side of a note."""
    if note.kind == "cloze":
        return [("gap", text) for text in (*(gap.text for gap in note.gaps), *note.accept)]
    if note.kind == "question":
        return [("forward", text) for text in (note.answer, *note.accept)]
    return [("forward", note.answer), *(("reverse", text) for text in (note.prompt, *note.accept))]
