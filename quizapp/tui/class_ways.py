"""The ways to what a class got, and from screen to screen there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.tui.terminal.in_terminal import InTerminal

if TYPE_CHECKING:
    from textual.content import Content

    from quizapp.tui.class_book import ClassBook


class ClassWays(InTerminal):
    """An app that can go to a class's screens."""

    def open_class(self, folder: Path | None = None) -> None:
        """Opens what a class got; without a folder, this library's learners."""
        from quizapp.tui.screens.class_ import ClassScreen

        self.push_screen(ClassScreen(folder))

    def open_class_item(self, book: ClassBook, places: Sequence[int], place: int) -> None:
        """Opens a question of a class; `places` are those to go through."""
        from quizapp.tui.screens.class_item import ClassItemScreen

        self.push_screen(ClassItemScreen(book, places, place))

    def open_class_learner(self, book: ClassBook, learners: Sequence[int], learner: int) -> None:
        """Opens a learner of a class; `learners` are those to go through."""
        from quizapp.tui.screens.class_learner import ClassLearnerScreen

        self.push_screen(ClassLearnerScreen(book, learners, learner))

    def open_class_quiz(self, book: ClassBook, place: int) -> None:
        """Opens a quiz of a class, by its place in the report."""
        from quizapp.tui.screens.class_quiz import ClassQuizScreen

        self.push_screen(ClassQuizScreen(book, place))

    def open_class_grades(self, book: ClassBook, place: int) -> None:
        """Opens each one's grades of a quiz."""
        from quizapp.tui.screens.class_quiz import ClassGradesScreen

        self.push_screen(ClassGradesScreen(book, place))

    def open_reading(self, title: str, remark: str, lines: Callable[[int], list[Content]]) -> None:
        """Opens something to read; `lines` makes it for a width."""
        from quizapp.tui.screens.reading import ReadingScreen

        self.push_screen(ReadingScreen(title, remark, lines))
