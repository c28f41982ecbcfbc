"""A window made tiny and large again, and text pasted where none is wanted: nothing falls or is answered."""

import re

from app_kit import NARROW, Desk, desk
from textual import events
from textual.widgets import Input
from walk import walk


def _words(d: Desk) -> str:
    return re.sub("─+", "─", d.text)  # a rule may be a cell longer than before


async def test_every_screen_survives_a_tiny_window_and_comes_back(home):
    async with desk(home) as d:

        async def look(where: str) -> None:
            await d.pilot.pause()
            before = _words(d)
            for size in ((10, 5), (80, 24)):
                await d.pilot.resize_terminal(*size)
                await d.until(lambda size=size: len(d.lines) == size[1], where)
            for line in d.lines:
                assert len(line) <= 80, where
            if where != "an attempt's end":  # there is no keeping one's place in ten columns
                await d.until(lambda: _words(d) == before, f"{where} was otherwise: {before!r}")

        await walk(d, look)


async def test_a_window_of_one_cell_is_no_trouble(home):
    async with desk(home) as d:
        for keys in ((), ("enter",), ("1",)):
            await d.press(*keys)
            await d.pilot.resize_terminal(1, 1)
            await d.pilot.resize_terminal(80, 24)
        await d.sees("1 of 3", "Enter next")


async def test_nothing_jumps_while_a_screen_opens_in_a_narrow_window(home, monkeypatch):
    async with desk(home, NARROW) as d:
        seen = []
        paint = d.app._display

        def display(screen, renderable):
            seen.extend(y for y, line in enumerate(d.lines) if "1 of 3" in line)
            paint(screen, renderable)

        monkeypatch.setattr(d.app, "_display", display)
        await d.press("enter")
        await d.sees("What does this mean?")
        assert len(set(seen)) == 1


async def test_the_cursor_s_row_stays_in_sight_in_a_small_window(home):
    for i in range(30):
        home.deck(f"many/d{i:02}", f'[glossary]\n"t{i}" = "x {i}"\n"u{i}" = "y {i}"\n')
    async with desk(home) as d:
        await d.press(*["down"] * 15)
        row = next(line for line in d.lines if "❯" in line).split()[1]
        await d.pilot.resize_terminal(40, 8)
        await d.pilot.pause()
        await d.sees(f"❯ {row}")


async def test_a_paste_where_none_is_wanted_does_nothing(home):
    async with desk(home) as d:
        for key in ("", "enter", "s", "o", "d", "t", "comma", "question_mark"):
            await d.press(*[key] if key else [])
            await d.pilot.pause()
            before = d.place
            d.app.post_message(events.Paste("1\n2\nq\x1b[2J\n" * 50))
            await d.pilot.pause()
            assert d.place == before
            if key:
                await d.press("escape")
                await d.at("Home")
        assert d.app.return_code is None
        assert home.log() == []


async def test_a_paste_into_a_field_is_its_first_line(home):
    async with desk(home) as d:
        await d.press("enter", "f")
        await d.at("Ask")
        d.app.post_message(events.Paste("one [b]\ntwo\nq\n"))
        await d.pilot.pause()
        assert d.app.screen.query_one(Input).value == "one [b]"
        await d.press("enter")
        await d.at("Question")
        assert home.log()[-1]["remark"] == "one [b]"


async def test_a_paste_into_the_search_brings_no_control_characters_to_the_screen(home):
    async with desk(home) as d:
        await d.press("d", "slash")
        d.app.post_message(events.Paste("\x1b[31mx\x9b2J" * 5))
        await d.sees("No card has")
        assert not [each for each in "".join(d.lines) if each < " " or "\x7f" <= each <= "\x9f"]


async def test_a_huge_paste_into_the_search_is_harmless(home):
    async with desk(home) as d:
        await d.press("d", "slash")
        d.app.post_message(events.Paste("x" * 5_000_000))
        await d.pilot.pause()
        assert d.place == "Deck"


async def test_ctrl_z_leads_to_the_shell_from_anywhere(home, monkeypatch):
    left = []
    async with desk(home) as d:
        monkeypatch.setattr(d.app, "action_suspend_process", lambda: left.append(d.place))

        async def look(where: str) -> None:
            before = len(left)
            await d.press("ctrl+z")
            assert len(left) == before + (not hasattr(d.app.focused, "action_undo")), where

        await walk(d, look)
        await d.press("escape")
    assert len(set(left)) > 5
