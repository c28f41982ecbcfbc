""" "I was right" on the result screen: after a test, after a quiz, among several, and taken back."""

import pytest
from app_kit import NARROW, WIDE, Home, desk, sized
from forms_kit import asking, begun, forms_home

TEST = asking("metals", "typed", mode="test")


@pytest.fixture(autouse=True)
def _decks(home: Home) -> None:
    forms_home(home)


async def _answered(d, *texts: str) -> None:
    """Gives these texts, `=` for the right answer, and hands a test in."""
    for text in texts:
        await d.type(d.item.answer if text == "=" else text)
        await d.press("enter")
        if d.screen.quiz.mode == "quiz":
            await d.press("enter")
    if d.screen.quiz.mode == "test":
        await d.press("enter")
        await d.at("Result")


def _marks(home: Home) -> list[str]:
    return [line["mark"] for line in home.log() if line["kind"] == "mark"]


@sized
@pytest.mark.parametrize("way", ["key", "last line", "row"])
async def test_after_a_test_a_missed_typed_answer_is_counted_as_right(home, size, way):
    async with desk(home, size, TEST) as d:
        await begun(d)
        await _answered(d, "=", "=", "=", "aluminum")
        await d.sees("3 of 4 right")
        if way == "key" or (way == "last line" and size == NARROW):
            await d.press("w")
        elif way == "last line":
            await d.hint("I was right")
        else:
            for _ in range(12):
                if any("❯ w I was right" in line for line in d.lines):
                    break
                await d.press("down")
            await d.click("❯ w I was right")
        await d.press("home")
        await d.sees("4 of 4 right", "Nothing missed.")
        assert "I was right" not in d.text
        assert _marks(home) == ["right"]
        assert [line["right"] for line in home.log() if line["kind"] == "finish"] == [3, 4]


async def test_of_several_the_one_at_hand_is_counted(home):
    async with desk(home, WIDE, TEST) as d:
        await begun(d)
        await _answered(d, "=", "bronze", "=", "brass")
        second = next(line for line in home.answers() if line["response"] == "brass")
        await d.sees("2 of 4 right", "w I was right")
        await d.press("right", "w")
        await d.sees("3 of 4 right", "bronze")
        assert d.text.count("I was right") == 2  # on the row and in the last line
        assert [line["line"] for line in home.log() if line["kind"] == "mark"] == [second["id"]]


@sized
async def test_undo_takes_it_back_and_the_result_stays(home, size):
    async with desk(home, size, TEST) as d:
        await begun(d)
        await _answered(d, "=", "=", "=", "aluminum")
        await d.press("u")
        assert home.kinds()[-1] == "finish"
        await d.press("w", "u", "home")
        await d.sees("3 of 4 right")
        assert d.place == "Result"
        assert home.log()[-1]["right"] == 3


async def test_after_a_quiz_too_but_not_for_a_skipped_or_a_chosen_one(home):
    async with desk(home, WIDE, asking("metals", "typed", count=2)) as d:
        await begun(d)
        await _answered(d, "aluminum")
        await d.press("escape", "s", "enter")
        await d.at("Result")
        await d.sees("0 of 2 right")
        await d.press("w", "w")
        await d.sees("1 of 2 right", "no answer")
        assert _marks(home) == ["right"]
    async with desk(home, WIDE, asking("animals", "true-false", count=1)) as d:
        await begun(d)
        await d.press(d.wrong, "enter")
        await d.at("Result")
        assert "I was right" not in d.text
        await d.press("w")
        assert _marks(home) == ["right"]


async def test_a_later_answer_that_does_not_count_is_not_offered(home):
    async with desk(home, WIDE, asking("metals", "typed", count=1)) as d:
        await begun(d)
        await d.type("tin")
        await d.press("enter", "u")
        await d.type("lead")
        await d.press("enter", "enter")
        await d.at("Result")
        assert "I was right" not in d.text


async def test_the_scores_have_what_was_overruled(home):
    async with desk(home, WIDE, TEST) as d:
        await begun(d)
        await _answered(d, "=", "=", "=", "aluminum")
        await d.press("w", "enter", "o")
        await d.at("Scores")
        await d.sees("4 of 4")


async def _missed_once(home: Home, size, text) -> None:
    async with desk(home, size, asking("metals", "typed", count=1)) as d:
        await begun(d)
        await _answered(d, text)


@sized
async def test_what_was_written_wrongly_before_is_told_as_such_and_can_be_overruled_too(home, size):
    await _missed_once(home, size, "any oxide")
    async with desk(home, size, asking("metals", "typed", count=1)) as d:
        await begun(d)
        await _answered(d, "any oxide")
        await d.at("Result")
        assert "you wrote: " in d.sheet
        assert "the 2nd time" in d.sheet
        assert "took it for" not in d.sheet
        await d.press("w", "home")
        await d.sees("1 of 1 right")


async def test_a_repeated_confusion_with_another_card_is_told_and_can_be_overruled_too(home):
    await _missed_once(home, WIDE, "Gallium")
    async with desk(home, WIDE, asking("metals", "typed", count=1)) as d:
        await begun(d)
        assert d.item.answer != "Gallium"
        await _answered(d, "Gallium")
        await d.at("Result")
        assert "you took it for: Gallium (the 2nd time) ❯ w I was right" in d.sheet
