"""Sets up a quiz: how many items, which form and direction, with feedback at once or at the end."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content

from quizapp.library.library import NothingToAsk
from quizapp.library.shelf import Volume
from quizapp.questions.forms import FORMS
from quizapp.questions.wish import LEAST_CHOICES, MIXED, MOST_CHOICES, Wish
from quizapp.tui.page import BACK, HELP, Page
from quizapp.tui.text import one_line
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.rows import ListRow, Rows, marked
from quizapp.tui.widgets.topline import TopLine
from quizapp.tui.widgets.values import Value, Values

START = "start"
COUNTS = (5, 10, 15, 20, 30, 50)
DIRECTIONS = (("both", "both"), ("forward", "term → definition"), ("reverse", "definition → term"))
BY_KNOWLEDGE = (MIXED, "Mixed, by what you know")
MODES = (("quiz", "after each answer"), ("test", "at the end"))
CLOCKS = ((0, "none"), (5, "5 minutes"), (10, "10 minutes"), (20, "20 minutes"), (45, "45 minutes"))


def _start(_width: int, current: bool) -> Content:
    return marked(current) + one_line("Start", ".accent" if current else ".title")


class SetupScreen(Page):
    """A few values, and Start."""

    BINDINGS = [
        Binding("enter", "start", "start", key_display="Enter", priority=False, id="setup.start"),
        HELP,
        BACK,
    ]

    def __init__(self, volumes: Sequence[Volume], title: str) -> None:
        super().__init__()
        self.volumes, self.deck_title = list(volumes), title
        most = self._fitting("both")
        counts = [(n, str(n)) for n in COUNTS if n < most] + [(most, f"all {most}")]
        options = [(n, str(n)) for n in range(LEAST_CHOICES, MOST_CHOICES + 1)]
        self._values = [
            Value("count", "Questions", counts, min(most, 10)),
            Value(
                "form", "Form", [*((form.name, form.title) for form in FORMS), BY_KNOWLEDGE], FORMS[0].name
            ),
            Value("direction", "Direction", self._directions(), "both"),
            Value("choices", "Options", options, 4),
            Value("mode", "Feedback", MODES, "quiz"),
            Value("minutes", "Clock", CLOCKS, 0),
        ]

    def _directions(self) -> list[tuple[object, str]]:
        """Those that these decks have cards for."""
        several = all(self._fitting(direction) for direction, _ in DIRECTIONS)
        return [each for each in DIRECTIONS if each[0] == "both" or several]

    def _fitting(self, direction: str) -> int:
        """How many cards there are in a direction."""
        return self.library.how_many(self.volumes, Wish.from_options({"direction": direction}))

    def compose(self) -> ComposeResult:
        """Top line, the values and Start, keys."""
        yield TopLine()
        yield Values(self._values, [ListRow(lambda _w, _c: Content("")), ListRow(_start, START)])
        yield KeyBar()

    def on_mount(self) -> None:
        """Names the deck."""
        line = self.query_one(TopLine)
        line.left, line.right = f"Quiz on {self.deck_title}", Content("")

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        if event.key == START:
            self.action_start()

    @property
    def wish(self) -> Wish:
        """What the values come to."""
        v = {value.key: value.now for value in self._values}
        return Wish.from_options(v)

    def action_start(self) -> None:
        """Asks the first question."""
        v = {value.key: value.now for value in self._values}
        minutes = v["minutes"] if isinstance(v["minutes"], int) else 0
        try:
            sitting = self.library.quiz(
                self.volumes, self.wish, mode="test" if v["mode"] == "test" else "quiz", minutes=minutes
            )
        except NothingToAsk as error:
            self.host.say(str(error))
            return
        self.host.show_quiz(sitting, instead=True)
