"""The library: what a learner has, and every sitting that is begun from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import quizapp
from quizapp.cards.deck import Card, Deck
from quizapp.library.front import World, open_front
from quizapp.library.journal import Journal
from quizapp.library.quizzing import QuizSitting, Terms, again, joined, start_line
from quizapp.library.records import Records
from quizapp.library.studying import StudySitting
from quizapp.questions.chance import Chance
from quizapp.questions.distractors import Material
from quizapp.questions.forms import flashcard
from quizapp.questions.item import Item
from quizapp.questions.paper import eligible, make_item, paper
from quizapp.questions.wish import Wish
from quizapp.storage.log import LogRead
from quizapp.study.lines import Mode, Start
from quizapp.study.queue import queue
from quizapp.study.quiz import Quiz
from quizapp.study.sitting import Study


class NothingToAsk(Exception):
    """There is no card that fits what was wished for; the message says why."""


class Library(Records):
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
        seed = seed or self.seed()
        items = paper(decks, wish, seed)
        if not items:
            raise NothingToAsk(_nothing(decks, wish))
        journal = self.journal
        if not keep:
            journal = Journal(LogRead((), (), {}, {}), None, self.world.clock, self.world.rng)
        wish = replace(wish, count=len(items))
        start = start_line(journal, decks, wish, seed, self._terms(mode, minutes, keep=keep))
        return QuizSitting(journal, Quiz(start, items), self.titles)

    def redo(self, decks: Sequence[Deck], cards: Sequence[Card]) -> QuizSitting:
        """Asks some cards once more, with other options: practice, so the score stays as it was."""
        seed, wish = self.seed(), Wish(count=len(cards))
        material = Material(decks)
        items = [make_item(self.card(card.id) or card, material, wish, seed) for card in cards]
        start = start_line(self.journal, decks, wish, seed, self._terms("practice"))
        return QuizSitting(self.journal, Quiz(start, items), self.titles)

    def resume(self, session: str) -> QuizSitting:
        """Goes on with an interrupted quiz."""
        sitting = self.journal.history.sittings[session]
        by_id = {v.deck.id: v.deck for v in self.volumes if v.deck}
        resolve = self.journal.history.resolve
        used = [resolve(use.deck) for use in sitting.start.decks]
        decks = [by_id[deck] for deck in used if deck in by_id]
        quiz = Quiz(sitting.start, again(sitting.start, sitting.answers, decks, resolve))
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
        decks: Sequence[Deck],
        *,
        limit: int | None = None,
        new: int | None = None,
        tags: Sequence[str] = (),
        practice: bool = False,
    ) -> StudySitting:
        """Begins a sitting with flashcards; its queue may be empty."""
        history, day = self.journal.history, self.journal.today()
        most_new = self.new_per_day if new is None else new
        cards = eligible(decks, Wish(tags=tuple(tags)))
        begun = history.begun_on(day) if new is not None else 0  # --new is for this sitting alone
        chosen = queue(cards, history, day, limit=limit, new_limit=most_new + begun, practice=practice)
        wish = Wish(forms=(flashcard.name,), count=len(chosen), tags=tuple(tags))
        terms = self._terms("practice" if practice else "study")
        start: Start = start_line(self.journal, decks, wish, "", terms)
        states = history.cards
        fresh = frozenset(c.id for c in chosen if not (s := states.get(history.resolve(c.id))) or not s.reps)
        items = [item for card in chosen if (item := _flashcard(card))]
        everything = len(decks) > 1 and len(decks) == sum(v.deck is not None for v in self.volumes)
        title = "All decks" if everything else joined([self.titles.get(d.id, d.title) for d in decks])
        return StudySitting(self.journal, Study(start, items, fresh), title, self._find)

    def _find(self, card_id: str) -> Item | None:
        card = self.card(card_id)
        return _flashcard(card) if card else None


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
