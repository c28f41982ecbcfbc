"""What is set for one deck alone: its limits, how well it is to be remembered, its exam."""

from __future__ import annotations

from collections.abc import Sequence

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from quizapp.library.shelf import Volume
from quizapp.scores.words import percent
from quizapp.study.exam import WISHED
from quizapp.tui import setting_words as words
from quizapp.tui.page import BACK, HELP
from quizapp.tui.screens.settings import ASKED, ask_for
from quizapp.tui.values_page import ValuesPage
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.topline import TopLine
from quizapp.tui.widgets.values import Value, Values

ABOUT_SHARE = "How much of this deck you want to know on the day of its exam."
SHARES = [0.7, 0.75, 0.8, 0.85, 0.95, 0.97]


class DeckSettingsScreen(ValuesPage):
    """As for all decks, but for what is set here. Each is kept soon after it was changed."""

    BINDINGS = [
        Binding("enter", "choose", "change", key_display="Enter", id="deck_settings.choose"),
        HELP,
        BACK,
    ]

    def __init__(self, volume: Volume) -> None:
        super().__init__()
        self.volume = volume

    def compose(self) -> ComposeResult:
        """Top line, the values, what the one under the cursor means, keys."""
        yield TopLine()
        yield Values(self._values(), keep=self._keep)
        yield Static(id="meaning", classes="note")
        yield KeyBar()

    def _values(self) -> list[Value]:
        history = self.library.journal.history
        reviews = dict(words.REVIEWS).get(history.setting("reviews_per_day"), "no limit")
        common = history.plan("").retention
        return [
            self._value(
                "new_per_day", "New cards a day", words.NEW, str(self.library.new_per_day), words.ABOUT_NEW
            ),
            self._value(
                "reviews_per_day",
                "Reviews a day",
                [("none", "no limit"), *words.REVIEWS[1:]],
                reviews,
                words.ABOUT_REVIEWS,
            ),
            self._value("retention", "To remember", words.RETENTION, percent(common), ""),
            self._value("exam_share", "At the exam", _shares(), percent(WISHED), ABOUT_SHARE),
        ]

    def _value(
        self, key: str, label: str, choices: Sequence[tuple[object, str]], common: str, about: str
    ) -> Value:
        own = self.library.journal.history.settings.get((key, self.volume.deck_id))
        value = Value(key, label, [(None, f"as all: {common}"), *choices], own, about, asked=key in ASKED)
        if key == "retention":
            wish = self.library.journal.history.plan("").retention
            value.about = lambda now: words.about_retention(wish if now is None else now)
        return value

    def on_mount(self) -> None:
        """Says which deck it is."""
        line = self.query_one(TopLine)
        line.left, line.right = f"{self.volume.entry.full_title} · settings", Content("")

    def on_resize(self) -> None:
        """What is said depends on the room there is."""
        self.explain()

    def _keep(self, value: Value) -> None:
        self.host.saved(lambda: self.library.set(value.key, value.now, deck=self.volume.deck_id))

    @work
    async def action_choose(self) -> None:
        """Enter: the next value, or a question for a number of cards."""
        values = self.query_one(Values)
        value = values.value
        if value is None:
            return
        if value.key not in ASKED:
            values.action_turn(1)
            return
        values.settle()
        given = await self.app.push_screen_wait(ask_for(value))
        if given is not None:
            number = words.typed_limit(given)
            value.now = "none" if number is None else number
            self._keep(value)
            values.redraw()


def _shares() -> list[tuple[object, str]]:
    return [(share, percent(share)) for share in SHARES]
