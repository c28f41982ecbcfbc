"""The plan from the log's settings: what makes no sense is passed over, each by itself."""

import math

import fsrs_rs_python
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.memory import remember, retrievability
from quizapp.study.plan import STANDARD, Plan

NAMES = ("weights", "retention", "learning_steps", "relearning_steps", "longest_interval", "leech_after")
DEFAULTS = list(fsrs_rs_python.DEFAULT_PARAMETERS)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=6,
)
weight = st.floats(0, 100) | st.floats(0, 5) | st.sampled_from([0, 100, -1, math.nan, math.inf])


def test_nothing_set_is_the_standard_plan():
    assert Plan.from_settings({}.get) == STANDARD == Plan()


def test_every_setting_is_heard():
    values = {
        "weights": DEFAULTS, "retention": 0.85, "learning_steps": [5], "relearning_steps": [],
        "longest_interval": 365, "leech_after": 0,
    }  # fmt: skip
    assert Plan.from_settings(values.get) == Plan(
        weights=tuple(DEFAULTS), retention=0.85, learning_steps=(5.0,), relearning_steps=(), longest=365,
        leech_after=0,
    )  # fmt: skip


def test_an_odd_value_does_not_take_the_others_with_it():
    values = {"retention": "much", "learning_steps": [1, -1], "longest_interval": 90.5, "leech_after": 6}
    assert Plan.from_settings(values.get) == Plan(leech_after=6)


@pytest.mark.parametrize(
    ("wished", "taken"), [(0.5, 0.7), (0.995, 0.99), (0.93, 0.93), (0, 0.9), (1, 0.9), (90, 0.9), (True, 0.9)]
)
def test_retention_stays_within_what_makes_sense(wished, taken):
    assert Plan.from_settings({"retention": wished}.get).retention == taken


@pytest.mark.parametrize("weights", [DEFAULTS[:17], DEFAULTS[:19]])
def test_weights_of_older_versions_are_taken(weights):
    assert Plan.from_settings({"weights": weights}.get).weights == tuple(weights)


@pytest.mark.parametrize(
    "weights", [DEFAULTS[:5], [*DEFAULTS[:-1], 0], [math.nan, *DEFAULTS[1:]], "0.1", [-1] * 21]
)
def test_weights_that_no_engine_takes_are_passed_over(weights):
    assert Plan.from_settings({"weights": weights}.get).weights == ()


@given(st.dictionaries(st.sampled_from(NAMES), json_values))
def test_whatever_a_log_says_comes_to_a_plan_to_reckon_with(values):
    plan = Plan.from_settings(values.get)
    memory = remember("card", [(1, 3, 0), (1, 3, 1), (9, 1, 2), (30, 4, 3)], plan)
    assert 1 <= memory.due_day - memory.last_day <= plan.longest


@given(st.lists(weight, min_size=17, max_size=21))
def test_with_any_weights_that_are_taken_a_memory_is_finite(weights):
    plan = Plan.from_settings({"weights": weights}.get)
    memory = remember("card", [(1, 1, 0), (1, 3, 1), (9, 1, 2), (30, 4, 3), (3000, 2, 4)], plan)
    assert math.isfinite(memory.stability)
    assert memory.stability > 0
    assert 0 <= retrievability(memory.stability, 50, plan.weights) <= 1
