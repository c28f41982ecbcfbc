"""`quizapp study` with an index that is up to date: the first card is there before its sitting is."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from app_kit import WIDE, Desk, Home, desk, sized
from past import Past
from tui.test_carry_over_dialog import PORTS

import quizapp.tui.app
from quizapp.library.library import Library
from quizapp.library.opening import Opening
from quizapp.tui.app import QuizApp
from quizapp.tui.screens.study import StudyScreen

CAPITALS = Opening("study", decks=("world/capitals",))
LIMA, BAMAKO = (f"world/capitals#{name}:forward" for name in ("peru", "mali"))


def settle(home: Home) -> None:
    """Has the index say what decks and log say, and the decks be older than it."""
    for path in (home.root / "decks").rglob("*.toml"):
        os.utime(path, ns=(1, 10**18))
    library = Library(home.front())
    library.load()
    library.catalogue.close()


class Held(QuizApp):
    """An app that is painted, and reads the library when it is let."""

    CSS_PATH = Path(quizapp.tui.app.__file__).parent / "styles" / "app.tcss"
    let = False

    def load(self):
        return super().load() if self.let else None

    def go_on(self) -> None:
        self.let = True
        self.load()


@asynccontextmanager
async def held(home: Home, size: tuple[int, int] = WIDE, opening: Opening = CAPITALS) -> AsyncIterator[Desk]:
    app = Held(home.front(), opening)
    app.animation_level = "none"
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield Desk(app, pilot, home)


async def begun(d: Desk) -> None:
    d.app.go_on()
    await d.until(lambda: d.app.ready.is_set() and d.screen.begun)
    await d.pilot.pause()


@sized
@pytest.mark.parametrize(
    "opening",
    [
        CAPITALS,
        Opening("study"),
        Opening("study", limit=1),
        Opening("study", decks=("animals", "world"), new=2),
        Opening("study", decks=("capitals",)),
        Opening("study", practice=True),
    ],
)
@pytest.mark.parametrize("past", ["none", "due", "step"])
async def test_it_is_painted_as_the_sitting_has_it(home: Home, size, opening, past):
    if past == "due":
        Past(home).rated(BAMAKO, ("2026-10-01", 3), ("2026-10-02", 3))
    elif past == "step":
        Past(home).rated(BAMAKO, ("2026-11-22", 1))
    settle(home)
    async with held(home, size, opening) as d:
        if d.place == "Home":
            assert opening.decks == ("capitals",)  # no such deck: said where it was always said
            return
        painted = d.lines
        assert "Space shows the answer" in d.text
        await begun(d)
        assert d.lines == painted
        assert d.screen.sitting.current.stem in d.text


class Unmounted(Held):
    """The library comes before the screen has any parts, as it may on a slow terminal."""

    def _begin(self, first, volumes):
        again = type(first)(first._first)
        self.push_screen(again)
        super()._begin(again, volumes)
        assert not again.query("*"), "this is to be the moment before it is composed"


async def test_a_library_that_comes_before_the_screen_is_composed_waits_for_it(home: Home):
    settle(home)
    app = Unmounted(home.front(), CAPITALS)
    app.let = True
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        d = Desk(app, pilot, home)
        await begun(d)
        assert d.screen.sitting.current.stem in d.text


async def test_the_card_stays_at_hand_if_another_would_come_first_by_now(home: Home):
    settle(home)
    async with held(home) as d:
        await d.sees("Lima")
        Past(home).rated(BAMAKO, ("2026-10-01", 3), ("2026-10-02", 3))
        await begun(d)
        assert d.screen.sitting.current.card.id == LIMA
        await d.press("space", "4")
        await d.sees("Bamako")


async def test_a_card_that_is_gone_by_now_gives_way(home: Home):
    settle(home)
    async with held(home) as d:
        await d.sees("Lima")
        Past(home).did(LIMA, "suspend")
        await begun(d)
        await d.sees("Bamako")


async def test_keys_pressed_before_the_sitting_is_there_come_to_pass_in_their_order(home: Home):
    settle(home)
    async with held(home) as d:
        await d.press("space", "2", "s", "space")
        assert home.log() == []
        await begun(d)
        (line,) = home.answers()
        assert (line["card"], line["rating"]) == (LIMA, 2)
        await d.sees("Brazil's capital", "1 Again")


@pytest.mark.parametrize("before", [True, False])
async def test_back_leads_to_home_with_its_numbers(home: Home, before):
    settle(home)
    async with held(home) as d:
        await d.sees("Lima")
        if not before:
            await begun(d)
        await d.press("escape")
        await d.at("Home")
        d.app.go_on()
        await d.sees("Capitals", "not started", "Enter quiz")
        await d.press("s")
        await d.at("Study")
        await d.press("escape")
        await d.at("Home")


async def test_home_is_not_left_by_a_second_escape(home: Home):
    settle(home)
    async with held(home) as d:
        await begun(d)
        await d.press("escape", "escape")
        await d.at("Home")
        assert len(d.app.screen_stack) == 1


async def test_screens_above_it_lead_back_to_it(home: Home):
    settle(home)
    async with held(home) as d:
        await begun(d)
        d.app.open_settings()
        await d.at("Settings")
        await d.press("escape")
        await d.at("Study")
        await d.sees("Lima")


async def test_another_learner_begins_on_a_home_of_their_own(home: Home):
    Past(home).rated(LIMA, ("2026-10-01", 4))
    settle(home)
    async with held(home) as d:
        await begun(d)
        d.app.open_settings()
        await d.at("Settings")
        d.app.change_learner("lea")
        await d.at("Home")
        await d.sees("lea", "not started")
        assert d.app.library.learner == "lea"


async def test_it_can_be_left_before_the_sitting_is_there(home: Home):
    settle(home)
    async with held(home) as d:
        await d.sees("Lima")
        await d.press("ctrl+c")
        await d.until(lambda: d.app._exit)
    assert home.log() == []


async def _home_first(home: Home) -> None:
    async with held(home) as d:
        assert d.place == "Home"
        d.app.go_on()
        await d.at("Study")
        await d.press("escape")
        await d.at("Home")


async def test_without_an_index_home_is_first(home: Home):
    await _home_first(home)


async def test_with_an_index_that_is_out_of_date_home_is_first(home: Home):
    settle(home)
    home.deck("animals", '[glossary]\n"Otter" = "Swims"\n')
    await _home_first(home)


async def test_where_no_card_is_to_be_asked_home_is_first(home: Home):
    settle(home)
    async with held(home, opening=Opening("study", decks=("animals",), new=0)) as d:
        assert d.place == "Home"
        d.app.go_on()
        await d.at("Study")


async def test_a_look_that_takes_long_leaves_home_first(home: Home, monkeypatch):
    settle(home)
    monkeypatch.setattr("quizapp.library.first_look.LookBeside.soon", lambda _self, _seconds: None)
    await _home_first(home)


async def test_what_is_doubtful_is_asked_once_home_is_there(home: Home):
    home.deck("ports", PORTS)
    async with desk(home) as d:
        d.app.library.study(d.app.library.named(["ports"]), limit=1).rate(4)
    home.deck("ports", PORTS.replace("Is Lima", "Is Lima now"))
    settle(home)
    async with held(home) as d:
        await begun(d)
        await d.at("Study")
        await d.press("escape")
        await d.at("AskCarry")


@pytest.mark.parametrize("turns", range(12))
async def test_an_app_that_is_left_while_its_first_card_is_made_ends_without_a_word(home: Home, turns):
    settle(home)
    app = Held(home.front(), CAPITALS)

    async def leave() -> None:
        while not isinstance(app.screen, StudyScreen):
            await asyncio.sleep(0)
        for _ in range(turns):
            await asyncio.sleep(0)
        app.exit()

    leaving = asyncio.create_task(leave())
    await app.run_async(headless=True, size=WIDE)
    await leaving
    assert app.return_code == 0


@pytest.mark.parametrize("key", ["escape", "ctrl+c"])
async def test_an_answer_that_was_pressed_before_its_sitting_is_there_is_saved_before_one_leaves(
    home: Home, key
):
    settle(home)
    async with held(home) as d:
        await d.sees("Lima")
        await d.press("space", "4", key)
        await d.pilot.pause(0.1)
        assert d.place == "Study"
        d.app.go_on()
        await d.until(lambda: d.place == "Home" or d.app._exit)
        assert [line["rating"] for line in home.answers()] == [4]


async def test_one_leaves_at_once_where_nothing_was_answered_before_the_sitting_is_there(home: Home):
    settle(home)
    async with held(home) as d:
        await d.sees("Lima")
        await d.press("escape")
        await d.at("Home")
