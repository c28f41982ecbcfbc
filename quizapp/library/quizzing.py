"""A quiz at work: the pure state of it joined with the journal, so that nothing counts before it is saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from quizapp.library.journal import Journal
from quizapp.questions.feedback import Feedback, feedback
from quizapp.questions.forms import form
from quizapp.questions.item import Item
from quizapp.questions.wish import Wish
from quizapp.scores.attempt import Attempt
from quizapp.study.flags import flag_of
from quizapp.study.hearing import heard
from quizapp.study.lines import Answer, DeckUse, Finish, Line, Mark, Mode, Start, Undo
from quizapp.study.queue import NEW_PER_DAY
from quizapp.study.quiz import Quiz, Response, Stamp


def joined(titles: Sequence[str]) -> str:
    """Decks' titles in few words: those of one folder by the folder's, else the first and how many."""
    if len(titles) < 2:
        return "".join(titles)
    folders = {title.rpartition(" · ")[0] for title in titles}
    folder = folders.pop()
    return folder if folder and not folders else f"{titles[0]} and {len(titles) - 1} more"


Renewed = Callable[[Quiz], Sequence[Item] | None]
"""The items that a quiz has by now, where its decks were edited meanwhile."""


class QuizSitting:
    """One quiz, test or practice of one learner."""

    def __init__(
        self,
        journal: Journal,
        quiz: Quiz,
        titles: Mapping[str, str],
        *,
        begun: bool = False,
        renewed: Renewed | None = None,
    ) -> None:
        """`titles`: deck id → title. `begun`: its start is on the disk. `renewed`: see `look_again`."""
        self._journal = journal
        self._begun = begun
        self._renewed = renewed
        self._pending: Answer | Mark | None = None
        self._waiting: list[tuple[int, Response]] = []
        self._finishes: list[Finish] = []  # those that stand
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

    @property
    def unsaved(self) -> bool:
        """Whether an answer or a mark waits that could not be saved."""
        return bool(self._pending or self._waiting)

    def _write(self, line: Line) -> None:
        if not self._begun:
            self._journal.write(self.quiz.start)
            self._begun = True
        self._journal.write(line)

    def look_again(self) -> None:
        """Between two questions: what was not answered yet is asked as its decks have it by now.

        A test is asked to its end as it was handed out, and so is a match that was begun.
        """
        if self._renewed is None or self.quiz.mode == "test" or self.unsaved:
            return
        i = self.quiz.position
        if i < self.quiz.total and any(self.quiz.counted(each) for each in self.quiz.group(i)):
            return
        if items := self._renewed(self.quiz):
            self.quiz.renew(items)

    def answer(self, i: int, response: Response) -> Feedback:
        """Saves the response to item `i` and says what it was worth.

        NotSaved: it is not on the disk and nothing has changed; `save_again` tries the same line once more.
        """
        return self.answer_group(i, [response])[0]

    def answer_group(self, first: int, responses: Sequence[Response]) -> list[Feedback]:
        """Saves the responses to as many items from `first` on, such as all pairs of a match.

        NotSaved: those before it are on the disk, and count; `save_again` goes on with this one.
        """
        self._waiting += enumerate(responses, first)
        self.save_again()
        return [told for i in range(first, first + len(responses)) if (told := self.feedback(i))]

    def pass_over(self, i: int) -> None:
        """Saves that item `i` was never answered; a card that wasn't seen is not begun by that."""
        self._save_first()
        self._pending = self.quiz.line(i, Response(None), None, self._journal.stamp())
        self.save_again()

    def overrule(self, i: int, why: str = "") -> Feedback:
        """ "I was right": the answer to item `i` that stands, a text marked as wrong, counts as right.

        ValueError where there is no such answer. NotSaved: nothing has changed; doing it once more, or
        `save_again`, tries again.
        """
        if self.unsaved:
            told = self.save_again()
            if not self.can_overrule(i):  # that was what waited
                return told
        answer = self.quiz.standing(i)
        if answer is None or not self.can_overrule(i):
            raise ValueError(f"item {i} has no typed answer that was marked as wrong")
        stamp, session = self._journal.stamp(), self.quiz.start.session
        self._pending = Mark(id=stamp.id, at=stamp.at, session=session, line=answer.id, mark="right", why=why)
        return self.save_again()

    def can_overrule(self, i: int) -> bool:
        """Whether "I was right" means something for item `i`: a text was given, and marked as wrong."""
        answer = self.quiz.standing(i)
        typed = form(self.quiz.items[i].form).entry == "text"
        return typed and answer is not None and self.quiz.holds(answer) == "wrong"

    def save_again(self) -> Feedback:
        """Writes what could not be saved, under the same id, and what waits behind it.

        The feedback is that on the last of them.
        """
        done = -1
        while self._pending or self._waiting:
            if self._pending is None:
                i, response = self._waiting.pop(0)
                stamp = self._journal.stamp()
                self._pending = self.quiz.line(i, response, self._rating(i, response, stamp), stamp)
            line = self._pending
            self._write(line)
            self._pending = None
            self.quiz.apply(line)
            done = line.n - 1 if isinstance(line, Answer) else self._item_of(line)
        told = self.feedback(done) if done >= 0 else None
        if told is None:
            raise ValueError("there is no response waiting to be saved")
        return told

    def _save_first(self) -> None:
        """Whatever else is done, what waits to be saved goes before it."""
        if self.unsaved:
            self.save_again()

    def _item_of(self, mark: Mark) -> int:
        given = (self.quiz.standing(i) for i in range(self.quiz.total))
        return next(i for i, answer in enumerate(given) if answer and answer.id == mark.line)

    def feedback(self, i: int) -> Feedback | None:
        """The feedback on the answer to item `i` as it stands."""
        given = self.quiz.standing(i)
        return feedback(self.quiz.items[i], given.response, self.quiz.holds(given)) if given else None

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
            history.is_due(item.card.id, stamp.day),
            self.quiz.mode,
            room=not isinstance(limit, int) or history.begun_on(stamp.day) < limit,
        )

    def undo(self) -> int | None:
        """Takes the latest answer back; its item, which is asked again, or None where there is none.

        Of a match all pairs are taken back, and its first one is told. A mark that was overruled after that
        answer goes first: its item still has its answer. With an answer the end of the attempt is taken back:
        until it is finished again it is one to go on with. NotSaved: what could not be taken back stands;
        undoing once more goes on with it.
        """
        self._save_first()
        found = self.quiz.undoable()
        if found is None:
            return None
        i, lines = found
        while self._finishes and not any(isinstance(line, Mark) for line in lines):
            self._take_back(self._finishes[-1])
            self._finishes.pop()
        for line in lines:
            self.quiz.apply(self._take_back(line))
        return i

    def _take_back(self, line: Line) -> Undo:
        stamp = self._journal.stamp()
        undo = Undo(id=stamp.id, at=stamp.at, session=self.quiz.start.session, line=line.id)
        self._write(undo)
        return undo

    def flag(self, i: int, remark: str) -> None:
        """Leaves a remark for the deck's author on item `i`'s card."""
        stamp, session = self._journal.stamp(), self.quiz.start.session
        card = self.quiz.items[i].card
        self._write(flag_of(card, remark, stamp, session))

    def coming_back(self) -> int:
        """How many of the missed cards come back in Study."""
        counted = (self.quiz.standing(i) for i in self.quiz.missed)
        return len({answer.card for answer in counted if answer and answer.rating == 1})

    def finish(self) -> None:
        """Ends the attempt: what has no answer is skipped, and the score is noted."""
        self._save_first()
        for i in range(self.quiz.total):
            if self.quiz.counted(i) is None:
                self.pass_over(i)
        stamp = self._journal.stamp()
        session = self.quiz.start.session
        right, total = self.quiz.right, self.quiz.total
        finish = Finish(id=stamp.id, at=stamp.at, session=session, right=right, total=total)
        self._write(finish)
        self._finishes.append(finish)

    def attempt(self) -> Attempt | None:
        """This attempt as it stands among the scores; practice has none."""
        return self._journal.history.attempt(self.quiz.start.session)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a sitting is started with, beside its decks.

    `own`: what the learner knows had a part in it. `assignment`: as attempts cite it.
    """

    mode: Mode = "quiz"
    minutes: int = 0
    learner: str = ""
    app: str = ""
    own: bool = False
    assignment: str = ""


def start_line(journal: Journal, decks: Sequence[DeckUse], wish: Wish, seed: str, terms: Terms) -> Start:
    """The line that begins a sitting."""
    stamp = journal.stamp()
    options = wish.options() | ({"minutes": terms.minutes} if terms.minutes else {})
    options |= {"own": True} if terms.own else {}
    return Start(
        id=stamp.id,
        at=stamp.at,
        session=stamp.id,
        mode=terms.mode,
        decks=tuple(decks),
        seed=seed,
        options=options,
        assignment=terms.assignment,
        learner=terms.learner,
        app=terms.app,
    )
