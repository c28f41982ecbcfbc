"""What was found in a file or a paste, looked through before anything of it is written."""

from __future__ import annotations

from textual import on, work
from textual.binding import Binding
from textual.timer import Timer
from textual.widgets import Input
from textual.worker import get_current_worker

from quizapp.library.making import BadName
from quizapp.library.outlook import Outlook, outlook
from quizapp.tui.page import BACK, HELP
from quizapp.tui.screens.found_view import REVIEWS, TAKE
from quizapp.tui.taking import Taking
from quizapp.tui.widgets.field import Field
from quizapp.tui.widgets.rows import Rows

PAUSE = 0.25  # seconds without a key until the deck of a name is looked at


class LookThroughScreen(Taking):
    """Ticks, a name, and a row that takes what is ticked."""

    CSS_PATH = "../styles/import.tcss"

    BINDINGS = [
        Binding("enter", "take", "take", key_display="Enter", id="found.take"),
        Binding("space", "tick", "tick", key_display="Space", id="found.tick", tooltip="Tick, or not"),
        Binding("a", "all", "all", id="found.all", tooltip="Tick all"),
        Binding("s", "sure", "sure", id="found.sure", tooltip="Tick what is surely a card"),
        Binding("n", "none", "none", show=False, id="found.none", tooltip="Tick none"),
        Binding("d", "name", "deck", id="found.name", tooltip="Which deck they come into"),
        Binding(
            "o",
            "otherwise",
            "format",
            id="found.otherwise",
            tooltip="Read it otherwise: format, encoding, columns",
        ),
        Binding("h", "reviews", "reviews", id="found.reviews", tooltip="Bring the reviews along, or not"),
        HELP,
        BACK,
    ]

    _pause: Timer | None = None
    _outlooks = 0  # what was looked at for another name is of the past

    # -- the name ------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Looks at once which cards are there already."""
        self._look()

    @on(Input.Changed, "#name")
    def _named(self) -> None:
        self.say(self.wrong_name, wrong=True)
        self.show_counts()
        if self._pause:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._look)

    def _look(self) -> None:
        self._outlooks += 1
        if not self.wrong_name:
            self._look_beside(self.deck_given, self._outlooks)

    @work(thread=True, exclusive=True, group="outlook")
    def _look_beside(self, name: str, number: int) -> None:
        worker = get_current_worker()
        found, word = Outlook(), ""
        try:
            found = outlook(self.library.shelf.root, self.incoming.found.cards, name)
        except BadName as error:
            word = str(error)
        except OSError as error:
            word = f"{name} can't be read: {error.strerror or error}"
        if not worker.is_cancelled:
            self.app.call_from_thread(self._looked, found, word, number)

    def _looked(self, found: Outlook, word: str, number: int) -> None:
        if number == self._outlooks and self.is_there:
            self.ticks.outlook = found
            if word:
                self.say(word, wrong=True)
            self.show_counts()

    @on(Input.Submitted, "#name")
    def _name_given(self) -> None:
        self.rows.focus()

    # -- ticks ---------------------------------------------------------------------------------------

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        if event.key == TAKE:
            self.action_take()
        elif event.key == REVIEWS:
            self.action_reviews()
        else:
            self.action_tick()

    def action_tick(self) -> None:
        """Ticks the card under the cursor, or takes the tick away; or the row of the reviews."""
        if self.take_row.has_focus:
            if self.take_row.key == REVIEWS:
                self.action_reviews()
            return
        place = self.place
        if place is not None:
            self.ticks.toggle(place)
            self.show_counts()

    def action_all(self) -> None:
        """Ticks all."""
        self.ticks.take_all()
        self.show_counts()

    def action_sure(self) -> None:
        """Ticks what is surely a card."""
        self.ticks.take_sure()
        self.show_counts()

    def action_none(self) -> None:
        """Ticks none."""
        self.ticks.take(())
        self.show_counts()

    def action_name(self) -> None:
        """Goes to the deck's name."""
        self.query_one("#name", Field).focus()

    def action_reviews(self) -> None:
        """Whether the reviews come along."""
        self.reviews = not self.reviews
        self.show_counts()

    def action_otherwise(self) -> None:
        """Reads it as another format, in another encoding, or with other columns."""
        if not self.busy:
            self.ask_how()

    # -- taking and leaving --------------------------------------------------------------------------

    def action_take(self) -> None:
        """Takes in what is ticked."""
        if self.busy:
            return
        if word := self.wrong_name:
            self.say(word, wrong=True)
            self.action_name()
        elif not self.ticks.taken:
            self.say("Nothing is ticked." if self.ticks.cards else "There is nothing to take.", wrong=True)
        else:
            self.take()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what has reviews can bring them."""
        return self.has_reviews if action == "reviews" else True

    def action_back(self) -> None:
        """Stops what isn't written yet, leaves the name, then the screen; asks about ticks."""
        if self.stop() or self.stop_reading():
            return
        if self.query_one("#name", Field).has_focus:
            self.rows.focus()
        elif self.ticks.touched:
            self._ask_to_leave()
        else:
            super().action_back()

    @work
    async def _ask_to_leave(self) -> None:
        if await self.may_quit("leave"):
            self.host.go_back()

    @property
    def unsaved(self) -> bool:
        """Whether ticks would be lost."""
        return self.ticks.touched

    async def may_quit(self, what: str = "quit") -> bool:
        """Asks whether the ticks may go; False to stay."""
        question = f"{what.capitalize()} without taking any card? Your ticks are lost."
        return await self.confirm(question, "Stay", what.capitalize())
