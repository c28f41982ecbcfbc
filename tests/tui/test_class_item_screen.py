"""A question of a class: as it was asked, who chose what by thirds, its figures and signs, and the editor."""

import pytest
from app_kit import WIDE, desk, sized
from class_kit import a_class, open_class, row
from helpers.class_logs import CAPITALS, Asked, ClassFolder

from quizapp.tui.widgets.item_sheet import THIRDS


async def _question(d, words):
    """Goes down the list to a question, and opens it."""
    await open_class(d)
    await d.press("home")
    for _ in range(30):
        if any("❯" in line and words in line for line in d.lines):
            break
        await d.press("down")
    await d.press("enter")
    await d.at("ClassItem")


@sized
async def test_it_says_who_chose_what_by_thirds_with_numbers_beside_the_bars(home, size):
    a_class(home)
    async with desk(home, size) as d:
        await _question(d, "Chile's")
        for words in ("Chile's capital", "✓ Santiago", "Arica", "Temuco", "Concepción"):
            assert words in d.sheet
        if size == WIDE:
            for name, of in zip(THIRDS, (7, 9, 8), strict=True):
                assert f"{name} {of}" in d.sheet
            cells = row(d, " Arica ").split()
            assert [each for each in cells if each.isdecimal()] == ["2", "8", "8", "18", "24"]
            assert any("█" in each for each in cells)
        else:
            assert "weak 7 middle 9 strong 8" in d.sheet


@sized
async def test_what_is_odd_is_told_in_words_with_what_to_do(home, size):
    a_class(home)
    async with desk(home, size) as d:
        await _question(d, "Chile's")
        assert (
            "! 18 of 24 chose “Arica”, the strongest too (8 of 8): is that right, and not “Santiago”?"
            in d.sheet
        )
        assert "correct the card" in d.sheet
        assert "took “Concepción” (likely, not certain)" in d.sheet


@sized
async def test_the_figures_are_told_in_plain_words(home, size):
    a_class(home)
    async with desk(home, size) as d:
        await _question(d, "Digs")
        for words in (
            "Facility 42 %",
            "neither easy nor hard: 10 of 24 right at the first try",
            "Guessing 25 %",
            "Discrimination 75 %",
            "tells strong learners from weak ones very well",
            "Efficiency",
            "Weight",
            "Deviation",
            "Time",
        ):
            assert words in d.sheet
        assert "!" not in d.sheet


async def test_what_all_know_has_no_discrimination_and_says_why(home):
    a_class(home)
    async with desk(home) as d:
        await _question(d, "Peru's")
        assert "Discrimination – all got the same, so it tells nobody apart" in d.sheet


async def test_written_answers_are_listed_with_those_who_wrote_nothing(home):
    a_class(home)
    async with desk(home) as d:
        await _question(d, "Has tufts")
        assert "7 of 24 wrote “Caracal”, which is marked wrong" in d.sheet
        await d.sees("✓ Lynx", "Caracal", "no answer")
        thirds = [int(each) for each in row(d, "no answer").split() if each.isdecimal()]
        assert sum(thirds[:-1]) == thirds[-1] == 3


@sized
@pytest.mark.parametrize("way", ["key", "mouse"])
async def test_one_goes_from_question_to_question(home, size, way):
    a_class(home)
    async with desk(home, size) as d:
        await _question(d, "Chile's")
        await d.sees("1 of 11")
        await d.press("end")
        await (d.press("n") if way == "key" else d.hint("next"))
        await d.sees("2 of 11", "Has tufts on its ears")
        await d.press("left", "N")
        await d.sees("11 of 11")
        await d.press("right")
        await d.sees("1 of 11", "Chile's capital")


@sized
@pytest.mark.parametrize("way", ["key", "mouse"])
async def test_e_opens_the_editor_at_the_card_if_the_library_has_it(home, size, way):
    a_class(home)
    async with desk(home, size) as d:
        await _question(d, "Brazil's")
        await (d.press("e") if way == "key" else d.hint("edit"))
        await d.at("Editor")
        await d.sees("Brasília")
        assert any("❯" in line and "Brasília" in line for line in d.lines)
        await d.press("escape")
        await d.at("ClassItem")


async def test_a_deck_that_the_library_does_not_have_can_t_be_edited(home):
    made = ClassFolder(home.root / "progress")
    item = Asked("elsewhere/deck#x:forward", "What is x?", "a", ("b", "c"))
    made.learner("l0", "L0", (item,), lambda _w, _i, _t: "a")
    async with desk(home) as d:
        await _question(d, "What is x")
        await d.sees("elsewhere/deck")
        assert "e edit" not in d.text
        await d.press("e")
        assert d.place == "ClassItem"


async def test_a_question_of_which_nothing_was_kept_shows_its_card(home):
    made = ClassFolder(home.root / "progress")
    made.learner("l0", "L0", (Asked("d#only-an-id:forward", "", "", ()),), lambda _w, _i, _t: "x")
    async with desk(home) as d:
        await open_class(d)
        await d.sees("d#only-an-id:forward")
        await d.press("enter")
        await d.at("ClassItem")
        await d.sees("d#only-an-id:forward")


async def test_a_long_option_is_broken_into_lines_beside_its_bars(home):
    made = ClassFolder(home.root / "progress")
    text = "A gas that is heavier than air and that nobody has ever seen in a laboratory"
    item = Asked("world/capitals#peru:forward", "Which one?", text, ("b", "c"))
    for number in range(9):
        made.learner(
            f"l{number}", f"L{number}", (item, *CAPITALS[:2]), lambda _w, i, _t: i.answer, number=number
        )
    async with desk(home) as d:
        await _question(d, "Which one")
        assert "9 of 9" in row(d, "✓ A gas that is heavier")
        assert " ".join(text.split()[-2:]) in d.sheet
        assert all(len(line.rstrip()) <= 78 for line in d.lines)
