"""Home: the decks, what is due, and what to do about it. Painted with the decks' names, then filled in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from quizapp.library.front import Front
from quizapp.library.shelf import Entry
from quizapp.scores.words import percent, sparkline
from quizapp.tui.page import HELP, Page
from quizapp.tui.text import cell, one_line, right
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.rows import ListRow, Rows, marked
from quizapp.tui.widgets.topline import TopLine

if TYPE_CHECKING:
    from quizapp.cards.deck import Deck
    from quizapp.library.overview import Row

WIDE = 60  # cells; below it a row has no counts of cards and no trend


class HomeScreen(Page):
    """The decks, and the way to everything else."""

    BINDINGS = [
        Binding(
            "enter", "quiz", "quiz", key_display="Enter", id="home.quiz", tooltip="Ask the first question"
        ),
        Binding("s", "study", "study", id="home.study", tooltip="Flashcards of this deck"),
        Binding("space", "study_all", "study all", show=False, key_display="Space", id="home.study_all"),
        Binding("d,right", "deck", "deck", key_display="d", id="home.deck", tooltip="This deck's cards"),
        Binding("t", "setup", "set up", id="home.setup", tooltip="How many, which form and direction"),
        Binding("c", "continue", "continue", show=False, id="home.continue"),
        Binding("x", "drop", "don't continue", show=False, id="home.drop"),
        Binding("o", "scores", "scores", id="home.scores", tooltip="What you got so far"),
        Binding("comma", "settings", "settings", show=False, key_display=",", id="home.settings"),
        Binding(
            "slash", "search", "search", key_display="/", id="home.search", tooltip="Find a deck or card"
        ),
        HELP,
        Binding("q", "leave", "quit", id="home.quit"),
    ]

    def __init__(self, front: Front) -> None:
        super().__init__()
        self._front = front
        self._listed: list[Row] = []

    def compose(self) -> ComposeResult:
        """Top line, today, decks, what needs a word, keys."""
        yield TopLine()
        yield Static(id="today", classes="note")
        yield Rows(_names(self._front.shelf.entries()), id="decks")
        yield Static(id="words", classes="note")
        yield KeyBar()

    def on_mount(self) -> None:
        """Says who and when; the numbers follow."""
        now = self._front.world.clock()
        line = self.query_one(TopLine)
        line.left = "quizapp"
        day = f"{now:%A} {now.day} {now:%B}"
        line.right = one_line(f"{self._front.learner} · {day}", ".soft")
        if not self.quizapp.ready.is_set():
            self.query_one("#today", Static).update(Content.styled("Today", ".title") + Content("\n"))

    def on_screen_resume(self) -> None:
        """Back from elsewhere: what changed is read again, decks too if their files did."""
        if self.quizapp.ready.is_set():
            self.fill()
            self.quizapp.load()

    def on_resize(self) -> None:
        """What stands above and below the list depends on the room there is."""
        if self.quizapp.ready.is_set():
            self._words()

    def fill(self) -> None:
        """Shows the decks with their numbers."""
        self._listed = self.library.rows()
        self.query_one(Rows).show(_rows(self._listed))
        self._words()

    def _words(self) -> None:
        self.query_one("#today", Static).update(self._today())
        self.query_one("#words", Static).update(self._below())

    def _today(self) -> Content:
        if not self._listed:
            where = self._front.shelf.root
            return one_line(f"No decks yet. Put a .toml file into {where}; `quizapp help decks` says how.")
        today = self.library.today(self._listed)
        lead = Content.styled("Today", ".title") + Content("   " if self.size.width >= WIDE else " ")
        if not any(row.counts and row.counts.started for row in self._listed):
            below = " of the deck below" if self.size.width >= WIDE else ""
            return lead + Content(f"Enter asks the first question{below}.\n")
        if not (today.due or today.new):
            return lead + Content("Done. Enter quizzes, s practises.\n")
        words = f"{today.due} due · {today.new} new"
        if self.size.width < WIDE:
            return lead + Content.assemble(words, "   ", ("Space", ".key"), "\n")
        minutes = "1 minute" if today.minutes == 1 else f"{today.minutes} minutes"
        return lead + Content.assemble(f"{words} · about {minutes}      ", ("Space", ".key"), " study all\n")

    def _below(self) -> Content:
        lines: list[Content] = []
        width = max(10, self.size.width - 6)
        unfinished = self.library.unfinished()
        if unfinished:
            titles = self.library.titles
            what = " + ".join(titles.get(deck, deck) for deck in unfinished.decks)
            text = f"{unfinished.mode} on {what}, {unfinished.asked} of {unfinished.count}"
            lead = Content.assemble(("c", ".key"), " continue   ")
            lines.append(
                lead + cell(text, width - 22).rstrip() + Content.assemble("   ", ("x", ".key"), " drop")
            )
        room = 3 if self.size.height >= 20 else 1
        findings = [f for v in self.library.volumes for f in v.errors]
        problems = [*self.library.journal.problems, *findings]
        for finding in problems[:room]:
            where = f"{finding.path}:{finding.line}:{finding.col}"
            lines.append(Content.styled("! ", ".bad") + cell(f"{where}   {finding.message}", width - 2))
        if len(problems) > room:
            lines.append(one_line(f"  and {len(problems) - room} more: quizapp check", ".soft"))
        if self.size.width >= WIDE and self.size.height >= 20:
            home = f"{self._front.places.home} ({self._front.places.how})"
            lines.append(one_line(f"Library  {home}", ".soft"))
        return Content("\n").join(lines)

    # -- what can be done ----------------------------------------------------------------------------

    @on(Rows.Chosen)
    async def _chosen(self) -> None:
        await self.action_quiz()

    async def action_quiz(self) -> None:
        """Asks the first question of the deck under the cursor."""
        await self.quizapp.ready.wait()
        decks = self._decks()
        if decks:
            self.quizapp.open_quiz(decks)

    async def action_study(self) -> None:
        """Flashcards of the deck under the cursor."""
        await self.quizapp.ready.wait()
        decks = self._decks()
        if decks:
            self.quizapp.open_study(decks)

    async def action_study_all(self) -> None:
        """Flashcards of all decks that were begun; on the first day, of the one under the cursor."""
        await self.quizapp.ready.wait()
        begun = [row.entry.name for row in self._listed if row.counts and row.counts.started]
        decks = self.library.decks(begun) if begun else self._decks()
        if decks:
            self.quizapp.open_study(decks)

    async def action_deck(self) -> None:
        """The page of the deck under the cursor."""
        await self.quizapp.ready.wait()
        self.quizapp.open_deck(self.query_one(Rows).key)

    async def action_setup(self) -> None:
        """Sets up a quiz on the deck under the cursor."""
        await self.quizapp.ready.wait()
        decks = self._decks()
        if decks:
            self.quizapp.open_setup(decks, self.library.titles.get(decks[0].id, decks[0].title))

    async def action_continue(self) -> None:
        """Goes on with the quiz that was broken off."""
        await self.quizapp.ready.wait()
        unfinished = self.library.unfinished()
        if unfinished:
            self.quizapp.show_quiz(self.library.resume(unfinished.session))

    async def action_drop(self) -> None:
        """Gives up the quiz that was broken off: it stays in the log, set aside."""
        await self.quizapp.ready.wait()
        unfinished = self.library.unfinished()
        if unfinished:
            self.library.set_aside(unfinished.session)
            self.fill()

    def action_scores(self) -> None:
        """Saved scores."""
        self.quizapp.open_scores()

    def action_settings(self) -> None:
        """Settings."""
        self.quizapp.open_settings()

    def action_search(self) -> None:
        """Finds a deck or card by what stands in it."""
        from textual.command import CommandPalette

        self.app.push_screen(CommandPalette(placeholder="a deck, a word of a card, scores, settings …"))

    def action_leave(self) -> None:
        """Leaves; every answer is on the disk already."""
        self.app.exit()

    def _decks(self) -> list[Deck]:
        name = self.query_one(Rows).key
        row = next((row for row in self._listed if row.entry.name == name), None)
        if row is None:
            self.quizapp.say("There is no deck here yet.")
            return []
        if row.counts is None:
            self.quizapp.open_deck(name)
            return []
        return self.library.decks([name])


def _grouped(entries: Sequence[Entry], draw: list[ListRow]) -> list[ListRow]:
    """The rows with a heading before each group, and a blank line between groups."""
    out: list[ListRow] = []
    group: str | None = None
    for entry, row in zip(entries, draw, strict=True):
        if entry.group != group:
            if out:
                out.append(ListRow(lambda _w, _c: Content("")))
            if entry.group:
                out.append(_heading(entry.group))
            group = entry.group
        out.append(row)
    return out


def _heading(text: str) -> ListRow:
    return ListRow(lambda width, _current: cell(text, width, ".title"))


def _names(entries: Sequence[Entry]) -> list[ListRow]:
    """Rows with titles alone, for the first frame."""

    def row(entry: Entry) -> ListRow:
        return ListRow(lambda width, current: _title(entry, width, current), entry.name)

    return _grouped(entries, [row(entry) for entry in entries])


def _rows(listed: Sequence[Row]) -> list[ListRow]:
    def row(r: Row) -> ListRow:
        return ListRow(lambda width, current: _line(r, width, current), r.entry.name)

    return _grouped([r.entry for r in listed], [row(r) for r in listed])


def _title(entry: Entry, width: int, current: bool) -> Content:
    return marked(current) + cell(entry.title, max(4, width - 2), ".accent" if current else "")


def _line(row: Row, width: int, current: bool) -> Content:
    """A deck's row: its title, and at shared edges its numbers."""
    numbers = _numbers(row, width)
    return _title(row.entry, width - numbers.cell_length, current) + numbers


def _numbers(row: Row, width: int) -> Content:
    wide = width >= WIDE
    if row.counts is None:
        line = row.problem.line if row.problem else 1
        return right(f"! can't be read: line {line}", 28 if wide else 11, ".bad")
    c = row.counts
    left_out = cell(" !", 2, ".bad") if row.problem else Content("  ")
    cards = right("1 card" if row.notes == 1 else f"{row.notes} cards", 11, ".soft") if wide else Content("")
    trend = (
        right(sparkline(row.trend[-6:]), 9, ".soft") + right(percent(row.trend[-1]), 7)
        if row.trend
        else Content(" " * 16)
    )
    tail = trend if wide else Content("")
    if not c.started:
        return (
            left_out
            + cards
            + right("not started", 18 if wide else 14, ".soft")
            + (Content(" " * 16) if wide else Content(""))
        )
    due = right(f"{c.due} due" if c.due else "–", 9 if wide else 7, "" if c.due else ".soft")
    new = right(f"{c.new} new" if c.new else "–", 9 if wide else 7, "" if c.new else ".soft")
    return left_out + cards + due + new + tail
