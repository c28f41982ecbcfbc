"""The clock of a quiz in plain lines: how long a question took, and when the minutes are over."""

from __future__ import annotations

import re
from time import monotonic

from quizapp.cli.plain import plural, read_line
from quizapp.library.quizzing import QuizSitting

_COMMAND = re.compile(r"\s*:(?!:)")


class TimeUp(Exception):
    """The minutes that were set are over; `late`: a reply was typed, and came after that."""

    def __init__(self, *, late: bool = False) -> None:
        super().__init__()
        self.late = late


class Timer:
    """Counts the minutes of a sitting, if it has any; the time before an interruption counts too."""

    def __init__(self, sitting: QuizSitting) -> None:
        minutes = sitting.quiz.start.options.get("minutes")
        self._deadline: float | None = None
        self._shown_at = 0.0
        if isinstance(minutes, int) and minutes > 0:
            self._deadline = monotonic() + minutes * 60 - sitting.quiz.spent

    def stop(self) -> None:
        """From now on there is no limit."""
        self._deadline = None

    def read_line(self) -> str | None:
        """The next line of input. TimeUp if it comes too late."""
        line = read_line()
        if self._deadline is not None and monotonic() > self._deadline:
            raise TimeUp(late=bool(line and line.strip() and not _COMMAND.match(line)))
        return line

    def shown(self) -> None:
        """A question is on the screen now."""
        self._shown_at = monotonic()

    def ms(self) -> int:
        """Milliseconds since the question was shown, up to where the minutes were over."""
        now = monotonic()
        until = now if self._deadline is None else min(now, self._deadline)
        return max(0, round((until - self._shown_at) * 1000))

    def left(self) -> str:
        """`4 minutes left.`, or nothing where there is no limit."""
        if self._deadline is None:
            return ""
        minutes = max(0, round((self._deadline - monotonic()) / 60))
        return f"{plural(minutes, 'minute') if minutes else 'Less than a minute'} left."
