"""Test mode: no word of what is right until the end, answers that can be changed, and the clock."""

from app_kit import NARROW, desk, sized

from quizapp.library.opening import Opening

TEST = Opening("quiz", decks=("world/capitals",), mode="test", seed="3")


@sized
async def test_a_test_gives_no_feedback_until_the_end(home, size):
    async with desk(home, size, TEST) as d:
        await d.at("Question")
        wrong = d.wrong
        await d.press(wrong)
        await d.sees("2 of 3")
        assert "✗" not in d.text
        assert "✓" not in d.text
        await d.press(d.right)
        await d.press(d.right)
        await d.sees("Enter hand in" if size != NARROW else "hands the test in")
        assert d.place == "Question"
        await d.press("enter")
        await d.at("Result")
        await d.sees("2 of 3 right")
        assert "All items" in d.sheet


@sized
async def test_answers_change_freely_until_the_end_and_the_last_one_counts(home, size):
    async with desk(home, size, TEST) as d:
        await d.at("Question")
        for _ in range(3):
            await d.press(d.wrong)
        await d.press("left")
        await d.sees("2 of 3")
        assert "it can be changed" in d.sheet
        await d.press(d.right)
        await d.until(lambda: len(home.answers()) == 4)
        while "hands the test in" not in d.sheet:
            await d.press("right")
            await d.press(d.wrong)
        await d.press("enter")
        await d.at("Result")
        await d.sees("1 of 3 right")


async def test_left_and_right_go_through_the_items_without_answering(home):
    async with desk(home, opening=TEST) as d:
        await d.at("Question")
        await d.press("right")
        await d.sees("2 of 3")
        await d.press("right", "right")
        await d.sees("1 of 3")
        await d.press("left")
        await d.sees("3 of 3")
        assert home.log() == []


async def test_an_answer_given_is_marked_as_given_on_coming_back(home):
    async with desk(home, opening=TEST) as d:
        await d.at("Question")
        await d.press("3", "left")
        await d.sees("1 of 3", "❯ 3", "Answered; it can be changed")


async def test_a_test_cannot_be_undone_after_it_was_handed_in(home):
    async with desk(home, opening=TEST) as d:
        await d.at("Question")
        await d.press("1", "1", "1", "enter")
        await d.at("Result")
        before = home.log()
        await d.press("u")
        assert d.place == "Result"
        assert home.log() == before


@sized
async def test_when_the_time_is_over_the_test_is_handed_in_as_it_stands(home, size):
    opening = Opening("quiz", decks=("world/capitals",), mode="test", minutes=5, seed="3")
    async with desk(home, size, opening) as d:
        await d.at("Question")
        await d.sees("4:5", "left")
        await d.press(d.right)
        home.clock.put_on(minutes=6)
        await d.until(lambda: d.place == "Result")
        await d.sees("1 of 3 right")
        assert [line["mark"] for line in home.answers()] == ["right", "skipped", "skipped"]
        assert home.kinds()[-1] == "finish"


async def test_a_test_broken_off_is_continued_as_a_test(home):
    async with desk(home, opening=TEST) as d:
        await d.at("Question")
        await d.press("1", "escape")
        await d.at("Home")
        await d.sees("c continue", "test on", "1 of 3")
        await d.press("c")
        await d.at("Question")
        await d.sees("2 of 3")
        assert "✓" not in d.text


async def test_nothing_of_a_test_is_scheduled(home):
    async with desk(home, opening=TEST) as d:
        await d.at("Question")
        await d.press("1", "1", "1", "enter")
        await d.at("Result")
        assert all(line.get("rating") is None for line in home.answers())
