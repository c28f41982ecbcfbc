"""The figures of a quiz that many took, by the formulas that Moodle documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum, sqrt
from statistics import fmean, median

from quizapp.scores.analysis.item_figures import ItemFigures


@dataclass(frozen=True, slots=True)
class QuizFigures:
    """Of the sums of marks; None where nothing can be said.

    `consistency`: the coefficient of internal consistency (Cronbach's alpha) in percent; `error_ratio` in
    percent, the part of the standard deviation that chance has; `standard_error`, of a sum of marks.
    """

    attempts: int
    mean: float | None = None
    median: float | None = None
    sd: float | None = None
    skewness: float | None = None
    kurtosis: float | None = None
    consistency: float | None = None
    error_ratio: float | None = None
    standard_error: float | None = None


_ROUNDING = 1e-9


def quiz_figures(sums: Sequence[float], places: Mapping[int, ItemFigures]) -> QuizFigures:
    """The figures of attempts of one quiz: each one's sum of marks, and the figures of each place in it."""
    count = len(sums)
    if not count:
        return QuizFigures(0)
    mean = fmean(sums)
    moments = [fsum((each - mean) ** power for each in sums) / count for power in (2, 3, 4)]
    if count < 2:
        return QuizFigures(count, mean, median(sums))
    variance = moments[0] * count / (count - 1)
    sd = sqrt(variance)
    consistency = _consistency(variance, places)
    ratio = 100 * sqrt(1 - consistency / 100) if consistency is not None else None
    return QuizFigures(
        count,
        mean,
        median(sums),
        sd,
        _skewness(count, variance, moments),
        _kurtosis(count, variance, moments),
        consistency,
        ratio,
        ratio * sd / 100 if ratio is not None else None,
    )


def _skewness(count: int, variance: float, moments: Sequence[float]) -> float | None:
    if count < 3 or variance <= 0:
        return None
    third = count * count * moments[1] / ((count - 1) * (count - 2))
    return float(third / variance**1.5)


def _kurtosis(count: int, variance: float, moments: Sequence[float]) -> float | None:
    if count < 4 or variance <= 0:
        return None
    second, fourth = moments[0], moments[2]
    above = count * count * ((count + 1) * fourth - 3 * (count - 1) * second * second)
    return above / ((count - 1) * (count - 2) * (count - 3)) / (variance * variance)


def _consistency(variance: float, places: Mapping[int, ItemFigures]) -> float | None:
    """One minus the part of the variance that the places have by themselves, for their number.

    None where attempts have so different numbers of answers that it comes to more than there can be.
    """
    number = len(places)
    if number < 2 or variance <= 0:
        return None
    own = fsum(each.mark_variance or 0.0 for each in places.values())
    found = 100 * number / (number - 1) * (1 - own / variance)
    return min(100.0, found) if found <= 100 + _ROUNDING else None
