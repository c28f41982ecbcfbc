"""How a card stands with its learner, in plain words: in a row, in full, and for a search by `is:`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from quizapp.scores.words import percent
from quizapp.study.card_state import CardState
from quizapp.study.leech import is_leech
from quizapp.study.memory import retrievability
from quizapp.study.plan import Plan
from quizapp.tui.spans import in_days, in_minutes

KINDS: Final = ("new", "step", "due", "suspended", "buried", "leech", "flagged")
"""What `is:` understands."""


@dataclass(frozen=True, slots=True)
class Today:
    """The moment at which states are told: the study day (an ordinal) and the time (ms since 1970)."""

    day: int
    now: int


@dataclass(frozen=True, slots=True)
class Standing:
    """One card as it stands. `word` is for a row; `rank` orders a note's cards, the most pressing first."""

    word: str
    rank: int
    kinds: frozenset[str]

    @property
    def sign(self) -> str:
        """A sign beside the word, where something is to be seen at a glance; else empty."""
        return "!" if self.word == LEECH else "–" if self.word in _OUT_WORDS else ""


LEECH = "leech"
_OUT_WORDS = ("suspended", "tomorrow", "retired")
_NEW_RANK, _OUT = 500_000, 1_000_000  # after all that have a day; and those not asked today


def standing(state: CardState | None, plan: Plan, today: Today) -> Standing:
    """How a card stands; `state` None: never asked, nothing done to it."""
    state = state or CardState()
    leech = {"leech"} if is_leech(state.lapses, plan.leech_after) else set()
    if state.suspended:
        return Standing("suspended", _OUT + 1, frozenset({"suspended"} | leech))
    if state.buried == today.day:
        return Standing("tomorrow", _OUT, frozenset({"buried"} | leech))
    memory = state.memory
    if memory is None:
        return Standing("new", _NEW_RANK, frozenset({"new"}))
    days = memory.due_day - today.day
    if memory.due_at:
        wait = (memory.due_at - today.now) / 1000
        word = "a step now" if wait <= 0 else f"step {_short(wait)}"
        return Standing(LEECH if leech else word, 0, frozenset({"step", "due"} | leech))
    due = {"due"} if days <= 0 else set()
    step = {"step"} if memory.phase != "review" else set()
    word = "due today" if days <= 0 else in_days(days)
    return Standing(LEECH if leech else word, 1 + max(0, days), frozenset(due | step | leech))


def in_full(state: CardState | None, plan: Plan, today: Today) -> str:
    """All that is known of a card, in one line: when it is due, how well it is remembered, how it went."""
    if state is None:
        return "new, not asked yet"
    said = [_when(state, today)]
    if memory := state.memory:
        share = retrievability(memory.stability, today.day - memory.last_day, plan.weights)
        said.append(f"remembered {percent(share)} now")
    if state.asked:
        said.append(f"{state.right} of {state.asked} right")
    if state.lapses:
        said.append("forgotten once" if state.lapses == 1 else f"forgotten {state.lapses} times")
    return " · ".join(said).replace(" %", "\u00a0%")


def _when(state: CardState, today: Today) -> str:
    if state.suspended:
        return "suspended: not asked until you resume it"
    if state.buried == today.day:
        return "buried: left out until tomorrow"
    memory = state.memory
    if memory is None:
        return "new"
    days = memory.due_day - today.day
    if memory.phase != "review":
        again = "learned again" if memory.phase == "relearning" else "learned"
        if memory.due_at:
            wait = (memory.due_at - today.now) / 1000
            return f"being {again}, its step is " + ("due now" if wait <= 0 else f"due in {in_minutes(wait)}")
        return f"being {again}, its step is due {in_days(max(0, days))}"
    return f"due {in_days(max(0, days))}"


def _short(seconds: float) -> str:
    return in_minutes(seconds).replace("minutes", "min").replace("minute", "min")
