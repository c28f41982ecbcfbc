"""The app in a library that can only be read: what reads works, the rest says why it is not on the disk."""

import pytest
from app_kit import desk, sized
from helpers.permissions import read_only
from scores_kit import Attempts


@pytest.fixture
def locked(home):
    Attempts(home).sat("2026-11-19", {"peru": True, "brazil": False})
    before = {path: path.read_bytes() for path in home.root.rglob("*") if path.is_file()}
    with read_only(home.root):
        yield home
    assert {path: path.read_bytes() for path in home.root.rglob("*") if path.is_file()} == before


@sized
@pytest.mark.parametrize(("key", "place"), [("o", "Scores"), ("v", "Stats"), ("d", "Deck"), ("l", "Class")])
async def test_what_is_only_looked_at_is_there(locked, size, key, place):
    async with desk(locked, size) as d:
        await d.press(key)
        await d.at(place)
        assert "permission" not in d.text


@sized
async def test_in_a_quiz_it_is_said_before_the_first_answer(locked, size):
    async with desk(locked, size) as d:
        await d.press("enter")
        await d.at("Question")
        await d.sees("can't be written to")
        await d.press(d.right)
        await d.sees("Not saved")
        assert "✓" not in d.text


@sized
async def test_a_card_that_is_rated_stays_at_hand(locked, size):
    async with desk(locked, size) as d:
        await d.press("s")
        await d.at("Study")
        await d.press("space", "3")
        await d.sees("ot saved")


async def test_what_is_set_aside_or_flagged_is_not(locked):
    async with desk(locked) as d:
        await d.press("o")
        await d.at("Scores")
        await d.sees("1 attempt")
        await d.press("a")
        await d.sees("Not saved.", "permission")
        assert "1 try" in d.text
        assert "your answer" not in d.text
        await d.press("escape", "d")
        await d.at("Deck")
        await d.press("f")
        await d.at("Ask")
        await d.type("odd")
        await d.press("enter")
        await d.sees("Not saved.", "permission")
        assert "1 flagged" not in d.text


async def test_the_editor_keeps_what_was_written(locked):
    async with desk(locked) as d:
        await d.press("e")
        await d.at("Editor")
        await d.press("enter")
        await d.type("x")
        await d.press("ctrl+s")
        await d.sees("can't be written: there is no permission")
