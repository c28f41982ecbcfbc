"""The library: what a learner has, and every sitting that is begun from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC

import quizapp
from quizapp.cards.deck import Card, Deck
from quizapp.library.front import World, open_front
from quizapp.library.insight import Insight
from quizapp.library.journal import Journal
from quizapp.library.quizzing import QuizSitting, Terms, again, joined, start_line
from quizapp.library.shelf import Volume
from quizapp.library.studying import StudySitting
from quizapp.library.todays import Asked, todays
from quizapp.questions.chance import Chance
from quizapp.questions.distractors import Material
from quizapp.questions.forms import flashcard
from quizapp.questions.item import Item
from quizapp.questions.paper import eligible, make_item, paper
from quizapp.questions.wish import Wish
from quizapp.scores.confusions import drill
from quizapp.storage.index.history import History, empty
from quizapp.study.lines import DeckUse, Mode
from quizapp.study.quiz import Quiz
from quizapp.study.sitting import Study


class NothingToAsk(Exception):
    """There is no card that fits what was wished for; the message says why."""


class Library(Insight):
    """One learner's library: quizzes and studying begin here."""

    def _terms(self, mode: Mode, minutes: int = 0, *, keep: bool = True) -> Terms:
        learner = self.profile.id if keep else ""
        return Terms(mode, minutes, learner, quizapp.__version__)

    def seed(self) -> str:
        """A new seed: eight hex digits."""
        return self.world.rng(4).hex()

    def quiz(
        self,
        decks: Sequence[Deck],
        wish: Wish,
        *,
        seed: str = "",
        mode: Mode = "quiz",
        minutes: int = 0,
        keep: bool = True,
    ) -> QuizSitting:
        """Begins a quiz on decks. NothingToAsk: no card fits the wish."""
        # With a seed of the user's own, and in a test, nothing about the learner enters.
        own = not seed and mode == "quiz" and keep
        seed = seed or self.seed()
        items = self._paper(decks, wish, seed) if own else paper(decks, wish, seed)
        if not items:
            raise NothingToAsk(_nothing(decks, wish))
        journal = self.journal
        if not keep:
            nothing = History(empty(self.world.clock().tzinfo or UTC))
            journal = Journal(nothing, None, self.world.clock, self.world.rng)
        wish = replace(wish, count=len(items))
        terms = replace(self._terms(mode, minutes, keep=keep), own=own)
        start = start_line(journal, uses(decks), wish, seed, terms)
        return QuizSitting(journal, Quiz(start, items), self.titles)

    def _paper(self, decks: Sequence[Deck], wish: Wish, seed: str) -> list[Item]:
        return paper(decks, wish, seed, known=self.known, confused=self.mistaken(decks))

    def drill(self, card_id: str, other_id: str) -> QuizSitting:
        """Practice that goes to and fro between two cards which are taken for each other."""
        used = {card.partition("#")[0] for card in (card_id, other_id)}
        decks = [deck for v in self.volumes if v.deck_id in used and (deck := v.deck)]
        seed = self.seed()
        items = drill(decks, card_id, other_id, seed)
        if not items:
            raise NothingToAsk("one of these cards is gone")
        wish = Wish(count=len(items))
        start = start_line(self.journal, uses(decks), wish, seed, self._terms("practice"))
        return QuizSitting(self.journal, Quiz(start, items), self.titles)

    def redo(self, decks: Sequence[Deck], cards: Sequence[Card]) -> QuizSitting:
        """Asks some cards once more, with other options: practice, so the score stays as it was."""
        seed, wish = self.seed(), Wish(count=len(cards))
        material = Material(decks)
        items = [make_item(self.card(card.id) or card, material, wish, seed) for card in cards]
        start = start_line(self.journal, uses(decks), wish, seed, self._terms("practice"))
        return QuizSitting(self.journal, Quiz(start, items), self.titles)

    def resume(self, session: str) -> QuizSitting:
        """Goes on with an interrupted quiz."""
        sitting = self.journal.history.sitting(session)
        if sitting is None:
            raise KeyError(session)
        resolve = self.journal.history.resolve
        used = [resolve(use.deck) for use in sitting.start.decks]
        by_id = {v.deck_id: v.deck for v in self.volumes if v.deck_id in used}
        decks = [found for deck in used if (found := by_id.get(deck))]
        own = sitting.start.options.get("own") is True
        known, confused = (self.known, self.mistaken(decks)) if own else (None, None)
        items = again(sitting.start, sitting.answers, decks, resolve, known=known, confused=confused)
        quiz = Quiz(sitting.start, items)
        for line in sitting.answers:
            quiz.apply(line)
        for line in sitting.answers:
            if line.id in self.journal.history.taken_back:
                quiz.take_back(line.id)
        for mark in sitting.marks.values():
            quiz.apply(mark)
        return QuizSitting(self.journal, quiz, self.titles, begun=True)

    def study(
        self,
        volumes: Sequence[Volume],
        *,
        limit: int | None = None,
        new: int | None = None,
        tags: Sequence[str] = (),
        practice: bool = False,
    ) -> StudySitting:
        """Begins a sitting with flashcards; its queue may be empty. No deck is read whole but for `tags`."""
        journal, volumes = self.journal, [volume for volume in volumes if volume.deck_id]
        only = None
        if tags:
            decks = [deck for volume in volumes if (deck := volume.deck)]
            only = {card.id for card in eligible(decks, Wish(tags=tuple(tags)))}
        found = todays(self.catalogue.store, volumes, self.day, Asked(limit, new, only, practice))
        count = len(found.cards) + len(found.learning)
        wish = Wish(forms=(flashcard.name,), count=count, tags=tuple(tags))
        start = start_line(
            journal, [v.use for v in volumes], wish, "", self._terms("practice" if practice else "study")
        )
        study = Study(start, found.cards, found.new, found.learning)
        everything = len(volumes) > 1 and len(volumes) == sum(bool(v.deck_id) for v in self.volumes)
        title = "All decks" if everything else joined([volume.entry.full_title for volume in volumes])
        return StudySitting(journal, study, title, self._find)

    def _find(self, card_id: str) -> Item | None:
        card = self.card(card_id)
        return _flashcard(card) if card else None


def uses(decks: Sequence[Deck]) -> list[DeckUse]:
    """The decks as a log's line names them."""
    return [DeckUse(deck.id, deck.digest) for deck in decks]


def _flashcard(card: Card) -> Item | None:
    """A card as it is studied: no options, so neither other cards nor chance have a part in it."""
    return flashcard.make(card, Material(()), 0, Chance(""))


def _nothing(decks: Sequence[Deck], wish: Wish) -> str:
    where = ", ".join(deck.title for deck in decks) or "no deck that can be read"
    if wish.tags:
        return f"no card with the tag {' or '.join(wish.tags)} in {where}"
    if wish.direction != "both":
        return f"no card in the direction {wish.direction} in {where}; try both directions"
    return f"nothing to ask in {where}; `quizapp check` says why"


def open_library(home: str | None, learner: str | None, world: World, *, make: bool) -> Library:
    """Opens the library by the rules of places; see `open_front`."""
    return Library(open_front(home, learner, world, make=make))


__all__ = ["Library", "NothingToAsk", "World", "open_library"]
