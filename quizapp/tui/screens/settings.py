"""Settings: the theme, the learner, when the study day starts, how many new cards a day."""

from __future__ import annotations

from dataclasses import replace

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from quizapp.tui.page import BACK, HELP, Page
from quizapp.tui.text import cell, one_line, tail
from quizapp.tui.themes import TITLES
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.rows import Rows
from quizapp.tui.widgets.topline import TopLine
from quizapp.tui.widgets.values import Value, Values

HOURS = [(hour, f"{hour}:00") for hour in range(24)]
NEW = [(n, str(n)) for n in (0, 3, 5, 10, 15, 20, 30, 50)]


class SettingsScreen(Page):
    """Each is kept as soon as it is changed."""

    BINDINGS = [
        Binding("enter", "choose", "change", key_display="Enter", id="settings.choose"),
        HELP,
        BACK,
    ]

    def compose(self) -> ComposeResult:
        """Top line, the values, where things are, keys."""
        journal = self.library.journal
        yield TopLine()
        yield Values(
            [
                Value("theme", "Theme", list(TITLES.items()), self.app.theme),
                Value("learner", "Learner", [], self.library.learner),
                Value("day_start", "The day starts at", HOURS, journal.day_start),
                Value("new_per_day", "New cards a day", NEW, self.library.new_per_day),
            ]
        )
        yield Static(id="where", classes="note")
        yield KeyBar()

    def on_mount(self) -> None:
        """Names itself."""
        line = self.query_one(TopLine)
        line.left, line.right = "Settings", Content("")

    def on_resize(self) -> None:
        """Where the learner's files are, if there is room to say it."""
        where = self.query_one("#where", Static)
        where.display = self.size.height >= 16
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
        value = event.value
        if value.key == "theme":
            self.host.set_theme(str(value.now))
            profile = replace(self.library.profile, theme=str(value.now))
            self.host.saved(lambda: self.library.save_profile(profile))
        else:
            self.host.saved(lambda: self.library.set(value.key, value.now))

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        self.action_choose()

    @work
    async def action_choose(self) -> None:
        """Enter: the next value, or another learner's name."""
        from quizapp.tui.dialogs.ask import Ask

        values = self.query_one(Values)
        if values.key != "learner":
            values.action_turn(1)
            return
        name = await self.app.push_screen_wait(Ask("Who is studying?", "a name", self.library.learner))
        if name and name != self.library.learner:
            self.host.change_learner(name)
