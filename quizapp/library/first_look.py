"""Looks for the first card of a study sitting beside the start of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizapp.library.first_card import FirstCard
    from quizapp.library.front import Front
    from quizapp.library.opening import Opening


class FirstLook:
    """Looks for the first card beside whatever else goes on, so that a slow disk holds nothing up."""

    def __init__(self, front: Front, wanted: Opening) -> None:
        """Begins at once, if study is wanted."""
        self._found: FirstCard | None = None
        self._thread = None
        if wanted.place == "study":
            from threading import Event, Thread

            self._asking = Event()
            self._thread = Thread(target=self._look, args=(front, wanted), daemon=True)
            self._thread.start()

    def _look(self, front: Front, wanted: Opening) -> None:
        try:
            from quizapp.library.first_card import first_card

            self._found = first_card(front, wanted, self._asking.set)
        finally:
            self._asking.set()

    def until_it_asks(self, seconds: float) -> None:
        """Waits until all is imported that it needs, and the index alone is at work: at most so long."""
        if self._thread:
            self._asking.wait(seconds)

    def soon(self, seconds: float) -> FirstCard | None:
        """The card, if it is known within so many seconds; else None."""
        if self._thread:
            self._thread.join(seconds)
        return self._found
