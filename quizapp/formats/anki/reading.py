"""Reads the notes of a collection: each as a card to be, with its deck, tags and history."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from quizapp.formats.anki.collection import Collection, opened, text, whole
from quizapp.formats.anki.converting import Converter, Made
from quizapp.formats.anki.history import Answer, answers_by_card
from quizapp.formats.anki.losses import Losses, counted
from quizapp.formats.anki.note_type import deck_names, note_types
from quizapp.formats.found import Found, FoundCard, Left, Refused, Review, names_in
from quizapp.formats.wishes import MOST_CARDS, ReadWish

_SUSPENDED = -1
_UNTOLD = frozenset({"leech", "marked"})


class AnkiCard(NamedTuple):
    """A card of a note: which template or gap (`ord`), in which deck, and whether it was suspended."""

    id: int
    ord: int
    deck: int
    is_suspended: bool


def found_in(database: bytearray, wish: ReadWish) -> Found:
    """All that is in a collection. Raises Refused where it can't be read."""
    with opened(database) as collection:
        return _Reading(collection, wish).found()


class _Reading:
    """One way through a collection."""

    def __init__(self, collection: Collection, wish: ReadWish) -> None:
        self._collection = collection
        self._losses = Losses()
        self._decks = deck_names(collection)
        self._converter = Converter(note_types(collection), self._losses)
        self._answers = answers_by_card(collection) if wish.reviews else {}
        self._suspended = self._come_along = 0

    def found(self) -> Found:
        """Every note, or what is in its place in what is left."""
        cards: list[FoundCard] = []
        left: list[Left] = []
        for (note, kind, tags, fields), its_cards in self._notes():
            made = self._converter.made(whole(kind), fields, [card.ord for card in its_cards], note)
            if isinstance(made, Left):
                left.append(made)
            else:
                cards.append(self._card(made, tags, its_cards))
        title = _title([card.deck for card in cards])
        return Found(tuple(cards), (*left, *self._losses.told()), title, remarks=tuple(self._remarks(cards)))

    def _notes(self) -> Iterator[tuple[tuple[int, object, str, str], list[AnkiCard]]]:
        """The notes by their number, each with its cards: both tables are gone through side by side."""
        query = "SELECT nid, ord, id, did, odid, queue FROM cards ORDER BY nid, ord, id"
        by_note = groupby(self._collection.rows(query), key=lambda row: whole(row[0]))
        following = next(by_note, None)
        notes = self._collection.rows("SELECT id, mid, tags, flds FROM notes ORDER BY id")
        for number, (id, kind, tags, fields) in enumerate(notes):
            if number >= MOST_CARDS:
                raise Refused(f"this Anki package has more than {MOST_CARDS:,} notes")
            while following and following[0] < whole(id):
                following = next(by_note, None)
            its_cards: list[AnkiCard] = []
            if following and following[0] == whole(id):
                its_cards = [
                    AnkiCard(whole(card), whole(at), whole(home) or whole(deck), queue == _SUSPENDED)
                    for _, at, card, deck, home, queue in following[1]
                ]
            yield (whole(id), kind, text(tags), text(fields)), its_cards

    def _card(self, made: Made, tags: str, cards: list[AnkiCard]) -> FoundCard:
        suspended = sum(card.is_suspended for card in cards)
        self._suspended += 0 if made.is_own else suspended
        note = made.note(
            tuple(dict.fromkeys(tag for tag in tags.split() if tag.lower() not in _UNTOLD)),
            is_retired=bool(cards) and suspended == len(cards),
        )
        deck = self._decks.get(cards[0].deck, "") if cards else ""
        reviews = tuple(self._reviews(made, cards)) if self._answers else ()
        self._come_along += len(reviews)
        return FoundCard(note, deck=deck, reviews=reviews)

    def _reviews(self, made: Made, cards: list[AnkiCard]) -> list[Review]:
        found: list[Review] = []
        for card in cards:
            answers: list[Answer] = self._answers.get(card.id, [])
            if answers and (way := made.ways.get(card.ord)) is not None:
                direction, gap = way
                found += (Review(at, rating, ms, direction, gap) for at, rating, ms in answers)
            elif answers:
                self._losses.reviews += len(answers)
        return sorted(found, key=lambda review: review.at)

    def _remarks(self, cards: list[FoundCard]) -> Iterator[str]:
        if self._suspended:
            yield f"suspended in Anki, but asked here like all others: {counted(self._suspended, 'card')}"
        if self._come_along:
            yield f"{counted(self._come_along, 'review')} come along"
        decks = len({card.deck for card in cards})
        if decks > 1:
            yield f"the cards were in {decks} decks of Anki"


def _title(decks: list[str]) -> str:
    """The name of the deck, or of the one that all of them are in."""
    paths = [names_in(deck) for deck in dict.fromkeys(decks)]
    if not paths:
        return ""
    common = paths[0]
    for path in paths[1:]:
        same = next((n for n, (a, b) in enumerate(zip(common, path, strict=False)) if a != b), None)
        common = common[: min(len(common), len(path)) if same is None else same]
    return common[-1] if common else ""
