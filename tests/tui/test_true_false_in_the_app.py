"""True or false: two options, by key and by mouse; and the forms mixed."""

import pytest
from app_kit import NARROW, WIDE, Home, desk, sized
from forms_kit import asking, begun, forms_home

TRUE_FALSE = asking("animals", "true-false", count=4)


@pytest.fixture(autouse=True)
def _decks(home: Home) -> None:
    forms_home(home)


@sized
@pytest.mark.parametrize("way", ["digit", "arrows", "k", "mouse"])
async def test_it_is_answered_by_key_and_by_mouse(home, size, way):
    async with desk(home, size, TRUE_FALSE) as d:
        await begun(d)
        await d.sees("❯ 1 True", "2 False", "Enter choose")
        if way == "mouse":
            await d.click("False")
        else:
            await d.press(*{"digit": ["2"], "arrows": ["down", "enter"], "k": ["k", "enter"]}[way])
        (line,) = home.answers()
        assert (line["form"], line["response"]) == ("true-false", 1)
        assert "✓" in d.sheet


@sized
async def test_it_can_be_a_guess_and_t_is_no_key(home, size):
    async with desk(home, size, TRUE_FALSE) as d:
        await begun(d)
        await d.press("t", "g", "1")
        assert home.answers()[0]["guess"] is True


async def test_f_flags(home):
    async with desk(home, WIDE, TRUE_FALSE) as d:
        await begun(d)
        await d.press("f")
        await d.at("Ask")
        assert home.answers() == []


@sized
async def test_mixed_forms_are_played_through(home, size):
    async with desk(home, size, asking("animals", "mixed", count=10)) as d:
        await begun(d)
        for _ in range(20):
            if d.place != "Question":
                break
            if d.screen.asking.entry == "text":
                await d.press("escape")
            await d.press("s", "enter")
        await d.at("Result")
        assert len(home.answers()) == d.screen.quiz.total


async def test_in_little_room_nothing_moves_when_it_is_told(home):
    async with desk(home, NARROW, asking("animals", "true-false", count=2)) as d:
        await begun(d)
        before = d.where("2   False")
        await d.press("1")
        await d.sees("Enter next")
        assert d.where("2   False") == before
