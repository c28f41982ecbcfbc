"""How the app ends, by a wish or a mistake. What is not saved is asked about, or put beside its file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import work
from textual.binding import Binding
from textual.css.query import NoMatches

from quizapp.tui.page import Page
from quizapp.tui.ways import Ways

if TYPE_CHECKING:
    import sqlite3

    from rich.console import RenderableType

    from quizapp.library.front import Front


def index_error() -> type[sqlite3.Error]:
    """Looked up only when something went wrong."""
    import sqlite3

    return sqlite3.Error


class Leaving(Ways):
    """An app that loses nothing when it ends, and says in `word` what is to be said afterwards."""

    BINDINGS = [Binding("ctrl+c", "quit", "Leave", show=False, priority=True, id="app.leave")]
    front: Front
    word = ""
    debug_wanted = False  # whether a mistake of ours is to end in a traceback
    _is_hung_up = False

    def index_word(self, error: BaseException) -> str:
        """Throws a damaged index away, and says what to do."""
        from quizapp.library.records import Records
        from quizapp.storage.index.trouble import is_damaged

        if isinstance(error, index_error()) and is_damaged(error):
            Records(self.front).catalogue.begin_again()
            return "The index was damaged. Start quizapp again: it is made anew, and every answer is saved."
        return f"The index can't be used: {error}. Every answer that was acknowledged is saved."

    def _fatal_error(self) -> None:
        """A mistake of ours: Textual would print a traceback, which helps no learner."""
        if self.debug_wanted:
            super()._fatal_error()
            return
        if isinstance(self._exception, index_error()):
            self.word = self.index_word(self._exception)
        else:
            self.word = (
                f"quizapp had to stop: {self._exception!r}. Every answer that was acknowledged is saved. "
                "With QUIZAPP_DEBUG=1 set, it tells where this happened."
            )
        self._close_messages_no_wait()

    @property
    def unsaved(self) -> list[Page]:
        """The screens with something that would be lost, the uppermost first."""
        return [each for each in reversed(self.screen_stack) if isinstance(each, Page) and each.unsaved]

    async def action_quit(self) -> None:
        """Ends the app. What is not saved is asked about; said again, it is put beside its file."""
        pages = self.unsaved
        if any(page.asks for page in pages):
            self._quit_at_once(pages)
        elif pages:
            self._quit_asking(pages)
        else:
            self.exit()

    @work
    async def _quit_asking(self, pages: Sequence[Page]) -> None:
        for page in pages:
            if not await page.may_quit():
                return
        self.exit()

    def _quit_at_once(self, pages: Sequence[Page]) -> None:
        from quizapp.library.deck_file import NotWritten

        try:
            self.word = " ".join(page.rescue() for page in pages)
        except (NotWritten, OSError) as error:
            self.say(f"Not saved. {error}", wrong=True)
        else:
            self.exit()

    def _handle_exception(self, error: Exception) -> None:
        """A screen that is still being made when the app ends misses its parts; that is nobody's mistake."""
        if not (self._exit and isinstance(error, NoMatches)):
            super()._handle_exception(error)

    def hung_up(self, number: int = 0) -> None:
        """The terminal is gone, and nobody can be asked: what is not saved is put beside its file.

        `number`: the signal that said so; the program ends as if by it.
        """
        from quizapp.library.deck_file import NotWritten

        if self._is_hung_up:
            return
        self._is_hung_up = True
        words = []
        for page in self.unsaved:
            try:
                words.append(page.rescue())
            except (NotWritten, OSError) as error:
                words.append(f"Not saved. {error}")
        self.word = " ".join(words)
        self.exit(return_code=128 + number if number else 1)

    def panic(self, *renderables: RenderableType) -> None:
        """The terminal can't be read any more: Textual would print a traceback onto nothing."""
        self.hung_up()
        if self.debug_wanted:
            super().panic(*renderables)
