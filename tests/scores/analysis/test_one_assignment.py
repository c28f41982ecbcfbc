"""A class as far as one assignment goes is the class that only sat it."""

from hypothesis import given
from hypothesis import strategies as st
from scores_roll import roll_of

from quizapp.scores.analysis.class_report import class_report
from quizapp.scores.analysis.one_assignment import assignments_of, of_assignment
from quizapp.scores.analysis.report_json import as_json, never_right

_tries = st.tuples(st.integers(0, 4), st.booleans())
_attempts = st.lists(
    st.tuples(st.sampled_from(["", "a#1", "b#2"]), st.lists(_tries, min_size=1)),
    max_size=5,
)


@given(st.lists(_attempts, min_size=1, max_size=4))
def test_it_says_what_a_class_would_that_sat_nothing_else(learners):
    whole = roll_of(learners)
    for cited in ("a#1", "b#2", "c#3"):
        found, alone = of_assignment(whole, cited), roll_of(learners, cited)
        assert as_json(class_report(found)) == as_json(class_report(alone))
        assert never_right(class_report(found), found) == never_right(class_report(alone), alone)
        assert len(found.learners) == len(learners)
    assert set(assignments_of(whole)) == {cited for each in learners for cited, _ in each if cited}
    assert whole.table.attempt == roll_of(learners).table.attempt, "the whole class stays as it was"
