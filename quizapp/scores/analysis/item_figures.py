"""The figures of items, by the formulas that Moodle documents ("Quiz statistics calculations").

Where attempts had different quizzes out of a deck, the rest of an attempt is taken in proportion to what
could be got in it; where all had the same quiz, nothing is changed by that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import fsum, sqrt
from operator import mul, sub
from statistics import fmean, median

from quizapp.scores.analysis.table import Table, Totals, part


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """What the first answers say of an item; None where nothing can be said.

    `answers`: how many. `facility`: the mean share of the mark, 0 to 1. `sd`: of the mark. `guess_score`:
    the share that guessing alone would get. `discrimination`, `efficiency`: how the mark goes with the rest
    of the attempt, in percent, -100 to 100, and how near that is to what the marks allow.
    `effective_weight`: the item's part in how attempts differ, in percent; none where it goes against the
    total. `seconds`: the median.
    """

    answers: int
    facility: float | None = None
    sd: float | None = None
    guess_score: float | None = None
    effective_weight: float | None = None
    covariance: float | None = None
    mark_variance: float | None = None
    other_mark_variance: float | None = None
    discrimination: float | None = None
    covariance_max: float | None = None
    efficiency: float | None = None
    covariance_with_total: float | None = None
    seconds: float | None = None


def item_figures(table: Table, totals: Totals, groups: Mapping[int, Sequence[int]]) -> dict[int, ItemFigures]:
    """The figures of each group of rows: of the rows of an item, or of a place in the quiz."""
    return _weighted({key: _figures(table, totals, rows) for key, rows in groups.items()})


def _figures(table: Table, totals: Totals, rows: Sequence[int]) -> ItemFigures:
    marks, could = part(table.mark, rows), part(table.most, rows)
    most = fmean(could)
    base = ItemFigures(
        answers=len(rows),
        facility=fmean(marks) / most if most else None,
        guess_score=fmean(part(table.chance, rows)),
        seconds=median(part(table.ms, rows)) / 1000,
    )
    if len(rows) < 2:
        return base
    attempts = part(table.attempt, rows)
    got, of = [totals.mark[each] for each in attempts], [totals.most[each] for each in attempts]
    whole = _in_proportion(got, of)
    others = _in_proportion(list(map(sub, got, marks)), list(map(sub, of, could)))
    return _spread(base, marks, others, whole)


def _in_proportion(got: Sequence[float], most: Sequence[float]) -> Sequence[float]:
    """What was got of what could be, as if all could have got the same."""
    if most.count(most[0]) == len(most):
        return got
    usual = fmean(most)
    return [mark * usual / could if could else 0.0 for mark, could in zip(got, most, strict=True)]


def _spread(
    base: ItemFigures, marks: Sequence[float], others: Sequence[float], whole: Sequence[float]
) -> ItemFigures:
    mean, other_mean, whole_mean = fmean(marks), fmean(others), fmean(whole)
    from_mean = [mark - mean for mark in marks]
    from_other = [other - other_mean for other in others]
    free = len(marks) - 1
    variance = _together(from_mean, from_mean) / free
    other_variance = _together(from_other, from_other) / free
    covariance = _together(from_mean, from_other) / free
    at_most = _together(sorted(from_mean), sorted(from_other)) / free
    with_total = _together(from_mean, [each - whole_mean for each in whole]) / free
    both = variance * other_variance
    return replace(
        base,
        sd=sqrt(variance),
        covariance=covariance,
        mark_variance=variance,
        other_mark_variance=other_variance,
        discrimination=100 * covariance / sqrt(both) if both > _NOTHING else None,
        covariance_max=at_most,
        efficiency=100 * covariance / at_most if at_most > _NOTHING else None,
        covariance_with_total=with_total,
    )


_NOTHING = 1e-15  # a variance that is none but for rounding


def _together(one: Sequence[float], other: Sequence[float]) -> float:
    return fsum(map(mul, one, other))


def _weighted(figures: dict[int, ItemFigures]) -> dict[int, ItemFigures]:
    """With each one's part of the sum of all roots of the covariance with the total."""
    with_total = {key: each.covariance_with_total for key, each in figures.items()}
    whole = fsum(sqrt(value) for value in with_total.values() if value is not None and value > 0)
    if whole <= _NOTHING:
        return figures
    return {
        key: replace(each, effective_weight=100 * sqrt(value) / whole)
        if (value := with_total[key]) is not None and value >= 0
        else each
        for key, each in figures.items()
    }
