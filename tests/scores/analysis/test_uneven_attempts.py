"""A quiz whose attempts have different numbers of answers, such as where the time ran out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scores_roll import roll_of

from quizapp.scores.analysis.class_report import class_report

_tries = st.lists(st.tuples(st.integers(0, 4), st.booleans()), min_size=1, max_size=8)


def test_a_coefficient_that_no_quiz_can_have_is_not_told():
    sat = [[("a#1", [(0, False)])], [("a#1", [(0, False), (0, True)])]] * 5
    (quiz,) = class_report(roll_of(sat)).quizzes
    assert quiz.figures.sd == pytest.approx(0.527046)
    assert (quiz.figures.consistency, quiz.figures.error_ratio, quiz.figures.standard_error) == (None,) * 3


@given(st.lists(_tries, min_size=1, max_size=12))
def test_any_class_has_a_report(learners):
    for quiz in class_report(roll_of([[("a#1", tries)] for tries in learners])).quizzes:
        assert quiz.figures.consistency is None or quiz.figures.consistency <= 100 + 1e-9
