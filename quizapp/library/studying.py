"""Flashcards at work: the pure state of a study sitting joined with the journal."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from quizapp.library.journal import Journal
from quizapp.questions.forms import flashcard
from quizapp.questions.item import Item
from quizapp.storage.index.history import History
from quizapp.storage.log import NotSaved
from quizapp.study.days import milliseconds, ordinal
from quizapp.study.flags import flag_of
from quizapp.study.hearing import flashcard_rating
from quizapp.study.leech import explained, leech_now, often
from quizapp.study.lines import Answer, CardAction, CardLine, Line, Undo
from quizapp.study.memory import Memory, Outlook, one_more, outlook
from quizapp.study.plan import Plan
from quizapp.study.routes import deck_of
from quizapp.study.sitting import LEARN_AHEAD, Study

_UNDOABLE = frozenset({"study", "practice"})


@dataclass(frozen=True, slots=True)
class Undone:
    """A line that was taken back; `there`: a deck still has its card."""

    card: str
    there: bool

    @property
    def word(self) -> str:
        """What to say of it."""
        return "Taken back." if self.there else "Taken back; no deck has that card any more."


class _Stand(NamedTuple):
    """How a card stands before it is answered; `history_of`: the card that carries its history."""

    card: str
    history_of: str
    memory: Memory | None
    plan: Plan


class Find(Protocol):
    """Who finds flashcards."""

    def __call__(self, card_id: str, *, ahead: bool = False) -> Item | None:
        """That of a card id, or None if no deck has it; `ahead`: by the decks as they were last looked at."""


class More(Protocol):
    """Where the cards come from that follow in a long queue."""

    def cards(self, waiting: Collection[str], later: int) -> tuple[Iterable[str], int]:
        """The next cards without those that wait already, of so many to come; how many are left then."""

    def steps(self, known: Collection[str], since: int, later: int) -> tuple[Mapping[str, int], int]:
        """The same of cards that wait for a step from a moment on (ms since 1970), with their moments."""


class StudySitting:
    """One sitting with flashcards. `find` gives the flashcard of a card id, or None if no deck has it.

    `more` gives the next cards of a long queue.
    """

    def __init__(
        self,
        journal: Journal,
        study: Study,
        title: str,
        find: Find,
        more: More | None = None,
    ) -> None:
        """`title`: what is studied, in words."""
        self._journal = journal
        self._find = find
        self._more = more
        self._begun = False
        self._pending: Answer | None = None
        self._along: set[str] = set()  # lines that came along with an answer, and are taken back with it
        self._hinted: set[str] = set()  # cards whose hint was seen before their answer was taken back
        self._item: Item | None = None
        self._ahead: Item | None = None  # what probably follows
        self._stand: _Stand | None = None
        self.study = study
        self.title = title
        self.word = ""

    @property
    def practice(self) -> bool:
        """Whether nothing is scheduled."""
        return self.study.start.mode == "practice"

    @property
    def unsaved(self) -> bool:
        """Whether an answer waits that could not be saved. Until it is, its card stays at hand."""
        return self._pending is not None

    @property
    def current(self) -> Item | None:
        """The flashcard at hand; None where there is none, or none whose time has come."""
        if self._pending:
            return self._item
        card = self._current()
        while card is not None and (self._item is None or self._item.card.id != card):
            self._item, self._ahead = self._at_hand(card), None
            if self._item is None:  # its deck has changed since
                self.study.drop(card)
                card = self._current()
        return self._item if card is not None else None

    def _at_hand(self, card: str) -> Item | None:
        ahead = self._ahead
        return ahead if ahead and ahead.card.id == card else self._find(card)

    def look_ahead(self) -> Item | None:
        """Looks up, while the card at hand is read, what its answer will need; and what probably follows.

        What is asked is the same without it. No look at the decks is taken for it, so what follows may be as
        they were when one was taken last.
        """
        item = self.current
        if item is None:
            return None
        self._journal.look_up(item.card.id)
        card = self.study.following(self._moment())
        self._ahead = self._find(card, ahead=True) if card is not None and card != item.card.id else None
        return self._ahead

    def _current(self) -> str | None:
        """The card at hand; where few are known, the next ones are looked up before."""
        self._bring()
        return self.study.current(self._moment())

    def _bring(self) -> None:
        study = self.study
        if self._more and (later := study.later):
            study.bring(*self._more.cards(study.waiting, later))
        if self._more and (later := study.later_steps):
            study.bring_steps(*self._more.steps(study.known, study.horizon, later))

    def look_again(self) -> None:
        """Has the card at hand looked up anew: its deck may have been edited."""
        self._ahead = self._stand = None
        if not self._pending:
            self._item = None

    @property
    def wait(self) -> int | None:
        """In how many seconds the next card comes, where none is at hand but one waits for its step."""
        at = self.study.next_at
        if at is None or self.current is not None:
            return None
        return max(0, (at - LEARN_AHEAD - self._moment()) // 1000)

    def _moment(self) -> int:
        return int(self._journal.now().timestamp() * 1000)

    def outlooks(self, *, hint: bool = False) -> tuple[Outlook, ...]:
        """Where Again, Hard, Good and Easy would lead, after a hint if so; nowhere in practice."""
        item = self.current
        if item is None or self.practice:
            return ()
        stand = self._stand = _standing(item.card.id, self._journal.history)
        today = ordinal(self._journal.today())
        leads = outlook(stand.history_of, stand.memory, today, stand.plan)
        hint = hint or item.card.id in self._hinted
        return tuple(leads[flashcard_rating(rating, hint) - 1] for rating in (1, 2, 3, 4))

    def _write(self, line: Line, *, for_later: bool = False) -> None:
        if not self._begun:
            self._journal.write(self.study.start, for_later=for_later)
            self._begun = True
        self._journal.write(line, for_later=for_later)

    def rate(self, rating: int, *, hint: bool = False, ms: int = 0) -> None:
        """Saves how well the card at hand was remembered, 1 (Again) to 4 (Easy), and goes on.

        NotSaved: it is not on the disk and the card is still at hand; `save_again` tries the same line.
        """
        item = self.current
        if item is None or self._pending:
            raise ValueError("there is no card at hand that is not answered")
        stamp = self._journal.stamp()
        hint = hint or item.card.id in self._hinted
        said = flashcard_rating(rating, hint)
        self._pending = Answer(
            id=stamp.id,
            at=stamp.at,
            session=self.study.start.session,
            card=item.card.id,
            n=self.study.done + 1,
            form=item.form,
            stem=item.stem,
            answer=item.answer,
            response=str(said) if self.practice else None,
            mark="wrong" if said == 1 else "right",
            hint=hint,
            rating=None if self.practice else said,
            ms=ms,
            day=stamp.day,
        )
        self.save_again()

    def skip(self) -> None:
        """Puts the card at hand off to the end of this sitting; nothing is saved, for nothing was said."""
        self._save_first()
        self.study.put_off()

    def save_again(self) -> None:
        """Writes the answer that could not be saved, under the same id."""
        line = self._pending
        if line is None:
            raise ValueError("there is no answer waiting to be saved")
        self._journal.settle()
        self._write(line, for_later=True)
        self._pending = None
        leads_to = self._memory_after(line)
        self.study.apply(line, leads_to.due_at if leads_to else 0)
        self.word = ""
        if leads_to and line.rating == 1:
            self._mind_leech(line.card, leads_to.lapses)

    def _save_first(self) -> None:
        """Whatever else is done, an answer that waits goes before it."""
        if self._pending:
            self.save_again()

    def _memory_after(self, line: Answer) -> Memory | None:
        """What is remembered of an answer's card with that answer; None in practice."""
        if not line.rating:
            return None
        stand, self._stand = self._stand, None
        if stand is None or stand.card != line.card:
            stand = _standing(line.card, self._journal.taken)
        review = (ordinal(line.day), line.rating, milliseconds(line.at))
        return one_more(stand.history_of, stand.memory, review, stand.plan)

    def _mind_leech(self, card: str, lapses: int) -> None:
        """Says that a card is forgotten again and again, and suspends it if that is wished."""
        history = self._journal.history
        if not leech_now(lapses, history.plan(deck_of(card)).leech_after):
            return
        self.word = explained(lapses)
        if history.setting("leech_action", deck_of(card)) == "suspend":
            with suppress(NotSaved):  # the answer is saved; the leech is told of all the same
                self._along.add(self._handle(card, "suspend"))
                self.word = f"{often(lapses)}, so it is suspended. The deck's page brings it back."

    def put_away(self, action: CardAction) -> None:
        """Buries the card at hand until tomorrow, or suspends it; undo takes that back."""
        self._save_first()
        if item := self.current:
            self._handle(item.card.id, action)

    def _handle(self, card: str, action: CardAction) -> str:
        stamp = self._journal.stamp()
        line = CardLine(id=stamp.id, at=stamp.at, session=self.study.start.session, card=card, action=action)
        self._write(line)
        self.study.apply(line)
        return line.id

    def undo(self) -> Undone | None:
        """Takes back the learner's latest flashcard answer, of this sitting or any before, on any device.

        The card it was about is then at hand again. None where there is nothing to take back. Also of an
        answer that waits to be saved the log tells both, that it was given and that it was taken back.
        """
        self._save_first()
        history = self._journal.history
        # Its own latest line first: by the log's times another may be later, where a clock ran back.
        last = self.study.last or history.last_rated(_UNDOABLE, form=flashcard.name)
        if last is None:
            return None
        back = self._find(history.resolve(last.card))
        if isinstance(last, Answer) and last.hint and back:
            self._hinted.add(back.card.id)
        stamp = self._journal.stamp()
        line = Undo(id=stamp.id, at=stamp.at, session=last.session, line=last.id)
        self._journal.write(line)
        self._stand = None
        self.study.apply(line, back=back.card.id if back else "")
        self.word = ""
        if last.id in self._along:
            return self.undo()
        return Undone(last.card, back is not None)

    def flag(self, remark: str) -> None:
        """Leaves a remark for the deck's author on the card at hand."""
        if item := self.current:
            stamp, session = self._journal.stamp(), self.study.start.session
            self._write(flag_of(item.card, remark, stamp, session))


def _standing(card: str, history: History) -> _Stand:
    """How a card stands before an answer that is not in `history` yet."""
    carries = history.resolve(card)
    state = history.cards.get(carries)
    return _Stand(card, carries, state.memory if state else None, history.plan(deck_of(carries)))
