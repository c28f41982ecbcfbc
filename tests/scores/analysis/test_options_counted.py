"""Options counted text by text, as all at once as one after another."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.scores.analysis.options import Said, _uses, _uses_one_by_one

texts = st.sampled_from("ABCD")


@st.composite
def rows(draw):
    shown = tuple(draw(st.lists(texts, max_size=4)))
    if draw(st.booleans()):
        shown = ("A", *(text for text in shown if text != "A"))
    chosen = draw(st.sampled_from([*shown, ""]) | texts)
    return shown, chosen, draw(st.booleans()), draw(st.integers(0, 2))


@given(st.lists(rows(), min_size=1))
def test_options_come_to_the_same_whichever_way_they_are_counted(given_rows):
    said = Said(*map(list, zip(*given_rows, strict=True)))
    assert _uses(said) == _uses_one_by_one(said)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3)), max_size=40), st.integers(1, 3))
def test_a_first_try_is_a_learners_first_row_of_an_item(pairs, learners):
    from quizapp.scores.analysis.table import Table

    table = Table()
    for attempt, item in pairs:
        table.add(attempt, item, 1, 1.0)
    learner = [attempt % learners for attempt in range(6)]
    met: dict[tuple[int, int], int] = {}
    for row, (attempt, item) in enumerate(pairs):
        met.setdefault((learner[attempt], item), row)
    assert table.first_tries(learner) == list(met.values())
