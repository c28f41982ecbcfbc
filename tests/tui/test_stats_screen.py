"""The statistics screen: pictures, figures, and deck by deck."""

from dataclasses import replace

import pytest
from app_kit import WIDE, desk, sized
from helpers.made_up_history import made_up

from quizapp.library.library import Library
from quizapp.tui.screens.stats import StatsScreen


@pytest.fixture
def given(monkeypatch):
    """What the library delivers; a test may put in another one. `asked` are the decks it was asked for."""

    class Given:
        stats = made_up()
        asked: list[tuple[str, ...]] = []

        def deliver(self, decks):
            self.asked = [*self.asked, tuple(decks)]
            days = [tally for tally in self.stats.days if not decks or tally.deck in decks]
            return replace(self.stats, days=days, decks=tuple(decks))

    found = Given()
    monkeypatch.setattr(Library, "stats", lambda _self, decks: found.deliver(decks), raising=False)
    return found


async def _stats(d, deck: str = ""):
    d.app.push_screen(StatsScreen(deck))
    await d.at("Stats")
    await d.until(lambda: d.screen._figures is not None)
    await d.pilot.pause()


async def test_all_three_pictures_are_seen_at_once(home, given):
    async with desk(home) as d:
        await _stats(d)
        await d.sees("kim · all decks", "Coming up", "What you still knew", "wish 90", "Your year")
        await d.sees("less ░▒▓█ more", "today", "now", "in a row", "longest", "days studied")
        assert "Still known" not in d.text


async def test_a_narrow_screen_begins_with_figures_and_has_small_pictures(home, given):
    async with desk(home, (40, 12)) as d:
        await _stats(d)
        await d.sees("due today", "% in 30 days, wish 90 %", "in a row, at most", "Coming up")
        for words in ("What you still knew", "Your year", "Hardest cards", "Praseodymium"):
            assert words in d.sheet
        assert max(line.content.cell_length for line in d.screen.query_one("Sheet").lines) <= 39


@sized
@pytest.mark.parametrize("way", ["key", "mouse"])
async def test_tab_goes_to_the_figures_and_back(home, given, size, way):
    async with desk(home, size) as d:
        await _stats(d)
        await (d.press("tab") if way == "key" else d.hint("figures"))
        await d.sees("Still known", "young", "mature", "Tab pictures")
        await (d.press("tab") if way == "key" else d.hint("pictures"))
        await d.sees("Coming up", "Tab figures")


@sized
async def test_every_figure_can_be_scrolled_to(home, given, size):
    async with desk(home, size) as d:
        await _stats(d)
        for words in (
            "Still known",
            "Right answers",
            "Cards",
            "Time",
            "Hardest cards",
            "Confusions",
            "Decks",
        ):
            assert words in d.sheet
        await d.press("end")
        await d.sees("How memory works", "Tab pictures")
        await d.press("k", "k", "home")
        await d.sees("Coming up", "Tab figures")


async def test_a_page_that_is_only_a_little_longer_than_the_screen_goes_there_and_back(home, given):
    async with desk(home, (80, 70)) as d:
        await _stats(d)
        for word in ("pictures", "figures") * 2:
            await d.press("tab")
            await d.pilot.pause()
            if d.screen.query_one("Sheet").max_scroll_y:
                await d.sees(f"Tab {word}")


@sized
async def test_arrows_go_from_deck_to_deck(home, given, size):
    async with desk(home, size) as d:
        await _stats(d)
        for title in ("Chemical elements", "How memory works", "Rare earths deal", "all decks"):
            await d.press("right")
            await d.sees(title)
        assert given.asked[1:] == [(), ("elements",), (), ("memory",), (), ("rare",), ()]
        await d.press("left")
        await d.sees("kim · Rare earths deal")
        await d.press("a")
        await d.sees("kim · all decks")


async def test_a_click_on_a_deck_shows_it_alone(home, given):
    async with desk(home) as d:
        await _stats(d)
        await d.press("end")
        await d.click("How memory works")
        await d.sees("kim · How memory works")
        assert given.asked[-1] == ("memory",)
        await d.hint("all decks")
        await d.sees("kim · all decks")


async def test_it_can_begin_with_a_deck_also_one_without_answers(home, given):
    async with desk(home) as d:
        await _stats(d, "rare")
        await d.sees("kim · Rare earths deal")
        await d.press("escape")
        await _stats(d, "never")
        await d.sees("kim · never", "No answers yet")
        await d.press("a")
        await d.sees("Your year")


@sized
async def test_without_answers_it_says_what_to_do(home, given, size):
    given.stats = made_up(days=0)
    async with desk(home, size) as d:
        await _stats(d)
        await d.sees("No answers yet. Esc, then s on a deck, begins")
        await d.press("tab", "right", "a", "down")
        assert d.place == "Stats"
        assert "Tab" not in d.text
        await d.press("escape")
        await d.at("Home")


@sized
async def test_the_first_days_have_no_line_but_words(home, given, size):
    given.stats = made_up(days=4)
    async with desk(home, size) as d:
        await _stats(d)
        assert "A line is drawn once" in d.sheet


async def test_nothing_due_is_said(home, given):
    given.stats = replace(given.stats, due={})
    async with desk(home) as d:
        await _stats(d)
        await d.sees("0 due today", "Nothing is due in these days.")


async def test_another_size_is_another_page(home, given):
    async with desk(home) as d:
        await _stats(d)
        await d.pilot.resize_terminal(40, 12)
        sheet = d.screen.query_one("Sheet")
        await d.until(lambda: max(line.content.cell_length for line in sheet.lines) <= 39)
        await d.sees("due today", "Coming up")
        await d.pilot.resize_terminal(*WIDE)
        await d.sees("Your year", "longest")


async def test_texts_of_a_deck_are_data(home, given):
    nasty = "[bold]T[/] \x1b[2J\u202egnp"
    given.stats = replace(given.stats, titles=dict.fromkeys(given.stats.titles, nasty))
    async with desk(home) as d:
        await _stats(d, "rare")
        await d.sees("[bold]T[/]")
        assert "\u202e" not in d.sheet
        assert "\x1b" not in d.sheet


@sized
async def test_without_colours_the_shapes_say_it(home, given, size, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with desk(home, size, plain_colours=True) as d:
        await _stats(d)
        for keys in ((), ("pagedown",), ("tab",), ("end",)):
            await d.press(*keys)
            for strip in d.app.screen._compositor.render_strips():
                for segment in strip:
                    for colour in (segment.style.color, segment.style.bgcolor) if segment.style else ():
                        assert colour is None or colour.is_default, repr(segment)
        for mark in ("░", "▒", "▓", "█", "·", "─"):
            assert mark in d.sheet


async def test_shades_of_the_accent_follow_the_theme(home, given):
    async with desk(home) as d:
        await _stats(d)

        def inks() -> set[str]:
            return {
                str(segment.style.color)
                for strip in d.app.screen._compositor.render_strips()
                for segment in strip
                if segment.style and any(char in segment.text for char in "░▒▓█")
            }

        dark = inks()
        assert len(dark) >= 4
        d.app.set_theme("quizapp-light")
        await d.pilot.pause()
        assert not inks() & dark
