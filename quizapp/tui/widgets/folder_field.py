"""Fields for the path of a folder or a file, which complete it."""

from __future__ import annotations

from pathlib import Path

from textual.binding import Binding

from quizapp.formats.found import Refused
from quizapp.library.file_given import file_given, folder_given
from quizapp.tui.widgets.field import Field


class FolderField(Field):
    """A folder's path."""

    BINDINGS = [
        Binding("enter", "submit", "read", key_display="Enter", id="folder.enter"),
        Binding("escape", "screen.back", "leave the field", key_display="Esc", id="folder.leave"),
    ]
    given = staticmethod(folder_given)

    def named(self, cwd: Path) -> Path | str:
        """What is named, or in a sentence why there is none."""
        try:
            return self.given(self.value, cwd)
        except Refused as error:
            word = str(error)
        except OSError as error:
            word = f"it can't be read: {error.strerror or error}"
        except ValueError:
            word = "that is no path"
        return f"{word[:1].upper()}{word[1:]}."


class FileField(FolderField):
    """A file's path."""

    given = staticmethod(file_given)
