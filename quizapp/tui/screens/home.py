"""Home: the decks, what is due, and what to do about it. Painted with the decks' names, then filled in."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from quizapp.library.front import Front, Listing
from quizapp.tui.editable import EDIT_OUTSIDE, Editable
from quizapp.tui.page import HELP, NARROW
from quizapp.tui.spans import in_days, in_minutes
from quizapp.tui.text import cell, one_line, tail
from quizapp.tui.widgets.deck_rows import deck_rows, names
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.rows import ListRow, Rows
from quizapp.tui.widgets.topline import TopLine

if TYPE_CHECKING:
    from quizapp.library.overview import Row
    from quizapp.library.shelf import Volume

SOON = 0.5  # seconds; what takes no longer shows no bar
PATIENCE = 0.05  # seconds that the first frame waits for the decks' names
LOOKING = ListRow(lambda width, _current: cell("Looking for decks …", width, ".soft"))


class HomeScreen(Editable):
    """The decks, and the way to everything else."""

    BINDINGS = [
        Binding(
            "enter", "quiz", "quiz", key_display="Enter", id="home.quiz", tooltip="Ask the first question"
        ),
        Binding("s", "study", "study", id="home.study", tooltip="Flashcards of this deck"),
        Binding("space", "study_all", "study all", show=False, key_display="Space", id="home.study_all"),
        Binding("d,right", "deck", "deck", key_display="d", id="home.deck", tooltip="This deck's cards"),
        Binding("e", "edit", "edit", show=False, id="home.edit", tooltip="Write this deck's cards"),
        EDIT_OUTSIDE,
        Binding("t", "setup", "set up", id="home.setup", tooltip="How many, which form and direction"),
        Binding("c", "continue", "continue", show=False, id="home.continue"),
        Binding("x", "drop", "don't continue", show=False, id="home.drop"),
        Binding("o", "scores", "scores", id="home.scores", tooltip="What you got so far"),
        Binding("i", "import", "import", id="home.import", tooltip="Cards out of a file or a paste"),
        Binding(
            "p",
            "practise",
            "practise",
            show=False,
            id="home.practise",
            tooltip="Cards of the decks you began; nothing is scheduled",
        ),
        Binding("comma", "settings", "settings", show=False, key_display=",", id="home.settings"),
        Binding(
            "slash", "search", "search", key_display="/", id="home.search", tooltip="Find a deck or card"
        ),
        Binding("v", "stats", "stats", id="home.stats", tooltip="What you remember"),
        Binding(
            "l", "class", "class", id="home.class", tooltip="What a class got: questions, learners, quizzes"
        ),
        HELP,
        Binding("q", "leave", "quit", id="home.quit"),
    ]

    def __init__(self, front: Front) -> None:
        super().__init__()
        self._front = front
        self._listing = Listing(front.shelf)
        self._listed: list[Row] = []
        self._exams: dict[str, int] = {}  # deck id → days to come
        self._since = time.monotonic()

    def compose(self) -> ComposeResult:
        """Top line, today, decks, what needs a word, keys."""
        yield TopLine()
        yield Static(id="today", classes="note")
        entries = self._listing.soon(PATIENCE)
        yield Rows(names(entries) if entries is not None else [LOOKING], id="decks")
        yield Static(id="words", classes="note")
        yield KeyBar()

    def on_mount(self) -> None:
        """Says who and when; the numbers follow."""
        self._who()
        if not self.host.ready.is_set():
            self.query_one("#today", Static).update(Content.styled("Today", ".title") + Content("\n"))

    def _who(self) -> None:
        now = self._front.world.clock()
        line = self.query_one(TopLine)
        line.left = "quizapp"
        day = f"{now:%A} {now.day} {now:%B}"
        line.right = one_line(f"{self._front.learner} · {day}", ".soft")

    def on_screen_resume(self) -> None:
        """Back from elsewhere: what changed is read again, decks too if their files did."""
        if self.host.ready.is_set():
            self.fill()
            self.host.load()

    def on_resize(self) -> None:
        """What stands above and below the list depends on the room there is."""
        if self.host.ready.is_set():
            self._words()

    @on(Rows.Moved)
    def _moved(self) -> None:
        if self.host.ready.is_set():
            self.query_one("#words", Static).update(self._below())

    def show_share(self, share: float) -> None:
        """How far a first reading of a big library is, where it takes long enough to be looked at."""
        if time.monotonic() - self._since < SOON:
            return
        width = 24 if self.size.width >= NARROW else 12
        full = round(share * width)
        bar = Content.assemble(("━" * full, ".accent"), ("─" * (width - full), ".line"), f"  {share:.0%}")
        lead = Content.styled("Reading decks and answers  ", ".soft")
        self.query_one("#today", Static).update(lead + bar + Content("\n"))

    def fill(self) -> None:
        """Shows the decks with their numbers."""
        self._listed = self.library.rows()
        self._exams = self._days_to_exams()
        self.query_one(Rows).show(deck_rows(self._listed, self._exams))
        self._words()

    def _words(self) -> None:
        self.query_one("#today", Static).update(self._today())
        self.query_one("#words", Static).update(self._below())

    def _today(self) -> Content:
        if not self._listed:
            where = self._front.shelf.root
            lead = Content.assemble("No decks yet. ", ("i", ".key"), " takes in a file or a paste. ")
            return lead + one_line(f"Or put a .toml file into {where}: `quizapp help decks`.")
        today = self.library.today(self._listed)
        lead = Content.styled("Today", ".title") + Content("   " if self.size.width >= NARROW else " ")
        if not any(row.counts and row.counts.started for row in self._listed):
            below = " of the deck below" if self.size.width >= NARROW else ""
            return lead + Content(f"Enter asks the first question{below}.\n")
        if not (today.due or today.new):
            return lead + self._done()
        words = f"{today.due} due · {today.new} new"
        if self.size.width < NARROW:
            return lead + Content.assemble(words, "   ", ("Space", ".key"), "\n")
        minutes = "1 minute" if today.minutes == 1 else f"{today.minutes} minutes"
        return lead + Content.assemble(f"{words} · about {minutes}      ", ("Space", ".key"), " study all\n")

    def _done(self) -> Content:
        """Nothing to do now: what comes in some minutes, tomorrow, or later."""
        narrow = self.size.width < NARROW
        more = (
            Content.assemble("  ", ("p", ".key"), " more\n")
            if narrow
            else Content.assemble(" Practise anyway?  ", ("p", ".key"), "\n")
        )
        begun, library = self._begun(), self.library
        seconds = library.wait(begun)
        if seconds is not None:
            return Content(f"Next card in {in_minutes(seconds)}.") + more
        found = library.tomorrow(begun)
        if not narrow:
            return Content(f"Done for today. {found.words}") + more
        count = found.due + found.new
        later = f"Next {in_days(found.next_in)}." if found.next_in else ""
        return Content(f"Done. {f'{count} tomorrow.' if count else later}") + more

    def _begun(self) -> list[Volume]:
        names = [row.entry.name for row in self._listed if row.counts and row.counts.started]
        return self.library.volumes_of(names)

    def _days_to_exams(self) -> dict[str, int]:
        return {deck: day - self.library.day for deck, day in self.library.exams().items()}

    def _below(self) -> Content:
        lines: list[Content] = []
        narrow = self.size.width < NARROW
        width = max(10, self.size.width - (2 if narrow else 4))
        unfinished = self.library.unfinished()
        if unfinished:
            from quizapp.library.quizzing import joined

            titles = self.library.titles
            what = joined([titles.get(deck, deck) for deck in unfinished.decks])
            far = f" continue   {unfinished.asked} of {unfinished.count}   "
            lead = Content.assemble(("c", ".key"), far)
            drop = Content("") if narrow else Content.assemble("   ", ("x", ".key"), " drop")
            text = what if narrow else f"{unfinished.mode} on {what}"
            lines.append(lead + cell(text, width - lead.cell_length - drop.cell_length).rstrip() + drop)
        exam = self._exams.get(self._deck_id)
        if exam is not None and narrow:  # else its row says so
            lines.append(Content.styled(f"exam {in_days(exam)}", ".accent"))
        room = 3 if self.size.height >= 20 else 1
        findings = [f for v in self.library.volumes for f in v.errors]
        here = f"{self.query_one(Rows).key}.toml"
        findings.sort(key=lambda finding: finding.path != here)  # those of the deck under the cursor first
        problems = [*self.library.problems, *findings]
        for finding in problems[:room]:
            where = f"{finding.path}:{finding.line}:{finding.col}"
            mend = Content.assemble("   ", ("e", ".key")) if finding.path == here else Content("")
            told = cell(f"{where}   {finding.message}", width - 2 - mend.cell_length)
            lines.append(Content.styled("! ", ".bad") + told + mend)
        if len(problems) > room:
            lines.append(one_line(f"  and {len(problems) - room} more: quizapp check", ".soft"))
        if self.size.width >= NARROW and self.size.height >= 20:
            how = f" ({self._front.places.how})"
            home = tail(str(self._front.places.home), width - len(how) - 9)
            lines.append(one_line(f"Library  {home}{how}", ".soft"))
        return Content("\n").join(lines)

    @property
    def _deck_id(self) -> str:
        key = self.query_one(Rows).key
        return next((row.deck_id for row in self._listed if row.entry.name == key), "")

    # -- what can be done ----------------------------------------------------------------------------

    @work(exclusive=True, group="patience")
    async def _soon(self, then: Callable[[], object]) -> None:
        """Does it as soon as the decks are read; other keys are heard meanwhile."""
        await self.host.ready.wait()
        if self.app.screen is self:
            then()

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        self.action_quiz()

    def action_quiz(self) -> None:
        """Asks the first question of the deck under the cursor."""
        self._soon(lambda: self._with_deck(self._quiz))

    def _quiz(self, volumes: list[Volume]) -> None:
        self.host.open_quiz(volumes)

    def action_study(self) -> None:
        """Flashcards of the deck under the cursor."""
        self._soon(lambda: self._with_deck(self.host.open_study))

    def action_study_all(self) -> None:
        """Flashcards of all decks that were begun; on the first day, of the one under the cursor."""
        self._soon(self._study_all)

    def _study_all(self) -> None:
        begun = self._begun()
        if begun:
            self.host.open_study(begun)
        else:
            self._with_deck(self.host.open_study)

    def action_practise(self) -> None:
        """Cards of all decks that were begun, due or not; nothing is scheduled."""
        self._soon(
            lambda: self._practise(begun) if (begun := self._begun()) else self._with_deck(self._practise)
        )

    def _practise(self, volumes: list[Volume]) -> None:
        self.host.open_study(volumes, practice=True)

    def action_deck(self) -> None:
        """The page of the deck under the cursor."""
        self._soon(lambda: self.host.open_deck(self.query_one(Rows).key))

    def to_edit(self) -> tuple[str, str]:
        """The deck under the cursor."""
        return self.query_one(Rows).key, ""

    def action_edit(self) -> object:
        """Opens the deck under the cursor in the editor."""
        return self._soon(super().action_edit)

    def action_edit_outside(self) -> None:
        """Opens the file of the deck under the cursor in `$EDITOR`."""
        self._soon(super().action_edit_outside)

    def action_setup(self) -> None:
        """Sets up a quiz on the deck under the cursor."""
        self._soon(lambda: self._with_deck(self._set_up))

    def _set_up(self, volumes: list[Volume]) -> None:
        self.host.open_setup(volumes, volumes[0].entry.full_title)

    def action_continue(self) -> None:
        """Goes on with the quiz that was broken off."""
        self._soon(self._continue)

    def _continue(self) -> None:
        unfinished = self.library.unfinished()
        if unfinished:
            self.host.show_quiz(self.library.resume(unfinished.session))

    def action_drop(self) -> None:
        """Gives up the quiz that was broken off: it stays in the log, set aside."""
        self._soon(self._drop)

    def _drop(self) -> None:
        unfinished = self.library.unfinished()
        if unfinished and self.host.saved(lambda: self.library.set_aside(unfinished.session)):
            self.fill()
            self.host.say("Dropped. In the scores, a takes it back in.")

    def action_scores(self) -> None:
        """Saved scores."""
        self._soon(self.host.open_scores)

    def action_stats(self) -> None:
        """What is remembered, in pictures and figures."""
        self._soon(self.host.open_stats)

    def action_class(self) -> None:
        """What a class got."""
        self._soon(self.host.open_class)

    def action_import(self) -> None:
        """Cards out of a file or a paste."""
        self._soon(self.host.open_import)

    def action_settings(self) -> None:
        """Settings."""
        self._soon(self.host.open_settings)

    def action_search(self) -> None:
        """Finds a deck or card by what stands in it."""
        self._soon(self._search)

    def _search(self) -> None:
        from textual.command import CommandPalette

        self.app.push_screen(CommandPalette(placeholder="a deck, a word of a card, scores, settings …"))

    def action_leave(self) -> None:
        """Leaves; every answer is on the disk already."""
        self.app.exit()

    def _with_deck(self, use: Callable[[list[Volume]], object]) -> None:
        """Has the deck under the cursor used; one that can't be read is shown with what is wrong instead."""
        name = self.query_one(Rows).key
        row = next((row for row in self._listed if row.entry.name == name), None)
        if row is None:
            self.host.say("There is no deck here yet.")
        elif row.counts is None:
            self.host.open_deck(name)
        elif not any(volume.notes for volume in self.library.volumes_of([name])):
            self.host.open_deck(name)  # which says how its first card is written
        else:
            use(self.library.volumes_of([name]))

    def turn_to(self, front: Front) -> None:
        """Another learner's Home."""
        self._front = front
        self._since = time.monotonic()
        self._who()
