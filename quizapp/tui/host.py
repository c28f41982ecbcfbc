"""What a screen may ask of the app that shows it. Screens know this and not the app: no circle."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from textual.content import Content
    from textual.screen import Screen

    from quizapp.library.library import Library
    from quizapp.library.quizzing import QuizSitting
    from quizapp.library.reading_in import Incoming
    from quizapp.library.shelf import Volume
    from quizapp.scores.attempt import Attempt
    from quizapp.tui.class_book import ClassBook


class Host(Protocol):
    """The app, as its screens see it."""

    ready: asyncio.Event

    @property
    def library(self) -> Library:
        """The library; there once `ready` is set."""

    def load(self) -> object:
        """Reads again what has changed on the disk, beside the app."""

    def go_back(self) -> None:
        """Goes back to the screen below, or Home from the one that was opened first."""

    def open_quiz(self, volumes: Sequence[Volume]) -> None:
        """Asks the first question of a quiz on these decks."""

    def show_quiz(self, sitting: QuizSitting, *, instead: bool = False) -> None:
        """Goes to the first item without an answer; `instead` of the screen at hand."""

    def show_result(self, sitting: QuizSitting) -> None:
        """Shows what came of a quiz, instead of its last question."""

    def open_study(self, volumes: Sequence[Volume], *, practice: bool = False) -> None:
        """Begins flashcards of these decks; for practice whether due or not, and nothing is scheduled."""

    def open_deck(self, name: str, card: str = "") -> None:
        """Opens a deck's page, at a card if one is named."""

    def open_editor(self, name: str, note: str = "") -> None:
        """Opens the editor of a deck, at a note if one is named."""

    def edit_outside(self, name: str, note: str = "") -> None:
        """Opens a deck's file in `$EDITOR`, at the line of a note if one is named."""

    def run_editor(self, path: Path, line: int) -> str:
        """Opens a file in `$EDITOR` and waits for it; what went wrong, in words."""

    def renew(self) -> None:
        """Takes in at once that deck files have changed."""

    def open_deck_settings(self, volume: Volume) -> None:
        """Opens a deck's own settings."""

    def open_setup(self, volumes: Sequence[Volume], title: str) -> None:
        """Asks what kind of quiz it shall be."""

    def open_scores(self) -> None:
        """Opens the saved scores."""

    def open_stats(self, deck: str = "") -> None:
        """Opens the statistics, of one deck or of all."""

    def open_attempt(self, attempt: Attempt, title: str) -> None:
        """Opens one attempt, answer by answer."""

    def open_class(self, folder: Path | None = None) -> None:
        """Opens what a class got; without a folder, this library's learners."""

    def open_class_item(self, book: ClassBook, places: Sequence[int], place: int) -> None:
        """Opens a question of a class; `places` are those to go through."""

    def open_class_learner(self, book: ClassBook, learners: Sequence[int], learner: int) -> None:
        """Opens a learner of a class; `learners` are those to go through."""

    def open_class_quiz(self, book: ClassBook, place: int) -> None:
        """Opens a quiz of a class, by its place in the report."""

    def open_class_grades(self, book: ClassBook, place: int) -> None:
        """Opens each one's grades of a quiz."""

    def open_reading(self, title: str, remark: str, lines: Callable[[int], list[Content]]) -> None:
        """Opens something to read; `lines` makes it for a width."""

    def open_compared(self, one: Attempt, other: Attempt, title: str) -> None:
        """Opens two attempts side by side."""

    def open_import(self) -> None:
        """Asks for a file or a paste to take cards from."""

    def look_through(self, incoming: Incoming, data: bytes, name: str = "") -> None:
        """Shows what was found in a file or a paste; `data` is what it was read from."""

    def show_imported(self, deck: str, word: str) -> None:
        """Takes in what an import wrote, and shows the deck instead of the import's screens."""

    def open_settings(self) -> None:
        """Opens the settings."""

    def open_help(self, below: Screen[None]) -> None:
        """Opens help on a screen."""

    def open_doc(self, name: str, text: str) -> None:
        """Opens a page of the docs."""

    def change_learner(self, name: str) -> None:
        """Goes on as another learner, from a Home of their own."""

    def set_theme(self, name: str) -> None:
        """Takes on a theme of ours."""

    def say(self, text: str, *, wrong: bool = False) -> None:
        """A short word at the edge of the screen."""

    def saved(self, write: Callable[[], object]) -> bool:
        """Whether `write` went through; if not, a word was said."""

    def flag_card(self, keep: Callable[[str], object]) -> object:
        """Asks for a remark on a card and has it kept for the deck's author."""
