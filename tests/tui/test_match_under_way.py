"""The placing of pairs: whatever is pressed, no right side is given twice and nothing is lost."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.tui.matching import Matching

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("place"), st.integers(-1, 7)),
        st.tuples(st.just("go_to"), st.integers(0, 4)),
        st.tuples(st.sampled_from(["move", "point"]), st.integers(-3, 3)),
        st.tuples(st.sampled_from(["free", "back", "seek", "guess"])),
    )
)


@given(STEPS)
def test_a_right_side_is_given_once_and_the_cursors_stay_inside(steps):
    matching = Matching(5, 6)
    for name, *values in steps:
        getattr(matching, name)(*values)
        given_sides = [side for side in matching.placed if side is not None]
        assert len(given_sides) == len(set(given_sides))
        assert matching.begun == bool(given_sides)
        assert 0 <= matching.cursor < 5
        assert 0 <= matching.pointer < 6
        assert matching.open == [i for i, side in enumerate(matching.placed) if side is None]


@given(STEPS)
def test_taking_back_as_often_as_placed_leaves_nothing(steps):
    matching = Matching(5, 6)
    for name, *values in steps:
        getattr(matching, name)(*values)
    for _ in range(5):
        matching.back()
    assert matching.open == [0, 1, 2, 3, 4]


@given(st.permutations(range(5)))
def test_letters_alone_fill_all_in_order(order):
    matching = Matching(5, 5)
    for side in order:
        assert matching.place(side)
    assert matching.placed == order
