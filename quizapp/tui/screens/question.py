"""A question of a quiz or test, and in the same place its feedback."""

from __future__ import annotations

import time

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content

from quizapp.library.quizzing import QuizSitting
from quizapp.tui.answering import Answering
from quizapp.tui.countdown import Countdown
from quizapp.tui.editable import EDIT, EDIT_OUTSIDE
from quizapp.tui.matching import LETTERED, LETTERS
from quizapp.tui.page import BACK, HELP
from quizapp.tui.screens.answer_actions import AnswerActions
from quizapp.tui.widgets.answer_field import AnswerField
from quizapp.tui.widgets.answer_sheet import AnswerSheet
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.match_lines import LEFT, SIDE
from quizapp.tui.widgets.question_sheet import NOTE
from quizapp.tui.widgets.sheet import Sheet
from quizapp.tui.widgets.topline import TopLine, progress
from quizapp.tui.widgets.typed_lines import FIELD


class QuestionScreen(AnswerActions):
    """Asks the items of a sitting, one after the other; all pairs of a match at once."""

    BINDINGS = [
        Binding("enter", "go", "choose", key_display="Enter", id="question.choose"),
        Binding("r", "overrule", "I was right", id="question.overrule", tooltip="Count it as right"),
        *(
            Binding(str(n), f"pick({n - 1})", "choose an option", show=False, id=f"question.{n}")
            for n in range(1, 10)
        ),
        *(
            Binding(key, f"place({i})", "place a pair", show=key == "a", id=f"question.side_{key}")
            for i, key in enumerate(LETTERS[: LETTERED - 1])
        ),
        Binding("backspace", "free", "free a pair", show=False, id="question.free"),
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
        Binding("f", f"place({LETTERED - 1})", "place a pair", show=False, id="question.side_f"),
        Binding("F", "remark", "flag", id="question.remark", tooltip="A remark, where f is a pair's letter"),
        EDIT,
        EDIT_OUTSIDE,
        HELP,
        BACK,
    ]

    def __init__(self, sitting: QuizSitting) -> None:
        super().__init__(sitting, Answering(sitting, time.monotonic))
        self.quiz = sitting.quiz
        self.field = AnswerField()
        self.sheet = AnswerSheet(self.asking, self.field)
        self._countdown: Countdown | None = None

    def compose(self) -> ComposeResult:
        """Top line, the question, the field that lies on it, keys."""
        yield TopLine()
        yield self.sheet
        yield KeyBar()
        yield self.field

    def on_mount(self) -> None:
        """Asks the first item; a clock, if there is one, is watched."""
        self.field.display = False
        kind = "" if self.quiz.mode == "quiz" else f"{self.quiz.mode} · "
        self.query_one(TopLine).left = kind + self.sitting.title
        minutes = self.quiz.start.options.get("minutes")
        if minutes and isinstance(minutes, int):
            # An interrupted quiz has the time that was not yet spent on its answers.
            self._countdown = Countdown(self.library.world.clock, minutes * 60 - self.quiz.spent)
            self.set_interval(1, self._tick)
        if self.sitting.saves and not self.library.can_save:
            self.asking.notice = "This library can't be written to: your answers will not be saved."
        self.show_state()

    def on_resize(self) -> None:
        """The bar is as wide as there is room."""
        if self.asking.state != "over":
            self._top()
            self.call_after_refresh(self.refresh_bindings)  # a match may be shown otherwise now

    # -- showing -------------------------------------------------------------------------------------

    def show_state(self) -> None:
        """Paints what the state is now, or goes on to the result."""
        if self.asking.state == "over":
            self._finish()
            return
        self._top()
        self.sheet.follow()
        self.refresh_bindings()

    def _top(self) -> None:
        clock = f"{self._countdown.words}   " if self._countdown else ""
        group = self.asking.group
        first = f"{group.start + 1}–" if len(group) > 1 else ""
        far = progress(group.stop, self.quiz.total, self.size.width or 80)
        self.query_one(TopLine).right = Content(clock + first) + far

    def _tick(self) -> None:
        if self.app.screen is self and self._countdown and self._countdown.over:
            if self.asking.state == "asking" and not self.quiz.standing(self.asking.number):
                self.asking.leave(self.field.value)
            self.host.say("The time is over.")
            self._finish()
        else:
            self._top()

    def _finish(self) -> None:
        if self.host.saved(self.sitting.finish):
            self.host.show_result(self.sitting)

    def key_words(self, binding: Binding) -> str:
        """What Enter does by now, and how many letters there are to place."""
        matching = self.asking.matching
        if binding.action == "place(0)":
            return f"to {LETTERS[self.asking.sides - 1]} place"
        if binding.action == "skip" and matching and matching.begun:
            return "skip the rest"
        if binding.action != "go":
            return binding.description
        entries = {"options": "choose", "text": "write", "match": "confirm", "reveal": "show the answer"}
        if self.sheet.single and matching and matching.open:
            entries["match"] = "choose"
        words = {"asking": entries[self.asking.entry], "told": "next", "unsaved": "save again"}
        return (words | {"end": "hand in"}).get(self.asking.state, "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Which keys mean something now."""
        asking, a = self.asking.state == "asking", self.asking
        rules = {
            "go": a.state != "revealed",
            "overrule": a.overrulable,
            "place": bool(parameters) and str(parameters[0]) < str(a.sides),
            "free": a.sides > 0,
            "guess": asking and a.entry != "reveal",
            "hint": asking and bool(a.at_hand.hint),
            "skip": asking and not a.is_test and not (a.matching and not a.matching.open),
            "turn": (a.is_test and a.state != "unsaved")
            or (a.state in ("asking", "told") and self.sheet.single),
            "undo": a.undoable,
            "edit": a.state == "told",
            "edit_outside": a.state == "told",
            "flag": a.sides < LETTERED,
            "remark": a.sides >= LETTERED,
        }
        return rules.get(action, True)

    # -- what can be done ----------------------------------------------------------------------------

    def action_go(self) -> None:
        """Enter."""
        if self.asking.entry == "text" and self.asking.state == "asking":
            self.field.focus(scroll_visible=False)
            return
        self.asking.go(single=self.sheet.single)
        self.show_state()

    @on(AnswerField.Submitted)
    def _written(self, event: AnswerField.Submitted) -> None:
        event.stop()
        self.asking.give(event.value)
        self.show_state()

    @on(AnswerField.Left)
    def _field_left(self) -> None:
        self.sheet.focus(scroll_visible=False)

    def action_move(self, by: int) -> None:
        """Up and down go among options or pairs, and scroll where there is nothing to choose."""
        if self.asking.move(by, single=self.sheet.single):
            self.sheet.point()
            self.refresh_bindings()
        else:
            self.sheet.scroll_relative(y=by, animate=False)

    @on(Sheet.Picked)
    def _picked(self, event: Sheet.Picked) -> None:
        pick = event.pick
        if pick == FIELD:
            self.asking.reopen()
            self.field.focus(scroll_visible=False)
        elif pick.isdigit():
            self.action_pick(int(pick))
        elif pick.startswith(LEFT):
            self.action_pick(int(pick.removeprefix(LEFT)))
        elif pick.startswith(SIDE):
            self.action_place(int(pick.removeprefix(SIDE)))
        elif pick != NOTE:
            self.action_go()
