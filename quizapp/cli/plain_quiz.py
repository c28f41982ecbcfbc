"""A quiz or test in plain lines: a question, a reply, a line that says it is saved; at the end the result."""

from __future__ import annotations

from quizapp.cards.markup import plain
from quizapp.cli.output import say
from quizapp.cli.plain import (
    RATE,
    Stop,
    answers_for,
    keep,
    show_commands,
    show_hint,
    show_item,
    tried,
)
from quizapp.cli.plain_marks import show_head, show_mark, show_noted, show_stopped
from quizapp.cli.plain_result import show_result
from quizapp.cli.plain_time import Timer, TimeUp
from quizapp.cli.replies import Chosen, Command, Rated, Reply, Reveal, Unclear, Written, understand
from quizapp.library.quizzing import QuizSitting
from quizapp.questions.item import Item
from quizapp.study.quiz import Response


class PlainQuiz:
    """One sitting, from where it stands to its end."""

    def __init__(self, sitting: QuizSitting, go_on: str) -> None:
        """`go_on` is the command that goes on with it when it is broken off."""
        self._sitting = sitting
        self._quiz = sitting.quiz
        self._go_on = go_on
        self._test = self._quiz.mode == "test"
        self._timer = Timer(sitting)
        self._revealed = False
        self._hint = False
        self._over = False

    def run(self) -> int:
        """Asks until the end or until the learner stops; the exit code."""
        show_head(self._sitting)
        try:
            self._to_the_end()
            self._finish()
            self._after()
        except Stop as stop:
            return self._stopped(stop)
        except KeyboardInterrupt:
            return self._stopped(Stop(interrupted=True))
        return 0

    def _to_the_end(self) -> None:
        try:
            while True:
                while self._quiz.position < self._quiz.total:
                    self._ask(self._quiz.position)
                if not self._test or self._handed_in():
                    return
        except TimeUp as up:
            self._time_up(up.late)

    def _time_up(self, late: bool) -> None:
        """The question on screen was seen, so it is skipped like any other; the rest is passed over."""
        say("The time is up. What has no answer counts as skipped.")
        if late:
            say("Your last reply came after the time was up and does not count.")
        i = self._quiz.position
        if i < self._quiz.total and self._quiz.counted(i) is None:
            skipped = Response(None, hint=self._hint, ms=self._timer.ms())
            keep(lambda: self._sitting.answer(i, skipped), self._sitting.save_again)

    def _finish(self) -> None:
        self._timer.stop()
        keep(self._sitting.finish, self._sitting.finish)
        self._over = True
        show_result(self._sitting)

    def _after(self) -> None:
        """After a quiz's result its last answer can still be taken back; a test is over."""
        while not self._test and self._taken_back():
            self._over = False
            self._to_the_end()
            self._finish()

    def _taken_back(self) -> bool:
        """Whether the learner, at the end, takes the last answer back; everything else ends."""
        say("(Enter ends, :u takes your last answer back)")
        reply = understand(self._timer.read_line(), "choice", 1)
        return isinstance(reply, Command) and reply.action == "undo" and self._undo()

    def _handed_in(self) -> bool:
        """Whether the learner hands the test in, by an empty line alone; else an answer is taken back."""
        say("That was the last question.")
        while True:
            say("(Enter hands the test in, :u takes your last answer back, :q leaves it for later)")
            line = self._timer.read_line()
            if line is not None and not line.strip():
                return True
            reply = understand(line, "choice", 1)
            if isinstance(reply, Command) and reply.action == "stop":
                raise Stop
            if isinstance(reply, Command) and reply.action == "undo" and self._undo():
                return False

    def _ask(self, i: int) -> None:
        """Asks one item until it is answered, skipped, or another one is at hand."""
        item = self._quiz.items[i]
        self._revealed = self._hint = False
        self._timer.shown()
        say()
        say(self._heading(i))
        show_item(item)
        while not self._replied(i, item, self._next(item)):
            pass

    def _heading(self, i: int) -> str:
        heading, left = f"Question {i + 1} of {self._quiz.total}", self._timer.left()
        return f"{heading}. {left}" if left else heading

    def _next(self, item: Item) -> Reply:
        return understand(self._timer.read_line(), item.form, len(item.options), revealed=self._revealed)

    def _replied(self, i: int, item: Item, reply: Reply) -> bool:
        """Does what the reply says; whether that settles this item."""
        if isinstance(reply, Command):
            return self._command(i, item, reply)
        if isinstance(reply, Unclear):
            say(f"{reply.why} Nothing is saved.")
            return False
        if item.form == "flashcard" and not self._revealed:
            self._reveal(item)
        if isinstance(reply, Reveal):
            say(RATE)
            return False
        self._answer(i, item, self._response(reply))
        return True

    def _reveal(self, item: Item) -> None:
        self._revealed = True
        say(plain(item.answer))

    def _response(self, reply: Chosen | Rated | Written) -> Response:
        ms = self._timer.ms()
        if isinstance(reply, Chosen):
            return Response(reply.place, reply.guess, self._hint, ms)
        return Response(reply.rating if isinstance(reply, Rated) else reply.text, False, self._hint, ms)

    def _command(self, i: int, item: Item, reply: Command) -> bool:
        if reply.action == "stop":
            raise Stop
        if reply.action == "undo":
            return self._undo()
        if reply.action == "skip":
            self._answer(i, item, Response(None, hint=self._hint, ms=self._timer.ms()))
            return True
        if reply.action == "hint":
            self._hint = show_hint(item) or self._hint
        elif reply.action == "flag":
            self._flag(i, reply.rest)
        else:
            show_commands(answers_for(item))
        return False

    def _answer(self, i: int, item: Item, response: Response) -> None:
        given = keep(lambda: self._sitting.answer(i, response), self._sitting.save_again)
        saves = self._sitting.saves
        if self._test:
            show_noted(response, saves=saves)
        else:
            show_mark(item, response, given, revealed=self._revealed, saves=saves)

    def _undo(self) -> bool:
        if self._quiz.last is None:
            say("There is no answer to take back.")
            return False
        if not tried(self._sitting.undo):
            return False
        saved = " Saved." if self._sitting.saves else ""
        say(f"Taken back.{saved}" + ("" if self._test else " The first answer stays the score."))
        return True

    def _flag(self, i: int, remark: str) -> None:
        if not self._sitting.saves:
            say("Not flagged: this is a trial, nothing is saved.")
        elif tried(lambda: self._sitting.flag(i, remark)):
            say("Flagged. Saved.")

    def _stopped(self, stop: Stop) -> int:
        say()
        if stop.unsaved:
            say("What came last is not saved.")
        if not self._over:
            show_stopped(self._sitting, self._go_on)
        return stop.code()
