"""The library: what a learner has, and every sitting that is begun from it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC
from functools import partial
from typing import TYPE_CHECKING

import quizapp
from quizapp.cards.deck import Card
from quizapp.library.front import World, open_front
from quizapp.library.insight import Insight
from quizapp.library.journal import Journal
from quizapp.library.quizzing import QuizSitting, Terms, joined, start_line
from quizapp.library.resuming import Today, again
from quizapp.library.shelf import Volume
from quizapp.library.studying import StudySitting
from quizapp.library.todays import Asked, following, following_steps, todays
from quizapp.questions.chance import Chance
from quizapp.questions.drawing import eligible
from quizapp.questions.forms import flashcard
from quizapp.questions.item import Item
from quizapp.questions.material import Material
from quizapp.questions.paper import make_item, paper
from quizapp.questions.stock import Stock
from quizapp.questions.wish import Wish
from quizapp.scores.drill import drill
from quizapp.storage.index.history import History, empty
from quizapp.study.lines import Answer, DeckUse, Mode, Start
from quizapp.study.quiz import Quiz
from quizapp.study.sitting import Study

if TYPE_CHECKING:
    from quizapp.library.desk import Desk


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
        volumes: Sequence[Volume],
        wish: Wish,
        *,
        seed: str = "",
        mode: Mode = "quiz",
        minutes: int = 0,
        keep: bool = True,
        assignment: str = "",
    ) -> QuizSitting:
        """Begins a quiz on decks; those that can't be read are left out. NothingToAsk: no card fits.

        `assignment`: what it is part of, as attempts cite it.
        """
        # With a seed of the user's own, and in a test, nothing about the learner enters.
        own = not seed and mode == "quiz" and keep
        seed = seed or self.seed()
        journal = self.journal
        known, confused = (self.known, self.mistaken(volumes)) if own else (None, None)
        with self.stocks(volumes) as stocks:
            items = paper(stocks, wish, seed, known=known, confused=confused)
        if not items:
            raise NothingToAsk(_nothing(stocks, wish))
        if not keep:
            nothing = History(empty(self.world.clock().tzinfo or UTC))
            journal = Journal(nothing, None, self.world.clock, self.world.rng)
        wish = replace(wish, count=len(items))
        terms = replace(self._terms(mode, minutes, keep=keep), own=own, assignment=assignment)
        start = start_line(journal, uses(stocks), wish, seed, terms)
        return self._sitting(Quiz(start, items), journal)

    def _sitting(self, quiz: Quiz, journal: Journal, *, begun: bool = False) -> QuizSitting:
        """A quiz that follows its decks: what is not asked yet changes with them."""
        digests = self._digests(quiz.start)
        renewed = partial(self._renewed, digests)
        return QuizSitting(journal, quiz, self.titles, begun=begun, renewed=renewed)

    def _digests(self, start: Start) -> dict[str, str]:
        return {volume.deck_id: volume.digest for volume in self._used(start)}

    def _used(self, start: Start) -> list[Volume]:
        """The decks of a sitting that are there, in its order."""
        used = [self.journal.history.resolve(use.deck) for use in start.decks]
        return sorted((v for v in self.volumes if v.deck_id in used), key=lambda v: used.index(v.deck_id))

    def _renewed(self, digests: dict[str, str], quiz: Quiz) -> list[Item] | None:
        """The items by now, where a deck is no longer of the digest that was noted; this one is then."""
        self.pick_up()
        now = self._digests(quiz.start)
        if now == digests or now.keys() != digests.keys():  # a deck that is gone changes nothing
            return None
        digests.update(now)
        return self._items(quiz.start, quiz.answers)

    def _items(self, start: Start, answers: Sequence[Answer]) -> list[Item]:
        """The items of a quiz that was begun: those answered as they were, the others by today's decks."""
        volumes = self._used(start)
        own = start.options.get("own") is True
        known, confused = (self.known, self.mistaken(volumes, start.at)) if own else (None, None)
        with self.stocks(volumes) as stocks:
            today = Today(stocks, self.card, self.journal.history.resolve)
            return again(start, answers, today, known=known, confused=confused)

    def drill(self, card_id: str, other_id: str) -> QuizSitting:
        """Practice that goes to and fro between two cards which are taken for each other."""
        used = {card.partition("#")[0] for card in (card_id, other_id)}
        seed = self.seed()
        with self.stocks([v for v in self.volumes if v.deck_id in used]) as stocks:
            items = drill(stocks, card_id, other_id, seed)
        if not items:
            raise NothingToAsk("one of these cards is gone")
        wish = Wish(count=len(items))
        start = start_line(self.journal, uses(stocks), wish, seed, self._terms("practice"))
        return QuizSitting(self.journal, Quiz(start, items), self.titles)

    def redo(self, volumes: Sequence[Volume], cards: Sequence[Card]) -> QuizSitting:
        """Asks some cards once more, with other options: practice, so the score stays as it was."""
        seed, wish = self.seed(), Wish(count=len(cards))
        with self.stocks(volumes) as stocks:
            material = Material(stocks)
            items = [make_item(self.card(card.id) or card, material, wish, seed) for card in cards]
        start = start_line(self.journal, uses(stocks), wish, seed, self._terms("practice"))
        return QuizSitting(self.journal, Quiz(start, items), self.titles)

    def resume(self, session: str) -> QuizSitting:
        """Goes on with an interrupted quiz."""
        sitting = self.journal.history.sitting(session)
        if sitting is None:
            raise KeyError(session)
        quiz = Quiz(sitting.start, self._items(sitting.start, sitting.answers))
        for line in sitting.answers:
            quiz.apply(line)
        for line in sitting.answers:
            if line.id in self.journal.history.taken_back:
                quiz.take_back(line.id)
        for mark in sitting.marks.values():
            quiz.apply(mark)
        return self._sitting(quiz, self.journal, begun=True)

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
            with self.stocks(volumes) as stocks:
                only = {card.id for card in eligible(stocks, Wish(tags=tuple(tags)))}
        day, meant = self.day, {volume.deck_id for volume in volumes}
        found = todays(self.catalogue.store, volumes, day, Asked(limit, new, only, practice))
        wish = Wish(forms=(flashcard.name,), count=found.count, tags=tuple(tags))
        start = start_line(
            journal, [v.use for v in volumes], wish, "", self._terms("practice" if practice else "study")
        )
        study = Study(
            start, found.cards, found.new, found.learning, found.later, found.last, found.more_steps
        )
        everything = len(volumes) > 1 and len(volumes) == sum(bool(v.deck_id) for v in self.volumes)
        title = "All decks" if everything else joined([volume.entry.full_title for volume in volumes])

        return StudySitting(journal, study, title, self._find, _More(self, meant, day))

    def desk(self, volume: Volume) -> Desk:
        """A deck's file, to be edited. Raises OSError where it can't be read."""
        from quizapp.library.desk import Desk  # with all that reads and checks decks

        return Desk(volume.entry.file.path, volume.entry.name)

    def _find(self, card_id: str, *, ahead: bool = False) -> Item | None:
        if not ahead:  # who looks ahead must not take the look that is due when the card is asked
            self.pick_up()  # between two questions a deck may have been edited
        card = self.card(card_id)
        return _flashcard(card) if card else None


class _More:
    """What follows in a queue of these decks, as it is by then."""

    def __init__(self, library: Library, meant: Collection[str], day: int) -> None:
        self._library, self._meant, self._day = library, meant, day

    @property
    def _volumes(self) -> list[Volume]:
        return [volume for volume in self._library.volumes if volume.deck_id in self._meant]

    def cards(self, waiting: Collection[str], later: int) -> tuple[list[str], int]:
        return following(self._library.catalogue.store, self._volumes, self._day, waiting, later)

    def steps(self, known: Collection[str], since: int, later: int) -> tuple[dict[str, int], int]:
        store = self._library.catalogue.store
        return following_steps(store, self._volumes, self._day, known, since, later)


def uses(stocks: Sequence[Stock]) -> list[DeckUse]:
    """The decks as a log's line names them."""
    return [DeckUse(stock.deck.id, stock.deck.digest) for stock in stocks]


def _flashcard(card: Card) -> Item | None:
    """A card as it is studied: no options, so neither other cards nor chance have a part in it."""
    return flashcard.make(card, Material(()), 0, Chance(""))


def _nothing(stocks: Sequence[Stock], wish: Wish) -> str:
    where = ", ".join(stock.deck.title for stock in stocks) or "no deck that can be read"
    if wish.tags:
        return f"no card with the tag {' or '.join(wish.tags)} in {where}"
    if wish.direction != "both":
        return f"no card in the direction {wish.direction} in {where}; try both directions"
    return f"nothing to ask in {where}; `quizapp check` says why"


def open_library(home: str | None, learner: str | None, world: World, *, make: bool) -> Library:
    """Opens the library by the rules of places; see `open_front`."""
    return Library(open_front(home, learner, world, make=make))


__all__ = ["Library", "NothingToAsk", "World", "open_library"]
