"""The learner's journal: what was written so far, and the one way to write more of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime

from quizapp.library.front import Clock
from quizapp.source.finding import Finding
from quizapp.storage.index.history import History
from quizapp.storage.index.trouble import is_busy
from quizapp.storage.log import LogWriter, Written
from quizapp.study.days import format_at, study_day
from quizapp.study.lines import Line
from quizapp.study.quiz import Stamp
from quizapp.study.ulid import Ulids


class Journal:
    """Joins the log on the disk with what the index makes of it. A line counts once it is on the disk."""

    def __init__(
        self,
        history: History,
        writer: LogWriter | None,
        clock: Clock,
        rng: Callable[[int], bytes],
        first: Callable[[], None] | None = None,
        mend: Callable[[], History] | None = None,
    ) -> None:
        """Without a `writer` nothing is saved (`--try`). `clock` tells local time with its zone.

        `first` is called once, before the first line is written. `mend` gives the history anew, from the log,
        where the index fails.
        """
        self._history = history
        self._untaken: list[tuple[Line, Written | None]] = []
        self._writer = writer
        self._clock = clock
        self._ulids = Ulids(rng)
        self._first = first
        self._mend = mend

    @property
    def history(self) -> History:
        """What the lines come to, all of them."""
        self.settle()
        return self._history

    @history.setter
    def history(self, history: History) -> None:
        self._history = history

    @property
    def taken(self) -> History:
        """The same without what was written `for_later` since. Not to be kept: it may be made anew."""
        return self._history

    def settle(self) -> None:
        """Takes in what was written `for_later`; whoever asks the index for anything does this first."""
        if self._untaken:
            untaken, self._untaken = self._untaken, []
            self._take_in(lambda: self._take_all(untaken))

    def _take_all(self, untaken: Iterable[tuple[Line, Written | None]]) -> None:
        for line, written in untaken:
            self._history.add(line, *(written or ()))

    @property
    def problems(self) -> tuple[Finding, ...]:
        """What is wrong with the log, and with the clocks by which it was written."""
        return (*self.history.problems, *self.history.ahead(self.today()))

    @property
    def saves(self) -> bool:
        """Whether answers go to the disk."""
        return self._writer is not None

    @property
    def day_start(self) -> int:
        """The hour at which the study day turns."""
        return self.history.day_start

    def now(self) -> datetime:
        """The time, in the learner's zone."""
        return self._clock()

    def today(self) -> str:
        """The study day."""
        return study_day(self._clock(), self.day_start)

    def stamp(self) -> Stamp:
        """The identity of a line that is to be written now."""
        now = self._clock()
        utc = now.astimezone(UTC)
        return Stamp(
            self._ulids.make(int(utc.timestamp() * 1000)), format_at(utc), study_day(now, self.day_start)
        )

    def write(self, line: Line, *, for_later: bool = False) -> None:
        """Puts a line on the disk, then into the history. NotSaved leaves both as they were.

        `for_later`: into the history when that is asked next, as what comes of the line is known already.
        """
        written = self._written(line)  # which may ask the index, so it comes first
        self._untaken.append((line, written))
        if not for_later:
            self.settle()

    def look_up(self, card: str) -> None:
        """Looks up what will be needed to write an answer to a card that is at hand."""
        if self._writer:
            with suppress(OSError, sqlite3.Error):  # it is looked for again, and told, when it is needed
                self._writer.look_up(card, format_at(self._clock().astimezone(UTC))[:7])

    def _written(self, line: Line) -> Written | None:
        """Puts a line on the disk; None where nothing is saved."""
        if self._writer is None:
            return None
        self._begin()
        return self._writer.append(line)

    def _begin(self) -> None:
        if self._first:
            self._first()
            self._first = None

    def write_all(self, lines: Iterable[Line]) -> None:
        """Puts lines on the disk, then into the history at once, which for many is much quicker.

        Raises NotSaved; the lines before the one that failed are on the disk, and in the history.
        """
        if self._writer is None:
            self._take_all((line, None) for line in lines)
            return
        self.settle()
        paths = []
        try:
            for line in lines:
                self._begin()
                paths.append(self._writer.append(line).path)
        finally:
            self._take_in(lambda: self._history.follow(paths))

    def _take_in(self, take: Callable[[], None]) -> None:
        """Takes in lines that are on the disk; what can't be taken in now is read there with the next."""
        try:
            take()
        except OSError:
            pass
        except sqlite3.Error as error:
            if not is_busy(error) and self._mend:
                self._history = self._mend()
