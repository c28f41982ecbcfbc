"""A field for a folder's path, which completes it."""

from __future__ import annotations

from pathlib import Path

from textual.binding import Binding

from quizapp.formats.found import Refused
from quizapp.library.file_given import folder_given
from quizapp.tui.widgets.field import Field


class FolderField(Field):
    """A folder's path."""

    BINDINGS = [
        Binding("enter", "submit", "read", key_display="Enter", id="folder.enter"),
        Binding("escape", "screen.back", "leave the field", key_display="Esc", id="folder.leave"),
    ]

    def named(self, cwd: Path) -> Path | str:
        """The folder that is named, or in a sentence why there is none."""
        try:
            return folder_given(self.value, cwd)
        except Refused as error:
            word = str(error)
        except OSError as error:
            word = f"it can't be read: {error.strerror or error}"
        except ValueError:
            word = "that is no path"
        return f"{word[:1].upper()}{word[1:]}."
