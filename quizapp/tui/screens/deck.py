"""A deck's page: its cards and how each stands, a search among them, and one card in full."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input, Static

from quizapp.cards.deck import Card
from quizapp.library.shelf import Volume
from quizapp.study.leech import is_leech
from quizapp.study.lines import CardAction
from quizapp.tui.deck_cards import DeckCards
from quizapp.tui.editable import EDIT, EDIT_OUTSIDE
from quizapp.tui.exam_words import exam_words
from quizapp.tui.page import BACK, HELP, NARROW
from quizapp.tui.screens.deck_list import DeckList
from quizapp.tui.text import WIDEST, one_line, plain_line
from quizapp.tui.widgets.card_rows import card_sheet
from quizapp.tui.widgets.field import Field
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.rows import Rows
from quizapp.tui.widgets.sheet import Sheet, SheetLine
from quizapp.tui.widgets.topline import TopLine

SEARCH = "search: words, a tag, is:due, is:new, is:leech, is:suspended"


class DeckScreen(DeckList):
    """What is in a deck, how it is remembered, and what is wrong with it."""

    BINDINGS = [
        Binding("enter", "quiz", "quiz", key_display="Enter", id="deck.quiz"),
        Binding("s", "study", "study", id="deck.study"),
        Binding("t", "setup", "set up", id="deck.setup"),
        Binding("slash", "search", "search", key_display="/", id="deck.search"),
        EDIT,
        Binding("z", "suspend", "suspend", id="deck.suspend", tooltip="Leave this card out, or resume it"),
        Binding("x", "exam", "exam", id="deck.exam", tooltip="The day of this deck's exam"),
        Binding(
            "comma", "settings", "limits", key_display=",", id="deck.settings", tooltip="This deck's settings"
        ),
        Binding("b", "bury", "bury", id="deck.bury", tooltip="Leave this card out until tomorrow"),
        Binding("r", "reset", "reset", id="deck.reset", tooltip="Begin this card anew"),
        Binding("v", "stats", "statistics", id="deck.stats", tooltip="What you remember of this deck"),
        Binding("f", "flag", "flag", id="deck.flag", tooltip="A remark for the deck's author"),
        EDIT_OUTSIDE,
        HELP,
        BACK,
    ]

    def __init__(self, volume: Volume, card: str = "") -> None:
        super().__init__(volume)
        self._first = card.partition("#")[2].rpartition(":")[0]

    def compose(self) -> ComposeResult:
        """Top line, search, cards, the card in full, keys."""
        yield TopLine()
        yield Static(id="about", classes="note")
        yield Field(placeholder=SEARCH, id="search", max_length=200)
        yield Rows(id="cards")
        yield Sheet(self._lines, id="card")
        yield KeyBar()

    def on_mount(self) -> None:
        """Lists the cards."""
        self._head()
        self.list_cards(self._first)
        self.query_one(Rows).focus()

    def on_resize(self) -> None:
        """What stands above the cards depends on the room there is."""
        self._head()

    def on_screen_resume(self) -> None:
        """Back from elsewhere, where cards may have been answered or something was set."""
        self._reread()
        if self.query_one(Rows).key or not self.volume.deck_id:
            self._anew()

    def _reread(self) -> None:
        """Takes the deck as it is now, if its file has been read again."""
        name = self.volume.entry.name
        now = next((v for v in self.library.volumes if v.entry.name == name), self.volume)
        if now.digest != self.volume.digest or now.findings != self.volume.findings:
            self.volume = now
            self.cards = DeckCards(self.library, now)
            self._anew()

    def _head(self) -> None:
        line = self.query_one(TopLine)
        line.left = self.volume.entry.full_title
        deck, findings = self.cards.leaves.about, self.volume.findings
        self.show_count()
        roomy = self.app.size.height >= 18
        about = [one_line(deck.description, ".soft")] if deck and deck.description and roomy else []
        view = self.library.exam(self.volume) if deck else None
        if view:
            short = self.app.size.width < NARROW or not roomy
            about.append(one_line(exam_words(view, self.library.day, short=short)))
        about += [Content.styled("! ", ".bad") + one_line(str(f)) for f in findings[: 3 if roomy else 1]]
        self.query_one("#about", Static).update(Content("\n").join(about))
        self.query_one("#about").display = bool(about)

    def _anew(self) -> None:
        """Shows how the cards stand now."""
        self.cards.renew()
        self._head()
        self.list_cards(self.query_one(Rows).key)
        self.refresh_bindings()

    @on(Input.Submitted, "#search")
    def _found(self) -> None:
        self.query_one(Rows).focus()

    @on(Rows.Moved)
    def _moved(self) -> None:
        self.query_one("#card", Sheet).show(top=True)
        self.refresh_bindings()

    def _lines(self, width: int) -> list[SheetLine]:
        note = self.note
        if note is None:
            return []
        known, lapses = self.cards.known(note), self.cards.lapses(note)
        leech = lapses if is_leech(lapses, self.cards.plan.leech_after) else 0
        return card_sheet(note, known, self.cards.flags.get(note.id, ()), leech, min(width, WIDEST))

    # -- what can be done ----------------------------------------------------------------------------

    def key_words(self, binding: Binding) -> str:
        """What leaves a card out also brings it back."""
        note = self.note
        if note and binding.action == "suspend" and self.cards.out(note, "suspended"):
            return "resume"
        if note and binding.action == "bury" and self.cards.out(note, "buried"):
            return "unbury"
        return binding.description

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A deck that can't be read can't be asked."""
        if action in ("quiz", "study", "setup", "exam", "settings", "stats"):
            return bool(self.volume.deck_id)
        return True

    def to_edit(self) -> tuple[str, str]:
        """The card under the cursor."""
        return self.volume.entry.name, self.note.id if self.note else ""

    def action_back(self) -> None:
        """Leaves the search field, then empties it, then goes back."""
        search = self.query_one(Input)
        if search.has_focus:
            self.query_one(Rows).focus()
        elif search.value:
            search.value = ""
        else:
            super().action_back()

    def action_search(self) -> None:
        """Goes to the search field."""
        self.query_one(Input).focus()

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        self.query_one("#card", Sheet).focus()

    def action_quiz(self) -> None:
        """Asks the first question."""
        if self.volume.deck_id:
            self.host.open_quiz([self.volume])

    def action_study(self) -> None:
        """Flashcards of this deck."""
        self.host.open_study([self.volume])

    def action_setup(self) -> None:
        """Sets up a quiz."""
        if self.volume.deck_id:
            self.host.open_setup([self.volume], self.volume.entry.full_title)

    def action_stats(self) -> None:
        """What is remembered of this deck."""
        self.host.open_stats(self.volume.entry.name)

    def action_settings(self) -> None:
        """This deck's limits and wish."""
        self.host.open_deck_settings(self.volume)

    def action_suspend(self) -> None:
        """Leaves the card under the cursor out until it is resumed; or resumes it."""
        note = self.note
        cards = self.cards.of(note) if note else ()
        if note and cards:
            back = self.cards.out(note, "suspended")
            said = "Resumed." if back else "Suspended. z resumes it."
            self._handle(cards, "resume" if back else "suspend", said)

    def _handle(self, cards: Sequence[Card], action: CardAction, said: str) -> None:
        def each() -> None:
            for card in cards:
                self.library.handle(card.id, action)

        if self.host.saved(each):
            self.host.say(said)
        self._anew()

    def action_bury(self) -> None:
        """Leaves the card under the cursor out until tomorrow; or takes it in again."""
        note = self.note
        cards = self.cards.of(note) if note else ()
        if not note or not cards:
            return
        if self.cards.out(note, "suspended"):
            self.host.say("It is suspended; z resumes it.")
            return
        back = self.cards.out(note, "buried")
        said = "It can be asked again." if back else "Left out until tomorrow."
        self._handle(cards, "resume" if back else "bury", said)

    @work
    async def action_reset(self) -> None:
        """Has a card begin anew, after asking."""
        from quizapp.tui.dialogs.confirm import Confirm

        note = self.note
        cards = self.cards.of(note) if note else ()
        if not note or not cards:
            return
        name = plain_line(note.prompt if note.kind != "cloze" else note.answer).partition("\n")[0][:60]
        question = f"Begin “{name}” anew, as if it had never been asked? Scores stay as they are."
        if await self.app.push_screen_wait(Confirm(question, "Leave it as it is", "Begin it anew")):
            self._handle(cards, "reset", "It is new again.")

    @work
    async def action_exam(self) -> None:
        """Asks for the day of the exam."""
        from quizapp.tui.dialogs.exam import ExamDialog

        view, today = self.library.exam(self.volume), self.library.day
        value = date.fromordinal(view.day) if view else None
        words = exam_words(view, today) if view else ""
        given = await self.app.push_screen_wait(ExamDialog(date.fromordinal(today), value, words))
        if given is not None:
            day = date.fromisoformat(given) if given else None
            self.host.saved(lambda: self.library.set_exam(self.volume, day))
            self._anew()

    @work
    async def action_flag(self) -> None:
        """Leaves a remark on the card under the cursor."""
        from quizapp.tui.dialogs.ask import Ask

        note = self.note
        cards = self.cards.of(note) if note else ()
        if not cards:
            return
        question = "What should the deck's author know about this card?"
        remark = await self.app.push_screen_wait(Ask(question, "a remark; may be empty"))
        if remark is not None and self.host.saved(lambda: self.library.flag(cards[0], remark)):
            self.host.say("Flagged for the author.")
            self._anew()
