"""The learner's index as the library uses it: opened, followed, and asked for decks and counts."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quizapp.library.shelf import Entry, Volume
from quizapp.storage.decks import DeckFile
from quizapp.storage.index import index_file
from quizapp.storage.index.book import books
from quizapp.storage.index.store import Store
from quizapp.storage.index.trouble import is_busy, is_damaged

if TYPE_CHECKING:
    from quizapp.cards.deck import Card, Deck
    from quizapp.questions.stock import Stock
    from quizapp.storage.index.deck_text import Text

Tell = Callable[[float], None]
_QUICK = 16 << 20  # bytes that are looked through in a moment


class Catalogue:
    """What is known of decks and logs without reading them again."""

    def __init__(self, path: Path | None, folder: Path, now: datetime) -> None:
        """`path`: the index's file (None: in memory). `folder` has the learner's logs; `now` is local."""
        self._path = path
        self._folder = folder
        self._zone: tzinfo = now.tzinfo or UTC
        self._store: Store | None = None
        self._begun_again = False
        self.settle: Callable[[], None] = lambda: None
        """What is to be done before the index is asked for anything that lines come to."""

    @property
    def store(self) -> Store:
        """The index, opened; not yet brought up to date."""
        self.settle()
        return self._opened

    @property
    def _opened(self) -> Store:
        if self._store is None:
            self._store = index_file.open_index(self._path, self._folder, self._zone)
        return self._store

    def is_current(self, entries: Sequence[Entry]) -> bool:
        """Whether it says what decks and logs say now, as far as sizes and times tell."""
        return self.has([entry.file for entry in entries])

    def has(self, files: Sequence[DeckFile]) -> bool:
        """Whether it says what these deck files and the logs say now."""
        try:
            return index_file.is_current(self.store, files)
        except sqlite3.DatabaseError:
            return False

    def take_readable(self, files: Sequence[DeckFile]) -> bool:
        """Brings it up to date with decks that have changed, if any has; whether that is so.

        One that can't be read just now stays as it was: it may be half written.
        """
        from quizapp.storage.index.deck_text import read_text, with_reading

        try:
            fresh, gone, known = index_file.changed(self.store, files)
        except sqlite3.DatabaseError:
            return False
        texts = {file.name: with_reading(file.name, read_text(file)) for file in fresh}
        torn = {name for name, text in texts.items() if not (text.reading and text.reading.deck)}
        if not gone and len(torn) == len(fresh):
            return False
        taken = [known.get(file.name, file) if file.name in torn else file for file in files]
        self.take(taken, texts=texts)
        return True

    def follow(self, entries: Sequence[Entry], tell: Tell = lambda _share: None) -> None:
        """Brings it up to date, made anew where it is damaged; in memory where it can't be kept."""
        self.take([entry.file for entry in entries], tell)

    def take(
        self,
        files: Sequence[DeckFile],
        tell: Tell = lambda _share: None,
        texts: Mapping[str, Text] | None = None,
    ) -> None:
        """Brings it up to date with these deck files and the logs, as `follow`.

        `texts`: by name those of the files that were read already.
        """
        from quizapp.storage.index import opening  # all that reads decks and logs

        now_ns = time.time_ns()  # beside the times of files
        index_file.turn_to_newest(self.store)
        while True:
            try:
                opening.follow(self.store, files, now_ns, tell, texts)
            except sqlite3.Error as error:
                if self._path is None:
                    raise
                if not is_busy(error):
                    self._leave(is_damaged(error))
                    continue
                if self.has(files):  # who was at it has done that
                    return
                self._leave_for_now()  # nobody is waited for
            else:
                return

    def _leave(self, damaged: bool) -> None:
        """Begins again: on the disk where the index is damaged, for the first time; else in memory."""
        path, self._path = self._path, self._path if damaged and not self._begun_again else None
        file = self.store.file
        self.close()
        if damaged and path:
            self._begun_again = True
            index_file.begin_again(path, file)

    def _leave_for_now(self) -> None:
        """Goes on with what there is, in memory; where not even that can be read, begins again there."""
        try:
            self.store.leave_the_disk(for_now=True)
        except sqlite3.Error as error:
            self._leave(is_damaged(error))

    def is_sound(self) -> bool:
        """Whether SQLite finds no damage; a big index, where looking takes long, is taken to be sound."""
        try:
            pages, size = (
                self.store.db.execute(f"PRAGMA {of}").fetchone()[0] for of in ("page_count", "page_size")
            )
            if pages * size > _QUICK:
                return True
            return bool(self.store.db.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
        except sqlite3.DatabaseError as error:
            return not is_damaged(error)

    def begin_again(self) -> None:
        """Throws the index away; the next one is made from decks and logs."""
        file = self._store.file if self._store else None
        self.close()
        if self._path:
            index_file.begin_again(self._path, file)

    def volumes(self, entries: Sequence[Entry]) -> list[Volume]:
        """The deck files, in the order of `entries`; their cards come when they are asked for."""
        known = {book.name: book for book in books(self.store)}
        out = []
        for entry in entries:
            book = known.get(entry.name)
            if book:
                out.append(Volume(entry, book, self._fetch(book.key)))
        return out

    def _fetch(self, key: int) -> Callable[[], Deck | None]:
        def fetch() -> Deck | None:
            from quizapp.storage.index.held import deck

            return deck(self._opened, key)

        return fetch

    @contextmanager
    def stocks(self, deck_ids: Sequence[str]) -> Iterator[list[Stock]]:
        """The stocks of the decks of these ids that there are; as long as this lasts, they say the same."""
        from quizapp.storage.index.stock import asked

        with asked(self.store, deck_ids) as found:
            yield found

    def card(self, card_id: str) -> Card | None:
        """One card, without its deck's others; None if no deck has it."""
        from quizapp.storage.index.held import card

        return card(self._opened, card_id)

    def toml(self, path: Path) -> dict[str, Any]:
        """What a small TOML file has. Raises OSError and ValueError."""
        from quizapp.storage.index.small import toml

        return toml(self._opened, path)

    def close(self) -> None:
        """Lets go of the file."""
        if self._store:
            self._store.db.close()
            self._store = None
