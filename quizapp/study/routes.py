"""Where the history of a card or deck stands today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple


def deck_of(card_id: str) -> str:
    """The deck's id in a card's id; a deck's id stays as it is."""
    return card_id.partition("#")[0]


def none_at_hand(_thing: str) -> bool:
    """Where no decks are known."""
    return False


class DecksToday(NamedTuple):
    """What the decks of today say of histories.

    `aliases`: cards' ids of earlier wordings with today's, in order; `at_hand` says of a card's or deck's id
    whether a deck file has it.
    """

    aliases: tuple[tuple[str, str], ...] = ()
    at_hand: Callable[[str], bool] = none_at_hand


class Routes:
    """Where the history of a card or deck has gone: moves in order, a later one overruling an earlier.

    A wording that came back (A to B, then B to A) ends where the latest move says. A deck's move carries all
    its cards; a card's own move goes before its deck's. What is at hand keeps its own history, whatever moved
    to or from it: two cards that both exist never share one.
    """

    def __init__(
        self, moves: Iterable[tuple[str, str]], at_hand: Callable[[str], bool] = none_at_hand
    ) -> None:
        """`at_hand` says of a card's or deck's id whether a deck file has it now."""
        self._at_hand = at_hand
        self._next: dict[str, str] = {}
        self._ends: dict[str, str] = {}
        self._before: defaultdict[str, list[str]] = defaultdict(list)
        for source, target in moves:
            if source != target and ("#" in source) == ("#" in target):
                self._move(source, target)
        for source, target in self._next.items():
            self._before[target].append(source)
        self._named = self._next.keys() | self._before.keys()

    def __bool__(self) -> bool:
        return bool(self._next)

    def end(self, thing: str) -> str:
        """The id under which the history of `thing`, a card's or a deck's id, stands today."""
        if thing not in self._named and deck_of(thing) not in self._named:
            return thing
        found = self._ends.get(thing)
        if found is None:
            found = self._ends[thing] = self._end(thing)
        return found

    def owner(self, deck: str, at: str, moved: Mapping[str, tuple[str, str]]) -> str:
        """Whose a line of the time `at` about a deck is today.

        Where its name was given to another deck after it had moved, the earlier lines belong to the one that
        moved. `moved`: by deck where it went to last, and when.
        """
        end = self.end(deck)
        if end == deck and deck in moved and at < moved[deck][1]:
            target = self.end(moved[deck][0])
            return target if self._at_hand(target) else deck
        return end

    def _end(self, thing: str) -> str:
        """The last one at hand on its way, itself first; where there is none, the only one before it."""
        if self._at_hand(thing):
            return thing
        path = self._walk(thing)
        for step in reversed(path):
            if self._at_hand(step):
                return step
        back = [source for source in self._sources(path[-1]) if self._at_hand(source)]
        return back[0] if len(back) == 1 else path[-1]

    def _sources(self, end: str) -> list[str]:
        """All that leads to an end, and the end."""
        found = [end]
        for thing in found:
            deck, mark, note = thing.partition("#")
            before = list(self._before.get(thing, ()))
            if mark:
                whole = (f"{source}#{note}" for source in self._before.get(deck, ()))
                before += [card for card in whole if card not in self._next]
            found += [source for source in before if source not in found]
        return found

    def _move(self, source: str, target: str) -> None:
        self._next.pop(source, None)
        if source in self._walk(target):
            self._next.pop(target, None)
        self._next[source] = target

    def _walk(self, thing: str) -> list[str]:
        """The ids from `thing` to its end. A circle of card and deck moves ends at its smallest id."""
        path: dict[str, None] = {}
        step: str | None = thing
        while step is not None:
            if step in path:
                seen = list(path)
                return [*seen, min(seen[seen.index(step) :])]
            path[step] = None
            step = self._step(step)
        return list(path)

    def _step(self, thing: str) -> str | None:
        if thing in self._next:
            return self._next[thing]
        deck, mark, note = thing.partition("#")
        if mark and deck in self._next:
            return f"{self._next[deck]}#{note}"
        return None
