"""What one learner never got right."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.scores.analysis.missed import Missed, missed
from quizapp.scores.analysis.roll import ClassAttempt, ClassItem, ClassLearner, Roll

Tries = list[list[tuple[int, bool]]]  # attempts of (item, right)


def _roll(*learners: Tries) -> Roll:
    roll = Roll(items=[ClassItem(f"d#{n}", "choice", f"q{n}", "a") for n in range(5)])
    for who, attempts in enumerate(learners):
        roll.learners.append(ClassLearner(f"f{who}", f"L{who}"))
        for tries in attempts:
            number = len(roll.attempts)
            right = sum(each for _, each in tries)
            at = "2026-11-10T09:00:00.000Z"
            roll.attempts.append(
                ClassAttempt(who, f"s{number}", at, "quiz", ("d",), "", right, len(tries), 0.0, 1.0)
            )
            for place, (item, is_right) in enumerate(tries, 1):
                text = "a" if is_right else f"wrong {number}"
                roll.table.add(number, item, place, float(is_right), option=text)
    return roll


def test_what_was_right_once_is_not_missed_and_what_was_asked_most_comes_first():
    roll = _roll(
        [[(0, False), (1, False)]], [[(2, False), (0, False), (1, True)], [(1, False), (0, False)]], [[]]
    )
    assert missed(roll, 0) == (Missed(0, 1, "wrong 0"), Missed(1, 1, "wrong 0"))
    assert missed(roll, 1) == (Missed(0, 2, "wrong 2"), Missed(2, 1, "wrong 1"))
    assert missed(roll, 2) == ()


_tries = st.lists(st.lists(st.tuples(st.integers(0, 4), st.booleans()), max_size=6), max_size=4)


@given(st.lists(_tries, min_size=1, max_size=4))
def test_each_learner_s_misses_are_what_counting_all_their_answers_gives(learners):
    roll = _roll(*learners)
    for who, attempts in enumerate(learners):
        every = [each for tries in attempts for each in tries]
        never = {item for item, _ in every} - {item for item, right in every if right}
        found = missed(roll, who)
        assert {each.item for each in found} == never
        assert all(each.times == sum(item == each.item for item, _ in every) for each in found)
