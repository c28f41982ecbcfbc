"""Item and quiz figures: against data worked out with exact fractions, and what must hold of any marks."""

from fractions import Fraction
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.scores.analysis.item_figures import item_figures
from quizapp.scores.analysis.quiz_figures import quiz_figures
from quizapp.scores.analysis.table import Table, Totals

# Four learners, three items of 1, 2 and 1 marks.
MARKS = [[1, 2, 0], [1, 1, 1], [0, 1, 0], [0, 0, 1]]
MOST = [1, 2, 1]


def table_of(marks, most=None) -> Table:
    table = Table()
    for attempt, row in enumerate(marks):
        for place, mark in enumerate(row):
            table.add(attempt, place, place + 1, float(mark), float((most or [1] * len(row))[place]))
    return table


def figures_of(table: Table):
    return item_figures(table, Totals.of(table), table.rows_by(table.item))


def exact(marks, item):
    """Variance, covariance with the rest, and with the whole, as fractions: another way to the same."""
    n = len(marks)
    own = [Fraction(row[item]) for row in marks]
    rest = [Fraction(sum(row) - row[item]) for row in marks]

    def with_(a, b):
        return (sum(x * y for x, y in zip(a, b, strict=True)) - sum(a) * sum(b) / n) / (n - 1)

    best = with_(sorted(own), sorted(rest))
    return with_(own, own), with_(rest, rest), with_(own, rest), best, with_(own, own) + with_(own, rest)


def test_the_figures_of_a_small_class_worked_out_by_hand():
    figures = figures_of(table_of(MARKS, MOST))
    first = figures[0]
    assert first.answers == 4
    assert first.facility == pytest.approx(0.5)
    assert first.sd == pytest.approx(sqrt(1 / 3))
    # rests are 2, 2, 1, 1: each right one has one more
    assert first.covariance == pytest.approx(1 / 3)
    assert first.discrimination == pytest.approx(100)
    assert first.efficiency == pytest.approx(100)
    second = figures[1]
    assert second.facility == pytest.approx(0.5)
    assert second.mark_variance == pytest.approx(2 / 3)
    # rests are 1, 2, 0, 1 to marks 2, 1, 1, 0: they do not go together at all
    assert second.discrimination == pytest.approx(0)
    third = figures[2]
    # rests are 3, 2, 1, 0 to marks 0, 1, 0, 1
    assert third.covariance == pytest.approx(-1 / 3)
    assert third.discrimination == pytest.approx(-100 / 3 / sqrt(1 / 3 * 5 / 3))
    assert third.covariance_max == pytest.approx(2 / 3)
    assert third.efficiency == pytest.approx(-50)


@given(
    st.integers(2, 6).flatmap(
        lambda items: st.lists(
            st.lists(st.integers(0, 4), min_size=items, max_size=items), min_size=2, max_size=25
        )
    )
)
def test_every_figure_is_what_exact_fractions_say(marks):
    figures = figures_of(table_of(marks, [4] * len(marks[0])))
    roots = []
    for item, found in figures.items():
        own, rest, both, best, whole = exact(marks, item)
        assert found.facility == pytest.approx(
            float(Fraction(sum(row[item] for row in marks), 4 * len(marks)))
        )
        assert found.sd == pytest.approx(sqrt(own))
        assert found.mark_variance == pytest.approx(float(own))
        assert found.other_mark_variance == pytest.approx(float(rest))
        assert found.covariance == pytest.approx(float(both), abs=1e-12)
        assert found.covariance_max == pytest.approx(float(best), abs=1e-12)
        if own * rest:
            assert found.discrimination == pytest.approx(100 * float(both) / sqrt(own * rest), abs=1e-9)
        else:
            assert found.discrimination is None
        if best:
            assert found.efficiency == pytest.approx(float(100 * both / best), abs=1e-9)
        else:
            assert found.efficiency is None
        roots.append(sqrt(whole) if whole > 0 else 0.0)
    for item, found in figures.items():
        if exact(marks, item)[4] < 0 or not sum(roots):
            assert found.effective_weight is None
        elif exact(marks, item)[4] > 0:
            assert found.effective_weight == pytest.approx(100 * roots[item] / sum(roots))


@given(
    st.lists(st.lists(st.integers(0, 3), min_size=3, max_size=3), min_size=4, max_size=20),
)
def test_the_figures_of_a_quiz_are_what_exact_fractions_say(marks):
    table = table_of(marks, [3, 3, 3])
    sums = [Fraction(sum(row)) for row in marks]
    n = len(sums)
    found = quiz_figures([float(each) for each in sums], figures_of(table))
    mean = sum(sums) / n
    k2 = sum((each - mean) ** 2 for each in sums) / (n - 1)
    assert found.mean == pytest.approx(float(mean))
    assert found.sd == pytest.approx(sqrt(k2))
    if not k2:
        assert found.consistency is None
        assert found.skewness is None
        return
    m3 = sum((each - mean) ** 3 for each in sums)
    assert found.skewness == pytest.approx(float(n * m3 / ((n - 1) * (n - 2))) / float(k2) ** 1.5, abs=1e-9)
    own = sum(exact(marks, item)[0] for item in range(3))
    alpha = float(Fraction(3, 2) * (1 - own / k2))
    assert found.consistency == pytest.approx(100 * alpha, abs=1e-9)
    assert found.error_ratio == pytest.approx(100 * sqrt(1 - alpha))
    assert found.standard_error == pytest.approx(sqrt(1 - alpha) * sqrt(k2))


def test_kurtosis_of_a_known_sample():
    # By a spreadsheet's KURT and SKEW.
    found = quiz_figures([3.0, 4.0, 5.0, 2.0, 3.0, 4.0, 5.0, 6.0, 4.0, 7.0], {})
    assert found.kurtosis == pytest.approx(-0.151799637208416)
    assert found.skewness == pytest.approx(0.359543071406797)


def test_one_learner_has_a_facility_and_no_spread():
    found = figures_of(table_of([[1, 0]]))
    assert found[0].facility == 1
    assert found[0].sd is None
    assert found[0].discrimination is None


def test_where_all_are_right_there_is_no_discrimination():
    found = figures_of(table_of([[1, 0], [1, 1], [1, 0]]))[0]
    assert found.discrimination is None
    assert found.efficiency is None
    assert found.sd == 0


def test_nobody_makes_no_figures():
    assert figures_of(Table()) == {}
    assert quiz_figures([], {}).mean is None


def test_quizzes_of_other_lengths_count_in_proportion():
    """Four of eight elsewhere is as good as two of four."""
    table = Table()
    for attempt, (mark, got, rest) in enumerate([(1, 4, 4), (1, 8, 8), (0, 0, 4), (0, 2, 8)]):
        table.add(attempt, 0, 1, float(mark))
        for place in range(rest):
            table.add(attempt, 1 + place, 2 + place, float(place < got))
    found = figures_of(table)[0]
    # shares of the rest: 1, 1, 0, 1/4
    rest = [1, 1, 0, 0.25]
    mean = sum(rest) / 4
    both = sum((m - 0.5) * (r - mean) for m, r in zip([1, 1, 0, 0], rest, strict=True))
    own = sum((r - mean) ** 2 for r in rest)
    assert found.discrimination == pytest.approx(100 * both / sqrt(1.0 * own))
