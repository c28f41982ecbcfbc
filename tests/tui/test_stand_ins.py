"""Characters that may not be shown stand in a box as signs, and come back as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.cards.clean import clean
from quizapp.tui.editing_words import in_box, out_of_box
from quizapp.tui.stand_ins import held, released, signs

ODD = st.text(
    st.sampled_from("a\t\x1b\x7f\x85\u2028\u202e\u2066\ufffa\U000e0041\U0010efff\U0010f000\U0010f009 \r\n⏎")
)


@given(ODD | st.text())
@pytest.mark.parametrize("lines", [False, True])
def test_every_text_comes_back_as_it_was(lines, text):
    assert released(held(text, lines=lines)) == text


@given(ODD | st.text())
def test_nothing_unsafe_is_painted_and_each_character_takes_one(text):
    box = held(text)
    painted = signs(box)
    assert clean(painted) == painted
    assert len(painted) == len(box)


@given(st.lists(ODD.map(str.strip).filter(bool)))
def test_items_of_several_lines_stay_apart(items):
    assert out_of_box(in_box(items), many=True) == items
