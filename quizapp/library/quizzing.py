"""A quiz at work: the pure state of it joined with the journal, so that nothing counts before it is saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from quizapp.cards.deck import Card, Deck, Note
from quizapp.library.journal import Journal
from quizapp.questions.feedback import Feedback, feedback
from quizapp.questions.forms import FORMS
from quizapp.questions.item import Item, Option
from quizapp.questions.paper import paper
from quizapp.questions.wish import Wish
from quizapp.scores.attempt import Attempt, attempts
from quizapp.study.hearing import heard
from quizapp.study.lines import Answer, DeckUse, Finish, Flag, Line, Mode, Start, Undo
from quizapp.study.queue import is_due
from quizapp.study.quiz import Quiz, Response, Stamp

NEW_PER_DAY = 10


def joined(titles: Sequence[str]) -> str:
    """Decks' titles in few words: those of one folder by the folder's, else the first and how many."""
    if len(titles) < 2:
        return "".join(titles)
    folders = {title.rpartition(" · ")[0] for title in titles}
    folder = folders.pop()
    return folder if folder and not folders else f"{titles[0]} and {len(titles) - 1} more"


class QuizSitting:
    """One quiz, test or practice of one learner."""

    def __init__(self, journal: Journal, quiz: Quiz, titles: Mapping[str, str], *, begun: bool = False):
        """`titles`: deck id → title. `begun`: its start is on the disk already."""
        self._journal = journal
        self._begun = begun
        self._pending: Answer | None = None
        self.quiz = quiz
        self.titles = titles

    @property
    def saves(self) -> bool:
        """Whether the answers are kept."""
        return self._journal.saves

    @property
    def title(self) -> str:
        """What is asked: the deck, or the folder that its decks share."""
        return joined([self.titles.get(use.deck, use.deck) for use in self.quiz.start.decks])

    def _write(self, line: Line) -> None:
        if not self._begun:
            self._journal.write(self.quiz.start)
            self._begun = True
        self._journal.write(line)

    def answer(self, i: int, response: Response) -> Feedback:
        """Saves the response to item `i` and says what it was worth.

        NotSaved: it is not on the disk and nothing has changed; `save_again` tries the same line once more.
        """
        stamp = self._journal.stamp()
        self._pending = self.quiz.line(i, response, self._rating(i, response, stamp), stamp)
        return self.save_again()

    def pass_over(self, i: int) -> None:
        """Saves that item `i` was never answered; a card that wasn't seen is not begun by that."""
        self._pending = self.quiz.line(i, Response(None), None, self._journal.stamp())
        self.save_again()

    def save_again(self) -> Feedback:
        """Writes the response that could not be saved, under the same id."""
        line = self._pending
        if line is None:
            raise ValueError("there is no response waiting to be saved")
        self._write(line)
        self._pending = None
        self.quiz.apply(line)
        return feedback(self.quiz.items[line.n - 1], line.response, line.mark)

    def feedback(self, i: int) -> Feedback | None:
        """The feedback on the answer to item `i` as it stands."""
        given = self.quiz.standing(i)
        return feedback(self.quiz.items[i], given.response, given.mark) if given else None

    def _rating(self, i: int, response: Response, stamp: Stamp) -> int | None:
        item = self.quiz.items[i]
        history = self._journal.history
        state = history.cards.get(history.resolve(item.card.id))
        limit = history.setting("new_per_day", item.card.deck_id, NEW_PER_DAY)
        return heard(
            item.form,
            self.quiz.marked(i, response),
            response.guess,
            state,
            state is not None and is_due(state, stamp.day),
            self.quiz.mode,
            room=not isinstance(limit, int) or history.begun_on(stamp.day) < limit,
        )

    def undo(self) -> int | None:
        """Takes the latest answer back; its item, which is asked again, or None where there is none."""
        last = self.quiz.last
        if last is None:
            return None
        stamp = self._journal.stamp()
        line = Undo(id=stamp.id, at=stamp.at, session=self.quiz.start.session, line=last[1].id)
        self._write(line)
        self.quiz.apply(line)
        return last[0]

    def flag(self, i: int, remark: str) -> None:
        """Leaves a remark for the deck's author on item `i`'s card."""
        stamp, session = self._journal.stamp(), self.quiz.start.session
        card = self.quiz.items[i].card.id
        self._write(Flag(id=stamp.id, at=stamp.at, session=session, card=card, remark=remark))

    def coming_back(self) -> int:
        """How many of the missed cards come back in Study."""
        counted = (self.quiz.standing(i) for i in self.quiz.missed)
        return len({answer.card for answer in counted if answer and answer.rating == 1})

    def finish(self) -> None:
        """Ends the attempt: what has no answer is skipped, and the score is noted."""
        if self._pending:
            self.save_again()
        for i in range(self.quiz.total):
            if self.quiz.counted(i) is None:
                self.pass_over(i)
        stamp = self._journal.stamp()
        session = self.quiz.start.session
        right, total = self.quiz.right, self.quiz.total
        self._write(Finish(id=stamp.id, at=stamp.at, session=session, right=right, total=total))

    def attempt(self) -> Attempt | None:
        """This attempt as it stands among the scores; practice has none."""
        session = self.quiz.start.session
        return next((a for a in attempts(self._journal.history) if a.session == session), None)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a sitting is started with, beside its decks."""

    mode: Mode = "quiz"
    minutes: int = 0
    learner: str = ""
    app: str = ""


def start_line(journal: Journal, decks: Sequence[Deck], wish: Wish, seed: str, terms: Terms) -> Start:
    """The line that begins a sitting."""
    stamp = journal.stamp()
    options = wish.options() | ({"minutes": terms.minutes} if terms.minutes else {})
    return Start(
        id=stamp.id,
        at=stamp.at,
        session=stamp.id,
        mode=terms.mode,
        decks=tuple(DeckUse(deck.id, deck.digest) for deck in decks),
        seed=seed,
        options=options,
        learner=terms.learner,
        app=terms.app,
    )


def again(
    start: Start, answers: Sequence[Answer], decks: Sequence[Deck], resolve: Callable[[str], str] = str
) -> list[Item]:
    """The items of an interrupted quiz: the answered ones as they were, then what its seed gives.

    Where the decks have changed since, cards already asked are not asked again; `resolve` gives today's id of
    a card that was reworded.
    """
    wish = Wish.from_options(start.options)
    fresh = paper(decks, wish, start.seed)
    asked: dict[int, Item] = {}
    for line in answers:
        asked[line.n - 1] = _as_asked(line, fresh)
    seen = {resolve(line.card) for line in answers}
    rest = iter(item for item in fresh if item.card.id not in seen)
    out: list[Item] = []
    for i in range(max(len(fresh), *(n + 1 for n in asked), 0)):
        item = asked.get(i) or next(rest, None)
        if item is None:
            break
        out.append(item)
    return out


def _as_asked(line: Answer, fresh: Sequence[Item]) -> Item:
    texts = list(line.options)
    for item in fresh:
        if item.card.id == line.card and [o.text for o in item.options] == texts and item.stem == line.stem:
            return item
    stem, answer = line.stem or "", line.answer or ""
    note = Note(id=line.card, kind="question", prompt=stem, answer=answer)
    card = Card(line.card, line.card.partition("#")[0], note, "forward")
    options = tuple(Option(text) for text in texts)
    # A form that a newer version logged is shown as the nearest one here.
    known = line.form in {each.name for each in FORMS}
    name = line.form if known else "choice" if options else "flashcard"
    return Item(card, name, "", stem, answer, options, line.key)
