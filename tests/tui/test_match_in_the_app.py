"""A match: its pairs placed by key and by mouse, in columns or one left side at a time, and what is told."""

import errno
import os

import pytest
from app_kit import NARROW, WIDE, Home, desk, sized
from forms_kit import asking, begun, forms_home, letters, wrong_letters

MATCH = asking("metals", "match")
LONG = asking("long", "match", count=6)


@pytest.fixture(autouse=True)
def _decks(home: Home) -> None:
    forms_home(home)


def _placed(d) -> list[int | None]:
    return d.screen.asking.matching.placed


@sized
async def test_all_pairs_are_asked_at_once_and_counted_as_items(home, size):
    async with desk(home, size, MATCH) as d:
        await begun(d)
        await d.sees("1–4 of 4")
        if size == WIDE:
            for item in d.screen.quiz.items:
                await d.sees(item.answer, item.stem[:12])
            await d.sees("❯ 1 ·", "Enter confirm", "a to d place")
        else:
            await d.sees("Pair 1 of 4", d.screen.quiz.items[0].stem)


@sized
async def test_letters_place_and_go_on_and_enter_confirms(home, size):
    async with desk(home, size, MATCH) as d:
        await begun(d)
        await d.press(*letters(d))
        assert home.log() == []
        await d.sees("All placed: Enter confirms.")
        await d.press("enter")
        await d.sees("✓ All 4 right", "Enter next")
        lines = home.answers()
        assert [line["mark"] for line in lines] == ["right"] * 4
        assert [line["form"] for line in lines] == ["match"] * 4
        assert len({line["item"] for line in lines}) == 1
        await d.press("enter")
        await d.at("Result")
        await d.sees("4 of 4 right")


@sized
async def test_what_is_wrong_is_told_pair_by_pair_with_the_right_partner(home, size):
    async with desk(home, size, MATCH) as d:
        await begun(d)
        right = letters(d)
        await d.press(*wrong_letters(d), "enter")
        await d.sees("✗ 2 of 4 right")
        first = d.screen.quiz.items[0].answer
        if size == WIDE:
            await d.sees(f"1 goes with {right[0]}, 2 with {right[1]}.", f"✗ 1 {right[1]}→{right[0]}")
            await d.sees(f"✓ 3 {right[2]}")
        else:
            await d.press("home")
            await d.sees(
                "1✗ 2✗ 3✓ 4✓", f"✓ {right[0]} 1 {first}", f"✗ {right[1]} 2 {d.screen.quiz.items[1].answer}"
            )
        explanation = d.screen.quiz.items[0].card.note.explanation
        assert explanation in d.sheet
        await d.press("down" if size == WIDE else "right")
        assert d.screen.quiz.items[1].card.note.explanation in d.sheet


@sized
async def test_of_several_misses_each_reason_says_of_which_pair_it_is(home, size):
    async with desk(home, size, MATCH) as d:
        await begun(d)
        placed = wrong_letters(d)
        await d.press(*placed, "enter")
        told = d.screen.asking.told
        assert told[0].why
        assert told[1].why
        assert f"1 {placed[0]}: {told[0].why}" in d.sheet
        await d.press("down" if size == WIDE else "right")
        assert f"2 {placed[1]}: {told[1].why}" in d.sheet
        await d.press("down" if size == WIDE else "right")
        assert told[0].why not in d.sheet


async def test_nothing_moves_when_the_pairs_are_told(home):
    async with desk(home, WIDE, MATCH) as d:
        await begun(d)
        texts = [item.answer for item in d.screen.quiz.items] + [
            item.stem[:12] for item in d.screen.quiz.items
        ]
        before = [d.where(text) for text in texts]
        await d.press(*wrong_letters(d))
        assert [d.where(text) for text in texts] == before
        await d.press("enter")
        assert [d.where(text) for text in texts] == before


async def test_a_pair_is_placed_by_two_clicks_and_the_last_line_confirms(home):
    async with desk(home, WIDE, MATCH) as d:
        await begun(d)
        for item in reversed(d.screen.quiz.items):
            await d.click(item.stem[:12])
            await d.click(item.answer)
        await d.sees("All placed")
        await d.hint("confirm")
        assert [line["mark"] for line in home.answers()] == ["right"] * 4


async def test_pairs_are_placed_by_clicks_where_one_is_shown_at_a_time(home):
    async with desk(home, NARROW, MATCH) as d:
        await begun(d)
        for item in d.screen.quiz.items:
            await d.sees(item.stem)
            await d.click(item.answer)
        await d.click("All placed")
        assert [line["mark"] for line in home.answers()] == ["right"] * 4


async def test_a_click_on_the_strip_goes_to_that_pair(home):
    async with desk(home, NARROW, MATCH) as d:
        await begun(d)
        await d.click("3·")
        await d.sees("Pair 3 of 4", d.screen.quiz.items[2].stem)


async def test_where_one_is_shown_at_a_time_enter_chooses_as_in_a_choice(home):
    async with desk(home, NARROW, MATCH) as d:
        await begun(d)
        for item in d.screen.quiz.items:
            matching = d.screen.asking.matching
            await d.press(*["down"] * ((item.key - matching.pointer) % matching.sides))
            await d.press("enter")
        await d.sees("All placed")
        await d.press("enter")
        assert [line["mark"] for line in home.answers()] == ["right"] * 4


@sized
async def test_a_right_side_moves_to_where_it_is_placed_last(home, size):
    async with desk(home, size, MATCH) as d:
        await begun(d)
        await d.press("a", "a")
        assert _placed(d) == [None, 0, None, None]


@sized
@pytest.mark.parametrize("key", ["backspace", "space"])
async def test_a_pair_can_be_freed(home, size, key):
    async with desk(home, size, MATCH) as d:
        await begun(d)
        await d.press("a", "1", key)
        assert _placed(d) == [None] * 4
        assert home.log() == []


@sized
async def test_undo_takes_placements_back_before_answers(home, size):
    async with desk(home, size, MATCH) as d:
        await begun(d)
        await d.press("a", "b", "u")
        assert _placed(d) == [0, None, None, None]
        await d.press("u", "u")
        assert _placed(d) == [None] * 4
        await d.press(*letters(d), "enter", "u")
        await d.sees("1–4 of 4")
        assert _placed(d) == [None] * 4
        assert home.kinds() == ["start", *["answer"] * 4, *["undo"] * 4]


async def test_enter_asks_for_the_pairs_that_are_missing(home):
    async with desk(home, WIDE, MATCH) as d:
        await begun(d)
        await d.press("2", "a", "enter")
        await d.sees("Still to place: 1, 3 and 4.")
        assert home.log() == []


@sized
async def test_skipping_gives_what_is_placed_and_leaves_the_rest(home, size):
    async with desk(home, size, MATCH) as d:
        await begun(d)
        await d.press(letters(d)[0], "s")
        assert [line["mark"] for line in home.answers()] == ["right", "skipped", "skipped", "skipped"]
        await d.sees("✗ 1 of 4 right")


@sized
async def test_each_pair_can_be_a_guess(home, size):
    async with desk(home, size, MATCH) as d:
        await begun(d)
        one, two, three, four = letters(d)
        await d.press(one, "g")
        assert "A guess: it counts" in d.sheet
        await d.press(two, three, four, "enter")
        assert [line.get("guess", False) for line in home.answers()] == [False, True, False, False]


@sized
async def test_the_hint_is_that_of_the_pair_at_hand(home, size):
    async with desk(home, size, MATCH) as d:
        await begun(d)
        await d.press("2", "h")
        assert f"Hint: {d.screen.quiz.items[1].hint}" in d.sheet


@sized
async def test_a_flag_is_on_the_card_of_the_pair_at_hand(home, size):
    async with desk(home, size, MATCH) as d:
        await begun(d)
        await d.press("3", "f")
        await d.at("Ask")
        await d.press("enter")
        await d.at("Question")
        (line,) = [each for each in home.log() if each["kind"] == "flag"]
        assert line["card"] == d.screen.quiz.items[2].card.id


async def test_where_f_is_a_pair_s_letter_capital_f_flags(home):
    async with desk(home, WIDE, LONG) as d:
        await begun(d)
        await d.press("f")
        assert d.place == "Question"
        assert _placed(d)[0] == 5
        await d.press("F")
        await d.at("Ask")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["80x24", "40x12"])
async def test_long_texts_are_cut_but_for_the_one_that_is_pointed_at(home, size):
    async with desk(home, size, LONG) as d:
        await begun(d)
        await d.sees("Pair 1 of 6")
        for i, option in enumerate(d.item.options):
            await d.sees(option.text)
            if size == WIDE:
                await d.sees(*(f"{'abcdef'[each]} ·" for each in range(6) if each != i))
            await d.press("down")
        for letter in letters(d):
            await d.press(letter)
        await d.sees("All placed")
        await d.press("enter")
        assert [line["mark"] for line in home.answers()] == ["right"] * 6


async def test_digits_and_letters_beyond_the_pairs_do_nothing(home):
    async with desk(home, WIDE, MATCH) as d:
        await begun(d)
        await d.press("9", "e", "7", "x")
        assert _placed(d) == [None] * 4
        assert d.screen.asking.matching.cursor == 0


async def test_keys_held_down_answer_no_pair_twice(home):
    async with desk(home, WIDE, MATCH) as d:
        await begun(d)
        await d.press(*letters(d), *["enter"] * 2)
        assert len(home.answers()) == 4


@sized
async def test_in_a_test_pairs_can_be_changed_until_the_end(home, size):
    async with desk(home, size, asking("metals", "match", mode="test")) as d:
        await begun(d)
        await d.press(*wrong_letters(d), "enter")
        assert "Enter hands the test in" in d.sheet
        right = letters(d)
        await d.press("1", right[0], right[1])
        await d.press("enter")
        assert "Enter hands the test in" in d.sheet
        await d.press("enter")
        await d.at("Result")
        await d.sees("4 of 4 right")


async def test_what_the_disk_refuses_is_tried_again_from_there(home, monkeypatch):
    async with desk(home, WIDE, MATCH) as d:
        await begun(d)
        await d.press(*letters(d))
        real, full = os.fsync, [True]

        def fsync(fd: int) -> None:
            if full[0]:
                raise OSError(errno.ENOSPC, "No space left on device")
            real(fd)

        monkeypatch.setattr(os, "fsync", fsync)
        await d.press("enter")
        await d.sees("Not saved", "Enter save again")
        full[0] = False
        await d.press("enter")
        await d.sees("All 4 right")
        assert sorted({line["n"] for line in home.answers()}) == [1, 2, 3, 4]


async def test_every_size_of_window_can_show_a_match(home):
    async with desk(home, WIDE, LONG) as d:
        await begun(d)
        for size in ((120, 50), (60, 10), (20, 6), (1, 1), NARROW, WIDE):
            await d.pilot.resize_terminal(*size)
            await d.pilot.pause()
        await d.press(*letters(d), "enter")
        for size in ((120, 50), (20, 6), WIDE):
            await d.pilot.resize_terminal(*size)
            await d.pilot.pause()
        await d.sees("All 6 right")
