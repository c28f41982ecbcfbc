"""A text that nobody would read to its end: shown by its beginning, and kept whole."""

import pytest
from app_kit import desk, sized
from textual.widgets import Input

from quizapp.cards.long_texts import SHOWN
from quizapp.tui.text import one_line, plain_line, prose
from quizapp.tui.widgets.text_box import TextBox

MORE = "… 9,990,000 more letters, not shown here"
LONG = "word " * 40_000  # 200,000 characters


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
    assert plain_line("*a* b") == "a b"
    assert len(plain_line("x" * 10_000_000)) < 1_100
    assert one_line("x" * 10_000_000).plain.endswith("x…")


@sized
async def test_a_card_of_ten_megabytes_is_shown_and_studied(home, size):
    home.deck("aa", '[glossary]\n"a" = "' + ("[b]word " * 1_250_000)[:-1] + '."\n"c" = "d"\n')
    async with desk(home, size) as d:
        d.app.open_deck("aa")
        await d.at("Deck")
        assert "… 9,990,001 more letters" in d.sheet  # cut between two words
        assert "[b]word" in d.sheet
        await d.press("s")
        await d.at("Study")
        await d.press("space")
        assert "… 9,990,001 more letters" in d.sheet  # cut between two words
        await d.press("3")
        await d.until(lambda: len(home.answers()) == 1)


def test_a_long_text_is_cut_and_says_how_much_more_there_is():
    lines = [line.plain for line in prose(LONG, 76)]
    assert sum(map(len, lines)) < 12_000
    assert lines[-1].startswith("… 190,0")
    assert lines[-1].endswith("more letters, not shown here")


def test_a_text_of_many_short_lines_is_cut_too():
    lines = prose("x\n\n" * 100_000, 76)
    assert len(lines) < 500
    assert "more letters" in lines[-1].plain


def test_what_somebody_may_read_is_shown_whole():
    assert not any("more letters" in line.plain for line in prose("word " * 1_900, 76))


@sized
async def test_a_long_answer_is_logged_whole(home, size):
    home.deck("aa/aa", f'[glossary]\n"a" = "{LONG}"\n')
    async with desk(home, size) as d:
        await d.press("s", "space")
        assert "more letters" in d.sheet
        await d.press("3")
        await d.pilot.pause()
    assert home.answers()[0]["answer"].strip() == LONG.strip()


async def test_a_long_field_is_not_written_in_and_stays_as_it_is(home):
    path = home.deck("aa/aa", f'[glossary]\n"a" = "{LONG}"\n"b" = "c"\n')
    before = path.read_text("utf-8")
    async with desk(home) as d:
        await d.press("e")
        await d.at("Editor")
        boxes = list(d.screen.query(TextBox))
        assert boxes[1].read_only
        await d.press("enter", "x", "tab", "y", "ctrl+s")
        await d.pilot.pause()
        await d.sees("Saved")
    assert LONG.strip() in path.read_text("utf-8")
    assert path.read_text("utf-8") != before


async def test_many_cards_are_found_in_pieces(home):
    home.deck("aa/aa", "[glossary]\n" + "".join(f'"term {n}" = "what {n} is"\n' for n in range(5_000)))
    async with desk(home) as d:
        await d.press("d", "slash")
        await d.type("4321")
        await d.sees("term 4321")
        await d.until(lambda: d.screen.query_one("#cards").count == 1)
        d.screen.query_one(Input).value = ""
        await d.until(lambda: d.screen.query_one("#cards").count == 5_000)
