"""A text that nobody would read to its end: shown by its beginning, and kept whole."""

from app_kit import desk, sized
from textual.widgets import Input

from quizapp.tui.text import prose
from quizapp.tui.widgets.text_box import TextBox

LONG = "word " * 40_000  # 200,000 characters


def test_a_long_text_is_cut_and_says_how_much_more_there_is():
    lines = [line.plain for line in prose(LONG, 76)]
    assert sum(map(len, lines)) < 12_000
    assert lines[-1].startswith("… 190,0")
    assert lines[-1].endswith("more letters are only in the file")


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
