"""Steps and intervals as they are said."""

import pytest

from quizapp.study.intervals import Outlook, spoken
from quizapp.study.plan import Plan
from quizapp.study.steps import Place, next_step


@pytest.mark.parametrize(
    ("outlook", "said"),
    [
        (Outlook(0.5, 0), "30 s"),
        (Outlook(1, 0), "1 min"),
        (Outlook(5.5, 0), "6 min"),
        (Outlook(59.6, 0), "1 hour"),
        (Outlook(90, 0), "1.5 hours"),
        (Outlook(0, 1), "1 day"),
        (Outlook(0, 29), "29 days"),
        (Outlook(0, 30), "1 month"),
        (Outlook(0, 61), "2 months"),
        (Outlook(0, 75), "2.5 months"),
        (Outlook(0, 365), "1 year"),
        (Outlook(0, 438), "1.2 years"),
        (Outlook(0, 36500), "99.9 years"),
    ],
)
def test_how_long_is_said_in_plain_words(outlook, said):
    assert spoken(outlook) == said


def test_hard_on_the_only_step_is_at_most_a_day_more():
    plan = Plan(learning_steps=(3000.0,))
    assert next_step(Place("learning", 0), 2, plan) == (Place("learning", 0), 4440.0)


def test_a_step_that_the_plan_no_longer_has_is_its_last():
    plan = Plan(learning_steps=(1.0, 10.0))
    assert next_step(Place("learning", 4), 2, plan) == (Place("learning", 1), 10.0)
    assert next_step(Place("learning", 4), 3, plan) is None
