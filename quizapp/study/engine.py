"""The one FSRS engine, loaded on first use (5 ms), so that the way to the first screen is free of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fsrs_rs_python import FSRS

DECAY = 0.1542
"""How fast what is remembered fades, in FSRS's default weights (the last of them)."""

_OLD_DECAY = 0.5  # weights of FSRS 4.5 and 5 have none of their own
_WITH_DECAY = 21
_WITHIN = (17, 18)  # the weights of FSRS's short-term steps


@lru_cache(maxsize=16)
def engine(weights: tuple[float, ...] = ()) -> FSRS:
    """The engine for these weights; empty: FSRS's defaults. Raises ValueError for weights it can't take."""
    from fsrs_rs_python import DEFAULT_PARAMETERS, FSRS

    return FSRS(list(weights) or DEFAULT_PARAMETERS)


def within_a_day(weights: Sequence[float]) -> bool:
    """Whether these weights know reviews on one day; FSRS 4.5's don't, nor those that have them put off."""
    return not weights or (len(weights) > _WITHIN[-1] and all(weights[i] > 0 for i in _WITHIN))


def retrievability(stability: float, days: float, weights: Sequence[float] = ()) -> float:
    """The chance (0-1) to remember a card of this stability `days` after it was last reviewed."""
    if days <= 0:
        return 1.0
    decay = _decay(weights)
    factor = 0.9 ** (-1 / decay) - 1
    return float((1 + factor * days / stability) ** -decay)


def _decay(weights: Sequence[float]) -> float:
    if not weights:
        return DECAY
    return weights[-1] if len(weights) == _WITH_DECAY else _OLD_DECAY
