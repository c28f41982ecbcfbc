"""What all our screens share: the library at hand, the styles of their words, back and help."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import Binding
from textual.screen import Screen

from quizapp.tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from quizapp.library.library import Library
    from quizapp.tui.host import Host

BACK = Binding("escape", "back", "back", key_display="Esc", id="page.back")
HELP = Binding("question_mark", "help", "help", key_display="?", id="page.help")


NARROW = 60  # cells; with fewer there is less room around things, and less in a row


class Page(Screen[None]):
    """A screen of ours."""

    BINDINGS = [
        Binding("down,j", "lines(1)", "down", show=False, id="page.down"),
        Binding("up,k", "lines(-1)", "up", show=False, id="page.up"),
    ]

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
    def host(self) -> Host:
        """The app, as far as a screen needs to know it."""
        return cast("Host", self.app)

    @property
    def library(self) -> Library:
        """The library, once it is open; Home comes before that."""
        return self.host.library

    _confirming = False

    def __init__(self) -> None:
        super().__init__()
        # The breakpoints come with the first resize; nothing is to move then.
        self.set_class(0 < self.app.size.width < NARROW, "-narrow")

    def on_screen_suspend(self) -> None:
        """What was said here is not said on the next screen."""
        self.app.clear_notifications()

    def action_lines(self, by: int) -> None:
        """Scrolls what there is to read."""
        for sheet in self.query(Sheet):
            sheet.scroll_relative(y=by, animate=False)

    def key_words(self, binding: Binding) -> str:
        """What a key does just now, for the last line; a screen with several states says more here."""
        return binding.description

    @property
    def keys_follow(self) -> Hashable:
        """What it is that the last line's keys follow: as long as this is the same, so are they.

        None: it is not known, and they are looked for whenever they are painted.
        """
        return None

    @property
    def unsaved(self) -> bool:
        """Whether something would be lost if the app ended now."""
        return False

    @property
    def asks(self) -> bool:
        """Whether a question about what is not saved is on the screen."""
        return self._confirming

    async def confirm(self, question: str, no: str, yes: str) -> bool:
        """Asks whether something may go. While it is being asked already, it may not."""
        from quizapp.tui.dialogs.confirm import Confirm

        if self._confirming:
            return False
        self._confirming = True
        try:
            return await self.app.push_screen_wait(Confirm(question, no, yes))
        finally:
            self._confirming = False

    async def may_quit(self, what: str = "quit") -> bool:
        """Asks about what is not saved; False to stay. Is called where `unsaved` is true.

        `what` comes then, in words.
        """
        return True

    def rescue(self) -> str:
        """Puts what is not saved somewhere safe, without a question, and says where. Raises NotWritten."""
        return ""

    def action_back(self) -> None:
        """Goes back to where one came from."""
        self.host.go_back()

    def action_help(self) -> None:
        """Opens help on this screen."""
        self.host.open_help(self)
