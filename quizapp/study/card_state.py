"""What is known of a card: its memory and what was done to it, from the lines that stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from quizapp.study.hearing import reheard
from quizapp.study.lines import CardAction, MarkWord
from quizapp.study.memory import Memory, Review

AGES: tuple[Literal["new"], Literal["learning"], Literal["young"], Literal["mature"]]
AGES = ("new", "learning", "young", "mature")
NEW, LEARNING, YOUNG, MATURE = range(4)
MATURE_DAYS = 21
_LEVELS = (4, 21)  # days of stability


@dataclass(frozen=True, slots=True)
class CardState:
    """A card as the lines since its last reset left it.

    `memory` is None before the first rated answer. `asked`, `right` and `seen_at` are of all answers, rated
    or not. `buried` is the ordinal of the study day for which it is left out, or 0.
    """

    memory: Memory | None = None
    asked: int = 0
    right: int = 0
    seen_at: str = ""
    suspended: bool = False
    buried: int = 0

    @property
    def reps(self) -> int:
        """How many rated answers there were."""
        return self.memory.reps if self.memory else 0

    @property
    def level(self) -> int:
        """How well it is known: 0 new or shaky, 1 getting there, 2 well."""
        if self.memory is None or self.memory.phase != "review":
            return 0
        return sum(self.memory.stability >= days for days in _LEVELS)

    @property
    def lapses(self) -> int:
        """How often it was forgotten after it had been learned."""
        return self.memory.lapses if self.memory else 0


class Answered(NamedTuple):
    """An answer that stands. `day` is an ordinal, `moment` in ms since the epoch; `override` may be empty."""

    at: str
    id: str
    day: int
    moment: int
    rating: int | None
    mark: str
    form: str
    override: MarkWord | Literal[""]


class Handled(NamedTuple):
    """Something done to a card on the study day `day` (an ordinal)."""

    at: str
    id: str
    day: int
    action: CardAction


@dataclass(slots=True)
class Unfolded:
    """What a card's lines come to before its memory is computed; `ages` by answer id."""

    reviews: list[Review] = field(default_factory=list)
    asked: int = 0
    right: int = 0
    seen_at: str = ""
    suspended: bool = False
    buried: int = 0
    ages: dict[str, int] = field(default_factory=dict)

    def state(self, memory: Memory | None) -> CardState:
        """The state with this memory."""
        return CardState(memory, self.asked, self.right, self.seen_at, self.suspended, self.buried)


def unfold(events: Iterable[Answered | Handled]) -> Unfolded:
    """Goes through a card's lines, given in order of (at, id). A reset begins anew, but for the ages."""
    out = Unfolded()
    last_day = 0
    for event in events:
        if isinstance(event, Answered):
            out.ages[event.id] = age(last_day, event.day) if last_day else NEW
            last_day = max(last_day, event.day)
            _answered(out, event)
        elif event.action == "reset":
            out = Unfolded(ages=out.ages)
        else:
            out.suspended = event.action == "suspend" or (out.suspended and event.action != "resume")
            out.buried = {"bury": event.day, "resume": 0}.get(event.action, out.buried)
    return out


def age(last_day: int, day: int) -> int:
    """How old a memory was that was last asked on `last_day`; both ordinals."""
    waited = day - last_day
    return LEARNING if waited <= 0 else YOUNG if waited < MATURE_DAYS else MATURE


def _answered(out: Unfolded, event: Answered) -> None:
    mark, rating = event.mark, event.rating
    if event.override:
        mark, rating = event.override, reheard(event.rating, event.form, event.override)
    out.asked += 1
    out.right += mark == "right"
    out.seen_at = event.at
    if rating is not None:
        out.reviews.append((event.day, rating, event.moment))
