"""A study sitting under way: which card is at hand, which are to come. Pure; changed by its methods alone.

It knows cards by their ids only; what they ask is looked up when they are at hand.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import islice
from typing import NamedTuple

from quizapp.study.lines import Answer, CardLine, Line, Start, Undo
from quizapp.study.queue import LEARN_AHEAD as LEARN_AHEAD

_FEW = 20  # known cards that wait; with fewer, others are brought
AGAIN_AFTER = 4  # in practice, a card answered Again comes back after this many others, or at the end

_PUT_AWAY = frozenset({"suspend", "bury"})


class _Done(NamedTuple):
    """A line of this sitting, and how its card was before: the moment it waited for, whether it was new."""

    line: Answer | CardLine
    rating: int  # 0: no answer
    due_at: int | None
    was_new: bool


class Study:
    """The state of one sitting with flashcards.

    First come learning cards whose time has come, then the waiting ones in their order, then learning cards
    whose time comes within 20 minutes. The card at hand stays so until something is done with it.
    """

    def __init__(
        self,
        start: Start,
        items: Sequence[str],
        new: frozenset[str] = frozenset(),
        learning: Mapping[str, int] | None = None,
        later: int = 0,
        last: Sequence[str] = (),
        later_steps: int = 0,
    ) -> None:
        """`items`: card ids in the order of the queue, each once; `new`: those never begun.

        `learning`: cards that wait for a step, with their moment in ms since 1970; none of them in `items`.
        `later`: how many cards follow that are not known yet (see `bring`), and `last` come after them.
        `later_steps`: how many more wait for a step, none of them for an earlier one (see `bring_steps`).
        """
        self.start = start
        self.new = new
        self._waiting = deque(items)
        self._later = later
        self._last = deque(last)
        self._here = {*items, *last}  # the same cards
        self._due = dict(learning or {})
        self._heap = [(due_at, card) for card, due_at in self._due.items()]  # may have more than `_due`
        heapify(self._heap)
        self._later_steps = later_steps
        self.horizon = max(self._due.values(), default=0)
        """The moment (ms since 1970) from which on not all steps may be known."""
        self._new_left = set(new) & self._here
        self._done: list[_Done] = []
        self._answers = 0
        self._hand: str | None = None
        self._off: str | None = None
        self.bring((), later)

    @property
    def later(self) -> int:
        """How many cards are to be brought; none as long as there are enough at hand."""
        return self._later if len(self._waiting) < _FEW else 0

    @property
    def waiting(self) -> Collection[str]:
        """The cards that wait in the queue, as far as they are known."""
        return self._here

    def bring(self, items: Iterable[str], later: int) -> None:
        """Takes in cards that follow those that are known; so many come `later` still."""
        found = [card for card in items if card not in self._here and card not in self._due]
        self._waiting.extend(found)
        self._here.update(found)
        self._later = later
        if not later:
            self._waiting.extend(self._last)
            self._last.clear()

    @property
    def later_steps(self) -> int:
        """How many cards in a step are to be brought; none as long as one before the horizon is known."""
        self._clear()
        return 0 if self._heap and self._heap[0][0] < self.horizon else self._later_steps

    @property
    def known(self) -> Collection[str]:
        """All cards to come, as far as they are known."""
        return self._here | self._due.keys()

    def bring_steps(self, learning: Mapping[str, int], later: int) -> None:
        """Takes in cards that wait for a step from the horizon on, with their moments; `later` as before."""
        for card, due_at in learning.items():
            if card not in self._here and card not in self._due:
                self._wait_until(due_at, card)
            self.horizon = max(self.horizon, due_at)
        self._later_steps = later

    def current(self, now: int) -> str | None:
        """The card at hand at a moment (ms since 1970); None: nothing to ask yet, or no more at all."""
        if self._hand is None:
            self._hand = self._pick(now)
        return self._hand

    def following(self, now: int) -> str | None:
        """The card that comes next if the one at hand is done with at that moment, as far as can be told."""
        return self._pick(now, past=self._hand)

    def hold(self, card: str) -> None:
        """Has a card at hand that is still to come: it was shown before this sitting was begun."""
        if card in self._here or card in self._due:
            self._hand = card

    @property
    def next_at(self) -> int | None:
        """The moment (ms since 1970) of the next step that is waited for; None when none is."""
        self._clear()
        return self._heap[0][0] if self._heap else None

    @property
    def left(self) -> int:
        """How many different cards are still to come, also those whose time has not yet come."""
        return len(self._waiting) + self._later + len(self._last) + len(self._due) + self._later_steps

    @property
    def new_left(self) -> int:
        """How many of the cards to come were never asked, here or before."""
        return len(self._new_left)

    def is_new(self, card_id: str) -> bool:
        """Whether a card to come was never asked, here or before."""
        return card_id in self._new_left

    @property
    def done(self) -> int:
        """How many answers of this sitting stand."""
        return self._answers

    @property
    def ratings(self) -> list[int]:
        """Their ratings, 1-4, in order."""
        return [done.rating for done in self._done if done.rating]

    @property
    def last(self) -> Answer | CardLine | None:
        """The latest line of this sitting that stands and that undo takes back."""
        return self._done[-1].line if self._done else None

    def apply(self, line: Line, due_at: int = 0, back: str = "") -> None:
        """Takes in a line that is on the disk: an answer, a card suspended or buried, or an undo of one.

        `due_at`: the moment (ms since 1970) of the step that an answer leads to, 0 for none: then the card is
        done here. Practice has no steps: Again comes back after four others. After an undo its card is at
        hand again; `back` is that card where the line is of an earlier sitting (empty: no such card).
        """
        if isinstance(line, Answer):
            self._answer(line, due_at)
        elif isinstance(line, CardLine) and line.action in _PUT_AWAY:
            self.drop(line.card, line)
        elif isinstance(line, Undo):
            self._take_back(line.line, back)

    def put_off(self) -> None:
        """Moves the card at hand to the end; another is at hand then, if there is one."""
        if self._hand is not None:
            self._off = self._hand
            self._take(self._hand)
            (self._last if self._later else self._waiting).append(self._off)
            self._here.add(self._off)

    def drop(self, card_id: str, line: CardLine | None = None) -> None:
        """Takes a card out of this sitting; with its `line` that can be undone."""
        found, due_at = self._take(card_id)
        if found:
            was_new = self._no_longer_new(card_id)
            if line:
                self._done.append(_Done(line, 0, due_at, was_new))

    def _answer(self, line: Answer, due_at: int) -> None:
        found, was_due = self._take(line.card)
        if not found:
            return
        rating = line.rating or (1 if line.mark == "wrong" else 3)
        self._done.append(_Done(line, rating, was_due, self._no_longer_new(line.card)))
        self._answers += 1
        self._off = None
        if self.start.mode == "practice":
            if rating == 1:
                self._wait_at(AGAIN_AFTER, line.card)
        elif due_at:
            self._wait_until(due_at, line.card)

    def _take_back(self, line_id: str, back: str) -> None:
        due_at = None
        done = self._undone(line_id)
        if done:
            back, due_at = done.line.card, done.due_at
            self._answers -= done.rating > 0
            if done.was_new:
                self._new_left.add(back)
        if not back:
            return
        self._take(back)
        if due_at is None:
            self._wait_at(0, back)
        else:
            self._wait_until(due_at, back)
        self._hand, self._off = back, None

    def _undone(self, line_id: str) -> _Done | None:
        for place in range(len(self._done) - 1, -1, -1):  # nearly always the last
            if self._done[place].line.id == line_id:
                return self._done.pop(place)
        return None

    def _no_longer_new(self, card_id: str) -> bool:
        was_new = card_id in self._new_left
        self._new_left.discard(card_id)
        return was_new

    def _take(self, card_id: str) -> tuple[bool, int | None]:
        """Takes a card from where it is: whether it was there, and the moment for which it waited."""
        if card_id == self._hand:
            self._hand = None
        if card_id in self._due:
            return True, self._due.pop(card_id)
        if card_id not in self._here:
            return False, None
        self._here.remove(card_id)
        if self._waiting and self._waiting[0] == card_id:  # nearly always
            self._waiting.popleft()
        else:
            (self._waiting if card_id in self._waiting else self._last).remove(card_id)
        return True, None

    def _wait_at(self, place: int, card_id: str) -> None:
        self._here.add(card_id)
        self._waiting.insert(place, card_id)

    def _wait_until(self, due_at: int, card_id: str) -> None:
        self._due[card_id] = due_at
        heappush(self._heap, (due_at, card_id))

    def _clear(self) -> None:
        """Lets go of what was the earliest step, but is no longer waited for."""
        while self._heap and self._due.get(self._heap[0][1]) != self._heap[0][0]:
            heappop(self._heap)

    def _pick(self, now: int, past: str | None = None) -> str | None:
        """The first card at a moment; as if `past`, a card at hand, had been answered."""
        self._clear()
        if past in self._due:
            step = min(((at, card) for card, at in self._due.items() if card != past), default=None)
        else:
            step = self._heap[0] if self._heap else None
        if step and step[0] <= now:
            return step[1]
        soon = step[1] if step and step[0] <= now + LEARN_AHEAD else None
        first = next((card for card in islice(self._waiting, 2) if card != past), None)
        if first and not (soon and not past and first == self._off):
            return first
        return soon
