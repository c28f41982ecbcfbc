"""What is remembered: a fold over ratings and days, the same in one go, and equal to what was foretold."""

import subprocess
import sys
from dataclasses import replace

import fsrs_rs_python
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.fuzz import whole
from quizapp.study.memory import (
    DECAY,
    Memory,
    Outlook,
    one_more,
    outlook,
    remember,
    remember_all,
    retrievability,
)
from quizapp.study.plan import Plan

PLAIN = Plan(fuzz=False)
DAY_ONE = 740_000
AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4
MINUTE = 60_000

steps = st.lists(st.sampled_from([0.5, 1.0, 10.0, 60.0, 2000.0]), max_size=3).map(tuple)
plans = st.builds(
    Plan,
    weights=st.sampled_from([(), tuple(w * 1.1 for w in fsrs_rs_python.DEFAULT_PARAMETERS)]),
    retention=st.floats(0.7, 0.99),
    learning_steps=steps,
    relearning_steps=steps,
    longest=st.sampled_from([3, 60, 36500]),
    fuzz=st.booleans(),
)


@st.composite
def histories(draw, least=0):
    """Reviews in order of time; days mostly rise, but a clock may have run back."""
    moves = draw(
        st.lists(
            st.tuples(st.sampled_from([0, 0, 1, 3, 30, -2]), st.integers(1, 4)), min_size=least, max_size=12
        )
    )
    day, reviews = DAY_ONE, []
    for n, (waited, rating) in enumerate(moves):
        day += waited
        reviews.append((day, rating, 1_000_000 + n * 1000))
    return reviews


def after(*ratings, plan=PLAIN, card="card"):
    """The memory after ratings, each as (days since the last, rating) or a rating on the same day."""
    day, reviews = DAY_ONE, []
    for n, rating in enumerate(ratings):
        waited, rated = rating if isinstance(rating, tuple) else (0, rating)
        day += waited
        reviews.append((day, rated, n * MINUTE))
    return remember(card, reviews, plan)


def by_the_book(reviews, plan):
    """Stability and difficulty, straight from the engine."""
    engine = fsrs_rs_python.FSRS(list(plan.weights) or fsrs_rs_python.DEFAULT_PARAMETERS)
    state, last = None, reviews[0][0]
    for day, rating, _ in reviews:
        found = engine.next_states(state, plan.retention, max(0, day - last))
        state = (found.again, found.hard, found.good, found.easy)[rating - 1].memory
        last = max(last, day)
    return state.stability, state.difficulty


def test_a_card_without_reviews_has_no_memory():
    assert remember("card", [], PLAIN) is None


def test_a_new_card_goes_through_the_learning_steps_and_graduates():
    first = after(GOOD)
    assert (first.phase, first.step, first.due_at, first.due_day) == ("learning", 1, 10 * MINUTE, DAY_ONE)
    second = after(GOOD, GOOD)
    assert (second.phase, second.step, second.due_at) == ("review", 0, 0)
    assert second.due_day == DAY_ONE + round(second.stability)  # at a retention of 0.9
    assert after(EASY).phase == "review"


def test_again_goes_to_the_first_step_and_hard_repeats():
    assert after(GOOD, AGAIN).due_at == MINUTE + MINUTE
    assert after(HARD).due_at == 5.5 * MINUTE
    assert after(GOOD, HARD).due_at == MINUTE + 10 * MINUTE
    alone = replace(PLAIN, learning_steps=(4.0,))
    assert after(HARD, plan=alone).due_at == 6 * MINUTE
    assert after(GOOD, plan=alone).phase == "review"


def test_a_step_of_a_day_or_more_counts_in_study_days():
    plan = replace(PLAIN, learning_steps=(1.0, 2 * 1440.0))
    memory = after(GOOD, plan=plan)
    assert (memory.phase, memory.due_at, memory.due_day) == ("learning", 0, DAY_ONE + 2)


def test_forgetting_in_review_is_a_lapse_and_leads_to_relearning():
    memory = after(EASY, (9, AGAIN))
    assert (memory.phase, memory.lapses, memory.due_at) == ("relearning", 1, 11 * MINUTE)
    assert after(EASY, (9, AGAIN), AGAIN).lapses == 1
    assert after(EASY, (9, AGAIN), GOOD).phase == "review"
    assert after(AGAIN, AGAIN).lapses == 0


def test_without_steps_fsrs_says_at_once_how_long():
    plan = replace(PLAIN, learning_steps=(), relearning_steps=())
    assert after(GOOD, plan=plan).due_day == DAY_ONE + 2
    soon = after(AGAIN, plan=plan)  # about a fifth of a day
    assert (soon.phase, soon.due_day) == ("learning", DAY_ONE)
    assert soon.due_at == pytest.approx(soon.stability * 1440 * MINUTE, rel=1e-4)
    lapse = after(EASY, (9, AGAIN), plan=plan)
    assert (lapse.phase, lapse.lapses, lapse.due_day) == (
        "review",
        1,
        DAY_ONE + 9 + max(1, round(lapse.stability)),
    )


def test_a_clock_that_ran_back_counts_as_no_time_passed():
    back = remember("card", [(DAY_ONE, 3, 1), (DAY_ONE - 5, 3, 2), (DAY_ONE + 4, 3, 3)], PLAIN)
    same = remember("card", [(DAY_ONE, 3, 1), (DAY_ONE, 3, 2), (DAY_ONE + 4, 3, 3)], PLAIN)
    assert back == same
    assert back.last_day == DAY_ONE + 4


def test_another_retention_moves_what_is_due_at_once():
    easier, harder = (after(EASY, plan=replace(PLAIN, retention=wish)) for wish in (0.8, 0.95))
    assert easier.stability == harder.stability
    assert easier.due_day > after(EASY).due_day > harder.due_day


def test_no_interval_is_longer_than_the_longest():
    plan = Plan(longest=5)
    assert after(EASY, (5, EASY), (5, EASY), plan=plan).due_day == DAY_ONE + 15


def test_a_memory_is_what_it_says():
    assert after(GOOD, GOOD, (3, HARD)) == Memory(
        phase="review", step=0,
        stability=pytest.approx(9.24, abs=0.01), difficulty=pytest.approx(4.75, abs=0.01),
        reps=3, lapses=0, first_day=DAY_ONE, last_day=DAY_ONE + 3, last_at=2 * MINUTE, last_rating=HARD,
        due_day=DAY_ONE + 12, due_at=0,
    )  # fmt: skip


@given(histories(least=1), plans)
def test_stability_and_difficulty_are_the_engines(reviews, plan):
    memory = remember("card", reviews, plan)
    assert (memory.stability, memory.difficulty) == by_the_book(reviews, plan)


@given(histories(least=1), plans)
def test_one_more_review_comes_to_the_same_as_all_of_them(reviews, plan):
    before = remember("card", reviews[:-1], plan)
    assert one_more("card", before, reviews[-1], plan) == remember("card", reviews, plan)


@given(st.lists(histories(), max_size=6), plans)
def test_many_cards_in_one_go_come_to_the_same_to_the_last_bit(all_reviews, plan):
    cards = [(f"deck#{n}", reviews) for n, reviews in enumerate(all_reviews)]
    assert remember_all(cards, plan) == [remember(card, reviews, plan) for card, reviews in cards]


def test_very_many_cards_are_taken_in_parts_and_keep_their_order():
    cards = [(str(n), [(DAY_ONE + i, 1 + (n + i) % 4, i) for i in range(n % 4)]) for n in range(4500)]
    found = remember_all(cards, Plan())
    assert found == [remember(card, reviews, Plan()) for card, reviews in cards]


@given(histories(), plans, st.sampled_from([0, 1, 2, 8, 40]))
def test_the_outlook_is_what_then_comes(reviews, plan, waited):
    memory = remember("card", reviews, plan)
    day, at = (memory.last_day if memory else DAY_ONE) + waited, 9_000_000
    for rating, foretold in enumerate(outlook("card", memory, day, plan), 1):
        then = remember("card", [*reviews, (day, rating, at)], plan)
        assert then.due_day - then.last_day == foretold.days
        assert then.due_at == (at + round(foretold.minutes * MINUTE) if foretold.minutes else 0)
        assert (foretold.minutes > 0) != (foretold.days > 0)


@given(histories(least=1), plans, st.sampled_from([1, 5, 60]))
def test_in_review_a_better_rating_leads_further(reviews, plan, waited):
    memory = remember("card", reviews, plan)
    if memory.phase == "review":
        _, hard, good, easy = outlook("card", memory, memory.last_day + waited, plan)
        assert hard.days < good.days or good.days == plan.longest
        assert good.days < easy.days or easy.days == plan.longest


@given(histories(least=1), st.sampled_from([1, 3, 5, 20, 60]), st.text(max_size=4))
def test_fuzz_never_makes_a_longer_interval_as_short_as_the_wait_just_over(reviews, waited, card):
    memory = remember(card, reviews, Plan())
    if memory.phase == "review":
        day = memory.last_day + waited
        for rating in (HARD, GOOD, EASY):
            plain = remember(card, [*reviews, (day, rating, 9_000_000)], Plan(fuzz=False))
            then = outlook(card, memory, day, Plan())[rating - 1]
            assert then.days > waited or whole(plain.stability) <= waited


def test_cards_begun_together_do_not_stay_together():
    days = {after(GOOD, GOOD, (3, GOOD), (14, GOOD), plan=Plan(), card=str(n)).due_day for n in range(200)}
    plain = after(GOOD, GOOD, (3, GOOD), (14, GOOD)).due_day
    assert len(days) > 5
    assert min(days) < plain < max(days)
    assert all(abs(day - plain) < 0.15 * (plain - DAY_ONE - 17) for day in days)


def test_what_is_remembered_fades_as_the_weights_say():
    assert pytest.approx(fsrs_rs_python.DEFAULT_PARAMETERS[-1]) == DECAY
    assert retrievability(7.0, 0) == 1.0
    assert retrievability(7.0, 7) == pytest.approx(0.9)
    assert retrievability(7.0, 70) < retrievability(7.0, 8) < 0.9
    weights = (*fsrs_rs_python.DEFAULT_PARAMETERS[:-1], 0.5)
    assert retrievability(7.0, 7, weights) == pytest.approx(0.9)
    assert retrievability(7.0, 70, weights) < retrievability(7.0, 70)
    assert retrievability(7.0, 70, weights[:19]) == retrievability(7.0, 70, weights)


@given(st.floats(0.1, 1000), st.floats(0.7, 0.99))
def test_an_interval_of_the_engine_is_when_the_wished_share_is_left(stability, wished):
    engine = fsrs_rs_python.FSRS(fsrs_rs_python.DEFAULT_PARAMETERS)
    days = engine.next_interval(stability, wished, GOOD)
    assert retrievability(stability, days) == pytest.approx(wished, abs=1e-4)


def test_a_new_card_is_foretold_too():
    assert outlook("card", None, DAY_ONE, PLAIN) == (
        Outlook(1.0, 0),
        Outlook(5.5, 0),
        Outlook(10.0, 0),
        Outlook(0, 8),
    )


def test_the_engine_is_loaded_only_when_it_is_asked():
    modules = "quizapp.study.memory, quizapp.study.exam, quizapp.study.fitting, quizapp.study.sitting"
    script = f"import sys, {modules}; sys.exit('fsrs_rs_python' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
