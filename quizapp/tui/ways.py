"""The ways from screen to screen. Screens that are not seen first are imported when they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.screen import Screen

from quizapp.library.opening import Opening
from quizapp.tui.class_ways import ClassWays

if TYPE_CHECKING:
    from textual.notifications import SeverityLevel

    from quizapp.library.library import Library
    from quizapp.library.quizzing import QuizSitting
    from quizapp.library.reading_in import Incoming
    from quizapp.library.shelf import Volume
    from quizapp.library.studying import StudySitting
    from quizapp.scores.attempt import Attempt
    from quizapp.study.assignment import Assignment


LONG = 50  # characters; more take longer to read


class Ways(ClassWays):
    """An app that can go to each of our screens."""

    opening: Opening
    _library: Library | None = None

    @property
    def library(self) -> Library:
        """The library; there once it has been read."""
        assert self._library is not None
        return self._library

    def go_back(self) -> None:
        """Goes back to the screen below, or Home from the one that was opened first."""
        if len(self.screen_stack) > 1:
            self.pop_screen()
        else:
            self.go_home()

    def go_home(self) -> None:
        """Goes to a Home made now, from the screen that was opened first instead of it."""
        raise NotImplementedError

    def open_quiz(self, volumes: Sequence[Volume]) -> None:
        """Asks the first question of a quiz; the first quiz by the wishes of the command line."""
        from quizapp.library.library import NothingToAsk
        from quizapp.questions.wish import Wish

        o, self.opening = self.opening, Opening()
        wish = o.wish or Wish()
        try:
            sitting = self.library.quiz(
                volumes, wish, seed=o.seed, mode=o.mode, minutes=o.minutes, keep=o.keep
            )
        except NothingToAsk as error:
            self.say(str(error))
            return
        self.show_quiz(sitting)

    def sit(self, assignment: Assignment) -> None:
        """Asks the first question of an assignment, if it can be sat here and now."""
        from quizapp.library.assignments import sit
        from quizapp.library.library import NothingToAsk

        o, self.opening = self.opening, Opening()
        try:
            sitting, remark = sit(self.library, assignment, keep=o.keep)
        except NothingToAsk as error:
            self.say(f"{error}.", wrong=True)
            return
        self.show_quiz(sitting)
        if remark:
            self.say(remark)

    def show_quiz(self, sitting: QuizSitting, *, instead: bool = False) -> None:
        """Goes to the first item without an answer; `instead` of the screen at hand."""
        from quizapp.tui.screens.question import QuestionScreen

        go = self.switch_screen if instead else self.push_screen
        go(QuestionScreen(sitting))

    def show_result(self, sitting: QuizSitting) -> None:
        """Shows what came of a quiz, instead of its last question."""
        from quizapp.tui.screens.result import ResultScreen

        self.switch_screen(ResultScreen(sitting))

    def open_study(self, volumes: Sequence[Volume], *, practice: bool = False) -> None:
        """Begins flashcards; the first time as the command line wishes."""
        from quizapp.tui.screens.study import StudyScreen

        self.push_screen(StudyScreen(self.begin_study(volumes, practice=practice), volumes))

    def begin_study(self, volumes: Sequence[Volume], *, practice: bool = False) -> StudySitting:
        """A sitting with flashcards; the first time as the command line wishes."""
        o, self.opening = self.opening, Opening()
        tags = o.wish.tags if o.wish else ()
        practice = practice or o.practice
        if word := self.library.without_tag(volumes, tags):
            self.say(f"There is {word}.", wrong=True)
        return self.library.study(volumes, limit=o.limit, new=o.new, tags=tags, practice=practice)

    def open_deck(self, name: str, card: str = "") -> None:
        """Opens a deck's page, at a card if one is named."""
        from quizapp.tui.screens.deck import DeckScreen

        volume = next((v for v in self.library.volumes if v.entry.name == name), None)
        if volume:
            self.push_screen(DeckScreen(volume, card))

    def open_editor(self, name: str, note: str = "") -> None:
        """Opens the editor of a deck, at a note if one is named."""
        from quizapp.tui.screens.editor import EditorScreen

        volume = next((v for v in self.library.volumes if v.entry.name == name), None)
        if volume is None:
            return
        try:
            screen = EditorScreen(volume, note)
        except OSError as error:
            self.say(f"{name}.toml can't be read: {error.strerror or error}", wrong=True)
            return
        self.push_screen(screen)

    def edit_outside(self, name: str, note: str = "") -> None:
        """Opens a deck's file in `$EDITOR`, at the line of a note if one is named."""
        volume = next((v for v in self.library.volumes if v.entry.name == name), None)
        if volume is None:
            return
        lines = (n.line for n in volume.deck.notes if n.id == note) if volume.deck and note else ()
        wrong = (finding.line for finding in volume.errors if not note)
        word = self.run_editor(volume.entry.file.path, next(iter(lines), next(wrong, 1)))
        if word:
            self.say(word, wrong=True)
        self.renew()

    def run_editor(self, path: Path, line: int) -> str:
        """Opens a file in `$EDITOR` and waits for it; what went wrong, in words."""
        from quizapp.tui.outside_editor import edit_outside

        return edit_outside(self, self.library.world.environ, path, line)

    def renew(self) -> None:
        """Takes in at once that deck files have changed."""
        raise NotImplementedError

    def open_deck_settings(self, volume: Volume) -> None:
        """Opens a deck's own settings."""
        from quizapp.tui.screens.deck_settings import DeckSettingsScreen

        self.push_screen(DeckSettingsScreen(volume))

    def open_setup(self, volumes: Sequence[Volume], title: str) -> None:
        """Asks what kind of quiz it shall be."""
        from quizapp.tui.screens.setup import SetupScreen

        self.push_screen(SetupScreen(volumes, title))

    def open_scores(self) -> None:
        """Opens the saved scores."""
        from quizapp.tui.screens.scores import ScoresScreen

        self.push_screen(ScoresScreen())

    def open_stats(self, deck: str = "") -> None:
        """Opens the statistics, of one deck or of all."""
        from quizapp.tui.screens.stats import StatsScreen

        self.push_screen(StatsScreen(deck))

    def open_attempt(self, attempt: Attempt, title: str) -> None:
        """Opens one attempt, answer by answer."""
        from quizapp.tui.screens.attempt import AttemptScreen

        self.push_screen(AttemptScreen(attempt, title))

    def open_compared(self, one: Attempt, other: Attempt, title: str) -> None:
        """Opens two attempts side by side."""
        from quizapp.tui.screens.compare import CompareScreen

        self.push_screen(CompareScreen(one, other, title))

    def open_import(self) -> None:
        """Asks for a file or a paste to take cards from."""
        from quizapp.tui.screens.importing import ImportScreen
        from quizapp.tui.screens.looking_through import LookThroughScreen

        if not any(isinstance(each, ImportScreen | LookThroughScreen) for each in self.screen_stack):
            self.push_screen(ImportScreen())

    def look_through(self, incoming: Incoming, data: bytes, name: str = "") -> None:
        """Shows what was found in a file or a paste, in place of what it was read as before.

        `data`: what it was read from; `name`: the deck's, if one was given.
        """
        from quizapp.tui.screens.looking_through import LookThroughScreen

        if isinstance(self.screen, LookThroughScreen):
            self.pop_screen()
        self.push_screen(LookThroughScreen(incoming, data, name))

    def show_imported(self, deck: str, word: str) -> None:
        """Takes in what an import wrote, and shows the deck instead of the import's screens."""
        from quizapp.tui.screens.importing import ImportScreen
        from quizapp.tui.screens.looking_through import LookThroughScreen

        while isinstance(self.screen, ImportScreen | LookThroughScreen):
            self.pop_screen()
        self.renew()
        self.open_deck(deck)
        self.screen.call_after_refresh(self.say, word)  # screens that are left take their words with them

    def open_settings(self) -> None:
        """Opens the settings."""
        from quizapp.tui.screens.settings import SettingsScreen

        self.push_screen(SettingsScreen())

    def open_help(self, below: Screen[None]) -> None:
        """Opens help on a screen."""
        from quizapp.tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(below))

    def open_doc(self, name: str, text: str) -> None:
        """Opens a page of the docs."""
        from quizapp.tui.screens.doc import DocScreen

        self.push_screen(DocScreen(name, text))

    def say(self, text: str, *, wrong: bool = False) -> None:
        """A short word at the edge of the screen; never markup."""
        from quizapp.cards.clean import clean

        self.clear_notifications()  # one at a time: more would cover the card
        severity: SeverityLevel = "error" if wrong else "information"
        timeout = 6 if wrong or len(text) > LONG else 2.5
        self.notify(clean(text), severity=severity, timeout=timeout, markup=False)

    def saved(self, write: Callable[[], object]) -> bool:
        """Whether `write` went through; if not, a word was said."""
        from quizapp.storage.log import NotSaved

        try:
            write()
        except (NotSaved, OSError) as error:
            self.say(f"Not saved. {getattr(error, 'plainly', error)}", wrong=True)
            return False
        return True

    @work
    async def flag_card(self, keep: Callable[[str], object]) -> None:
        """Asks for a remark on a card and has it kept for the deck's author."""
        from quizapp.tui.dialogs.ask import Ask

        question = "What should the deck's author know about this card?"
        remark = await self.push_screen_wait(Ask(question, "a remark; may be empty"))
        if remark is not None and self.saved(lambda: keep(remark)):
            self.say("Flagged for the author.")
