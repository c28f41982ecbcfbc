"""The time that is left for a test or a quiz against the clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta


class Countdown:
    """Counts down from when it is made. `clock` tells the time of day."""

    def __init__(self, clock: Callable[[], datetime], seconds: float) -> None:
        self._clock = clock
        self._end = clock() + timedelta(seconds=seconds)

    @property
    def _left(self) -> timedelta:
        return self._end - self._clock()

    @property
    def over(self) -> bool:
        """Whether nothing is left."""
        return self._left <= timedelta(0)

    @property
    def words(self) -> str:
        """Such as `1:05 left`."""
        seconds = max(0, int(self._left.total_seconds()))
        return f"{seconds // 60}:{seconds % 60:02} left"
