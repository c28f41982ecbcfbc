"""Settings: looks, the learner, and how cards are scheduled. Each says what it means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from quizapp.study.queue import limit
from quizapp.tui import setting_words as words
from quizapp.tui.page import BACK, HELP
from quizapp.tui.text import cell, one_line, tail
from quizapp.tui.themes import TITLES
from quizapp.tui.values_page import ValuesPage
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.topline import TopLine
from quizapp.tui.widgets.values import Value, Values

if TYPE_CHECKING:
    from quizapp.tui.dialogs.ask import Ask

STEPS = ("learning_steps", "relearning_steps")
ASKED: dict[str, tuple[str, str, Callable[[str], str]]] = {
    "new_per_day": ("How many new cards a day?", "10", words.wrong_limit),
    "reviews_per_day": ("How many reviews a day? Nothing: no limit", "no limit", words.wrong_reviews),
    "learning_steps": (
        "The steps of a new card, in minutes (1h and 1d go, too)",
        "1 10",
        words.wrong_steps,
    ),
    "relearning_steps": (
        "The steps after forgetting, in minutes (1h and 1d go, too)",
        "1 10",
        words.wrong_steps,
    ),
}


class SettingsScreen(ValuesPage):
    """Each is kept soon after it was changed, or when its row or the screen is left."""

    BINDINGS = [
        Binding("enter", "choose", "change", key_display="Enter", id="settings.choose"),
        HELP,
        BACK,
    ]

    def compose(self) -> ComposeResult:
        """Top line, the values, what the one under the cursor means, where things are, keys."""
        yield TopLine()
        yield Values(self._values(), keep=self._keep)
        yield Static(id="meaning", classes="note")
        yield Static(id="where", classes="note")
        yield KeyBar()

    def _values(self) -> list[Value]:
        journal = self.library.journal
        setting, plan = journal.history.setting, journal.history.plan("")
        leeches = "suspend" if setting("leech_action") == "suspend" else "mark"
        reviews = limit(setting("reviews_per_day"), None)
        learning, again = tuple(plan.learning_steps), tuple(plan.relearning_steps)
        said, retention = words.steps_in_words, plan.retention
        return [
            Value("theme", "Theme", list(TITLES.items()), self.app.theme, "How the screens look."),
            Value(
                "learner",
                "Learner",
                [],
                self.library.learner,
                "Everyone has answers and scores of their own.",
            ),
            Value("day_start", "The day starts at", words.HOURS, journal.day_start, words.ABOUT_DAY),
            Value(
                "new_per_day",
                "New cards a day",
                words.NEW,
                self.library.new_per_day,
                words.ABOUT_NEW,
                asked=True,
            ),
            Value(
                "reviews_per_day", "Reviews a day", words.REVIEWS, reviews, words.ABOUT_REVIEWS, asked=True
            ),
            Value("retention", "To remember", words.RETENTION, retention, words.about_retention),
            Value(
                "learning_steps",
                "First steps",
                words.LEARNING,
                learning,
                words.ABOUT_LEARNING,
                said,
                asked=True,
            ),
            Value(
                "relearning_steps",
                "Steps if forgotten",
                words.RELEARNING,
                again,
                words.ABOUT_RELEARNING,
                said,
                asked=True,
            ),
            Value("leech_action", "Leeches", words.LEECHES, leeches, words.ABOUT_LEECHES),
            Value("fit", "Fit it to you", [], "optimize", words.ABOUT_FIT),
        ]

    def on_mount(self) -> None:
        """Names itself."""
        line = self.query_one(TopLine)
        line.left, line.right = "Settings", Content("")

    def on_resize(self) -> None:
        """Where the learner's files are, if there is room to say it."""
        self.explain()
        where = self.query_one("#where", Static)
        where.display = self.size.height >= 20
        places = [
            ("Decks", str(self.library.places.decks)),
            ("Progress", str(self.library.folder)),
            ("Device", self.library.device),
        ]
        room = self.size.width - 16
        lines = [cell(name, 10, ".soft") + one_line(tail(path, room), ".soft") for name, path in places]
        where.update(Content("\n").join(lines))

    @on(Values.Changed)
    def _changed(self, event: Values.Changed) -> None:
        if event.value.key == "theme":
            self.host.set_theme(str(event.value.now))

    def _keep(self, value: Value) -> None:
        if value.key == "theme":
            profile = replace(self.library.profile, theme=str(value.now))
            self.host.saved(lambda: self.library.save_profile(profile))
            return
        now = list(value.now) if isinstance(value.now, tuple) else value.now
        self.host.saved(lambda: self.library.set(value.key, now))

    @work
    async def action_choose(self) -> None:
        """Enter: the next value, or a question for what can be typed."""
        from quizapp.tui.dialogs.ask import Ask

        values = self.query_one(Values)
        value = values.value
        if value is None:
            return
        values.settle()
        if value.key in ASKED:
            given = await self.app.push_screen_wait(ask_for(value))
            if given is not None:
                value.now = typed(value, given)
                self._keep(value)
                values.redraw()
        elif value.key == "learner":
            name = await self.app.push_screen_wait(Ask("Who is studying?", "a name", self.library.learner))
            if name and name != self.library.learner:
                self.host.change_learner(name)
        elif value.key == "fit":
            self.host.say("In a terminal: quizapp optimize")
        else:
            values.action_turn(1)


def ask_for(value: Value) -> Ask:
    """The question for a value that can be typed."""
    from quizapp.tui.dialogs.ask import Ask

    question, example, wrong = ASKED[value.key]
    return Ask(question, example, _typable(value.now), wrong)


def typed(value: Value, text: str) -> object:
    """What was typed for a value, as it is kept."""
    return words.typed_steps(text) if value.key in STEPS else words.typed_limit(text)


def _typable(now: object) -> str:
    if isinstance(now, tuple):
        return " ".join(f"{step:g}" for step in now)
    return str(now) if isinstance(now, int) else ""
