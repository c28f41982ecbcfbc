"""What stands behind a letter of which terminals disagree how wide it is."""

import re

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from quizapp.tui.terminal.columns import placed

UNSURE = ("👨‍👩‍👧", "👩🏽", "🇩🇪", "❤️", "1️⃣", "🇩🇪🇫🇷🇯🇵")
texts = st.lists(st.sampled_from((*UNSURE, "a", " ", "한", "ź̂", "word", "א")), max_size=12).map("".join)


def seen(text: str) -> pyte.Screen:
    """As a terminal shows it that draws every sign by itself."""
    screen = pyte.Screen(80, 3)
    pyte.Stream(screen).feed(text)
    return screen


@pytest.mark.parametrize("letter", UNSURE)
def test_what_follows_stands_where_it_belongs(letter):
    line = seen(placed(f"\x1b[2;5H\x1b[1m{letter}\x1b[0m| end")).buffer[1]
    assert [x for x in range(80) if line[x].data == "|"] == [4 + cell_len(letter)]


@given(texts, st.integers(1, 20))
def test_nothing_but_columns_comes_in_and_the_cursor_ends_where_the_text_does(text, column):
    written = placed(f"\x1b[2;{column}H{text}")
    assert re.sub(r"\x1b\[(?:\d+G|\?7[lh])", "", written) == f"\x1b[2;{column}H{text}"
    assert seen(written).cursor.x == min(79, column - 1 + cell_len(text))


def test_at_the_edge_nothing_goes_on_the_next_line():
    screen = seen(placed("\x1b[2;79H👨‍👩‍👧"))
    assert screen.display[2].strip() == ""
    assert pyte.modes.DECAWM in screen.mode


def test_what_all_agree_on_is_written_as_it_is():
    assert placed("\x1b[2;5H한 ź̂ word") == "\x1b[2;5H한 ź̂ word"
