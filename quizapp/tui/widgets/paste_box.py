"""Where an import comes from: a field for a file's path, and a box for a text that is pasted."""

from __future__ import annotations

import asyncio
from pathlib import Path

from rich.text import Text
from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import TextArea
from textual.widgets.text_area import EditResult

from quizapp.library.file_given import completed
from quizapp.tui.stand_ins import held, released, signs
from quizapp.tui.widgets.field import Field

Location = tuple[int, int]
LONGEST = 500_000  # characters; with more the box would stand still at each key


class Paths(Suggester):
    """Completes a path; the folder is looked into beside the app. `folders`: to folders only."""

    def __init__(self, cwd: Path, *, folders: bool = False) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._cwd = cwd
        self._folders = folders

    async def get_suggestion(self, value: str) -> str | None:
        """The first file or folder that begins so."""
        return await asyncio.to_thread(completed, value, self._cwd, folders=self._folders)


class PathField(Field):
    """A file's path. A paste of several lines is none, and goes to the screen."""

    BINDINGS = [  # for the last line and for help
        Binding("enter", "submit", "look through", key_display="Enter", id="path.enter"),
        Binding("escape", "screen.back", "leave the field", key_display="Esc", id="path.leave"),
    ]

    def _on_paste(self, event: events.Paste) -> None:
        if len(event.text.strip().splitlines()) > 1:
            event.prevent_default()  # bubbles on
        else:
            event.prevent_default()
            event.stop()
            self.replace(event.text.strip(), *self.selection)


class PasteBox(TextArea, inherit_bindings=True):
    """A text to be looked through. What may not be shown, such as a tab, is kept and shown as a sign."""

    BINDINGS = [
        Binding("ctrl+s", "screen.read_here", "look through", key_display="^S", id="paste.read"),
        Binding("escape", "screen.back", "leave the field", key_display="Esc", id="paste.leave"),
    ]

    class TooLong(Message):
        """A paste has no room, and was not taken; `length` in characters."""

        def __init__(self, length: int) -> None:
            self.length = length
            super().__init__()

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(compact=True, highlight_cursor_line=False, id=id)
        self.cursor_blink = False

    @property
    def content(self) -> str:
        """The text, to the character."""
        return released(self.text)

    def take(self, text: str) -> None:
        """Puts a paste where the cursor is, if there is room for it."""
        if len(self.text) + len(text) > LONGEST:
            self.post_message(self.TooLong(len(text)))
        elif result := self._replace_via_keyboard(text, *self.selection):
            self.move_cursor(result.end_location)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.take(event.text)

    def replace(
        self, insert: str, start: Location, end: Location, *, maintain_selection_offset: bool = True
    ) -> EditResult:
        """Puts a text in, with stand-ins."""
        lines = insert.replace("\r\n", "\n").replace("\r", "\n")
        return super().replace(held(lines), start, end, maintain_selection_offset=maintain_selection_offset)

    def get_line(self, line_index: int) -> Text:
        """A line as it is painted: a visible sign for each stand-in."""
        return Text(signs(self.document.get_line(line_index)), end="", no_wrap=True)
