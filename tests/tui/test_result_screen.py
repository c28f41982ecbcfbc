"""The result: the score beside chance, what was missed, once more, and undo."""

import pytest
from app_kit import WIDE, desk, sized


@sized
async def test_the_score_stands_beside_what_guessing_would_get(home, size):
    async with desk(home, size) as d:
        await d.press("enter")
        await d.finish(True, False, True)
        await d.at("Result")
        await d.sees("2 of 3 right", "guessing would get about 1")
        assert home.log()[-1] | {"id": "", "at": "", "session": ""} == {
            "v": 1,
            "kind": "finish",
            "id": "",
            "at": "",
            "session": "",
            "right": 2,
            "total": 3,
        }


@sized
async def test_every_missed_item_shows_both_answers(home, size):
    async with desk(home, size) as d:
        await d.press("enter")
        await d.finish(True)
        stem, key, chosen = d.item.stem, d.option(d.right), d.option(d.wrong)
        await d.finish(False)
        skipped = d.item.stem
        await d.press("s", "enter")
        await d.at("Result")
        for words in ("Missed", stem, f"✓ {key}", chosen, skipped, "no answer"):
            assert words in d.sheet
        if size == WIDE:
            await d.sees(stem, key, chosen, skipped, "no answer")
        assert "The 2 you missed come back in Study." in d.sheet


async def test_all_right_says_that_nothing_was_missed(home):
    async with desk(home) as d:
        await d.press("enter")
        await d.finish(True, True, True)
        await d.sees("3 of 3 right", "Nothing missed")
        await d.press("r")
        assert d.place == "Result"


@sized
@pytest.mark.parametrize("way", ["key", "mouse"])
async def test_redo_asks_the_missed_ones_and_is_saved_as_no_attempt(home, size, way):
    async with desk(home, size) as d:
        await d.press("enter")
        await d.finish(True, False, True)
        await d.at("Result")
        await (d.press("r") if way == "key" else d.hint("redo"))
        await d.at("Question")
        await d.sees("1 of 1")
        await d.finish(True)
        await d.at("Result")
        await d.sees("1 of 1 right")
        assert "Practice: the score of the quiz stays" in d.sheet
        await d.press("enter", "o")
        await d.at("Scores")
        await d.sees("1 attempt", "2 of 3")
        assert "1 of 1" not in d.text
        assert [line.get("mode") for line in home.log() if line["kind"] == "start"] == ["quiz", "practice"]


@sized
async def test_undo_after_the_end_asks_the_last_one_again_and_the_score_stays(home, size):
    async with desk(home, size) as d:
        await d.press("enter")
        await d.finish(True, True, False)
        await d.at("Result")
        await d.press("u")
        await d.at("Question")
        await d.sees("3 of 3")
        await d.finish(True)
        await d.at("Result")
        await d.sees("2 of 3 right")


async def test_a_quiz_left_after_an_undo_at_its_end_is_one_to_continue(home):
    async with desk(home) as d:
        await d.press("enter")
        await d.finish(True, True, False)
        await d.at("Result")
        await d.press("u")
        await d.at("Question")
        await d.press("escape")
        await d.at("Home")
        await d.sees("continue")
        await d.press("c")
        await d.at("Question")
        await d.sees("3 of 3")
        await d.finish(True)
        await d.at("Result")
        await d.sees("2 of 3 right")


async def test_another_quiz_like_this_one(home):
    async with desk(home) as d:
        await d.press("enter")
        await d.finish(True, True, True)
        await d.press("n")
        await d.at("Question")
        await d.sees("1 of 3")


@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_enter_and_escape_go_home(home, key):
    async with desk(home) as d:
        await d.press("enter")
        await d.finish(True, True, True)
        await d.press(key)
        await d.at("Home")


async def test_a_second_attempt_shows_how_it_goes(home):
    async with desk(home) as d:
        await d.press("enter")
        await d.finish(False, False, True)
        await d.press("enter", "enter")
        await d.at("Question")
        await d.finish(True, True, True)
        await d.sees("best yet")
