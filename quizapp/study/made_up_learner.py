"""A made-up learner for the demo: what such a one remembers, forgets and mistakes. Chance comes in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from quizapp.cards.deck import Card, Deck, Note
from quizapp.cards.markup import plain
from quizapp.questions.item import Item
from quizapp.questions.sides import answer_side
from quizapp.study.hearing import AGAIN, EASY, GOOD, HARD
from quizapp.study.memory import Memory, Review, remember, retrievability
from quizapp.study.plan import Plan

_PAIRS = 3  # pairs of terms that are taken for each other
_NEEDED = 0.65  # how much of the longer term two that are alike must end with
_NEVER_TOLD = 0.2  # chance to know what was never studied
_HARDEST = 0.5  # chance to remember what does not stick, whenever it is asked
_STICKS_AT_LAST = 11  # lapses
_MIXED_UP = 0.55  # chance to tell terms apart that are alike
_CONFUSED = 0.75  # how often what is not known is taken for its like
_SAYS_SO = 0.7  # how often a guess is said to be one
_FIRST = ((AGAIN, 30), (HARD, 12), (GOOD, 48), (EASY, 10))  # in hundred, of a new card
_LATER = ((HARD, 14), (GOOD, 72), (EASY, 14))  # of one that is remembered


class MadeUpLearner:
    """Remembers as FSRS says, some cards better and some worse, and keeps mixing up a few."""

    def __init__(self, decks: Sequence[Deck], plan: Plan, chance: Random) -> None:
        """`plan` is what the cards are scheduled by."""
        self.chance = chance
        self.memories: dict[str, Memory] = {}
        self.confused: Mapping[str, Sequence[str]] = _confused(decks)
        self._plan = plan
        self._reviews: dict[str, list[Review]] = {}
        self._gifts: dict[str, float] = {}
        first = [card.id for deck in decks[:1] for card in deck.cards]
        self._slow = {*list(self.confused)[::4], *first[5:50:15]}

    def chance_of(self, card: Card, day: int) -> float:
        """The chance that the card is known on the study day `day`, an ordinal."""
        memory = self.memories.get(card.id)
        if memory is None:
            return _NEVER_TOLD
        gift = self._gifts.setdefault(card.id, 0.8 + self.chance.random())
        found = retrievability(memory.stability * gift, day - memory.last_day)
        slow = card.id in self._slow and memory.lapses < _STICKS_AT_LAST
        if slow and day > memory.last_day:
            return min(found, _HARDEST)
        return min(found, 0.96)

    def knows(self, card: Card, day: int) -> bool:
        """Whether the card is known on that day, this time."""
        return self.chance.random() < self.chance_of(card, day)

    def rating(self, card: Card, day: int) -> int:
        """How the learner rates a flashcard."""
        if card.id not in self.memories:
            return self._one_of(_FIRST)
        return self._one_of(_LATER) if self.knows(card, day) else AGAIN

    def hears(self, card_id: str, day: int, rating: int, moment: int) -> Memory:
        """Keeps a rating; `moment` in ms since 1970. The memory of the card from then on."""
        reviews = self._reviews.setdefault(card_id, [])
        reviews.append((day, rating, moment))
        memory = remember(card_id, reviews, self._plan)
        assert memory is not None
        self.memories[card_id] = memory
        return memory

    def response(self, item: Item, day: int) -> tuple[int | str | None, bool]:
        """What the learner answers in a quiz, None to skip, and whether it is a guess."""
        texts = [option.text for option in item.options]
        known = self.chance_of(item.card, day)
        if item.card.id in self.confused:
            known = min(known, _MIXED_UP)
        if self.chance.random() < known:
            return (item.key if texts else self._spelt(plain(item.answer))), False
        likely = [text for text in self.confused.get(item.card.id, ()) if not texts or text in texts]
        if likely and self.chance.random() < _CONFUSED:
            return (texts.index(likely[0]) if texts else plain(likely[0])), False
        if texts:
            return int(self.chance.random() * len(texts)), self.chance.random() < _SAYS_SO
        return None, False

    def _spelt(self, text: str) -> str:
        """As it is typed: now and then with two slips, which is one too many to be forgiven."""
        if len(text) < 8 or self.chance.random() > 0.12:
            return text
        return f"{text[:2]}{text[3:-3]}{text[-2:]}"

    def _one_of(self, weights: Sequence[tuple[int, int]]) -> int:
        left = self.chance.random() * sum(weight for _, weight in weights)
        for value, weight in weights:
            left -= weight
            if left < 0:
                return value
        return weights[-1][0]


def _confused(decks: Sequence[Deck]) -> dict[str, tuple[str, ...]]:
    """By card id, the answer that it is taken for: of terms that end most alike, such as Erbium, Terbium."""
    found: list[tuple[float, Deck, Note, Note]] = []
    for deck in decks:
        terms = [note for note in deck.notes if note.kind == "term" and not note.retired]
        for i, one in enumerate(terms):
            for other in terms[i + 1 :]:
                alike = _alike(one.prompt.casefold(), other.prompt.casefold())
                if alike >= _NEEDED:
                    found.append((alike, deck, one, other))
    found.sort(key=lambda each: (-each[0], each[2].id, each[3].id))
    likes: dict[tuple[str, str], Note] = {}
    for _, deck, one, other in found:
        if len(likes) < 2 * _PAIRS and not {(deck.id, one.id), (deck.id, other.id)} & set(likes):
            likes[deck.id, one.id], likes[deck.id, other.id] = other, one
    return {
        card.id: (answer_side(like, card.direction),)
        for deck in decks
        for card in deck.cards
        if (like := likes.get((deck.id, card.note.id))) and card.direction != "gap"
    }


def _alike(one: str, other: str) -> float:
    """The share of the longer text that two have in common at their ends."""
    same = 0
    while same < min(len(one), len(other)) and one[-1 - same] == other[-1 - same]:
        same += 1
    return same / max(len(one), len(other), 1)
