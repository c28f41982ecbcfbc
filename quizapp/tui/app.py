"""The application: what it begins with, and how it comes by its library."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from textual import work
from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.command import Provider
from textual.screen import Screen

from quizapp.library.front import Front
from quizapp.library.opening import Opening
from quizapp.tui.page import NARROW
from quizapp.tui.screens.home import HomeScreen
from quizapp.tui.themes import DARK, THEMES
from quizapp.tui.ways import Ways

if TYPE_CHECKING:
    from quizapp.library.library import Library
    from quizapp.library.shelf import Volume


def _palette() -> type[Provider]:
    from quizapp.tui.palette import CardProvider

    return CardProvider


class QuizApp(Ways):
    """One library on the screen. Home is painted first, then the library is read and filled in."""

    TITLE = "quizapp"
    CSS_PATH = "styles/app.tcss"
    COMMANDS = App.COMMANDS | {_palette}
    COMMAND_PALETTE_BINDING = "ctrl+p"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-wide")]
    BINDINGS = [Binding("ctrl+c", "quit", "Leave", show=False, priority=True, id="app.leave")]

    def __init__(self, front: Front, opening: Opening | None = None, *, plain_colours: bool = False) -> None:
        """`plain_colours`: NO_COLOR is set, so the terminal's own colours are used and none of ours."""
        super().__init__(ansi_color=True if plain_colours else None)
        self.front = front
        self.opening = opening or Opening()
        self.ready = asyncio.Event()
        self.word = ""
        self.debug_wanted = False
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK.name

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
            self.open_study(decks)
        elif wanted.decks:
            self.open_quiz(decks)
        # A quiz on no deck in particular: Home is where one is chosen.

    def change_learner(self, name: str) -> None:
        """Goes on as another learner, from a Home of their own."""
        self.front = self.front.for_learner(name)
        self._library = None
        self.ready.clear()
        while len(self.screen_stack) > 1:
            self.pop_screen()
        if isinstance(self.screen, HomeScreen):
            self.screen.turn_to(self.front)
        self.load()

    def get_system_commands(self, screen: Screen[None]) -> Iterable[SystemCommand]:
        """The palette's commands: ours alone, in words a learner understands."""
        yield SystemCommand("Scores", "What you got so far", self.open_scores)
        yield SystemCommand("Settings", "Theme, learner, when the day starts", self.open_settings)
        yield SystemCommand("Help", "Keys of this screen, and the docs", partial(self.open_help, screen))
        yield SystemCommand("Leave", "Close quizapp; every answer is saved", self.exit)
