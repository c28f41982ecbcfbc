"""Fitting weights: what counts, when it is refused, and that a fit fits."""

import random

import fsrs_rs_python
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.fitting import LEAST_REVIEWS, Fitted, TooFew, counting, enough, fit, log_loss, refusal
from quizapp.study.memory import retrievability

DAY_ONE = 740_000


def learner(cards=150, forgets=0.0, seed=1):
    """Histories of a learner whose memory is half as stable as FSRS expects."""
    rng, engine = random.Random(seed), fsrs_rs_python.FSRS(fsrs_rs_python.DEFAULT_PARAMETERS)
    histories = []
    for card in range(cards):
        day, state, reviews = DAY_ONE + card % 50, None, []
        for n in range(8):
            waited = (0, 1, 2, 4, 9, 20, 40, 80)[n]
            day += waited
            known = retrievability(state.stability / 2, waited) if state else 1
            rating = 3 if rng.random() < known - forgets else 1
            reviews.append((day, rating, day * 100_000 + card * 10 + n))
            states = engine.next_states(state, 0.9, waited)
            state = states.good.memory if rating == 3 else states.again.memory
        histories.append(reviews)
    return histories


def test_what_counts_is_the_first_review_of_each_later_day():
    assert counting([]) == counting([[]]) == counting([[(1, 3, 0), (1, 3, 1)]]) == 0
    assert (
        counting([[(1, 3, 0), (1, 1, 1), (4, 3, 2), (4, 1, 3), (2, 3, 4), (9, 3, 5)], [(5, 2, 0), (6, 3, 1)]])
        == 3
    )


def test_too_few_reviews_are_refused_in_words():
    assert not enough(LEAST_REVIEWS - 1)
    assert "399 of 400" in refusal(LEAST_REVIEWS - 1)
    assert (enough(LEAST_REVIEWS), refusal(LEAST_REVIEWS)) == (True, "")
    with pytest.raises(TooFew, match="of 400 reviews"):
        fit(learner(20))


def test_fitted_weights_are_less_surprised_than_the_ones_before():
    histories = learner()
    found = fit(histories)
    assert found.better
    assert found.after < found.before - 0.005
    assert found.reviews == counting(histories)
    assert found.before == pytest.approx(log_loss(histories), abs=1e-6)
    assert found.after == pytest.approx(log_loss(histories, found.weights), abs=1e-6)
    assert found.weights[0:1] != tuple(fsrs_rs_python.DEFAULT_PARAMETERS)[0:1]


def test_weights_that_are_not_better_are_not_taken():
    histories = learner()
    best = fit(histories)
    for _ in range(3):  # a fit from the same reviews comes to the same weights, so they can't be better
        again = fit(histories, best.weights)
        assert again.weights == best.weights
        assert not again.better


def test_the_order_of_the_cards_is_no_matter_to_what_counts():
    histories = learner(60)
    assert fit(histories).before == pytest.approx(fit(histories[::-1]).before, abs=1e-6)


def test_the_loss_of_nothing_is_not_made_up():
    with pytest.raises(TooFew):
        log_loss([[(1, 3, 0)]])


@given(st.lists(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 4), st.integers(0, 99))), max_size=5))
def test_the_count_is_the_one_that_a_fit_reckons_with(histories):
    count = counting(histories)
    assert count == sum(
        sum(day > max(before, default=day) for day, before in zip(days, befores, strict=True))
        for days, befores in (
            ([day for day, _, _ in reviews], [[d for d, _, _ in reviews[:n]] for n in range(len(reviews))])
            for reviews in histories
        )
    )


def test_a_fit_says_whether_it_is_better():
    assert Fitted((), 0.4, 0.3, 500).better
    assert not Fitted((), 0.4, 0.4, 500).better
