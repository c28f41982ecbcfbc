"""Saved scores, and one attempt answer by answer."""

import os

import pytest
from app_kit import ANIMALS, CAPITALS, WIDE, desk, sized


async def _attempts(d, *attempts):
    for marks in attempts:
        await d.press("enter")
        await d.at("Question")
        await d.finish(*marks)
        await d.at("Result")
        await d.press("enter")
        await d.at("Home")


async def _scores(d):
    await d.press("o")
    await d.at("Scores")


@sized
async def test_without_attempts_it_says_what_to_do(home, size):
    async with desk(home, size) as d:
        await _scores(d)
        await d.sees("No scores yet")
        await d.press("enter", "a", "down")
        assert d.place == "Scores"


async def test_what_to_do_without_attempts_is_not_cut_off_on_a_narrow_screen(home):
    async with desk(home, (40, 12)) as d:
        await _scores(d)
        await d.pilot.pause(0.1)
        assert "asks the first question" in d.text


@sized
async def test_attempts_are_listed_newest_first_with_a_trend(home, size):
    async with desk(home, size) as d:
        await _attempts(d, (False, False, True), (True, False, True))
        await _scores(d)
        await d.sees("kim · 2 attempts" if size == WIDE else "2 attempts", "1 of 3", "2 of 3", "67 %")
        assert d.text.index("2 of 3") < d.text.index("1 of 3")
        if size == WIDE:
            await d.sees("today", "2 tries", "Guess")


@sized
@pytest.mark.parametrize("way", ["key", "mouse"])
async def test_an_attempt_opens_answer_by_answer(home, size, way):
    async with desk(home, size) as d:
        await _attempts(d, (False, True, True))
        first = home.answers()[0]
        await _scores(d)
        await (d.press("enter") if way == "key" else d.click("2 of 3"))
        await d.at("Attempt")
        await d.sees("2 of 3 right", "guessing would get about")
        assert "✗ Wrong" in d.sheet
        assert "✓ Right" in d.sheet
        for words in (first["stem"], *first["options"]):
            assert words in d.sheet
        assert f"✗ {first['options'][first['response']]}" in d.sheet
        assert f"✓ {first['options'][first['key']]}" in d.sheet


@sized
async def test_an_attempt_can_be_scrolled_to_its_end(home, size):
    async with desk(home, size) as d:
        await _attempts(d, (False, True, True))
        await _scores(d)
        await d.press("enter")
        await d.at("Attempt")
        await d.press("end")
        await d.sees(home.answers()[-1]["options"][-1])


async def test_an_attempt_keeps_its_words_when_the_deck_has_changed(home):
    async with desk(home) as d:
        await _attempts(d, (True, True, True))
    home.deck(
        "world/capitals", CAPITALS.replace("Peru's capital", "Something else").replace('"Lima"', '"LIMA"')
    )
    async with desk(home) as d:
        await _scores(d)
        await d.press("enter")
        await d.at("Attempt")
        assert "Lima" in d.sheet
        assert "Peru's capital" in d.sheet
        assert "Something else" not in d.sheet


async def test_an_attempt_keeps_its_words_when_the_deck_is_gone(home):
    async with desk(home) as d:
        await _attempts(d, (True, False, True))
    (home.root / "decks" / "world" / "capitals.toml").unlink()
    async with desk(home) as d:
        await _scores(d)
        await d.sees("world/capitals", "2 of 3")
        await d.press("enter")
        await d.at("Attempt")
        assert "Lima" in d.sheet
        assert "Peru's capital" in d.sheet


@sized
@pytest.mark.parametrize("way", ["key", "mouse"])
async def test_an_attempt_can_be_set_aside_and_taken_back_in(home, size, way):
    async with desk(home, size) as d:
        await _attempts(d, (False, False, False), (True, True, True))
        await _scores(d)
        await d.sees("100 %")
        await (d.press("a") if way == "key" or size != WIDE else d.hint("set aside"))
        await d.until(lambda: "100 %" not in d.text)
        await d.sees("0 %")
        assert home.kinds()[-1] == "aside"
        await d.press("a")
        await d.sees("100 %")


async def test_an_unfinished_attempt_is_told_as_such_and_left_out_of_trends(home):
    async with desk(home) as d:
        await _attempts(d, (True, True, True))
        await d.press("enter")
        await d.press(d.wrong, "escape")
        await d.at("Home")
        await _scores(d)
        await d.sees("unfinished", "0 of 1 …", "1 try", "100 %")
        await d.press("enter")
        await d.at("Attempt")
        assert "unfinished" in d.sheet


async def test_study_is_no_attempt(home):
    async with desk(home) as d:
        await d.press("s")
        await d.at("Study")
        await d.press("space", "space", "escape")
        await _scores(d)
        await d.sees("No scores yet")


async def test_scores_stay_when_decks_are_read_again_meanwhile(home):
    async with desk(home) as d:
        await _attempts(d, (True, True, True))
        path = home.deck("animals", ANIMALS.replace("Otter", "Sea otter"))
        os.utime(path, ns=(5, 5))
        await _scores(d)
        await d.sees("1 attempt", "3 of 3")


async def test_at_eighty_columns_the_numbers_stand_apart_and_the_decks_title_is_cut(home):
    text = CAPITALS.replace('title = "Capitals"', 'title = "The capitals of all countries of the world"')
    home.deck("world/capitals", text)
    home.clock.put_on(hours=13)
    async with desk(home) as d:
        await d.press("enter")
        await d.finish(True, False)
        home.clock.put_on(seconds=1)
        d.screen.asking._since -= 195  # as if the last one had taken minutes
        await d.finish(False)
        await d.press("enter")
        await d.at("Home")
    home.clock.put_on(hours=12)
    async with desk(home) as d:
        await _scores(d)
        await d.sees("3 min")
        (row,) = [line for line in d.lines if "1 of 3" in line]
        when, _, rest = row.partition("World · The capitals")
        assert when.split() == ["❯", "yesterday", "23:00"]
        *numbers, seconds, unit = rest.partition("…")[2].split()
        assert (numbers, unit) == (["1", "of", "3", "0.8", "3", "min"], "s")
        assert 15 <= int(seconds) < 60  # a busy machine takes some itself


@sized
async def test_a_trend_says_that_its_percentage_is_the_last_and_fits(home, size):
    async with desk(home, size) as d:
        await _attempts(d, (False, False, True), (True, False, True))
        await _scores(d)
        await d.sees("last 67 %")
        (line,) = [line for line in d.lines if "last 67 %" in line]
        assert "World" in line
        assert "▃▅" in line
