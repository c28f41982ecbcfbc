"""What can be done with saved scores: opened, sifted, sorted, set aside, compared, followed by practice."""

from __future__ import annotations

import asyncio

from textual import work
from textual.binding import Binding
from textual.widgets import Static

from quizapp.library.library import NothingToAsk
from quizapp.library.reviewing import Other, others, practise
from quizapp.library.score_book import ScoreBook
from quizapp.scores.attempt import Attempt
from quizapp.scores.next_step import NextStep
from quizapp.scores.review import Sieve, title_of
from quizapp.tui.log_words import log_problems
from quizapp.tui.page import BACK, HELP, Page
from quizapp.tui.score_table import VIEWS, ScoreTable
from quizapp.tui.text import one_line
from quizapp.tui.widgets.rows import Rows

_NO_TAG = "-"  # the key of the row of cards without a tag


class ScoreActions(Page):
    """The keys of the scores' screen. What is looked at is `book`, how it is sorted `table`."""

    BINDINGS = [
        Binding("enter", "open", "open", key_display="Enter", id="scores.open"),
        Binding("c", "continue", "continue", id="scores.continue", tooltip="Go on with it"),
        Binding("f", "sift", "filter", id="scores.filter", tooltip="By deck, form, days or learner"),
        Binding("s", "sort", "sort", id="scores.sort", tooltip="By the next column"),
        Binding("m", "choose", "compare", id="scores.compare", tooltip="Mark it, then another one"),
        Binding(
            "a", "aside", "set aside", id="scores.aside", tooltip="Leave it out of trends, or take it in"
        ),
        Binding(
            "tab", "look(1)", "view", show=False, id="scores.view", tooltip="Attempts, decks, tags, cards"
        ),
        Binding("shift+tab", "look(-1)", "view before", show=False, id="scores.view_before"),
        Binding("r", "turn", "turn round", show=False, id="scores.turn", tooltip="The last comes first"),
        Binding("n", "next", "do what is next", show=False, id="scores.next", tooltip="What stands below"),
        Binding("p", "problems", "log", show=False, id="scores.problems", tooltip="What is wrong with it"),
        Binding("x", "all", "show all", show=False, id="scores.all", tooltip="Without a filter"),
        HELP,
        BACK,
    ]

    def __init__(self) -> None:
        super().__init__()
        self.table = ScoreTable()
        self.book: ScoreBook | None = None
        self.step: NextStep | None = None

    def show(self) -> None:
        """Shows what the book has, in the view at hand."""
        raise NotImplementedError

    def fill(self) -> None:
        """Reads the attempts anew."""
        if self.book:
            self.book.renew()
            self.show()

    def advise(self) -> None:
        """Says what to do next."""
        raise NotImplementedError

    def current(self) -> Attempt | None:
        """The head of the attempt under the cursor."""
        if self.book is None or self.table.view != "attempts":
            return None
        return self.book.head(self.query_one(Rows).key)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without attempts there is nothing to open, and another learner's are only looked at."""
        book, attempt = self.book, self.current()
        own = book is not None and book.other is None
        if action == "continue":
            return attempt is not None and own and self.library.can_go_on(attempt)
        if action == "aside":
            return attempt is not None and own
        if action == "choose":
            return attempt is not None
        if action == "next":
            return self.step is not None
        if action == "problems":
            return bool(book and book.problems)
        if action == "open":
            return bool(book and book.meant)
        if action in ("sort", "turn", "look", "all"):
            return bool(book and book.all)
        return book is not None if action == "sift" else True

    # -- one of them ---------------------------------------------------------------------------------

    def action_open(self) -> None:
        """An attempt answer by answer; a deck's attempts; a tag's cards; a card on its deck's page."""
        key, book = self.query_one(Rows).key, self.book
        if not key or book is None:
            return
        if self.table.view == "decks":
            book.sift(Sieve(frozenset({key}), book.sieve.form, book.sieve.since, book.sieve.until))
            self.table.view = "attempts"
            self.show()
        elif self.table.view == "tags":
            book.tag = "" if key == _NO_TAG else key
            self.table.view = "cards"
            self.show()
        elif self.table.view == "cards":
            self._open_card(key)
        elif attempt := book.whole(key):
            self.host.open_attempt(attempt, title_of(attempt, self.library.titles))

    def _open_card(self, key: str) -> None:
        card = self.library.card(key)
        volume = next((v for v in self.library.volumes if card and v.deck_id == card.deck_id), None)
        if card and volume:
            self.host.open_deck(volume.entry.name, key)
        else:
            self.host.say("No deck has this card any more.")

    def action_continue(self) -> None:
        """Goes on with an attempt that was broken off."""
        attempt = self.current()
        if attempt:
            self.host.show_quiz(self.library.resume(attempt.session), instead=True)

    def action_aside(self) -> None:
        """Leaves the attempt out of trends, or takes it back in."""
        attempt = self.current()
        if attempt and self.host.saved(lambda: self.library.set_aside(attempt.session, back=attempt.aside)):
            self.fill()

    def action_choose(self) -> None:
        """Marks an attempt; with another one marked, the two are compared."""
        attempt, book, chosen = self.current(), self.book, self.table.chosen
        if attempt is None or book is None:
            return
        if chosen in ("", attempt.session):
            self.table.chosen = "" if chosen else attempt.session
            if not chosen:
                self.host.say("Marked. m on another attempt compares the two.")
            self.show()
            return
        self.table.chosen = ""
        one, other = book.whole(chosen), book.whole(attempt.session)
        self.show()
        if one and other:
            titles = dict.fromkeys(title_of(each, self.library.titles) for each in (one, other))
            self.host.open_compared(one, other, " · ".join(titles))

    # -- which of them, and in which order -----------------------------------------------------------

    def action_sort(self) -> None:
        """By the next column."""
        self.table.sort_next()
        self.show()

    def action_turn(self) -> None:
        """The other way round."""
        self.table.turn()
        self.show()

    def action_look(self, by: int) -> None:
        """The next view, or the one before."""
        self.turn_to(VIEWS[(VIEWS.index(self.table.view) + by) % len(VIEWS)])

    def turn_to(self, view: str) -> None:
        """Another view, with all cards."""
        self.table.view = view
        if self.book:
            self.book.tag = None
        self.show()

    def action_all(self) -> None:
        """Without a filter."""
        if self.book:
            self.book.tag = None
            self.book.sift(Sieve())
            self.show()

    def action_problems(self) -> None:
        """What is wrong with the log of whose scores these are."""
        if self.book and self.book.problems:
            self.host.open_reading("To know of the log", self.book.name, log_problems(self.book.problems))

    @work(exclusive=True, group="sift")
    async def action_sift(self) -> None:
        """Asks which attempts, and whose."""
        from quizapp.tui.dialogs.sift import Sift

        if self.book is None:
            return
        now = self.library.world.clock()
        dialog = Sift(self.book, self.library.titles, others(self.library), self.library.learner, now)
        if await self.app.push_screen_wait(dialog) is None:
            return
        if dialog.whose != self.book.other:
            await self._look_at(dialog.whose)
        self.book.sift(dialog.sieve)
        self.show()

    async def _look_at(self, whose: Other | None) -> None:
        """Reads another learner's scores beside the app; a long log takes a while."""
        assert self.book is not None  # it was there when this was asked for
        self.query_one("#trends", Static).update(one_line("Reading …", ".soft"))
        today = self.library.catalogue.store.decks_today()
        self.book = await asyncio.to_thread(self.book.of_other, whose, today)
        self.table.chosen = ""
        self.fill()
        self.advise()

    # -- what is next --------------------------------------------------------------------------------

    def action_next(self) -> None:
        """Does what is said to be next."""
        step = self.step
        if step is None:
            return
        if step.kind == "study":
            volumes = [volume for volume in self.library.volumes if volume.deck_id]
            self.host.open_study(volumes)
        elif step.kind == "quiz":
            self.host.open_quiz([v for v in self.library.volumes if v.deck_id in step.decks])
        else:
            try:
                sitting = practise(self.library, step)
            except NothingToAsk as error:
                self.host.say(str(error))
            else:
                self.host.show_quiz(sitting)
