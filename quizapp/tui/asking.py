"""What is asked and what came of it: a question's state, without a screen. `Answering` has its keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from quizapp.library.quizzing import QuizSitting
from quizapp.questions.feedback import Feedback
from quizapp.questions.forms import form
from quizapp.questions.item import Item
from quizapp.storage.log import NotSaved
from quizapp.tui.matching import Matching

# asking: a response is wanted; revealed: a flashcard's answer is shown, its mark is wanted;
# told: the feedback is shown; unsaved: the disk refused the answer; end: a test is to be handed in;
# over: there is nothing more to ask.
State = Literal["asking", "revealed", "told", "unsaved", "end", "over"]
Entry = Literal["options", "text", "reveal", "match"]

HASTE = 0.25  # seconds; a second Enter this soon was meant for the feedback, and must not answer


class Asking:
    """Goes through the items of a sitting; the pairs of one match are taken up and answered together.

    `turns` counts how often an item was taken up. `matching` is there for a match, `told` its feedback.
    """

    def __init__(self, sitting: QuizSitting, clock: Callable[[], float]) -> None:
        """Begins with the first item that has no answer. `clock` counts seconds from anywhere."""
        self.sitting = sitting
        self.quiz = sitting.quiz
        self._clock = clock
        self.turns = 0
        self.ask(min(self.quiz.position, self.quiz.total - 1))

    # -- the item at hand ----------------------------------------------------------------------------

    @property
    def item(self) -> Item:
        """The item at hand; of a match its first pair."""
        return self.quiz.items[self.number]

    @property
    def entry(self) -> Entry:
        """How it is answered."""
        if self.item.group:
            return "match"
        if form(self.item.form).entry == "text":
            return "text"
        return "options" if self.item.options else "reveal"

    @property
    def group(self) -> range:
        """The places of the items at hand: one, or all pairs of a match."""
        return self.quiz.group(self.number)

    @property
    def number_at_hand(self) -> int:
        """The place of the item at hand; of a match, of the pair under the cursor."""
        return self.number + (self.matching.cursor if self.matching else 0)

    @property
    def at_hand(self) -> Item:
        """The item of that place."""
        return self.quiz.items[self.number_at_hand]

    @property
    def is_test(self) -> bool:
        """Whether feedback waits for the end."""
        return self.quiz.mode == "test"

    @property
    def chosen(self) -> int | None:
        """The place of the option that was chosen, if one was."""
        given = self.quiz.standing(self.number)
        return given.response if given and isinstance(given.response, int) else None

    @property
    def text(self) -> str:
        """The text that was given, if one was."""
        given = self.quiz.standing(self.number)
        return given.response if given and isinstance(given.response, str) else ""

    @property
    def word(self) -> str:
        """What is to be said below the item."""
        if self.state == "unsaved":
            return self._unsaved
        if self.state == "end":
            return "All are answered. Enter hands the test in; ← goes back to change an answer."
        if self.is_test and self.quiz.standing(self.number):
            return "Answered; it can be changed until you hand in."
        return self.notice or ("" if self.sitting.saves else "A trial: nothing is saved.")

    @property
    def hasty(self) -> bool:
        """Whether it was taken up by an Enter so lately that the next one may belong to that."""
        return self._went_on and self._clock() - self._since < HASTE

    @property
    def ms(self) -> int:
        """Milliseconds since it was taken up."""
        return round((self._clock() - self._since) * 1000)

    # -- from one to the next ------------------------------------------------------------------------

    def ask(self, number: int) -> None:
        """Takes up an item, or all pairs of a match: open, or as it was answered.

        Outside a test an answer that stands is told again: what was undone was its mark.
        """
        self.number = self.quiz.group(number).start
        self.turns += 1
        self.state: State = "asking"
        self.feedback: Feedback | None = None
        self.told: tuple[Feedback, ...] = ()
        self.cursor, self.guess, self.hint = 0, False, False
        self._unsaved = self.notice = ""
        self._went_on = False
        given = self.quiz.standing(self.number)
        if given and self.chosen is not None:
            self.cursor, self.guess = self.chosen, given.guess
        self.matching = self._placed() if self.item.group else None
        self._since = self._clock()
        if not self.is_test and all(self.quiz.standing(i) for i in self.group):
            self._tell()

    def _placed(self) -> Matching:
        """The pairs as they were answered; the first that is open is at hand."""
        made = Matching(len(self.group), len(self.item.options))
        for left, i in enumerate(self.group):
            given = self.quiz.standing(i)
            if given and isinstance(given.response, int):
                made.cursor = left
                made.place(given.response)
                made.guessed |= {left} if given.guess else set()
        made.go_to(made.open[0] if made.open else 0)
        return made

    def _tell(self) -> None:
        self.state, self.feedback = "told", self.sitting.feedback(self.number)
        if self.matching:
            self.told = tuple(told for i in self.group if (told := self.sitting.feedback(i)))
            marks = [told.mark == "right" for told in self.told]
            self.matching.go_to(marks.index(False) if False in marks else 0)  # what is to be learnt

    def keep(self, save: Callable[[], object]) -> None:
        """Has an answer saved, then tells what it was worth; in a test goes on at once."""
        self.notice = ""
        try:
            save()
        except NotSaved as error:
            self.state = "unsaved"
            self._unsaved = f"✗ Not saved. {error} Enter tries again."
            return
        if self.is_test:
            self.next()
        else:
            self._tell()

    def save_again(self) -> None:
        """Tries to save once more what the disk refused."""
        self.keep(self.sitting.save_again)

    def next(self, *, by_enter: bool = False) -> None:
        """To the next item without an answer, or to the end."""
        self.sitting.look_again()
        open_after = (i for i in range(self.number + 1, self.quiz.total) if not self.quiz.standing(i))
        if self.quiz.position < self.quiz.total:
            self.ask(next(open_after, self.quiz.position))
        else:
            self.state = "end" if self.is_test else "over"
        self._went_on = by_enter

    def reopen(self) -> None:
        """Answers change freely until a test is handed in."""
        if self.state == "end":
            self.state = "asking"

    # -- second thoughts -----------------------------------------------------------------------------

    @property
    def overrulable(self) -> bool:
        """Whether "I was right" means something: after a text that was marked wrong."""
        return self.state == "told" and self.sitting.can_overrule(self.number)

    def overrule(self) -> None:
        """ "I was right": the mark becomes right, where that means something. Raises NotSaved."""
        if self.overrulable:
            self.feedback = self.sitting.overrule(self.number)

    @property
    def undoable(self) -> bool:
        """Whether there is a placement of a match or, but not in a test, an answer to take back."""
        return not self.is_test and (self._begun is not None or self.quiz.last is not None)

    @property
    def _begun(self) -> Matching | None:
        """A match that has a placement to take back."""
        return self.matching if self.state == "asking" and self.matching and self.matching.begun else None

    def undo(self) -> None:
        """Takes back the latest placement of a match, else the latest mark or answer. Raises NotSaved."""
        if self._begun:
            self._begun.back()
            return
        number = self.sitting.undo()
        if number is None:
            return
        self.ask(number)
        back = "it counts as it was marked." if self.state == "told" else ""
        self.notice = f"Taken back: {back}" if back else "Taken back. Your first answer stays the score."
