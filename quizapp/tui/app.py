"""The application: what it begins with, and how it comes by its library."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual import work
from textual.app import App, SystemCommand
from textual.command import Provider
from textual.reactive import Reactive
from textual.screen import Screen
from textual.theme import Theme

from quizapp.library.first_look import FirstLook, look
from quizapp.library.front import Front
from quizapp.library.opening import Opening
from quizapp.tui.leaving import Leaving, index_error
from quizapp.tui.page import NARROW, Page
from quizapp.tui.terminal import hang_up
from quizapp.tui.themes import DARK, THEMES

if TYPE_CHECKING:
    from quizapp.library.library import Library
    from quizapp.library.shelf import Volume
    from quizapp.study.carry import Doubt
    from quizapp.tui.screens.home import HomeScreen
    from quizapp.tui.screens.study import StudyScreen

HOME = "home"
PATIENCE = 0.3  # seconds that the first frame waits for the first card
_WRITTEN = 0.015  # seconds in which a frame gets to the terminal, if nothing else is done meanwhile
_EDITS = 3  # decks that were edited, of which something is said
_READ = 1.0  # seconds after the first frame: what is read with the library stays, too


def _palette() -> type[Provider]:
    from quizapp.tui.palette import CardProvider

    return CardProvider


class QuizApp(Leaving):
    """One library on the screen. Painted first is Home, or the first card of Study where the index has it.

    Then the library is read, and what is shown gets to work. Home is made when it is first gone to.
    """

    TITLE = "quizapp"
    CSS_PATH = "styles/app.tcss"
    COMMANDS = App.COMMANDS | {_palette}
    COMMAND_PALETTE_BINDING = "ctrl+p"
    keymaps = 0  # how many were set: with another one all keys are called otherwise
    theme = Reactive(DARK.name)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-wide")]

    def __init__(
        self,
        front: Front,
        opening: Opening | None = None,
        first: FirstLook | None = None,
        *,
        plain_colours: bool = False,
    ) -> None:
        """`first`: a look for the first card that has begun already.

        `plain_colours`: NO_COLOR is set, so the terminal's own colours are used and none of ours.
        """
        super().__init__(ansi_color=True if plain_colours else None)
        self.front = front
        self.opening = opening or Opening()
        self._look = first or look(front, self.opening)
        self._first: StudyScreen | None = None
        self.ready = asyncio.Event()
        self._asked: set[str] = set()  # by id: their choices change as others are answered
        self._doubts: list[Doubt] = []  # still to be asked
        for theme in THEMES:
            self.register_theme(theme)

    @property
    def remark(self) -> str:
        """What every screen says of this library; mostly nothing."""
        return self.front.remark

    def get_theme(self, theme_name: str) -> Theme | None:
        """One of ours is there from the beginning: so the styles need not be made for another one first."""
        return next((theme for theme in THEMES if theme.name == theme_name), super().get_theme(theme_name))

    def get_default_screen(self) -> Screen[None]:
        """The first card, if study is wanted and it can be had at once; else Home."""
        card = self._look.soon(PATIENCE)
        if card is None:
            return self._new_home()
        from quizapp.tui.screens.study import StudyScreen

        self._first = StudyScreen(card, practice=self.opening.practice)
        return self._first

    def _new_home(self) -> HomeScreen:
        from quizapp.tui.screens.home import HomeScreen

        return HomeScreen(self.front)

    def go_home(self) -> None:
        """Goes to a Home made now, from the screen that was opened first instead of it."""
        if self._first and self.current_mode != HOME:
            # With screens of its own: the first one can't be taken away from below others.
            self.add_mode(HOME, self._new_home)
            self.switch_mode(HOME)

    @property
    def _home(self) -> HomeScreen | None:
        """Home, if it is at hand."""
        from quizapp.tui.screens.home import HomeScreen

        return self.screen if isinstance(self.screen, HomeScreen) else None

    def on_mount(self) -> None:
        """Paints first, reads afterwards."""
        if not self.is_headless:
            hang_up.watch(self.hung_up)
        self.call_after_refresh(self._painted)

    def _painted(self) -> None:
        if not gc.isenabled():  # what is there by now need never be looked through
            gc.freeze()
            gc.enable()
            asyncio.get_running_loop().call_later(_READ, gc.freeze)
        asyncio.get_running_loop().call_later(_WRITTEN, self._begin_to_read)

    def _begin_to_read(self) -> None:
        if self.is_running:
            self.load()

    @work(thread=True, exclusive=True, group="load")
    def load(self) -> None:
        """Reads decks and journal beside the app, then fills in what is shown."""
        from quizapp.library.carrying import carry
        from quizapp.library.library import Library

        known = self._library
        try:
            if known is None:
                library = self._read()
                doubts = carry(library) if self.opening.keep else ()
                self.call_from_thread(self._loaded, library, doubts)
            elif known.is_current():
                self.call_from_thread(self._ask)
            else:
                # Beside the app, by a connection of its own; the app's then finds the index up to date.
                edits = Library(self.front).load_beside()
                self.call_from_thread(self._renewed, known, edits)
        except OSError as error:
            self.call_from_thread(self._failed, f"The library can't be read: {error}")
        except index_error() as error:
            self.call_from_thread(self._failed, self.index_word(error))

    def _read(self) -> Library:
        """The library brought up to date; its index made anew where it is damaged."""
        from quizapp.library.library import Library

        library = Library(self.front)
        if not library.catalogue.is_sound():
            library.catalogue.begin_again()
        library.load(self._tell)
        _ = library.journal, library.profile
        return library

    def _tell(self, share: float) -> None:
        """Has Home show how far a first reading is."""
        self.call_from_thread(self._show_share, share)

    def _show_share(self, share: float) -> None:
        if home := self._home:
            home.show_share(share)

    def _failed(self, word: str) -> None:
        self.word = word
        self.exit(return_code=1)

    def _loaded(self, library: Library, doubts: Sequence[Doubt] = ()) -> None:
        self._library = library
        self.set_theme(library.profile.theme)
        self.keymaps += 1
        self.set_keymap(library.profile.keys)
        self.ready.set()
        self._fill()
        if self.opening.place != "home":
            self._open_first()
        else:
            self._tell_edits(library.edits())
        self._ask(doubts)

    def renew(self) -> None:
        """Takes in at once that deck files have changed."""
        try:
            self._renewed(self.library)
            self.library.edits()  # who saved them was told
        except OSError as error:
            self.say(f"The library can't be read: {error}", wrong=True)

    def _renewed(self, library: Library, edits: Sequence[tuple[str, str]] = ()) -> None:
        from quizapp.library.carrying import carry

        library.load()
        doubts = carry(library)
        self._fill()
        self._tell_edits(edits)
        self._ask(doubts)

    def _tell_edits(self, edits: Sequence[tuple[str, str]]) -> None:
        """Says what became of decks that were edited: so nobody has to wonder about their history."""
        for title, word in edits[:_EDITS]:
            self.say(f"{title}: {word}.")

    def _ask(self, doubts: Sequence[Doubt] = ()) -> None:
        """Asks, on Home and once, what only the learner can say of cards that got other names."""
        asked = self._asked | {doubt.id for doubt in self._doubts}
        self._doubts += [doubt for doubt in doubts if doubt.id not in asked]
        if self._doubts and self._home:
            from quizapp.tui.dialogs.carry import ask_all

            new, self._doubts = self._doubts, []
            self._asked |= {doubt.id for doubt in new}
            self.run_worker(ask_all(self, new), group="carry", exclusive=True)

    def _fill(self) -> None:
        from quizapp.tui.screens.home import HomeScreen

        for screen in self.screen_stack:
            if isinstance(screen, HomeScreen):
                screen.fill()

    def set_theme(self, name: str) -> None:
        """Takes on a theme of ours; another name leaves things as they are."""
        if name in self.available_themes and name != self.theme:
            self.theme = name

    def _open_first(self) -> None:
        from quizapp.library.shelf import NoSuchDeck

        wanted = self.opening
        try:
            volumes = [volume for volume in self.library.named(wanted.decks) if volume.deck_id]
        except NoSuchDeck as error:
            self.word = str(error)
            self.exit(return_code=2)
            return
        if wanted.place == "study" and self._first:
            self._begin(self._first, volumes)
        elif wanted.place == "study":
            self.open_study(volumes)
        elif wanted.place == "edit":
            self._edit_first(wanted)
        elif wanted.assignment:
            self.sit(wanted.assignment)
        elif wanted.decks:
            self.open_quiz(volumes)
        # A quiz on no deck in particular: Home is where one is chosen.

    def _edit_first(self, wanted: Opening) -> None:
        """Opens the editor, at the last note that begins before the line."""
        volume = self.library.named(wanted.decks)[0]
        notes = volume.deck.notes if volume.deck else ()
        before = [note for note in notes if wanted.line and note.line <= wanted.line]
        self.open_editor(volume.entry.name, max(before, key=lambda note: note.line).id if before else "")

    def _begin(self, first: StudyScreen, volumes: list[Volume]) -> None:
        """Has the screen that shows the first card go on with its sitting, unless it was left meanwhile."""
        if first in self.screen_stack:
            first.begin(self.begin_study(volumes), volumes)
        else:
            self.opening = Opening()

    def change_learner(self, name: str) -> None:
        """Goes on as another learner, from a Home of their own; what is not saved is asked about first."""
        if pages := self.unsaved:
            self._change_asking(pages, name)
        else:
            self._change_learner(name)

    @work
    async def _change_asking(self, pages: Sequence[Page], name: str) -> None:
        for page in pages:
            if not await page.may_quit("go on"):
                return
        self._change_learner(name)

    def _change_learner(self, name: str) -> None:
        self.front = self.front.for_learner(name)
        self._library = None
        self.ready.clear()
        while len(self.screen_stack) > 1:
            self.pop_screen()
        if home := self._home:
            home.turn_to(self.front)
        else:
            self.go_home()
        self.load()

    def action_command_palette(self) -> None:
        """Opens the palette; what it leads to needs the library."""
        if self.ready.is_set():
            super().action_command_palette()

    def get_system_commands(self, screen: Screen[None]) -> Iterable[SystemCommand]:
        """The palette's commands."""
        from quizapp.tui.palette import system_commands

        return system_commands(self, screen)
