"""Saved scores: every attempt, newest first, and how it goes deck by deck."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from quizapp.scores.attempt import Attempt
from quizapp.scores.trend import by_deck
from quizapp.scores.words import duration, percent, sparkline, when
from quizapp.tui.page import BACK, HELP, NARROW, Page
from quizapp.tui.text import cell, one_line, right
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.rows import Draw, ListRow, Rows, marked
from quizapp.tui.widgets.topline import TopLine

_BARS = 16
_WHEN = 17  # cells: `yesterday 23:15` and some air
_HEAD = ("When", "Deck", "Right", "Guess", "Time")

Cell = tuple[str, str]  # words and their style


class ScoresScreen(Page):
    """A table of attempts under the trend of each deck."""

    BINDINGS = [
        Binding("enter", "open", "open", key_display="Enter", id="scores.open"),
        Binding("c", "continue", "continue", id="scores.continue", tooltip="Go on with it"),
        Binding(
            "a", "aside", "set aside", id="scores.aside", tooltip="Leave it out of trends, or take it in"
        ),
        HELP,
        BACK,
    ]

    def __init__(self) -> None:
        super().__init__()
        self._attempts: list[Attempt] = []

    def compose(self) -> ComposeResult:
        """Top line, trends, the table, keys."""
        yield TopLine()
        yield Static(id="trends", classes="note")
        yield Rows(id="attempts")
        yield KeyBar()

    async def on_mount(self) -> None:
        """Waits for the journal, then lists."""
        line = self.query_one(TopLine)
        line.left = "Scores"
        await self.host.ready.wait()
        self.fill()

    def on_resize(self) -> None:
        """How much of the trends is shown depends on the room."""
        self.query_one("#trends", Static).update(self._trends())

    def fill(self) -> None:
        """Reads the attempts anew."""
        self._attempts = self.library.attempts()
        count = len(self._attempts)
        word = "1 attempt" if count == 1 else f"{count} attempts"
        self.query_one(TopLine).right = one_line(f"{self.library.learner} · {word}", ".soft")
        self.query_one("#trends", Static).update(self._trends())
        now = self.library.world.clock()
        rows = [ListRow(lambda w, _c: _head(w))] if self._attempts else []
        rows += [ListRow(self._row(a, when(a.at, now)), a.session) for a in self._attempts]
        self.query_one(Rows).show(rows)
        self.refresh_bindings()

    def _title(self, attempt: Attempt) -> str:
        return " + ".join(self.library.titles.get(deck, deck) for deck in attempt.decks)

    def _trends(self) -> Content:
        trends = by_deck(self._attempts)
        if not self._attempts:
            return one_line("No scores yet. Esc, then Enter on a deck, asks the first question.")
        if not trends:
            return Content("")
        recent = dict.fromkeys(deck for a in self._attempts for deck in a.decks if deck in trends)
        most = 1 if self.size.height < 18 else 4
        width = max(20, self.size.width - 6)
        lines = [self._trend(deck, trends[deck], width) for deck in list(recent)[:most]]
        return Content("\n").join([*lines, Content("")])

    def _trend(self, deck: str, shares: Sequence[float], width: int) -> Content:
        """A deck, its shares as bars, and the last of them in words; in little room fewer bars."""
        wide = self.size.width >= NARROW
        bars = _BARS if wide else _BARS // 2
        tail = Content("  ") + cell(sparkline(shares[-bars:]), bars, ".accent")
        tail += right(f"last {percent(shares[-1])}", 11 if wide else 10)
        if wide:
            tail += right("1 try" if len(shares) == 1 else f"{len(shares)} tries", 11, ".soft")
        return cell(self.library.titles.get(deck, deck), max(8, width - tail.cell_length)) + tail

    def _row(self, attempt: Attempt, at: str) -> Draw:
        kind = "set aside" if attempt.aside else "" if attempt.finished else "unfinished"
        kinds = ", ".join(word for word in (attempt.mode if attempt.mode != "quiz" else "", kind) if word)
        title = (f"{kinds}: " if kinds else "") + self._title(attempt)
        spent = duration(attempt.seconds)

        def draw(width: int, current: bool) -> Content:
            style = ".accent" if current else ".soft" if attempt.aside else ""
            score = f"{attempt.right} of {attempt.asked}" + ("" if attempt.finished else " …")
            if width < NARROW:
                return marked(current) + cell(title, width - 13, style) + right(score, 11)
            guess = f"{attempt.guessing:.1f}" if attempt.guessing else "–"
            return marked(current) + _columns(
                width, (at, style), (title, style), (score, ""), (guess, ".soft"), (spent, ".soft")
            )

        return draw

    # -- what can be done ----------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without attempts there is nothing to open, and only one broken off can go on."""
        if action == "continue":
            attempt = self._current()
            return attempt is not None and self.library.can_go_on(attempt)
        return bool(self._attempts) if action in ("open", "aside") else True

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        self.action_open()

    def _current(self) -> Attempt | None:
        if not self._attempts:
            return None
        key = self.query_one(Rows).key
        return next((a for a in self._attempts if a.session == key), None)

    def action_open(self) -> None:
        """One attempt, answer by answer."""
        attempt = self._current()
        if attempt:
            self.host.open_attempt(attempt, self._title(attempt))

    @on(Rows.Moved)
    def _moved(self) -> None:
        self.refresh_bindings()

    def action_continue(self) -> None:
        """Goes on with an attempt that was broken off."""
        attempt = self._current()
        if attempt:
            self.host.show_quiz(self.library.resume(attempt.session), instead=True)

    def action_aside(self) -> None:
        """Leaves the attempt out of trends, or takes it back in."""
        attempt = self._current()
        if attempt and self.host.saved(lambda: self.library.set_aside(attempt.session, back=attempt.aside)):
            self.fill()


def _head(width: int) -> Content:
    if width < NARROW:
        return Content("  ") + cell("Deck", width - 13, ".soft") + right("Right", 11, ".soft")
    return Content("  ") + _columns(width, *((word, ".soft") for word in _HEAD))


def _columns(width: int, at: Cell, title: Cell, score: Cell, guess: Cell, spent: Cell) -> Content:
    """When, the decks, and numbers at the right; where there is too little room the decks are cut."""
    numbers = right(score[0], 12, score[1]) + right(guess[0], 7, guess[1]) + right(spent[0], 13, spent[1])
    room = max(6, width - 2 - _WHEN - numbers.cell_length)
    return cell(at[0], _WHEN, at[1]) + cell(title[0], room, title[1]) + numbers
