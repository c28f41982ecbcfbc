"""Asks which attempts are to be shown: of which deck, in which form, from which days, whose."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from quizapp.library.reviewing import Other
from quizapp.library.score_book import ScoreBook
from quizapp.questions.forms import FORMS
from quizapp.scores.review import Sieve, last_days
from quizapp.scores.review_words import days_typed, days_words, wrong_days
from quizapp.tui.dialogs.ask import Ask, Dialog
from quizapp.tui.text import one_line
from quizapp.tui.widgets.rows import ListRow, Rows, marked
from quizapp.tui.widgets.values import Value, Values

SHOW = "show"
_SPANS = (7, 30, 365)
_LOW = 16  # lines; with fewer there is no room for what the keys do
Span = tuple[date | None, date | None]


def _show(_width: int, current: bool) -> Content:
    return marked(current) + one_line("Show them", ".accent" if current else ".title")


class Sift(Dialog):
    """A few values. Enter takes them; Escape changes nothing.

    What was chosen is in `sieve` and `whose`.
    """

    BINDINGS = [
        Binding("enter", "take", "show", key_display="Enter", id="sift.take"),
        Binding("d", "days", "days", id="sift.days"),
        Binding("x", "clear", "all", id="sift.clear"),
        Binding("escape", "leave", "leave", id="sift.leave"),
    ]

    def __init__(
        self, book: ScoreBook, titles: dict[str, str], others: Sequence[Other], learner: str, now: datetime
    ) -> None:
        """`book` is what is looked at; `others` are the learners beside `learner`."""
        super().__init__()
        asked = {deck: titles.get(deck, deck) for attempt in book.all for deck in attempt.decks}
        decks: list[tuple[object, str]] = [("", "all")]
        decks += sorted(asked.items(), key=lambda each: each[1].casefold())
        forms = {form for attempt in book.all for form in attempt.form.split(", ")}
        spans: list[tuple[object, str]] = [((None, None), "all")]
        spans += [((last_days(n, now), None), f"the last {n}") for n in _SPANS]
        people: list[tuple[object, str]] = [(None, learner), *((each, each.name) for each in others)]
        sieve = book.sieve
        now_deck = next(iter(sieve.decks)) if len(sieve.decks) == 1 else ""
        self._values = [
            Value("deck", "Deck", decks, now_deck),
            Value(
                "form",
                "Form",
                [("", "all"), *((f.name, f.title) for f in FORMS if f.name in forms)],
                sieve.form,
            ),
            Value("days", "Days", spans, (sieve.since, sieve.until), say=lambda span: days_words(*span)),
            Value("whose", "Learner", people, book.other),
        ]
        self._now = now

    def compose(self) -> ComposeResult:
        """The values and what the keys do."""
        with Vertical():
            yield Static(one_line("Show which attempts?", ".title"))
            yield Values(self._values, [ListRow(_show, SHOW)])
            yield Static(one_line("←→ change · d types days · x all · Esc leaves"), id="words")

    def on_mount(self) -> None:
        """As high as its values."""
        values = self.query_one(Values)
        values.styles.padding, values.styles.margin = 0, (1, 0, 1, 0)
        values.styles.height = len(self._values) + 1
        values.focus()
        self.on_resize()

    def on_resize(self) -> None:
        """The keys are told where there is room."""
        self.query_one("#words").display = self.app.size.height >= _LOW

    @property
    def sieve(self) -> Sieve:
        """What the values come to."""
        v = {value.key: value.now for value in self._values}
        deck, form, span = str(v["deck"]), str(v["form"]), v["days"]
        since, until = span if isinstance(span, tuple) else (None, None)
        return Sieve(frozenset({deck} if deck else ()), form, since, until)

    @property
    def whose(self) -> Other | None:
        """Whose attempts; None: the library's own learner's."""
        chosen = self._values[3].now
        return chosen if isinstance(chosen, Other) else None

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        if event.key == SHOW:
            self.action_take()

    def action_take(self) -> None:
        """Shows what is chosen."""
        self.dismiss(SHOW)

    def action_leave(self) -> None:
        """Changes nothing."""
        self.dismiss(None)

    def action_clear(self) -> None:
        """All attempts again."""
        for value in self._values[:3]:
            value.now = value.choices[0][0]
        self.query_one(Values).redraw()

    @work
    async def action_days(self) -> None:
        """Asks for days to be typed."""
        question = "Which days? One, or from and to: 2026-11-01 2026-11-22"
        value = self._values[2]
        typed = await self.app.push_screen_wait(Ask(question, "2026-11-01 2026-11-22", "", wrong_days))
        if typed:
            value.now = days_typed(typed)
            self.query_one(Values).redraw()
