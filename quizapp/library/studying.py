"""Flashcards at work: the pure state of a study sitting joined with the journal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from quizapp.library.journal import Journal
from quizapp.questions.forms import flashcard
from quizapp.questions.item import Item
from quizapp.study.hearing import flashcard_rating
from quizapp.study.lines import Answer, Flag, Line, Undo
from quizapp.study.sitting import Study

_UNDOABLE = frozenset({"study", "practice"})


@dataclass(frozen=True, slots=True)
class Undone:
    """An answer that was taken back; `there`: a deck still has its card."""

    card: str
    there: bool

    @property
    def word(self) -> str:
        """What to say of it."""
        return "Taken back." if self.there else "Taken back; no deck has that card any more."


class StudySitting:
    """One sitting with flashcards. `find` gives the flashcard of a card id, or None if no deck has it."""

    def __init__(
        self, journal: Journal, study: Study, title: str, find: Callable[[str], Item | None]
    ) -> None:
        """`title`: what is studied, in words."""
        self._journal = journal
        self._find = find
        self._begun = False
        self._pending: Answer | None = None
        self._hinted: set[str] = set()  # cards whose hint was seen before their answer was taken back
        self.study = study
        self.title = title

    def _write(self, line: Line) -> None:
        if not self._begun:
            self._journal.write(self.study.start)
            self._begun = True
        self._journal.write(line)

    def rate(self, rating: int, *, hint: bool = False, ms: int = 0) -> None:
        """Saves how well the card at hand was remembered, 1 (Again) to 4 (Easy), and goes on.

        NotSaved: it is not on the disk and the card is still at hand; `save_again` tries the same line.
        """
        item = self.study.current
        if item is None:
            raise ValueError("there is no card at hand")
        stamp = self._journal.stamp()
        hint = hint or item.card.id in self._hinted
        said = flashcard_rating(rating, hint)
        practice = self.study.start.mode == "practice"
        self._pending = Answer(
            id=stamp.id,
            at=stamp.at,
            session=self.study.start.session,
            card=item.card.id,
            n=self.study.done + 1,
            form=item.form,
            stem=item.stem,
            answer=item.answer,
            response=str(said) if practice else None,
            mark="wrong" if said == 1 else "right",
            hint=hint,
            rating=None if practice else said,
            ms=ms,
            day=stamp.day,
        )
        self.save_again()

    def skip(self) -> None:
        """Puts the card at hand off to the end of this sitting; nothing is saved, for nothing was said."""
        self.study.put_off()

    def save_again(self) -> None:
        """Writes the answer that could not be saved, under the same id."""
        line = self._pending
        if line is None:
            raise ValueError("there is no answer waiting to be saved")
        self._write(line)
        self._pending = None
        self.study.apply(line)

    def undo(self) -> Undone | None:
        """Takes back the learner's latest flashcard answer, of this sitting or any before, on any device.

        The card it was about is then at hand again. None where there is nothing to take back.
        """
        history = self._journal.history
        # Its own latest answer first: by the log's times another may be later, where a clock ran back.
        last = self.study.last or history.last_rated(_UNDOABLE, form=flashcard.name)
        if last is None:
            return None
        back = self._find(history.resolve(last.card))
        if last.hint and back:
            self._hinted.add(back.card.id)
        stamp = self._journal.stamp()
        line = Undo(id=stamp.id, at=stamp.at, session=last.session, line=last.id)
        self._journal.write(line)
        self.study.apply(line, back)
        return Undone(last.card, back is not None)

    def flag(self, remark: str) -> None:
        """Leaves a remark for the deck's author on the card at hand."""
        if item := self.study.current:
            stamp, session = self._journal.stamp(), self.study.start.session
            self._write(Flag(id=stamp.id, at=stamp.at, session=session, card=item.card.id, remark=remark))
