"""A screen that reads a class beside the app: in a thread of its own, and so that it can be stopped."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from textual import work
from textual.worker import Worker, get_current_worker

from quizapp.library.classes import ClassRead
from quizapp.library.classroom import Wish
from quizapp.library.remarks import as_of_today
from quizapp.tui.class_book import ClassBook, read_book
from quizapp.tui.page import Page


class _Stopped(Exception):
    """Reading was given up."""


class ClassReader(Page):
    """Has a class, or a word why it has none. Nothing is written."""

    def __init__(self) -> None:
        super().__init__()
        self._folder: Path | None = None
        self._book: ClassBook | None = None
        self._reading: Worker[None] | None = None
        self._share = 0.0  # of the files that are read
        self._word = ""  # instead of a class
        self._wish = Wish()
        self._roster = ""  # the name of its file

    def show_class(self) -> None:
        """Shows what there is by now: is called when reading begins and ends."""
        raise NotImplementedError

    def show_share(self) -> None:
        """Shows how far reading is."""
        raise NotImplementedError

    def begin(self, folder: Path) -> None:
        """Reads the class in a folder."""
        self._begin(folder, None)

    def wish(self, wish: Wish, roster: str) -> None:
        """Tells of the class what is wished for, out of what was read of it; `roster`: its file's name."""
        self._wish, self._roster = wish, roster
        if self._folder:
            self._begin(self._folder, self._book.read if self._book else None)

    def _begin(self, folder: Path, read: ClassRead | None) -> None:
        self._folder, self._book, self._share, self._word = folder, None, 0.0, ""
        self._reading = self._read(folder, dict(self.library.titles), read)
        self.show_class()

    def stop(self, word: str) -> None:
        """Gives reading up, and says so."""
        if self._reading:
            self._reading.cancel()
            self._reading, self._word = None, word
            self.show_class()

    @work(thread=True, exclusive=True, group="class")
    def _read(self, folder: Path, titles: Mapping[str, str], read: ClassRead | None) -> None:
        worker = get_current_worker()

        def tell(share: float) -> None:
            if worker.is_cancelled:
                raise _Stopped
            if round(share * 100) != round(self._share * 100):
                self._share = share
                self.app.call_from_thread(self.show_share)

        def of_today(found: ClassRead) -> ClassRead:
            # The decks are asked where the library is at home.
            return self.app.call_from_thread(as_of_today, self.library, found)

        book, word = None, ""
        try:
            book = read_book(folder, titles, of_today, tell, self._wish, self._roster, read)
        except OSError as error:
            word = f"{error.filename or folder} can't be read: {error.strerror or error}."
        except _Stopped:
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._was_read, worker, book, word)

    def _was_read(self, worker: Worker[None], book: ClassBook | None, word: str) -> None:
        if self._reading is worker and self.is_attached:
            self._reading, self._book, self._word = None, book, word
            self.show_class()
