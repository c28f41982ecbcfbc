"""A question of a quiz or test, and in the same place its feedback."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content

from quizapp.library.quizzing import QuizSitting
from quizapp.questions.feedback import Feedback
from quizapp.questions.item import Item
from quizapp.storage.log import NotSaved
from quizapp.study.days import parse_at
from quizapp.study.quiz import Response
from quizapp.tui.page import BACK, HELP, Page
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.question_sheet import NEXT, Shown, question_lines
from quizapp.tui.widgets.sheet import Sheet, SheetLine
from quizapp.tui.widgets.topline import TopLine, progress

# asking: a response is wanted; revealed: a flashcard's answer is shown, its mark is wanted;
# told: the feedback is shown; unsaved: the disk refused the answer; end: a test is to be handed in.
State = Literal["asking", "revealed", "told", "unsaved", "end"]


class QuestionScreen(Page):
    """Asks the items of a sitting, one after the other."""

    BINDINGS = [
        Binding("enter", "go", "choose", key_display="Enter", id="question.choose"),
        *(Binding(str(n), f"pick({n})", "choose", show=False) for n in range(1, 10)),
        Binding("space", "reveal", "show the answer", show=False, key_display="Space", id="question.reveal"),
        Binding("down,j", "move(1)", "next option", show=False, id="question.down"),
        Binding("up,k", "move(-1)", "previous option", show=False, id="question.up"),
        Binding("g", "guess", "I'm guessing", id="question.guess"),
        Binding("h", "hint", "hint", id="question.hint"),
        Binding("s", "skip", "skip", id="question.skip"),
        Binding("u", "undo", "undo", id="question.undo"),
        Binding("left,p", "turn(-1)", "previous", show=False, key_display="←", id="question.previous"),
        Binding("right,n", "turn(1)", "next", show=False, key_display="→", id="question.next"),
        Binding("f", "flag", "flag", id="question.flag", tooltip="A remark for the deck's author"),
        HELP,
        BACK,
    ]

    def __init__(self, sitting: QuizSitting) -> None:
        super().__init__()
        self.sitting = sitting
        self.quiz = sitting.quiz
        self.number = min(self.quiz.position, self.quiz.total - 1)
        self.state: State = "asking"
        self.cursor = 0
        self.guess = False
        self.hint = False
        self._since = time.monotonic()
        self._feedback: Feedback | None = None
        self._unsaved = ""

    @property
    def item(self) -> Item:
        """The item at hand."""
        return self.quiz.items[self.number]

    def compose(self) -> ComposeResult:
        """Top line, the question, keys."""
        yield TopLine()
        yield Sheet(self._lines)
        yield KeyBar()

    def on_mount(self) -> None:
        """Asks the first item; a test with a clock watches it."""
        self.query_one(TopLine).left = self.sitting.title
        if self._minutes:
            self.set_interval(1, self._tick)
        self.ask(self.number)

    # -- showing -------------------------------------------------------------------------------------

    def ask(self, number: int) -> None:
        """Shows an item anew: for a test as it was answered, else open."""
        self.number = number
        given = self.quiz.standing(number)
        self.state, self.guess, self.hint, self._feedback = "asking", False, False, None
        self.cursor = 0
        if given and isinstance(given.response, int) and self.item.options:
            self.cursor, self.guess = given.response, given.guess
        self._since = time.monotonic()
        self._show(top=True)

    def _show(self, *, top: bool = False) -> None:
        self._top()
        self.query_one(Sheet).show(top=top)
        self.refresh_bindings()

    def _lines(self, width: int) -> list[SheetLine]:
        given = self.quiz.standing(self.number)
        chosen = given.response if given and isinstance(given.response, int) else None
        return question_lines(
            Shown(
                item=self.item,
                state=self.state,
                cursor=self.cursor,
                chosen=chosen,
                guess=self.guess,
                hint=self.hint,
                feedback=self._feedback,
                word=self._word(),
            ),
            width,
        )

    def _word(self) -> str:
        if self.state == "unsaved":
            return self._unsaved
        if self.state == "end":
            return "All are answered. Enter hands the test in; ← goes back to change an answer."
        if self.quiz.mode == "test" and self.quiz.standing(self.number):
            return "Answered; it can be changed until you hand in."
        return "" if self.sitting.saves else "A trial: nothing is saved."

    def _top(self) -> None:
        width = self.size.width or 80
        clock = f"{self._left()}   " if self._minutes else ""
        self.query_one(TopLine).right = Content(clock) + progress(self.number + 1, self.quiz.total, width)

    # -- the clock -----------------------------------------------------------------------------------

    @property
    def _minutes(self) -> int:
        minutes = self.quiz.start.options.get("minutes")
        return minutes if isinstance(minutes, int) else 0

    def _remaining(self) -> timedelta:
        end = parse_at(self.quiz.start.at) + timedelta(minutes=self._minutes)
        return end - self.library.world.clock()

    def _left(self) -> str:
        seconds = max(0, int(self._remaining().total_seconds()))
        return f"{seconds // 60}:{seconds % 60:02} left"

    def _tick(self) -> None:
        if self.app.screen is self and self._remaining() <= timedelta(0):
            self.quizapp.say("The time is over.")
            self._finish()
        else:
            self._top()

    # -- answering -----------------------------------------------------------------------------------

    def key_words(self, binding: Binding) -> str:
        """Enter chooses, shows, goes on, saves or hands in."""
        if binding.action != "go":
            return binding.description
        asking = "choose" if self.item.options else "show the answer"
        words = {"asking": asking, "revealed": "", "told": "next", "unsaved": "save again", "end": "hand in"}
        return words[self.state]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Which keys mean something now."""
        asking, options = self.state == "asking", bool(self.item.options)
        rules = {
            "guess": asking and options,
            "hint": asking and bool(self.item.hint),
            "skip": asking and self.quiz.mode != "test",
            "go": self.state != "revealed",
            "turn": self.quiz.mode == "test",
            "undo": self.quiz.mode != "test" and self.quiz.last is not None,
        }
        return rules.get(action, True)

    def action_go(self) -> None:
        """Enter: choose, show, go on, try to save again, or hand in, whichever is next."""
        if self.state == "asking":
            if self.item.options:
                self._answer(self.cursor)
            else:
                self.action_reveal()
        elif self.state == "told":
            self._next()
        elif self.state == "unsaved":
            self._save(again=True)
        elif self.state == "end":
            self._finish()

    def action_pick(self, number: int) -> None:
        """A digit chooses that option; for a flashcard 1 is no and 2 is yes."""
        if self.state == "asking" and number <= len(self.item.options):
            self.cursor = number - 1
            self._answer(number - 1)
        elif self.state == "revealed" and number <= 2:
            self._answer(1 if number == 1 else 3)

    def action_reveal(self) -> None:
        """Space: shows a flashcard's answer, or goes on after feedback."""
        if self.state == "asking" and not self.item.options:
            self.state = "revealed"
            self._show()
        elif self.state == "told":
            self._next()

    def action_move(self, by: int) -> None:
        """Up and down go among the options, and scroll where there is nothing to choose."""
        sheet = self.query_one(Sheet)
        if self.state == "asking" and self.item.options:
            self.cursor = (self.cursor + by) % len(self.item.options)
            sheet.show()
            sheet.reveal(str(self.cursor))
        else:
            sheet.scroll_relative(y=by, animate=False)

    @on(Sheet.Picked)
    def _picked(self, event: Sheet.Picked) -> None:
        if event.pick == "reveal":
            self.action_reveal()
        elif event.pick == NEXT:
            self.action_go()
        elif event.pick.isdigit():
            self.action_pick(int(event.pick) + (0 if self.state == "revealed" else 1))

    def action_guess(self) -> None:
        """Says, or takes back, that the next choice is a guess."""
        self.guess = not self.guess
        self._show()

    def action_hint(self) -> None:
        """Shows the hint."""
        self.hint = True
        self._show()

    def action_skip(self) -> None:
        """Leaves the item unanswered, which counts as wrong."""
        self._answer(None)

    def _answer(self, value: int | None) -> None:
        ms = round((time.monotonic() - self._since) * 1000)
        self._save(Response(value, guess=self.guess, hint=self.hint, ms=ms))

    def _save(self, response: Response | None = None, *, again: bool = False) -> None:
        try:
            told = (
                self.sitting.save_again()
                if again or response is None
                else self.sitting.answer(self.number, response)
            )
        except NotSaved as error:
            self.state = "unsaved"
            self._unsaved = f"✗ Not saved. {error} Enter tries again."
            self._show()
            return
        if self.quiz.mode == "test":
            self._next()
            return
        self.state, self._feedback = "told", told
        self._show()
        sheet = self.query_one(Sheet)
        sheet.reveal(NEXT)

    def _next(self) -> None:
        if self.quiz.position < self.quiz.total:
            following = [i for i in range(self.number + 1, self.quiz.total) if not self.quiz.standing(i)]
            self.ask(following[0] if following else self.quiz.position)
        elif self.quiz.mode == "test":
            self.state = "end"
            self._show()
        else:
            self._finish()

    def _finish(self) -> None:
        from quizapp.tui.screens.result import ResultScreen

        try:
            self.sitting.finish()
        except NotSaved as error:
            self.quizapp.not_saved(error)
            return
        self.app.switch_screen(ResultScreen(self.sitting))

    def action_turn(self, by: int) -> None:
        """In a test: to another item."""
        if self.quiz.mode == "test":
            self.ask((self.number + by) % self.quiz.total)

    def action_undo(self) -> None:
        """Takes the latest answer back and asks again; the first one stays the score."""
        try:
            number = self.sitting.undo()
        except NotSaved as error:
            self.quizapp.not_saved(error)
            return
        if number is not None:
            self.ask(number)
            self.quizapp.say("Taken back. Your first answer stays the score.")

    def action_flag(self) -> None:
        """Leaves a remark on this card for the deck's author."""
        self.quizapp.flag_card(self.item.card.id)
