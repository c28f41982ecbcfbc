"""A learner of a class: where they are behind, their attempts, and what they never got right."""

import pytest
from app_kit import WIDE, desk, sized
from class_kit import a_class, open_class, row
from helpers.class_logs import write_class
from import_kit import hears

from quizapp.tui.widgets.rows import Rows

WAYS = pytest.mark.parametrize("way", ["key", "mouse"])


async def _learner(d):
    """The one who is furthest behind."""
    await open_class(d)
    await d.press("tab", "enter")
    await d.at("ClassLearner")


async def _down_to(d, words):
    await d.press("home")
    for _ in range(20):
        if any("❯" in line and words in line for line in d.lines):
            return
        await d.press("down")
    raise AssertionError(f"no row with {words!r}")


@sized
async def test_it_says_what_they_did_where_they_are_behind_and_what_they_never_got_right(home, size):
    a_class(home)
    async with desk(home, size) as d:
        await _learner(d)
        await d.sees("Mira", "7 of 22 right, 32 %", "2 attempts", "1 min 41 s", "1 of 24")
        assert "World · Capitals" in row(d, "1 of 6")
        assert "59 %" in row(d, "1 of 6")
        await d.sees("Attempts", "4 of 11", "3 of 11")
        if size == WIDE:
            await d.sees("11 Nov 2026", "36 %", "Never got right", "7 questions")
            assert row(d, "Brazil's capital").split()[-3:] == ["✗", "Sucre", "2×"]
        await _down_to(d, "Brazil's")
        await d.press("end")
        assert "Has tufts on its ears" in d.text


@sized
@WAYS
async def test_an_attempt_opens_answer_by_answer_though_it_is_somebody_else_s(home, size, way):
    a_class(home)
    async with desk(home, size) as d:
        await _learner(d)
        await (d.press("enter") if way == "key" else d.click("4 of 11"))
        await d.at("Attempt")
        assert "4 of 11 right" in d.sheet
        assert "✗ Accra" in d.sheet
        assert "✓ Bamako" in d.sheet
        await d.press("escape")
        await d.at("ClassLearner")


@sized
@WAYS
async def test_a_missed_question_opens_and_leads_to_the_other_missed_ones(home, size, way):
    a_class(home)
    async with desk(home, size) as d:
        await _learner(d)
        await _down_to(d, "Brazil's")
        await (d.press("enter") if way == "key" else d.click("Brazil's"))
        await d.at("ClassItem")
        await d.sees("Brazil's capital", "2 of 7")
        await d.press("n")
        await d.sees("Chile's capital", "3 of 7")


@sized
@WAYS
async def test_one_goes_from_learner_to_learner(home, size, way):
    a_class(home)
    async with desk(home, size) as d:
        await _learner(d)
        await (d.press("n") if way == "key" else d.hint("next"))
        await d.sees("Bo", "2 of 24", "9 of 22 right")
        await d.press("left", "N")
        await d.sees("24 of 24")


async def test_an_attempt_of_another_folder_is_found_there(home):
    write_class(home.root / "class-3b", 9)
    async with desk(home) as d:
        await open_class(d)
        await d.press("f")
        await d.until(lambda: hasattr(d.app.focused, "value"))
        await d.type("class-3b")
        await d.press("enter")
        await d.sees("9 learners")
        await d.press("tab", "enter")
        await d.at("ClassLearner")
        await d.press("enter")
        await d.at("Attempt")
        assert "of 11 right" in d.sheet


async def test_an_attempt_whose_file_is_gone_says_so(home):
    a_class(home)
    async with desk(home) as d:
        await _learner(d)
        for file in home.root.glob("progress/mira-1/*"):
            file.unlink()
        await d.press("enter")
        await hears(d, "no longer in the class's files")
        assert d.place == "ClassLearner"


async def test_who_got_everything_right_in_the_end_has_nothing_missed(home):
    a_class(home)
    async with desk(home) as d:
        await open_class(d)
        await d.press("tab", "end", "enter")
        await d.at("ClassLearner")
        await d.sees("Never got right", "1 question", "Chile's capital")
        assert d.screen.query_one(Rows).count == 3
