"""Setting up a quiz: what left and right change, and what is then asked."""

import pytest
from app_kit import WIDE, desk, sized

from quizapp.questions.forms import FORMS


async def _open(d, deck="Animals"):
    if deck == "Animals":
        await d.press("end")
    await d.press("t")
    await d.at("Setup")


def _row(d, label):
    return next(line for line in d.lines if label in line)


@sized
async def test_it_begins_with_the_defaults(home, size):
    async with desk(home, size) as d:
        await _open(d)
        assert "4" in _row(d, "Options")
        assert "after each" in _row(d, "Feedback")
        assert "none" in _row(d, "Clock")
        await d.sees("❯ Questions")


@sized
async def test_left_and_right_change_a_value(home, size):
    async with desk(home, size) as d:
        await _open(d)
        await d.press("down", "down")
        before = _row(d, "Direction")
        await d.press("right")
        assert "term → definition" in _row(d, "Direction")
        await d.press("left")
        assert _row(d, "Direction") == before
        await d.press("left")
        assert "definition → term" in _row(d, "Direction")


@sized
async def test_a_click_takes_the_cursor_there_and_another_the_next_value(home, size):
    async with desk(home, size) as d:
        await _open(d)
        await d.click("Options")
        await d.sees("❯ Options")
        await d.click("Options")
        assert "5" in _row(d, "Options")


@sized
async def test_what_was_set_is_asked(home, size):
    async with desk(home, size) as d:
        await _open(d)
        await d.press("left")  # five items
        await d.press("down", "down", "right", "right")  # definition → term
        await d.press("down", "left")  # three options
        await d.press("enter")
        await d.at("Question")
        await d.sees("1 of 5")
        quiz = d.screen.sitting.quiz
        assert {item.card.direction for item in quiz.items} == {"reverse"}
        assert all(len(item.options) == 3 for item in quiz.items)
        await d.press("1")
        wished = {"form": "choice", "direction": "reverse", "choices": 3, "count": 5}
        assert home.log()[0]["options"].items() >= wished.items()


@sized
async def test_test_mode_and_a_clock_can_be_set(home, size):
    async with desk(home, size) as d:
        await _open(d, "Capitals")
        await d.press("end", "up", "up", "right")
        assert "at the" in _row(d, "Feedback")
        await d.press("down", "right")
        assert "5 minutes" in _row(d, "Clock")
        await d.press("enter")
        await d.at("Question")
        await d.sees("4:5", "left")
        await d.press("1")
        assert home.log()[0]["mode"] == "test"
        assert home.log()[0]["options"]["minutes"] == 5


async def test_start_can_be_clicked(home):
    async with desk(home) as d:
        await _open(d)
        await d.click("Start")
        if d.place == "Setup":
            await d.click("Start")
        await d.at("Question")


async def test_flashcards_can_be_asked_as_a_quiz(home):
    async with desk(home) as d:
        await _open(d, "Capitals")
        await d.press("down", "left", "left", "enter")
        await d.at("Question")
        await d.press("enter")
        await d.sees("Did you know it?")
        await d.press("2")
        await d.until(lambda: len(home.answers()) == 1)
        assert home.answers()[0]["form"] == "flashcard"


@sized
async def test_every_form_is_offered_by_its_title_and_mixed_after_them(home, size):
    async with desk(home, size) as d:
        await _open(d)
        await d.press("down")
        for form in FORMS:
            assert form.title in _row(d, "Form")
            await d.press("right")
        assert "Mixed, by what you know" in _row(d, "Form")
        await d.press("enter")
        await d.at("Question")
        if d.screen.asking.entry == "text":
            await d.press("escape")
        await d.press("s")
        assert home.log()[0]["options"]["form"] == "mixed"


async def test_only_directions_that_have_cards_are_offered(home):
    async with desk(home) as d:
        await _open(d, "Capitals")
        await d.press("down", "down", "left")  # the deck only goes forward
        assert "definition → term" not in d.text
        assert "‹ both ›" in d.text


@pytest.mark.parametrize("size", [WIDE])
async def test_escape_goes_back_and_nothing_was_begun(home, size):
    async with desk(home, size) as d:
        await _open(d)
        await d.press("escape")
        await d.at("Home")
        assert home.log() == []
