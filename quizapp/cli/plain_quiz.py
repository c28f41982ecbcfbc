"""A quiz or test in plain lines: a question, a reply, a line that says it is saved; at the end the result."""

from __future__ import annotations

from quizapp.cards.markup import plain
from quizapp.cli.output import say
from quizapp.cli.plain import RATE, Stop, keep, show_commands, show_item
from quizapp.cli.plain_desk import Desk
from quizapp.cli.plain_forms import TYPE, answers_to
from quizapp.cli.plain_marks import show_head, show_mark, show_noted, show_stopped
from quizapp.cli.plain_match import ANSWERS, ask_pairs, tell_pairs
from quizapp.cli.plain_result import show_result
from quizapp.cli.plain_time import TimeUp
from quizapp.cli.replies import Chosen, Command, Rated, Reply, Reveal, Unclear, Written, understand
from quizapp.library.quizzing import QuizSitting
from quizapp.questions.forms import form
from quizapp.questions.item import Item
from quizapp.study.quiz import Response


class PlainQuiz:
    """One sitting, from where it stands to its end."""

    def __init__(self, sitting: QuizSitting, go_on: str) -> None:
        """`go_on` is the command that goes on with it when it is broken off."""
        self._sitting = sitting
        self._quiz = sitting.quiz
        self._go_on = go_on
        self._desk = Desk(sitting)
        self._revealed = False

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
                    self._sitting.look_again()
                if not self._desk.test or self._handed_in():
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
            self._desk.skip_seen(i)

    def _finish(self) -> None:
        self._desk.timer.stop()
        keep(self._sitting.finish, self._sitting.finish)
        self._desk.over = True
        show_result(self._sitting)

    def _after(self) -> None:
        """After the result "I was right" can be said, and after a quiz its last answer be taken back."""
        while (not self._desk.test or self._desk.overrulable()) and self._changed():
            if self._quiz.position < self._quiz.total:
                self._desk.over = False
                self._to_the_end()
            self._finish()

    def _changed(self) -> bool:
        """Whether the learner, at the end, changes what came of it; everything else ends."""
        ways = ["Enter ends", "" if self._desk.test else ":u takes your last answer back"]
        if missed := self._desk.overrulable():
            ways.append(f":r {missed[-1] + 1} says that you were right in question {missed[-1] + 1}")
        say(f"({', '.join(filter(None, ways))})")
        reply = understand(self._desk.timer.read_line(), "choice", 1, overrule=True)
        if not isinstance(reply, Command):
            return False
        if reply.action == "overrule":
            return self._desk.overrule(reply.rest)
        return reply.action == "undo" and not self._desk.test and self._desk.undo(over=True)

    def _handed_in(self) -> bool:
        """Whether the learner hands the test in, by an empty line alone; else an answer is taken back."""
        say("That was the last question.")
        while True:
            say("(Enter hands the test in, :u takes your last answer back, :q leaves it for later)")
            line = self._desk.timer.read_line()
            if line is not None and not line.strip():
                return True
            reply = understand(line, "choice", 1)
            if isinstance(reply, Command) and reply.action == "stop":
                raise Stop
            if isinstance(reply, Command) and reply.action == "undo" and self._desk.undo():
                return False

    def _ask(self, i: int) -> None:
        """Asks one item until it is answered, skipped, or another one is at hand."""
        item = self._quiz.items[i]
        self._revealed = self._desk.hint = False
        self._desk.timer.shown()
        say()
        say(self._heading(i))
        if item.group:
            ask_pairs(self._desk, self._quiz.group(i), self._command)
            return
        show_item(item)
        if form(item.form).entry == "text":
            say(TYPE)
        while not self._replied(i, item, self._next(item)):
            pass

    def _heading(self, i: int) -> str:
        free = self._desk.free(i)
        to = f"s {i + 1} to {free[-1] + 1}" if len(free) > 1 else f" {i + 1}"
        heading, left = f"Question{to} of {self._quiz.total}", self._desk.timer.left()
        return f"{heading}. {left}" if left else heading

    def _next(self, item: Item) -> Reply:
        line, options = self._desk.timer.read_line(), len(item.options)
        return understand(line, item.form, options, revealed=self._revealed, overrule=True)

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
        ms = self._desk.timer.ms()
        if isinstance(reply, Chosen):
            return Response(reply.place, reply.guess, self._desk.hint, ms)
        return Response(reply.rating if isinstance(reply, Rated) else reply.text, False, self._desk.hint, ms)

    def _command(self, i: int, item: Item, reply: Command) -> bool:
        if reply.action == "stop":
            raise Stop
        if reply.action == "undo":
            return self._desk.undo()
        if reply.action == "skip":
            self._skip(i, item)
            return True
        if reply.action == "hint":
            self._desk.show_hints(i)
        elif reply.action == "flag":
            self._desk.flag(i, reply.rest)
        elif reply.action == "overrule":
            self._desk.overrule(reply.rest)
        else:
            show_commands(ANSWERS if item.group else answers_to(item))
        return False

    def _skip(self, i: int, item: Item) -> None:
        if not item.group:
            self._answer(i, item, Response(None, hint=self._desk.hint, ms=self._desk.timer.ms()))
            return
        self._desk.skip_seen(i)
        say(f"The rest of the match is skipped.{self._desk.saved}")
        tell_pairs(self._desk, self._quiz.group(i))

    def _answer(self, i: int, item: Item, response: Response) -> None:
        given = keep(lambda: self._sitting.answer(i, response), self._sitting.save_again)
        saves = self._sitting.saves
        if self._desk.test:
            show_noted(response, saves=saves)
        else:
            show_mark(item, response, given, revealed=self._revealed, saves=saves)

    def _stopped(self, stop: Stop) -> int:
        say()
        if stop.unsaved:
            say("What came last is not saved.")
        if not self._desk.over:
            show_stopped(self._sitting, self._go_on)
        return stop.code()
