"""The application: one library, the themes, and the way from screen to screen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from textual import work
from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.command import Provider
from textual.screen import Screen

from quizapp.library.front import Front
from quizapp.library.opening import Opening
from quizapp.tui.screens.home import HomeScreen
from quizapp.tui.themes import DARK, THEMES

if TYPE_CHECKING:
    from quizapp.cards.deck import Deck
    from quizapp.library.library import Library
    from quizapp.library.quizzing import QuizSitting
    from quizapp.library.shelf import Volume
    from quizapp.library.studying import StudySitting


def _palette() -> type[Provider]:
    from quizapp.tui.palette import CardProvider

    return CardProvider


class QuizApp(App[None]):
    """The app. Screens are pushed by its `open_…` methods; those not seen first are imported when needed."""

    TITLE = "quizapp"
    CSS_PATH = "styles/app.tcss"
    COMMANDS = App.COMMANDS | {_palette}
    COMMAND_PALETTE_BINDING = "ctrl+p"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide")]
    BINDINGS = [Binding("ctrl+c", "quit", "Leave", show=False, priority=True, id="app.leave")]

    def __init__(self, front: Front, opening: Opening | None = None, *, plain_colours: bool = False) -> None:
        """`plain_colours`: NO_COLOR is set, so the terminal's own colours are used and none of ours."""
        super().__init__(ansi_color=True if plain_colours else None)
        self.front = front
        self.opening = opening or Opening()
        self.ready = asyncio.Event()
        self.word = ""
        self.debug_wanted = False
        self._library: Library | None = None
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK.name

    @property
    def library(self) -> Library:
        """The library; there once `ready` is set."""
        assert self._library is not None
        return self._library

    def get_default_screen(self) -> Screen[None]:
        """Home is below every other screen."""
        return HomeScreen(self.front)

    def on_mount(self) -> None:
        """Paints first, reads afterwards."""
        self.call_after_refresh(self.load)

    @work(thread=True, exclusive=True, group="load")
    def load(self) -> None:
        """Reads decks and journal beside the app, then fills in what is shown."""
        from quizapp.library.library import Library

        library = self._library or Library(self.front)
        try:
            volumes = library.read()
            if not library.loaded:  # nothing of it is in use yet
                library.take(volumes)
                _ = library.journal, library.profile
        except OSError as error:
            self.call_from_thread(self._failed, f"The library can't be read: {error}")
            return
        self.call_from_thread(self._loaded, library, volumes)

    def _failed(self, word: str) -> None:
        self.word = word
        self.exit(return_code=1)

    def _loaded(self, library: Library, volumes: list[Volume]) -> None:
        first = self._library is None
        self._library = library
        library.take(volumes)
        if first:
            self.set_theme(library.profile.theme)
            self.set_keymap(library.profile.keys)
        self.ready.set()
        for screen in self.screen_stack:
            if isinstance(screen, HomeScreen):
                screen.fill()
        if first and self.opening.place != "home":
            self._open_first()

    def _fatal_error(self) -> None:
        """A mistake of ours: Textual would print a traceback, which helps no learner."""
        if self.debug_wanted:
            super()._fatal_error()
            return
        self.word = (
            f"quizapp had to stop: {self._exception!r}. Every answer that was acknowledged is saved. "
            "With QUIZAPP_DEBUG=1 set, it tells where this happened."
        )
        self._close_messages_no_wait()

    def set_theme(self, name: str) -> None:
        """Takes on a theme of ours; another name leaves things as they are."""
        if name in self.available_themes and name != self.theme:
            self.theme = name

    def _open_first(self) -> None:
        from quizapp.library.shelf import NoSuchDeck

        wanted = self.opening
        try:
            decks = self.library.decks(wanted.decks)
        except NoSuchDeck as error:
            self.word = str(error)
            self.exit(return_code=2)
            return
        if wanted.place == "study":
            self.open_study(decks, practice=wanted.practice)
        elif wanted.decks:
            self.open_quiz(decks)
        # A quiz on no deck in particular: Home is where one is chosen.

    # -- the way to other screens --------------------------------------------------------------------

    def open_quiz(self, decks: list[Deck]) -> None:
        """Asks the first question of a quiz; the first one by the wishes of the command line."""
        from quizapp.library.library import NothingToAsk
        from quizapp.questions.wish import Wish

        o, self.opening = self.opening, Opening()
        try:
            sitting = self.library.quiz(
                decks, o.wish or Wish(), seed=o.seed, mode=o.mode, minutes=o.minutes, keep=o.keep
            )
        except NothingToAsk as error:
            self.say(str(error))
            return
        self.show_quiz(sitting)

    def show_quiz(self, sitting: QuizSitting) -> None:
        """Goes to the first item of a quiz that has no answer yet."""
        from quizapp.tui.screens.question import QuestionScreen

        self.push_screen(QuestionScreen(sitting))

    def open_study(self, decks: list[Deck], *, practice: bool = False) -> None:
        """Begins flashcards."""
        o, self.opening = self.opening, Opening()
        tags = o.wish.tags if o.wish else ()
        sitting = self.library.study(decks, limit=o.limit, new=o.new, tags=tags, practice=practice)
        self.show_study(sitting, decks)

    def show_study(self, sitting: StudySitting, decks: list[Deck]) -> None:
        """Goes to the first flashcard."""
        from quizapp.tui.screens.study import StudyScreen

        self.push_screen(StudyScreen(sitting, decks))

    def open_deck(self, name: str, card: str = "") -> None:
        """Opens a deck's page, at a card if one is named."""
        from quizapp.tui.screens.deck import DeckScreen

        volume = next((v for v in self.library.volumes if v.entry.name == name), None)
        if volume:
            self.push_screen(DeckScreen(volume, card))

    def open_setup(self, decks: list[Deck], title: str) -> None:
        """Asks what kind of quiz it shall be."""
        from quizapp.tui.screens.setup import SetupScreen

        self.push_screen(SetupScreen(decks, title))

    def open_scores(self) -> None:
        """Opens the saved scores."""
        from quizapp.tui.screens.scores import ScoresScreen

        self.push_screen(ScoresScreen())

    def open_settings(self) -> None:
        """Opens the settings."""
        from quizapp.tui.screens.settings import SettingsScreen

        self.push_screen(SettingsScreen())

    def open_help(self) -> None:
        """Opens help on the screen at hand."""
        from quizapp.tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(self.screen))

    def change_learner(self, name: str) -> None:
        """Goes on as another learner, from a Home of their own."""
        self.front = self.front.for_learner(name)
        self._library = None
        self.ready.clear()
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.switch_screen(HomeScreen(self.front))
        self.load()

    def say(self, text: str, *, wrong: bool = False) -> None:
        """A short word at the edge of the screen; never markup."""
        from quizapp.cards.clean import clean

        self.notify(clean(text), severity="error" if wrong else "information", markup=False)

    def not_saved(self, error: Exception) -> None:
        """Says that something is not on the disk."""
        self.say(f"Not saved. {error}", wrong=True)

    def saved(self, write: Callable[[], None]) -> bool:
        """Whether `write` went through; if not, a word was said."""
        from quizapp.storage.log import NotSaved

        try:
            write()
        except (NotSaved, OSError) as error:
            self.not_saved(error)
            return False
        return True

    @work
    async def flag_card(self, card: str) -> None:
        """Asks for a remark on a card and keeps it for the deck's author."""
        from quizapp.tui.dialogs.ask import Ask

        question = "What should the deck's author know about this card?"
        remark = await self.push_screen_wait(Ask(question, "a remark; may be empty"))
        if remark is not None and self.saved(lambda: self.library.flag(card, remark)):
            self.say("Flagged for the author.")

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette's commands: ours alone, in words a learner understands."""
        yield SystemCommand("Scores", "What you got so far", self.open_scores)
        yield SystemCommand("Settings", "Theme, learner, when the day starts", self.open_settings)
        yield SystemCommand("Help", "Keys of this screen, and the docs", self.open_help)
        yield SystemCommand("Leave", "Close quizapp; every answer is saved", self.exit)
