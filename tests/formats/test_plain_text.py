"""Plain text as a deck has it: what is a line of its own stays one, whatever it ends in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.formats.plain_text import from_plain, to_plain


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
