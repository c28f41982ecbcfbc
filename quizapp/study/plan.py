"""The terms of scheduling that a learner may set: FSRS's weights, the wished retention, steps, limits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import isfinite
from typing import Any, Final

LEAST_RETENTION, MOST_RETENTION = 0.7, 0.99
LONGEST = 36_500  # days
_WEIGHT_COUNTS = frozenset({17, 19, 21})  # FSRS 4.5, 5 and 6; the engine brings the older ones up to 6
_MOST_WEIGHT = 100.0
_WITH_DECAY = 21
_LEAST_DECAY = 0.1  # as FSRS has it; near 0 nothing would ever be forgotten
_MOST_STEPS = 20
_MOST_STEP = 60.0 * 24 * 30  # minutes
_MOST_LAPSES = 1000


@dataclass(frozen=True, slots=True)
class Plan:
    """How cards are scheduled. It holds for the whole history: a change moves what is due at once.

    `weights`: FSRS's, empty for its defaults. `retention`: the share to be remembered when a card is due.
    Steps are in minutes, `longest` in days. `leech_after`: lapses, 0 for never.
    """

    weights: tuple[float, ...] = ()
    retention: float = 0.9
    learning_steps: tuple[float, ...] = (1.0, 10.0)
    relearning_steps: tuple[float, ...] = (10.0,)
    longest: int = LONGEST
    fuzz: bool = True
    leech_after: int = 8

    @staticmethod
    def from_settings(setting: Callable[[str], Any]) -> Plan:
        """The plan that the `set` lines say; `setting(name)` is a value of the log, or None.

        A value that makes no sense is passed over, each by itself, for a log may be written by anyone.
        """
        return Plan(
            weights=_weights(setting("weights")),
            retention=_retention(setting("retention")),
            learning_steps=_steps(setting("learning_steps"), STANDARD.learning_steps),
            relearning_steps=_steps(setting("relearning_steps"), STANDARD.relearning_steps),
            longest=_whole(setting("longest_interval"), 1, LONGEST, STANDARD.longest),
            leech_after=_whole(setting("leech_after"), 0, _MOST_LAPSES, STANDARD.leech_after),
        )


STANDARD: Final = Plan()


def _number(value: Any) -> float | None:
    """A finite number, or None; a truth value is none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if isfinite(number) else None


def _numbers(value: Any) -> tuple[float, ...] | None:
    if not isinstance(value, list | tuple):
        return None
    found = tuple(number for each in value if (number := _number(each)) is not None)
    return found if len(found) == len(value) else None


def _weights(value: Any) -> tuple[float, ...]:
    found = _numbers(value)
    if found is None or len(found) not in _WEIGHT_COUNTS:
        return STANDARD.weights
    sound = all(0 <= weight <= _MOST_WEIGHT for weight in found)
    return found if sound and (len(found) < _WITH_DECAY or found[-1] >= _LEAST_DECAY) else STANDARD.weights


def _retention(value: Any) -> float:
    """Within what makes sense; a wish beyond it counts as the nearest that does."""
    found = _number(value)
    if found is None or not 0 < found < 1:
        return STANDARD.retention
    return min(max(found, LEAST_RETENTION), MOST_RETENTION)


def _steps(value: Any, standard: tuple[float, ...]) -> tuple[float, ...]:
    found = _numbers(value)
    if found is None or len(found) > _MOST_STEPS:
        return standard
    return found if all(0 < minutes <= _MOST_STEP for minutes in found) else standard


def _whole(value: Any, least: int, most: int, standard: int) -> int:
    found = _number(value)
    return int(found) if found is not None and found == int(found) and least <= found <= most else standard
