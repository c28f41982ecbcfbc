"""What all our screens share: the library at hand, the styles of their words, back and help."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import Binding
from textual.screen import Screen

if TYPE_CHECKING:
    from quizapp.library.library import Library
    from quizapp.tui.app import QuizApp

BACK = Binding("escape", "back", "back", key_display="Esc", id="page.back")
HELP = Binding("question_mark", "help", "help", key_display="?", id="page.help")


class Page(Screen[None]):
    """A screen of ours."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "soft",
        "accent",
        "good",
        "bad",
        "code",
        "line",
        "key",
        "title",
    }

    @property
    def quizapp(self) -> QuizApp:
        """The app, by its own type."""
        return cast("QuizApp", self.app)

    @property
    def library(self) -> Library:
        """The library, once it is open; Home comes before that."""
        return self.quizapp.library

    def key_words(self, binding: Binding) -> str:
        """What a key does just now, for the last line; a screen with several states says more here."""
        return binding.description

    def action_back(self) -> None:
        """Goes back to where one came from."""
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()

    def action_help(self) -> None:
        """Opens help on this screen."""
        self.quizapp.open_help()
