"""The result and a saved attempt of the new forms: yours beside the right one, and the pair one mixes up."""

import pytest
from app_kit import Home, desk, sized
from forms_kit import asking, begun, forms_home, wrong_letters


@pytest.fixture(autouse=True)
def _decks(home: Home) -> None:
    forms_home(home)


async def _skip_rest(d) -> None:
    while d.place == "Question":
        await d.press("escape", "s", "enter")
        await d.pilot.pause()
    await d.at("Result")


@sized
async def test_a_missed_typed_answer_stands_beside_the_right_one_with_its_difference(home, size):
    async with desk(home, size, asking("metals", "typed")) as d:
        await begun(d)
        answer = d.item.answer
        await d.type(answer[:2] + "zz" + answer[4:])
        await d.press("enter", "enter")
        await _skip_rest(d)
        assert f"✓ {answer} ✗ you wrote: {answer[:2]}[-zz+{answer[2:4]}]{answer[4:]}" in d.sheet
        assert "no answer" in d.sheet


@sized
async def test_a_missed_pair_says_what_it_was_taken_for_and_the_pair_can_be_drilled(home, size):
    async with desk(home, size, asking("metals", "match")) as d:
        await begun(d)
        first, second = (item.answer for item in d.screen.quiz.items[:2])
        await d.press(*wrong_letters(d), "enter", "enter")
        await d.at("Result")
        assert f"✓ {first} ✗ you took it for: {second}" in d.sheet
        await d.press("d")
        await d.at("Question")
        assert d.screen.quiz.mode == "practice"
        assert {item.answer for item in d.screen.quiz.items} == {first, second}


async def test_how_often_a_card_was_taken_for_another_is_told(home):
    async with desk(home, opening=asking("metals", "match")) as d:
        await begun(d)
        await d.press(*wrong_letters(d), "enter", "enter")
        await d.at("Result")
        await d.press("n")
        await begun(d)
        texts = [item.answer for item in d.screen.quiz.items]
        assert texts
        for line in home.answers()[:2]:  # the same two are taken for each other once more
            place = next(i for i, item in enumerate(d.screen.quiz.items) if item.card.id == line["card"])
            wanted = line["options"][line["response"]]
            side = next(i for i, option in enumerate(d.item.options) if option.text == wanted)
            await d.press(str(place + 1), "abcdef"[side])
        await d.press("s", "enter")
        await d.at("Result")
        assert "(the 2nd time)" in d.sheet


async def test_without_a_pair_there_is_nothing_to_drill(home):
    async with desk(home, opening=asking("metals", "typed")) as d:
        await begun(d)
        await _skip_rest(d)
        assert "drill" not in d.text
        await d.press("d")
        assert d.place == "Result"


async def test_a_wrong_true_or_false_says_what_was_said(home):
    async with desk(home, opening=asking("animals", "true-false", count=2)) as d:
        await begun(d)
        await d.press(d.wrong, "enter", d.right, "enter")
        await d.at("Result")
        assert "✗ you said: " in d.sheet


@sized
async def test_a_saved_attempt_shows_what_was_written_and_what_was_placed(home, size):
    async with desk(home, size, asking("metals", "typed", "match", count=4)) as d:
        await begun(d)
        while d.place == "Question":
            if d.screen.asking.entry == "text":
                await d.type("zz" + d.item.answer)
                await d.press("enter", "enter")
            else:
                await d.press(*wrong_letters(d), "enter", "enter")
            await d.pilot.pause()
        await d.at("Result")
        await d.press("enter", "o")
        await d.at("Scores")
        await d.press("enter")
        await d.at("Attempt")
        for line in home.answers():
            given = line["options"][line["response"]] if line["form"] == "match" else line["response"]
            if line["form"] == "match" and line["mark"] == "wrong":
                assert f"✓ {line['answer']} ✗ {given}" in d.sheet
            elif line["form"] == "typed" and line["mark"] == "wrong":
                assert f"✗ [-zz]{line['answer']}" in d.sheet
