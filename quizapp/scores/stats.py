"""What statistics are computed from: answers summed by day, and a few short lists. Nothing is per answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

Age = Literal["new", "learning", "young", "mature"]
Phase = Literal["new", "learning", "review", "relearning"]

MATURE = 21  # days waited; from here on a memory is called mature
RECOGNITION = frozenset({"choice", "true-false", "match"})  # the answer can be seen; elsewhere it is recalled


@dataclass(slots=True)  # not frozen: some thousand are made in a moment
class DayTally:
    """Answers that stand, summed by study day, deck, and how old the memory was before the answer.

    `day` is a date's ordinal, `ms` the time that all of them took together. `new` is a card's first answer
    ever; `learning` an answer within a day of the one before or in learning steps; `young` the day's first
    after waiting less than `MATURE` days; `mature` after waiting that long.
    """

    day: int
    deck: str
    age: Age
    count: int
    right: int
    ms: int


@dataclass(frozen=True, slots=True)
class CardRow:
    """One card's memory: `stability` in days, `difficulty` 1 to 10, `due_day` and `last_day` ordinals."""

    card: str
    deck: str
    phase: Phase
    stability: float
    difficulty: float
    lapses: int
    reps: int
    due_day: int
    last_day: int
    suspended: bool


@dataclass(frozen=True, slots=True)
class FormTally:
    """Answers of the last 30 days in one form of question."""

    form: str
    count: int
    right: int


class Confused(Protocol):
    """What was chosen instead of a card's answer, and how often; see `scores.confusions`."""

    @property
    def card(self) -> str:
        """The card that was asked."""

    @property
    def text(self) -> str:
        """What was chosen, as shown."""

    @property
    def other(self) -> str:
        """The card whose answer that is; empty where there is none."""

    @property
    def count(self) -> int:
        """How often."""

    @property
    def last_at(self) -> str:
        """When it last was (`at` of the answer)."""


@dataclass(frozen=True, slots=True)
class StatsInput:
    """All that statistics need.

    `today` is the ordinal of the study day, `wish` the desired retention (0 to 1), `decks` the ids of the
    decks that were meant (empty: all). `days` comes in any order. `due` has how many cards are due on a day,
    `maturity` how many cards there are of each age. `titles` (of decks) and `prompts` (of cards) are by id.
    """

    today: int
    wish: float
    decks: Sequence[str] = ()
    days: Sequence[DayTally] = ()
    due: Mapping[int, int] = field(default_factory=dict)
    maturity: Mapping[str, int] = field(default_factory=dict)
    hardest: Sequence[CardRow] = ()
    forms: Sequence[FormTally] = ()
    confusions: Sequence[Confused] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    prompts: Mapping[str, str] = field(default_factory=dict)
