"""How a figure is shown: every view takes its numbers from here, and they are the ones that JSON has."""

from __future__ import annotations

from quizapp.scores.words import percent, rounded

TOO_FEW = "too few"
NONE = "–"


def share(value: float | None) -> str:
    """A share from 0 to 1 as `84 %`."""
    return NONE if value is None else percent(rounded(value) or 0.0)


def index(value: float | None, *, few: bool = False) -> str:
    """An index that is in percent already: `45 %`. `few`: there are too few answers for it."""
    if value is None:
        return TOO_FEW if few else NONE
    return percent((rounded(value) or 0.0) / 100)


def number(value: float | None, *, few: bool = False, digits: int = 1) -> str:
    """A figure with one digit behind the point, or as many as are said."""
    if value is None:
        return TOO_FEW if few else NONE
    return f"{(rounded(value) or 0.0) + 0.0:.{digits}f}"


def seconds(value: float | None) -> str:
    """A short time: `4.3 s`."""
    return NONE if value is None else f"{number(value)} s"


def interval(low: float, high: float) -> str:
    """Two shares as `35–51 %`."""
    return f"{share(low).removesuffix(' %')}–{share(high)}"


def points(value: float) -> float:
    """A share as points of a hundred, for other programs' gradebooks."""
    return round((rounded(value) or 0.0) * 100, 4)


def count(number: int, thing: str) -> str:
    """`1 learner`, `2 learners`; of a quiz `2 quizzes`."""
    plural = f"{thing}zes" if thing.endswith("z") else f"{thing}s"
    return f"{number} {thing if number == 1 else plural}"
