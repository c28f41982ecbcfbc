"""Answers that are typed: the field by key and by mouse, the difference shown, "I was right"."""

import pytest
from app_kit import NARROW, WIDE, Home, desk, sized
from forms_kit import asking, begun, forms_home
from textual import events

TYPED = asking("metals", "typed")
ANSWERS = ("Terbium", "Neodymium", "Gallium", "Tungsten")
MISSPELT = {"Terbium": "Tarbiun", "Neodymium": "Neadymiun", "Gallium": "Gellian", "Tungsten": "Tangstin"}


@pytest.fixture(autouse=True)
def _decks(home: Home) -> None:
    forms_home(home)


@sized
async def test_the_cursor_is_in_the_field_at_once_and_enter_gives_the_answer(home, size):
    async with desk(home, size, TYPED) as d:
        await begun(d)
        await d.sees("1 of 4", "write your answer", "Enter answer")
        answer = d.item.answer
        await d.type(answer)
        await d.sees(f"❯ {answer}")
        await d.press("enter")
        await d.sees(f"✓ {answer}", "Enter next")
        (line,) = home.answers()
        assert (line["form"], line["response"], line["mark"]) == ("typed", answer, "right")
        await d.press("enter")
        await d.sees("2 of 4", "write your answer")


@sized
async def test_letters_in_the_field_are_no_actions_until_escape_leaves_it(home, size):
    async with desk(home, size, TYPED) as d:
        await begun(d)
        await d.type("ghsuf 12?r")
        assert d.screen.field.value == "ghsuf 12?r"
        assert home.log() == []
        await d.press("escape")
        assert d.place == "Question"
        await d.sees("Enter write")
        await d.press("h")
        assert f"Hint: {d.item.hint}" in d.sheet
        await d.press("g")
        assert "A guess: it counts" in d.sheet
        await d.press("enter")
        await d.type("!")
        assert d.screen.field.value == "ghsuf 12?r!"
        await d.press("enter")
        assert home.answers()[0]["hint"] is True
        assert home.answers()[0]["guess"] is True


@sized
async def test_a_click_goes_back_into_the_field_and_the_last_line_gives_the_answer(home, size):
    async with desk(home, size, TYPED) as d:
        await begun(d)
        answer = d.item.answer
        await d.press("escape")
        await d.click("─" * 8, last=True)
        await d.type(answer)
        await d.hint("answer")
        assert home.answers()[0]["mark"] == "right"
        await d.hint("next")
        await d.sees("2 of 4")


@sized
async def test_a_second_escape_goes_home(home, size):
    async with desk(home, size, TYPED) as d:
        await begun(d)
        await d.type("abc")
        await d.press("escape", "escape")
        await d.until(lambda: d.place == "Home")
        assert home.log() == []


@sized
async def test_a_miss_shows_the_letters_that_differ_by_signs_and_the_right_answer(home, size):
    async with desk(home, size, TYPED) as d:
        await begun(d)
        answer = d.item.answer
        await d.type(MISSPELT[answer])
        await d.press("enter")
        await d.sees("✗", "[-", "+", f"✓ {answer}", "✗ Wrong", "r I was right")
        assert home.answers()[0]["mark"] == "wrong"
        explanation = d.item.card.note.explanation
        assert explanation in d.sheet


async def test_feedback_comes_in_the_place_of_the_field_and_nothing_moves(home):
    async with desk(home, WIDE, TYPED) as d:
        await begun(d)
        before = {line: y for y, line in enumerate(d.lines) if d.item.stem[:20] in line or "metal" in line}
        field = d.where("write your answer").y
        answer = d.item.answer
        await d.type(MISSPELT[answer])
        await d.press("enter")
        assert {line: d.lines.index(line) for line in before} == before
        assert d.where("your answer").y == field
        assert d.where("the right one").y == field + 1


@sized
async def test_what_is_forgiven_is_right_and_its_spelling_is_told(home, size):
    async with desk(home, size, TYPED) as d:
        await begun(d)
        answer = d.item.answer
        await d.type(answer[:-1] + "x")
        await d.press("enter")
        await d.sees("✓ Right", f"it is written {answer}")
        assert home.answers()[0]["mark"] == "right"


async def test_another_name_is_right_and_the_card_s_own_is_shown_too(home):
    async with desk(home, WIDE, TYPED) as d:
        await begun(d)
        for _ in range(4):
            if d.item.answer == "Tungsten":
                await d.type("wolfram")
                await d.press("enter")
                await d.sees("✓ wolfram", "Tungsten on the card", "✓ Right")
                return
            await d.press("escape", "s", "enter")
        raise AssertionError("Tungsten was not asked")


@sized
@pytest.mark.parametrize("way", ["key", "mouse"])
async def test_i_was_right_counts_it_as_right_and_undo_takes_that_back(home, size, way):
    async with desk(home, size, TYPED) as d:
        await begun(d)
        answer = d.item.answer
        await d.type(MISSPELT[answer])
        await d.press("enter")
        await (d.press("r") if way == "key" else d.hint("I was right"))
        await d.sees("✓ Right")
        assert "I was right" not in d.text
        assert [line["mark"] for line in home.log() if line["kind"] == "mark"] == ["right"]
        assert d.screen.quiz.right == 1
        await d.press("u")
        await d.sees("✗ Wrong", "1 of 4", "Enter next")
        assert d.screen.quiz.right == 0
        await d.press("u")
        await d.sees("write your answer", "Enter answer")


async def test_i_was_right_means_nothing_after_a_right_answer_or_a_skipped_one(home):
    async with desk(home, WIDE, TYPED) as d:
        await begun(d)
        await d.type(d.item.answer)
        await d.press("enter", "r")
        assert "I was right" not in d.text
        await d.press("enter", "escape", "s")
        await d.sees("no answer", d.item.answer)
        await d.press("r")
        assert [line["kind"] for line in home.log()] == ["start", "answer", "answer"]


@sized
async def test_an_empty_answer_is_asked_for_and_not_given(home, size):
    async with desk(home, size, TYPED) as d:
        await begun(d)
        await d.press("space", "enter")
        assert "Write an answer first." in d.sheet
        assert home.log() == []
        await d.type(d.item.answer)
        await d.press("enter")
        assert home.answers()[0]["mark"] == "right"


@sized
async def test_skipping_shows_the_answer(home, size):
    async with desk(home, size, TYPED) as d:
        await begun(d)
        await d.press("escape", "s")
        assert "– no answer" in d.sheet
        await d.sees(f"✓ {d.item.answer}")
        assert home.answers()[0]["mark"] == "skipped"


@sized
@pytest.mark.parametrize(
    "text",
    [
        "one\ntwo\nthree\n",
        "x" * 3000,
        "a\x1b[31mb\x9bc\x00\u202e",
        "السلام عليكم",
        "[b]bold[/b] **x** `y`",
        "👩‍👩‍👧 " * 40,
    ],
    ids=["lines", "long", "control", "arabic", "markup", "emoji"],
)
async def test_whatever_is_pasted_can_be_answered_and_shown(home, size, text):
    async with desk(home, size, TYPED) as d:
        await begun(d)
        d.app.post_message(events.Paste(text))
        await d.pilot.pause()
        assert d.screen.field.value
        await d.press("enter")
        await d.sees("✓ " + d.item.answer, "✗ Wrong")
        assert not [each for each in "".join(d.lines) if each < " " or "\x7f" <= each <= "\x9f"]
        assert len(home.answers()) == 1
        for _ in range(3):
            await d.press("enter", "escape", "s")
        await d.press("enter")
        await d.at("Result")
        assert "you wrote" in d.sheet


async def test_a_long_paste_is_cut_rather_than_refused(home):
    async with desk(home, WIDE, TYPED) as d:
        await begun(d)
        await d.type("ab")
        d.app.post_message(events.Paste("x" * 3000))
        await d.pilot.pause()
        value = d.screen.field.value
        assert value.startswith("abxxx")
        assert len(value) == 500


async def test_keys_held_down_answer_nothing_twice(home):
    async with desk(home, WIDE, TYPED) as d:
        await begun(d)
        await d.type(d.item.answer)
        await d.press(*["enter"] * 8)
        numbers = [line["n"] for line in home.answers()]
        assert numbers == sorted(set(numbers))
        assert "Write an answer first" in d.sheet or d.number > 1


async def test_undo_asks_again_with_an_empty_field(home):
    async with desk(home, WIDE, TYPED) as d:
        await begun(d)
        await d.type("abc")
        await d.press("enter", "u")
        await d.sees("write your answer", "Taken back")
        await d.type(d.item.answer)
        await d.press("enter")
        assert [line["mark"] for line in home.answers()] == ["wrong", "right"]
        assert d.screen.quiz.right == 0


async def test_in_a_test_the_text_is_there_again_and_can_be_changed(home):
    async with desk(home, WIDE, asking("metals", "typed", mode="test")) as d:
        await begun(d)
        await d.type("abc")
        await d.press("enter")
        await d.sees("2 of 4")
        await d.press("escape", "left")
        await d.sees("1 of 4", "❯ abc")
        right = d.item.answer
        await d.press(*["backspace"] * 3)
        await d.type(right)
        await d.press("enter")
        for _ in range(3):
            await d.type("x")
            await d.press("enter")
        await d.sees("All are answered", "Enter hand in")
        await d.press("enter")
        await d.at("Result")
        await d.sees("1 of 4 right")


async def test_the_field_is_where_its_line_is_when_the_window_changes(home):
    async with desk(home, WIDE, TYPED) as d:
        await begun(d)
        await d.type("abc")
        for size in (NARROW, (10, 5), (1, 1), WIDE):
            await d.pilot.resize_terminal(*size)
            await d.pilot.pause()
            if size in (NARROW, WIDE):
                await d.sees("❯ abc")
        await d.type("d")
        await d.sees("❯ abcd")


async def test_up_and_down_scroll_a_long_question_while_one_writes(home):
    stem = "word " * 150
    home.deck("aa", f'[deck]\ndirections = ["reverse"]\n[glossary]\n"Key" = "{stem}"\n')
    async with desk(home, NARROW, asking("aa", "typed")) as d:
        await begun(d)
        await d.press(*["down"] * 40)
        await d.sees("write your answer")
        await d.type("Key")
        await d.sees("❯ Key")
        await d.press(*["up"] * 40)
        assert "❯" not in d.text
        await d.press("enter")
        assert home.answers()[0]["mark"] == "right"


@sized
async def test_a_gap_is_marked_in_its_sentence_and_filled_in_the_feedback(home, size):
    async with desk(home, size, asking("sentences", "cloze")) as d:
        await begun(d)
        await d.sees("The deal was signed in", "city", "write your answer")
        assert "Tokyo" not in d.text
        await d.type("Tokio")
        await d.press("enter")
        await d.sees("✓ Tokyo")
        assert home.answers()[0]["form"] == "cloze"


@sized
async def test_the_words_behind_both_lines_stand_at_one_edge(home, size):
    async with desk(home, size, TYPED) as d:
        await begun(d)
        await d.type(MISSPELT[d.item.answer])
        await d.press("enter")
        await d.sees("your answer", "the right one")
        assert d.where("your answer").x == d.where("the right one").x


async def test_the_feedback_is_painted_before_the_field_is_taken_away(home):
    async with desk(home, WIDE, TYPED) as d:
        await begun(d)
        answer = d.item.answer
        await d.type(answer)
        spot = d.where(f"❯ {answer}").y
        d.screen.asking.give(answer)
        d.screen.show_state()
        assert d.screen.field.display  # no new layout is waited for
        assert f"✓ {answer}" in d.lines[spot]
        assert "right" in d.lines[spot]
        await d.pilot.pause()
        await d.until(lambda: not d.screen.field.display)
        assert f"✓ {answer}" in d.lines[spot]
