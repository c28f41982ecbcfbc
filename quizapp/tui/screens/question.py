"""A question of a quiz or test, and in the same place its feedback."""

from __future__ import annotations

import time
from datetime import timedelta

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content

from quizapp.library.quizzing import QuizSitting
from quizapp.tui.asking import Asking
from quizapp.tui.page import BACK, HELP, Page
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.question_sheet import NEXT, NOTE, Shown, air_for, question_lines
from quizapp.tui.widgets.sheet import Sheet, SheetLine
from quizapp.tui.widgets.topline import TopLine, progress


class QuestionScreen(Page):
    """Asks the items of a sitting, one after the other."""

    BINDINGS = [
        Binding("enter", "go", "choose", key_display="Enter", id="question.choose"),
        *(
            Binding(str(n), f"pick({n - 1})", "choose an option", show=False, id=f"question.{n}")
            for n in range(1, 10)
        ),
        Binding("space", "reveal", "show the answer", show=False, key_display="Space", id="question.reveal"),
        Binding("down,j", "move(1)", "next option", show=False, id="question.down"),
        Binding("up,k", "move(-1)", "previous option", show=False, id="question.up"),
        Binding("g", "guess", "I'm guessing", id="question.guess"),
        Binding("h", "hint", "hint", id="question.hint"),
        Binding("s", "skip", "skip", id="question.skip"),
        Binding("u", "undo", "undo", id="question.undo"),
        Binding("left,p", "turn(-1)", "previous", key_display="←", id="question.previous"),
        Binding("right,n", "turn(1)", "next", key_display="→", id="question.next"),
        Binding("f", "flag", "flag", id="question.flag", tooltip="A remark for the deck's author"),
        HELP,
        BACK,
    ]

    def __init__(self, sitting: QuizSitting) -> None:
        super().__init__()
        self.sitting = sitting
        self.quiz = sitting.quiz
        self._air: dict[tuple[int, int, int], int] = {}
        self.asking = Asking(sitting, time.monotonic)
        minutes = self.quiz.start.options.get("minutes")
        self._minutes = minutes if isinstance(minutes, int) else 0

    def compose(self) -> ComposeResult:
        """Top line, the question, keys."""
        yield TopLine()
        yield Sheet(self._lines)
        yield KeyBar()

    def on_mount(self) -> None:
        """Asks the first item; a clock, if there is one, is watched."""
        kind = "" if self.quiz.mode == "quiz" else f"{self.quiz.mode} · "
        self.query_one(TopLine).left = kind + self.sitting.title
        # An interrupted quiz has the time that was not yet spent on its answers.
        seconds = self._minutes * 60 - self.quiz.spent
        self._end = self.library.world.clock() + timedelta(seconds=seconds)
        if self._minutes:
            self.set_interval(1, self._tick)
        if self.sitting.saves and not self.library.can_save:
            self.asking.notice = "This library can't be written to: your answers will not be saved."
        self._show()

    # -- showing -------------------------------------------------------------------------------------

    def _show(self) -> None:
        """Paints what the state is now; an item that is new to the eye begins at its top."""
        if self.asking.state == "over":
            self._finish()
            return
        fresh = self.asking.state == "asking" and not (self.asking.guess or self.asking.hint)
        self._top()
        sheet = self.query_one(Sheet)
        sheet.show(top=fresh)
        if self.asking.state == "told":
            sheet.reveal(NEXT)
        elif not fresh:
            sheet.reveal(NOTE)
        self.refresh_bindings()

    def _lines(self, width: int) -> list[SheetLine]:
        a = self.asking
        shown = Shown(a.item, a.state, a.cursor, a.chosen, a.guess, a.hint, a.feedback, a.word)
        height = self.query_one(Sheet).scrollable_content_region.height
        place = (a.number, width, height)
        if place not in self._air:
            self._air[place] = air_for(a.item, width, height)
        return question_lines(shown, width, self._air[place])

    def _top(self) -> None:
        clock = f"{self._left()}   " if self._minutes else ""
        far = progress(self.asking.number + 1, self.quiz.total, self.size.width or 80)
        self.query_one(TopLine).right = Content(clock) + far

    def _remaining(self) -> timedelta:
        return self._end - self.library.world.clock()

    def _left(self) -> str:
        seconds = max(0, int(self._remaining().total_seconds()))
        return f"{seconds // 60}:{seconds % 60:02} left"

    def _tick(self) -> None:
        if self.app.screen is self and self._remaining() <= timedelta(0):
            if self.asking.state == "asking" and not self.quiz.standing(self.asking.number):
                self.asking.answer(None)
            self.host.say("The time is over.")
            self._finish()
        else:
            self._top()

    def _finish(self) -> None:
        if self.host.saved(self.sitting.finish):
            self.host.show_result(self.sitting)

    def key_words(self, binding: Binding) -> str:
        """Enter chooses, shows, goes on, saves or hands in."""
        if binding.action != "go":
            return binding.description
        asking = "choose" if self.asking.item.options else "show the answer"
        words = {"asking": asking, "told": "next", "unsaved": "save again", "end": "hand in"}
        return words.get(self.asking.state, "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Which keys mean something now."""
        asking, item = self.asking.state == "asking", self.asking.item
        rules = {
            "go": self.asking.state != "revealed",
            "guess": asking and bool(item.options),
            "hint": asking and bool(item.hint),
            "skip": asking and not self.asking.is_test,
            "turn": self.asking.is_test,
            "undo": not self.asking.is_test and self.quiz.last is not None,
        }
        return rules.get(action, True)

    # -- what can be done ----------------------------------------------------------------------------

    def action_go(self) -> None:
        """Enter."""
        self.asking.go()
        self._show()

    def action_pick(self, place: int) -> None:
        """A digit chooses that option; for a flashcard 1 is no and 2 is yes."""
        self.asking.pick(place)
        self._show()

    def action_reveal(self) -> None:
        """Space: shows a flashcard's answer, or goes on after feedback."""
        self.asking.reveal()
        self._show()

    def action_move(self, by: int) -> None:
        """Up and down go among the options, and scroll where there is nothing to choose."""
        sheet = self.query_one(Sheet)
        if self.asking.move(by):
            sheet.show()
            sheet.reveal(str(self.asking.cursor))
        else:
            sheet.scroll_relative(y=by, animate=False)

    @on(Sheet.Picked)
    def _picked(self, event: Sheet.Picked) -> None:
        if event.pick.isdigit():
            self.action_pick(int(event.pick))
        elif event.pick != NOTE:
            self.action_go()

    def action_guess(self) -> None:
        """Says, or takes back, that the next choice is a guess."""
        self.asking.guess = not self.asking.guess
        self._show()

    def action_hint(self) -> None:
        """Shows the hint."""
        self.asking.hint = True
        self._show()

    def action_skip(self) -> None:
        """Leaves the item unanswered, which counts as wrong."""
        self.asking.answer(None)
        self._show()

    def action_turn(self, by: int) -> None:
        """In a test: to another item."""
        self.asking.turn(by)
        self._show()

    def action_undo(self) -> None:
        """Takes the latest answer back and asks again; the first one stays the score."""
        if self.host.saved(self.asking.undo):
            self._show()

    def action_back(self) -> None:
        """Goes home; an answer that the disk refused is asked about first."""
        if self.asking.state == "unsaved":
            self.host.leave_unsaved()
        else:
            super().action_back()

    def action_flag(self) -> None:
        """Leaves a remark on this card for the deck's author."""
        number = self.asking.number
        self.host.flag_card(lambda remark: self.sitting.flag(number, remark))
