"""How scores are spread in tenths."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.scores.analysis.distribution import spread


def test_scores_on_a_border_count_above_it_and_the_highest_are_in_the_last_part():
    assert spread([0.0, 0.1, 0.3, 0.999, 1.0], 10) == [1, 1, 0, 1, 0, 0, 0, 0, 0, 2]


@given(st.lists(st.floats(0, 1)), st.integers(1, 30))
def test_no_score_is_lost(shares, bins):
    assert sum(spread(shares, bins)) == len(shares)
