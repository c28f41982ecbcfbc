"""A study sitting under way: the flashcards still to come. Pure; changed by `apply` alone."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.questions.item import Item
from quizapp.study.lines import Answer, Line, Start, Undo

AGAIN_AFTER = 4  # a card answered Again comes back after this many others, or at the end


class Study:
    """The state of one study sitting."""

    def __init__(self, start: Start, items: Sequence[Item], new: frozenset[str] = frozenset()) -> None:
        """`items` in the order of the queue; `new`: the ids of cards never begun."""
        self.start = start
        self.waiting = list(items)
        self.new = new
        self._before: list[tuple[Answer, list[Item]]] = []
        self.ratings: list[int] = []

    @property
    def current(self) -> Item | None:
        """The flashcard at hand, or None when there are no more."""
        return self.waiting[0] if self.waiting else None

    @property
    def left(self) -> int:
        """How many different cards are still to come."""
        return len(self.waiting)

    @property
    def done(self) -> int:
        """How many answers of this sitting stand."""
        return len(self._before)

    @property
    def last(self) -> Answer | None:
        """The latest answer of this sitting that stands."""
        return self._before[-1][0] if self._before else None

    @property
    def new_left(self) -> int:
        """How many of the cards to come are new."""
        return sum(item.card.id in self.new for item in self.waiting)

    def apply(self, line: Line, back: Item | None = None) -> None:
        """Takes in a line that is on the disk: an answer to the card at hand, or an undo.

        For an undo of an earlier sitting's answer `back` is that card, which is then at hand again.
        """
        if isinstance(line, Answer) and self.waiting:
            self._before.append((line, list(self.waiting)))
            self.ratings.append(line.rating or (1 if line.mark == "wrong" else 3))
            item = self.waiting.pop(0)
            if self.ratings[-1] == 1:
                self.waiting.insert(min(AGAIN_AFTER, len(self.waiting)), item)
        elif isinstance(line, Undo):
            self._take_back(line.line, back)

    def put_off(self) -> None:
        """Moves the card at hand to the end."""
        self.waiting = [*self.waiting[1:], *self.waiting[:1]]

    def _take_back(self, answer_id: str, back: Item | None) -> None:
        if self._before and self._before[-1][0].id == answer_id:
            self.waiting = self._before.pop()[1]
            self.ratings.pop()
        elif back:
            self.waiting = [back, *(item for item in self.waiting if item.card.id != back.card.id)]
