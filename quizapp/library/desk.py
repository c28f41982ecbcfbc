"""A teacher's desk: one deck file being edited. Every change can be taken back until the desk is left."""

from __future__ import annotations

from pathlib import Path

from quizapp.cards import deck_fields
from quizapp.cards.changes import Changes, compared
from quizapp.library.deck_file import ChangedOutside, digest, write_deck
from quizapp.library.edit_state import BadEdit
from quizapp.library.edited import EditedDeck
from quizapp.storage import decks as deck_files

__all__ = ["BadEdit", "Desk"]


class Desk(EditedDeck):
    """A deck's text with its file: read, and put back where nobody else changed it."""

    def __init__(self, path: Path, name: str) -> None:
        """`name` is the file's path below the decks folder, without `.toml`. Raises OSError."""
        self.path = path
        super().__init__(name, self._read())

    def _read(self) -> str:
        data = deck_files.read(self.path)
        self._digest = digest(data)
        return data.decode("utf-8", "surrogateescape")

    def reload(self) -> None:
        """Reads the file as it is now; changes that were not saved are gone. Raises OSError."""
        self._begin(self._read())

    def outside(self) -> bool:
        """Whether the file is no longer as it was read: another is in its place, or none."""
        try:
            return digest(deck_files.read(self.path)) != self._digest
        except OSError:
            return True

    def save(self) -> str:
        """Writes the file, and says what changed. Raises ChangedOutside and NotWritten."""
        if self.outside():
            raise ChangedOutside(f"{self.path.name} has been changed by another program")
        said = self._changes
        self._write(self.path)
        return said

    @property
    def _changes(self) -> str:
        """What is not saved, in words."""
        changes = compared(self._saved.notes, self.notes)
        about = deck_fields.read(self._saved.written.outline) != self.deck_fields
        parts = [str(changes)] if changes != Changes() else []
        return "; ".join([*parts, *(["what is said of the deck"] if about else [])]) or (
            "only what is around the cards" if self.changed else str(changes)
        )

    def save_beside(self) -> Path:
        """Writes the text into a new file beside, which is no deck, and returns it. Raises NotWritten."""
        number = 1
        while (path := self.path.with_name(f"{self.path.name}.mine{number if number > 1 else ''}")).exists():
            number += 1
        self._write(path)
        return path

    def _write(self, path: Path) -> None:
        data = self.text.encode("utf-8", "surrogateescape")
        write_deck(path, data, instead=self._digest if path == self.path else "")
        if path == self.path:
            self._digest = digest(data)
            self._keep()
