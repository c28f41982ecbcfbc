"""How far one is with the item at hand: the question screen's state, without a screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from quizapp.library.quizzing import QuizSitting
from quizapp.questions.feedback import Feedback
from quizapp.questions.item import Item
from quizapp.storage.log import NotSaved
from quizapp.study.quiz import Response

# asking: a response is wanted; revealed: a flashcard's answer is shown, its mark is wanted;
# told: the feedback is shown; unsaved: the disk refused the answer; end: a test is to be handed in;
# over: there is nothing more to ask.
State = Literal["asking", "revealed", "told", "unsaved", "end", "over"]


HASTE = 0.25  # seconds; a second Enter this soon was meant for the feedback, and must not answer


class Asking:
    """Goes through the items of a sitting. `clock` counts seconds from anywhere."""

    def __init__(self, sitting: QuizSitting, clock: Callable[[], float]) -> None:
        """Begins with the first item that has no answer."""
        self.sitting = sitting
        self.quiz = sitting.quiz
        self._clock = clock
        self.ask(min(self.quiz.position, self.quiz.total - 1))

    @property
    def item(self) -> Item:
        """The item at hand."""
        return self.quiz.items[self.number]

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
    def word(self) -> str:
        """What is to be said below the item."""
        if self.state == "unsaved":
            return self._unsaved
        if self.state == "end":
            return "All are answered. Enter hands the test in; ← goes back to change an answer."
        if self.is_test and self.quiz.standing(self.number):
            return "Answered; it can be changed until you hand in."
        return self.notice or ("" if self.sitting.saves else "A trial: nothing is saved.")

    def ask(self, number: int) -> None:
        """Takes up an item: open, or in a test as it was answered."""
        self.number = number
        self.state: State = "asking"
        self.feedback: Feedback | None = None
        self.cursor, self.guess, self.hint = 0, False, False
        self._unsaved = self.notice = ""
        self._went_on = False
        given = self.quiz.standing(number)
        if given and self.chosen is not None:
            self.cursor, self.guess = self.chosen, given.guess
        self._since = self._clock()

    def go(self) -> None:
        """Enter: choose, show, go on, try to save again, or hand in, whichever is next."""
        if self.state == "asking" and self.item.options:
            if not self._went_on or self._clock() - self._since >= HASTE:
                self.answer(self.cursor)
        elif self.state == "asking":
            self.reveal()
        elif self.state == "told":
            self._next()
            self._went_on = True
        elif self.state == "unsaved":
            self._keep(self.sitting.save_again)
        elif self.state == "end":
            self.state = "over"

    def pick(self, place: int) -> None:
        """Chooses the option at `place`; for a flashcard that is shown 0 is no and 1 is yes."""
        if self.state == "end":
            self.state = "asking"  # answers change freely until a test is handed in
        if self.state == "asking" and place < len(self.item.options):
            self.cursor = place
            self.answer(place)
        elif self.state == "revealed" and place < 2:
            self.answer(3 if place else 1)

    def reveal(self) -> None:
        """Shows a flashcard's answer; after feedback it goes on."""
        if self.state == "asking" and not self.item.options:
            self.state = "revealed"
        elif self.state == "told":
            self._next()

    def move(self, by: int) -> bool:
        """Goes among the options; False where there is nothing to choose."""
        if self.state != "asking" or not self.item.options:
            return False
        self.cursor = (self.cursor + by) % len(self.item.options)
        return True

    def answer(self, value: int | None) -> None:
        """Saves a response; None skips."""
        ms = round((self._clock() - self._since) * 1000)
        response = Response(value, guess=self.guess, hint=self.hint, ms=ms)
        self._keep(lambda: self.sitting.answer(self.number, response))

    def _keep(self, save: Callable[[], Feedback]) -> None:
        try:
            told = save()
        except NotSaved as error:
            self.state = "unsaved"
            self._unsaved = f"✗ Not saved. {error} Enter tries again."
            return
        if self.is_test:
            self._next()
        else:
            self.state, self.feedback = "told", told

    def _next(self) -> None:
        rest = [i for i in range(self.number + 1, self.quiz.total) if not self.quiz.standing(i)]
        if self.quiz.position < self.quiz.total:
            self.ask(rest[0] if rest else self.quiz.position)
        else:
            self.state = "end" if self.is_test else "over"

    def turn(self, by: int) -> None:
        """In a test: to another item."""
        if self.is_test:
            self.ask((self.number + by) % self.quiz.total)

    def undo(self) -> bool:
        """Takes the latest answer back and asks again; False where there is none. Raises NotSaved."""
        number = self.sitting.undo()
        if number is None:
            return False
        self.ask(number)
        self.notice = "Taken back. Your first answer stays the score."
        return True
