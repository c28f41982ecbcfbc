"""A question by key and by mouse, its feedback in the same place, and what reaches the log."""

import pytest
from app_kit import NARROW, WIDE, Home, desk, sized
from textual.widgets import Input

from quizapp.library.opening import Opening

WHYS = {"Lima": "That is Quito.", "Bamako": "That is Accra.", "Brasília": "That is Sucre."}


@sized
async def test_a_question_shows_its_stem_its_options_and_how_far_one_is(home, size):
    async with desk(home, size) as d:
        await d.press("enter")
        await d.sees("World · Capitals" if size == WIDE else "Capitals", "1 of 3", d.item.stem)
        for i, option in enumerate(d.item.options, 1):
            await d.sees(f"{i} {option.text}")
        await d.sees("❯ 1", "Enter choose")
        assert "✓" not in d.text


@sized
@pytest.mark.parametrize("way", ["digit", "arrows", "j", "up", "mouse"])
async def test_an_option_is_chosen_by_key_and_by_mouse(home: Home, size, way):
    async with desk(home, size) as d:
        await d.press("enter")
        wanted = int(d.right)
        if way == "digit":
            await d.press(d.right)
        elif way == "mouse":
            await d.click(d.option(d.right))
        else:
            keys = {"arrows": ["down"] * (wanted - 1), "j": ["j"] * (wanted - 1), "up": ["k"] * (5 - wanted)}
            await d.press(*keys[way], "enter")
        await d.sees("✓")
        (line,) = home.answers()
        assert (line["response"], line["mark"]) == (wanted - 1, "right")


@sized
async def test_a_wrong_answer_is_told_in_words_with_the_right_one_and_nothing_moves(home, size):
    async with desk(home, size) as d:
        await d.press("enter")
        before = [line[:30] for line in d.lines if d.option("1") in line or d.option("4") in line]
        right, wrong = d.right, d.wrong
        await d.press(wrong)
        await d.sees("✗", "✓")
        assert "your answer" in d.sheet
        assert "the right one" in d.sheet
        assert f"{right} is the right one" in d.sheet
        if size == WIDE:
            rows = [i for i, line in enumerate(d.lines) if d.option("1") in line or d.option("4") in line]
            assert len(rows) == len(before)


@sized
async def test_feedback_says_why_a_wrong_choice_is_wrong_and_explains(home, size):
    async with desk(home, size) as d:
        await d.press("enter")
        why = WHYS[d.item.stem]
        told = next(str(i) for i, o in enumerate(d.item.options, 1) if o.why == why)
        explanation = d.item.card.note.explanation
        await d.press(told)
        assert why in d.sheet
        assert explanation in d.sheet
        assert d.sheet.index(why) < d.sheet.index(explanation)
        if size == WIDE:
            await d.sees(why, explanation)


@sized
async def test_the_feedback_is_in_sight_and_enter_goes_on(home, size):
    async with desk(home, size) as d:
        await d.press("enter")
        await d.press(d.wrong)
        await d.sees("is the right one", "Enter next")
        await d.press("enter")
        await d.sees("2 of 3", "Enter choose")


async def test_a_click_on_the_feedback_goes_on(home):
    async with desk(home) as d:
        await d.press("enter")
        await d.press(d.wrong)
        await d.click("is the right one")
        await d.sees("2 of 3")


async def test_a_click_on_an_option_that_was_answered_changes_nothing(home):
    async with desk(home) as d:
        await d.press("enter")
        await d.press(d.wrong)
        await d.click(d.option(d.right))
        await d.press("1", "2", "3", "4")
        assert len(home.answers()) == 1
        await d.sees("1 of 3")


@sized
@pytest.mark.parametrize("way", ["key", "mouse"])
async def test_guessing_is_said_before_and_logged(home, size, way):
    async with desk(home, size) as d:
        await d.press("enter")
        if way == "key" or size == NARROW:
            await d.press("g")
        else:
            await d.hint("I'm guessing")
        assert "A guess: it counts" in d.sheet
        await d.press(d.right)
        (line,) = home.answers()
        assert line["guess"] is True
        assert line["rating"] == 1


async def test_guessing_can_be_taken_back(home):
    async with desk(home) as d:
        await d.press("enter", "g", "g")
        await d.press(d.right)
        assert not home.answers()[0].get("guess")


@sized
async def test_a_hint_shows_and_is_logged(home, size):
    async with desk(home, size) as d:
        await d.press("enter", "h")
        assert f"Hint: {d.item.hint}" in d.sheet
        await d.press(d.right)
        assert home.answers()[0]["hint"] is True


async def test_the_hint_is_in_sight_where_there_is_little_room(home):
    async with desk(home, NARROW) as d:
        await d.press("enter", "h")
        await d.sees(d.item.hint)


async def test_guessing_is_in_sight_where_there_is_little_room(home):
    async with desk(home, NARROW) as d:
        await d.press("enter", "g")
        await d.sees("A guess: it counts")


@sized
async def test_a_skipped_item_counts_as_wrong_and_shows_its_answer(home, size):
    async with desk(home, size) as d:
        await d.press("enter", "s")
        await d.sees("is the right one")
        assert home.answers()[0]["mark"] == "skipped"
        assert home.answers()[0].get("response") is None


@sized
@pytest.mark.parametrize("way", ["key", "mouse"])
async def test_undo_asks_again_and_the_first_mark_stays_the_score(home, size, way):
    async with desk(home, size) as d:
        await d.press("enter")
        await d.press(d.wrong)
        if way == "key" or size == NARROW:
            await d.press("u")
        else:
            await d.hint("undo")
        await d.sees("1 of 3", "Enter choose")
        await d.finish(True, True, True)
        await d.sees("2 of 3 right")
        assert home.kinds() == ["start", "answer", "undo", "answer", "answer", "answer", "finish"]


async def test_undo_from_the_next_question_goes_back_to_the_one_before(home):
    async with desk(home) as d:
        await d.press("enter")
        stem = d.item.stem
        await d.press(d.wrong, "enter", "u")
        await d.sees("1 of 3", stem)


async def test_there_is_nothing_to_undo_before_the_first_answer(home):
    async with desk(home) as d:
        await d.press("enter", "u")
        assert home.log() == []
        assert d.place == "Question"


@sized
async def test_a_flag_with_its_remark_is_a_line_of_the_log(home, size):
    async with desk(home, size) as d:
        await d.press("enter")
        card = d.item.card.id
        await d.press("f")
        await d.at("Ask")
        await d.type("Is it so?")
        await d.press("enter")
        await d.at("Question")
        (line,) = [each for each in home.log() if each["kind"] == "flag"]
        assert (line["card"], line["remark"]) == (card, "Is it so?")


async def test_escape_in_the_remark_flags_nothing_and_the_question_stays(home):
    async with desk(home) as d:
        await d.press("enter", "f")
        await d.at("Ask")
        await d.type("1 no")
        await d.press("escape")
        await d.at("Question")
        assert home.log() == []


@sized
async def test_escape_goes_home_at_once(home, size):
    async with desk(home, size) as d:
        await d.press("enter")
        await d.press(d.right, "escape")
        assert d.place == "Home"


async def test_digits_beyond_the_options_do_nothing(home):
    async with desk(home) as d:
        await d.press("enter", "5", "9", "0")
        assert home.log() == []


async def test_keys_held_down_answer_no_question_twice(home: Home):
    async with desk(home) as d:
        await d.press("enter")
        await d.press(*["1"] * 6, *["enter"] * 1)
        assert len(home.answers()) == 1
        await d.press(*["enter"] * 12)
        await d.until(lambda: d.place in ("Result", "Home", "Question"))
        numbers = [line["n"] for line in home.answers()]
        assert numbers == sorted(set(numbers))


async def test_a_double_click_on_an_option_answers_one_item(home):
    async with desk(home) as d:
        await d.press("enter")
        await d.click(d.option("2"), times=2)
        assert len(home.answers()) == 1
        await d.sees("1 of 3")


async def test_a_card_without_fair_options_is_asked_as_a_flashcard_and_says_so(home):
    home.deck("aa/lone", '[glossary]\n"Only" = "The one card"\n')
    async with desk(home) as d:
        await d.press("enter")
        await d.sees("Asked as a flashcard", "Space shows the answer")
        await d.press("space")
        await d.sees("Did you know it?", "1 No", "2 Yes")
        await d.click("Yes")
        await d.until(lambda: len(home.answers()) == 1)
        assert home.answers()[0]["mark"] == "right"


async def test_a_trial_says_so_and_saves_nothing(home):
    opening = Opening("quiz", decks=("animals",), keep=False)
    async with desk(home, opening=opening) as d:
        await d.at("Question")
        await d.sees("nothing is saved")
        await d.finish(*[True] * len(d.screen.sitting.quiz.items))
        await d.at("Result")
        await d.sees("nothing was saved")
        assert home.log() == []


async def test_a_deck_named_on_the_command_line_that_is_not_there_ends_with_a_word(home):
    async with desk(home, opening=Opening("quiz", decks=("no-such",))) as d:
        await d.until(lambda: d.app.return_code == 2)
        assert "no-such" in d.app.word


async def test_letters_typed_into_a_field_are_no_actions(home):
    async with desk(home) as d:
        await d.press("enter", "f")
        await d.at("Ask")
        await d.type("qus12")
        assert d.app.screen.query_one(Input).value == "qus12"
        assert home.answers() == []


async def test_the_same_seed_asks_the_same_questions(home):
    asked = []
    for _ in range(2):
        async with desk(home, opening=Opening("quiz", decks=("animals",), seed="7", keep=False)) as d:
            await d.at("Question")
            asked.append([line for line in d.lines if line.strip()])
    assert asked[0] == asked[1]


async def test_a_second_enter_in_haste_does_not_answer_the_next_question(home):
    async with desk(home) as d:
        await d.press("enter", "1", "enter", "enter")
        await d.until(lambda: "2 of 3" in d.text)
        assert [line["n"] for line in home.log() if line["kind"] == "answer"] == [1]
        assert d.screen.asking.state == "asking"


async def test_a_trial_flags_nothing_and_says_so(home):
    async with desk(home, opening=Opening("quiz", decks=("animals",), seed="7", keep=False)) as d:
        await d.at("Question")
        await d.press("f")
        await d.sees("Not flagged: this is a trial")
        assert home.log() == []
