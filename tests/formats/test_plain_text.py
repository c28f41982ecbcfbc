"""Plain text as a deck has it: what is a line of its own stays one, whatever it ends in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.cards.markup import plain as to_plain
from quizapp.formats.found import Refused
from quizapp.formats.plain_text import from_plain, lined


@given(st.lists(st.text("ab \\.", min_size=1).map(str.strip).filter(bool), min_size=1, max_size=4))
def test_lines_stay_lines(lines):
    assert to_plain(from_plain("\n".join(lines))).split("\n") == lines


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("a\nb", "a\\\nb"),
        ("a\\\nb", "a\\\\\nb"),
        ("- a\n- b", "- a\n- b"),
        ("x\\\n- y", "x\\\\\n- y"),
        ("a\n\n\n\nb", "a\n\nb"),
        ("a \r\n b\r", "a\\\nb"),
    ],
)
def test_a_line_end_breaks_and_a_list_needs_none(text, made):
    assert from_plain(text) == made


def test_a_text_of_very_many_lines_is_refused():
    assert lined("a\nb\n") == ["a", "b", ""]
    with pytest.raises(Refused, match="more than 1,000,000 lines"):
        lined("\n" * 1_000_000)
