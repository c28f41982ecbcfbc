"""A text without marks is told at once; what comes of it is what reading its marks gives."""

from formats_kit import NASTY
from hypothesis import example, given
from hypothesis import strategies as st

from quizapp.cards.clean import clean
from quizapp.cards.markup import plain
from quizapp.formats.moodle.texts import bare


@given(st.text(NASTY + "+1.)\r\n \u00a0\u0661", max_size=12))
@example("1) a")
@example("+ a")
@example("\u0661. a")
@example(" a\rb ")
def test_the_short_way_says_the_same_as_the_long_one(text: str):
    assert bare(text) == clean(plain(text).strip() or text)
