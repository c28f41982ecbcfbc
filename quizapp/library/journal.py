"""The learner's journal: what was written so far, and the one way to write more of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from quizapp.library.front import Clock
from quizapp.source.finding import Finding
from quizapp.storage.log import LogRead, LogWriter
from quizapp.study.days import format_at, study_day
from quizapp.study.history import History, fold
from quizapp.study.lines import Line
from quizapp.study.quiz import Stamp
from quizapp.study.ulid import Ulids

DAY_START = 4  # o'clock, until the learner sets another hour


class Journal:
    """Joins the log on the disk with the history folded from it. A line counts once it is on the disk."""

    def __init__(
        self,
        read: LogRead,
        writer: LogWriter | None,
        clock: Clock,
        rng: Callable[[int], bytes],
        first: Callable[[], None] | None = None,
    ) -> None:
        """Without a `writer` nothing is saved (`--try`). `clock` tells local time with its zone.

        `first` is called once, before the first line is written.
        """
        self._lines: list[Line] = list(read.lines)
        self._writer = writer
        self._clock = clock
        self._ulids = Ulids(rng)
        self._followed = False
        self._first = first
        self.problems: tuple[Finding, ...] = read.problems
        self.history: History = fold(self._lines, {}, zone=clock().tzinfo or UTC)

    def follow(self, aliases: Mapping[str, str]) -> None:
        """Takes in which cards were reworded, as the decks say: their history comes along."""
        if aliases or self._followed:
            self._followed = bool(aliases)
            self.history = fold(self._lines, aliases, zone=self._clock().tzinfo or UTC)

    @property
    def length(self) -> int:
        """How many lines there are; it grows with each that is written."""
        return len(self._lines)

    @property
    def saves(self) -> bool:
        """Whether answers go to the disk."""
        return self._writer is not None

    @property
    def day_start(self) -> int:
        """The hour at which the study day turns."""
        hour = self.history.setting("day_start", default=DAY_START)
        return hour if isinstance(hour, int) and 0 <= hour <= 23 else DAY_START

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

    def write(self, line: Line) -> None:
        """Puts a line on the disk, then into the history. NotSaved leaves both as they were."""
        if self._writer:
            if self._first:
                self._first()
                self._first = None
            self._writer.append(line)
        self._lines.append(line)
        self.history.add(line)
