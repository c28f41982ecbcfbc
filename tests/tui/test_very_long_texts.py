"""A very long text: its beginning is shown, and a line that tells how much more there is."""

import pytest
from app_kit import desk, sized

from quizapp.tui.text import SHOWN, beginning, one_line, prose

MORE = "… 9,980,000 more letters, not shown here"


def test_a_text_that_is_just_short_enough_is_shown_whole():
    lines = [line.plain for line in prose("x" * SHOWN, 76)]
    assert "".join(lines) == "x" * SHOWN


@pytest.mark.parametrize("sign", ["x", "[", "\u0301", "א"])
def test_of_a_longer_one_the_beginning_is_shown_and_what_is_left_told(sign):
    lines = [line.plain for line in prose(sign * 10_000_000, 76)]
    assert lines[-1] == MORE
    assert sum(line.count(sign) for line in lines[:-1]) == SHOWN


def test_the_line_that_tells_it_is_wrapped_too():
    lines = [line.plain for line in prose("x" * 10_000_000, 20)]
    assert all(len(line) <= 20 for line in lines)
    assert " ".join(line.strip() for line in lines).endswith(MORE)


def test_rows_and_titles_look_at_the_beginning_alone():
    assert beginning("*a* b") == "a b"
    assert len(beginning("x" * 10_000_000)) < 1000
    assert one_line("x" * 10_000_000).plain.endswith("x…")


@sized
async def test_a_card_of_ten_megabytes_is_shown_and_studied(home, size):
    home.deck("aa", '[glossary]\n"a" = "' + ("[b]word " * 1_250_000)[:-1] + '."\n"c" = "d"\n')
    async with desk(home, size) as d:
        d.app.open_deck("aa")
        await d.at("Deck")
        assert MORE in d.sheet
        assert "[b]word" in d.sheet
        await d.press("s")
        await d.at("Study")
        await d.press("space")
        assert MORE in d.sheet
        await d.press("3")
        await d.until(lambda: len(home.answers()) == 1)
