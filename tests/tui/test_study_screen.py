"""Flashcards: show, rate, put off, undo over sittings, and what there is when nothing is due."""

import pytest
from app_kit import WIDE, Home, desk, sized


async def _open(d):
    await d.press("s")
    await d.at("Study")


def _front(d):
    return d.screen.sitting.study.current.stem


@sized
async def test_space_shows_the_answer_and_then_means_good(home: Home, size):
    async with desk(home, size) as d:
        await _open(d)
        item = d.screen.sitting.study.current
        await d.sees(item.stem, "3 left", "Space show")
        assert item.answer not in d.text
        await d.press("space")
        await d.sees(item.answer, "1 Again", "2 Hard", "3 Good", "4 Easy")
        assert home.log() == []
        await d.press("space")
        await d.sees("2 left")
        (line,) = home.answers()
        assert (line["form"], line["rating"], line["mark"]) == ("flashcard", 3, "right")


@sized
@pytest.mark.parametrize("way", ["key", "mouse"])
async def test_a_rating_is_a_digit_or_a_click(home, size, way):
    async with desk(home, size) as d:
        await _open(d)
        for key, words in ((2, "Hard"), (4, "Easy"), (1, "Again"), (3, "Good")):
            count = len(home.answers())
            await d.press("space")
            await (d.press(str(key)) if way == "key" else d.click(words, last=True))
            await d.until(lambda count=count: len(home.answers()) > count)
        assert [line["rating"] for line in home.answers()] == [2, 4, 1, 3]


async def test_a_rating_before_the_answer_is_shown_shows_it_first(home):
    async with desk(home) as d:
        await _open(d)
        await d.press("4")
        await d.sees("1 Again")
        assert home.log() == []


async def test_a_click_shows_the_answer(home):
    async with desk(home) as d:
        await _open(d)
        await d.click("shows the answer")
        await d.sees("1 Again")


@sized
async def test_again_comes_back_in_the_same_sitting(home, size):
    async with desk(home, size) as d:
        await _open(d)
        first = _front(d)
        await d.press("space", "1")
        await d.sees("3 left")
        await d.press("space", "space", "space", "space")
        await d.sees("1 left", first)


@sized
async def test_undo_brings_the_card_back_and_is_a_line(home, size):
    async with desk(home, size) as d:
        await _open(d)
        first = _front(d)
        await d.press("space", "3")
        await d.sees("2 left")
        await d.press("u")
        await d.sees("3 left", first)
        assert home.kinds() == ["start", "answer", "undo"]


@sized
async def test_after_the_last_card_undo_still_works(home, size):
    async with desk(home, size) as d:
        await _open(d)
        await d.press(*["space"] * 6)
        await d.sees("Done. 3 answers")
        await d.press("u")
        await d.until(lambda: d.screen.sitting.study.left == 1)
        await d.press("u", "u")
        await d.until(lambda: d.screen.sitting.study.left == 3)
        assert home.kinds()[-3:] == ["undo"] * 3


async def test_notices_leave_the_card_to_be_read_where_there_is_little_room(home):
    async with desk(home, (40, 12)) as d:
        await _open(d)
        await d.press(*["space"] * 6)
        await d.press("u", "u", "u")
        await d.pilot.pause(0.1)
        assert "3 left" in d.text
        assert "What does this mean?" in d.text


async def test_undo_reaches_back_to_an_earlier_sitting(home):
    async with desk(home) as d:
        await _open(d)
        first = _front(d)
        await d.press("space", "3")
        await d.press("escape")
    home.clock.put_on(minutes=10)
    async with desk(home) as d:
        await _open(d)
        assert _front(d) != first
        await d.press("u")
        await d.until(lambda: _front(d) == first)
        assert home.kinds() == ["start", "answer", "undo"]


async def test_with_nothing_to_undo_it_says_so(home):
    async with desk(home) as d:
        await _open(d)
        await d.press("u")
        await d.sees("There is nothing to take back")
        assert home.log() == []


@sized
async def test_when_nothing_is_due_it_offers_practice_which_schedules_nothing(home, size):
    async with desk(home, size) as d:
        await _open(d)
        await d.press(*["space"] * 6)
        await d.press("escape")
        await d.at("Home")
        await _open(d)
        await d.sees("Done for today", "p practises anyway")
        await (d.press("p") if size == WIDE else d.click("practises anyway"))
        await d.sees("3 left")
        await d.press("space", "4")
        await d.until(lambda: len(home.answers()) == 4)
        assert home.answers()[-1].get("rating") is None
        assert [line["mode"] for line in home.log() if line["kind"] == "start"] == ["study", "practice"]


async def test_after_a_day_the_cards_are_due_again(home):
    async with desk(home) as d:
        await _open(d)
        await d.press("space", "1", *["space"] * 6)
        await d.press("escape")
    home.clock.put_on(days=30)
    async with desk(home) as d:
        await d.sees("3 due")
        await d.press("space")
        await d.at("Study")
        await d.sees("3 left")


async def test_a_card_can_be_put_off_to_the_end(home):
    async with desk(home) as d:
        await _open(d)
        first = _front(d)
        await d.press("s")
        await d.until(lambda: _front(d) != first)
        await d.sees("3 left")
        assert home.log() == []


async def test_a_hint_makes_it_at_most_hard(home):
    async with desk(home) as d:
        await _open(d)
        hint = d.screen.sitting.study.current.hint
        await d.press("h")
        await d.sees(f"Hint: {hint}")
        await d.press("space", "4")
        assert home.answers()[0]["rating"] == 2


async def test_a_flag_is_a_line(home):
    async with desk(home) as d:
        await _open(d)
        await d.press("f")
        await d.at("Ask")
        await d.type("odd")
        await d.press("enter")
        await d.at("Study")
        assert home.log()[-1]["remark"] == "odd"


async def test_space_on_home_studies_all_decks_that_were_begun(home):
    async with desk(home) as d:
        await d.press("enter")
        await d.finish(False, False, False)
        await d.press("enter")
        await d.at("Home")
        await d.press("space")
        await d.at("Study")
        cards = {item.card.deck_id for item in d.screen.sitting.study.waiting}
        assert cards == {"world/capitals"}
        await d.sees("3 left")


async def test_at_the_end_space_goes_home(home):
    async with desk(home) as d:
        await _open(d)
        await d.press(*["space"] * 7)
        await d.at("Home")
