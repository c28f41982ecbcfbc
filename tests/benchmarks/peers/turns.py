"""Measures several things in turns (A B B A …), so that a busy moment of the machine meets them all."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from statistics import median

BUDGET = 40.0  # seconds for one task, once each was measured twice; what takes half of it, once


@dataclass
class Goal:
    """At most `most` times the other side's median, or `most` ms more than at the smallest size."""

    beside: str  # "bare", "anki" or "smallest"
    most: float


@dataclass
class Row:
    """What a task took on each side: milliseconds, or MB. An empty list: not measured there."""

    task: str
    size: int
    ours: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)
    anki: list[float] = field(default_factory=list)
    goals: tuple[Goal, ...] = ()
    unit: str = "ms"
    smallest: list[float] = field(default_factory=list)
    """Ours with the smallest library, measured in the same turns."""

    @property
    def mid(self) -> float:
        """Our median."""
        return median(self.ours)


def in_turns(
    runs: int, sides: Mapping[str, Callable[[], float]], *, warm: bool = True
) -> dict[str, list[float]]:
    """So many times each, fewer where that takes too long; `warm`: once before, which isn't counted."""
    found: dict[str, list[float]] = {name: [] for name in sides}
    begun = time.perf_counter()
    if warm:
        once = {name: [measure()] for name, measure in sides.items()}
        if time.perf_counter() - begun > BUDGET / 2:
            return once
    begun = time.perf_counter()
    for turn in range(runs):
        if turn > 1 and time.perf_counter() - begun > BUDGET:
            break
        for name, measure in list(sides.items())[:: -1 if turn % 2 else 1]:
            found[name].append(measure())
    return found
