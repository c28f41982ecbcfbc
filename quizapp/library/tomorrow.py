"""What comes once today is done: a step that is waited for, the next study day's cards, or a later day's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from quizapp.library.overview import counts, room_for_new, together
from quizapp.storage.index.ready import next_step
from quizapp.study.days import in_days
from quizapp.study.queue import LEARN_AHEAD

if TYPE_CHECKING:
    from quizapp.library.shelf import Volume
    from quizapp.storage.index.store import Store


class Tomorrow(NamedTuple):
    """How many cards the next study day has to review and to begin, as things stand and within the limits.

    `next_in`: in how many days from today the first one after that is due; 0: none waits.
    """

    due: int
    new: int
    next_in: int

    @property
    def words(self) -> str:
        """Such as `Tomorrow: 17 to review, 10 new.` as a sentence."""
        parts = [f"{self.due} to review"] if self.due else []
        parts += [f"{self.new} new"] if self.new else []
        if parts:
            return f"Tomorrow: {', '.join(parts)}."
        return f"The next card comes {in_days(self.next_in)}." if self.next_in else "No other card waits."


def tomorrow(volumes: Sequence[Volume], store: Store, day: int) -> Tomorrow:
    """What the day after the study day `day` (an ordinal) has in these decks."""
    room = room_for_new(store, day + 1)
    found = [counts(volume, store, day + 1, room) for volume in volumes if volume.deck_id]
    both = together(found, room)
    later = min((each.next_day for each in found if each.next_day), default=day)
    return Tomorrow(both.due, both.new, later - day)


def wait(volumes: Sequence[Volume], store: Store, day: int, now: int) -> int | None:
    """In how many seconds after `now` (ms since 1970) a sitting with these decks goes on with a step.

    None where no step is waited for on the study day.
    """
    found = (next_step(store, volume.key, day, now) for volume in volumes)
    first = min((moment for moment in found if moment), default=None)
    return None if first is None else max(0, first - LEARN_AHEAD - now) // 1000
