"""What was written, its differing letters marked by signs: readable without colours, whatever it is."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from textual.content import Content

from quizapp.questions.difference import difference
from quizapp.tui.widgets.difference import MOST_LINES, written


def _plain(text: str, right: str, width: int = 60) -> str:
    return " ".join(line.plain for line in written(text, difference(text, right), width, ".bad"))


@pytest.mark.parametrize(
    ("text", "right", "shown"),
    [
        ("Terbum", "Terbium", "Terb[+i]um"),
        ("Terbiium", "Terbium", "Terb[-i]ium"),
        ("Terbiun", "Terbium", "Terbiu[-n+m]"),
        ("rareearth", "rare earth", "rare[+␣]earth"),
        ("elephant", "Yttrium", "elephant"),
        ("Terbium", "Terbium", "Terbium"),
    ],
)
def test_letters_too_many_and_letters_that_are_missing_are_told_apart(text, right, shown):
    assert _plain(text, right) == shown


@given(st.text(max_size=300), st.text(max_size=60), st.integers(8, 76))
@example("0\n000000000000⼀𠀀0", "", 8)
def test_any_text_is_shown_on_few_lines_within_the_width(text, right, width):
    lines = written(text, difference(text, right), width, ".bad")
    assert 1 <= len(lines) <= MOST_LINES
    for line in lines:
        assert isinstance(line, Content)
        assert "\n" not in line.plain
        assert line.cell_length <= width
        assert not [each for each in line.plain if each < " " or "\x7f" <= each <= "\x9f"]
