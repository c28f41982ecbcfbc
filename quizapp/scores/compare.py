"""Two attempts side by side: which cards went from wrong to right, or back, or are in one only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quizapp.scores.attempt import Attempt, Result
from quizapp.scores.review import STATED

Change = Literal["gained", "lost", "missed", "kept", "only first", "only second"]
CHANGES: tuple[tuple[Change, str], ...] = (
    ("gained", "Not right, then right"),
    ("lost", "Right, then not"),
    ("missed", "Not right both times"),
    ("kept", "Right both times"),
    ("only first", "Only in the first"),
    ("only second", "Only in the second"),
)


@dataclass(frozen=True, slots=True)
class Pair:
    """One card in two attempts; None where that one did not ask it."""

    card: str
    first: Result | None
    second: Result | None

    @property
    def change(self) -> Change:
        """What became of it. A question that was skipped is one that was not right."""
        if self.first is None or self.second is None:
            return "only second" if self.first is None else "only first"
        before, after = self.first.mark == "right", self.second.mark == "right"
        if before != after:
            return "gained" if after else "lost"
        return "kept" if after else "missed"

    @property
    def shown(self) -> Result:
        """The answer whose words tell what the card asks: the later one that is no statement."""
        both = [each for each in (self.second, self.first) if each]
        return next((each for each in both if each.form != STATED), both[0])


def in_time(one: Attempt, other: Attempt) -> tuple[Attempt, Attempt]:
    """The two, the earlier one first."""
    return (one, other) if (one.at, one.session) <= (other.at, other.session) else (other, one)


def pairs(first: Attempt, second: Attempt) -> list[Pair]:
    """Each card of the two once, in the order of the first, then of the second.

    Where an attempt asked a card several times its first answer counts, as it does in the score.
    """
    before, after = _by_card(first), _by_card(second)
    return [Pair(card, before.get(card), after.get(card)) for card in dict.fromkeys([*before, *after])]


def changes(found: list[Pair]) -> dict[Change, list[Pair]]:
    """The cards by what became of them, in the order of `CHANGES`; each kind is there."""
    out: dict[Change, list[Pair]] = {change: [] for change, _ in CHANGES}
    for pair in found:
        out[pair.change].append(pair)
    return out


def _by_card(attempt: Attempt) -> dict[str, Result]:
    found: dict[str, Result] = {}
    for result in attempt.answers:
        found.setdefault(result.card, result)
    return found
