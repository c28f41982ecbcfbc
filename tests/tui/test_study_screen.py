"""Flashcards: show, rate, put off, undo over sittings, and what there is when nothing is due."""

import re

import pytest
from app_kit import WIDE, Home, desk, sized
from past import Past

EASY = ["space", "4"] * 3
LIMA, BAMAKO, BRASILIA = (f"world/capitals#{name}:forward" for name in ("peru", "mali", "brazil"))


async def _open(d):
    await d.press("s")
    await d.at("Study")


def _front(d):
    return d.screen.sitting.current.stem


@sized
async def test_space_shows_the_answer_and_then_means_good(home: Home, size):
    async with desk(home, size) as d:
        await _open(d)
        item = d.screen.sitting.current
        await d.sees(item.stem, "3 left · 1 of 3 new", "Space show")
        assert item.answer not in d.text
        await d.press("space")
        await d.sees(item.answer, "1 Again", "2 Hard", "3 Good", "4 Easy")
        assert home.log() == []
        await d.press("space")
        await d.sees("3 left · 2 of 3 new")
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
        await d.press("space", "4")
        await d.sees("2 left")
        if _front(d) != first:
            await d.press("space", "4")
        await d.until(lambda: _front(d) == first)


@sized
async def test_undo_brings_the_card_back_and_is_a_line(home, size):
    async with desk(home, size) as d:
        await _open(d)
        first = _front(d)
        await d.press("space", "4")
        await d.sees("2 left · 2 of 3 new")
        await d.press("u")
        await d.sees("3 left · 1 of 3 new", first)
        assert home.kinds() == ["start", "answer", "undo"]


@sized
async def test_after_the_last_card_undo_still_works(home, size):
    async with desk(home, size) as d:
        await _open(d)
        await d.press(*EASY)
        await d.sees("Done. 3 answers")
        await d.press("u")
        await d.until(lambda: d.screen.sitting.study.left == 1)
        await d.press("u", "u")
        await d.until(lambda: d.screen.sitting.study.left == 3)
        assert home.kinds()[-3:] == ["undo"] * 3


async def test_notices_leave_the_card_to_be_read_where_there_is_little_room(home):
    async with desk(home, (40, 12)) as d:
        await _open(d)
        await d.press(*EASY)
        await d.press("u", "u", "u")
        await d.pilot.pause(0.1)
        assert "3 left" in d.text
        assert "What does this mean?" in d.text


async def test_undo_reaches_back_to_an_earlier_sitting(home):
    async with desk(home) as d:
        await _open(d)
        first = _front(d)
        await d.press("space", "4")
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
        await d.press(*EASY)
        await d.press("escape")
        await d.at("Home")
        await _open(d)
        await d.sees("Done for today. The next card comes in", "Practise anyway?", "p practises")
        await (d.press("p") if size == WIDE else d.click("practises; nothing"))
        await d.sees("3 left")
        await d.press("space", "4")
        await d.until(lambda: len(home.answers()) == 4)
        assert home.answers()[-1].get("rating") is None
        assert [line["mode"] for line in home.log() if line["kind"] == "start"] == ["study", "practice"]


async def test_after_a_day_the_cards_are_due_again(home):
    async with desk(home) as d:
        await _open(d)
        await d.press("space", "1", *EASY)
        await d.sees("Done. 4 answers, 1 of them Again.")
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
        hint = d.screen.sitting.current.hint
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
        assert d.screen.sitting.current.card.deck_id == "world/capitals"
        await d.sees("3 left")


async def test_at_the_end_space_goes_home(home):
    async with desk(home) as d:
        await _open(d)
        await d.press(*EASY, "space")
        await d.at("Home")


# -- where ratings lead, steps, cards put away --------------------------------------------------------


@sized
async def test_under_each_rating_stands_where_it_leads(home, size):
    async with desk(home, size) as d:
        await _open(d)
        await d.press("space")
        await d.sees("1 Again 2 Hard 3 Good 4 Easy 1 min 6 min 10 min")
        below = next(line for line in d.lines if "6 min" in line)
        above = d.lines[d.lines.index(below) - 1]
        assert below.index("6 min") == above.index("Hard")
        assert " d" in below


async def test_after_a_hint_good_and_easy_lead_no_further_than_hard(home):
    async with desk(home) as d:
        await _open(d)
        await d.press("h", "space")
        await d.sees("1 min 6 min 6 min 6 min")


async def test_in_practice_the_ratings_say_what_they_mean(home):
    async with desk(home) as d:
        await _open(d)
        await d.press(*EASY, "p", "space")
        await d.sees("not known", "with effort")
        assert "min" not in d.text


@sized
async def test_a_click_on_where_a_rating_leads_is_that_rating(home, size):
    async with desk(home, size) as d:
        await _open(d)
        await d.press("space")
        await d.click("10 min")
        await d.until(lambda: bool(home.answers()))
        assert home.answers()[0]["rating"] == 3


@sized
@pytest.mark.parametrize(
    ("key", "hint", "action"), [("b", "bury", "bury"), ("z", "suspend", "suspend")], ids=["bury", "suspend"]
)
async def test_a_card_is_put_away_and_undo_brings_it_back(home, size, key, hint, action):
    async with desk(home, size) as d:
        await _open(d)
        first = _front(d)
        await (d.hint(hint) if size == WIDE else d.press(key))
        await d.until(lambda: _front(d) != first)
        await d.sees("2 left", "u takes that back")
        await d.press("u")
        await d.until(lambda: _front(d) == first)
        await d.sees("3 left")
        lines = home.log()
        assert [line["kind"] for line in lines] == ["start", "card", "undo"]
        assert lines[1]["action"] == action
        assert lines[2]["line"] == lines[1]["id"]


async def test_a_buried_card_is_back_on_the_next_day_and_a_suspended_one_is_not(home):
    async with desk(home) as d:
        await _open(d)
        await d.press("b", "z", "escape")
    async with desk(home) as d:
        await _open(d)
        await d.sees("1 left")
    home.clock.put_on(days=1)
    async with desk(home) as d:
        await _open(d)
        await d.sees("2 left")


@sized
async def test_a_step_that_is_far_off_is_waited_for_and_goes_on_by_itself(home, size):
    Past(home).set("learning_steps", [60])
    async with desk(home, size) as d:
        await _open(d)
        first = _front(d)
        await d.press("space", "1", "space", "4", "space", "4")
        await d.sees("Done. 3 answers, 1 of them Again.", "Next card in", "p practises")
        found = re.search(r"Next card in (\d+) minutes", d.text)
        assert found
        assert 36 <= int(found[1]) <= 40
        home.clock.put_on(minutes=20)
        await d.until(lambda: f"Next card in {found[1]} minutes" not in d.text)
        assert d.screen.sitting.current is None
        home.clock.put_on(minutes=20)
        await d.until(lambda: d.screen.sitting.current is not None)
        await d.sees(first, "1 left", "Space show")
        await d.press("space", "4")
        await d.sees("Done for today.")


async def test_undo_while_a_card_waits_brings_the_last_one_back(home):
    Past(home).set("learning_steps", [60])
    async with desk(home) as d:
        await _open(d)
        await d.press("space", "4", "space", "4", "space", "1")
        await d.sees("Next card in")
        await d.press("u")
        await d.sees("1 left", "Taken back.")
        assert "Next card" not in d.text


@sized
async def test_at_the_end_it_says_what_comes_tomorrow(home, size):
    Past(home).set("learning_steps", [])
    async with desk(home, size) as d:
        await _open(d)
        await d.press("space", "2", "space", "2", "space", "4")
        await d.sees("Done for today. Tomorrow: 2 to review. Practise anyway?")


async def test_practice_ends_with_a_word_of_its_own(home):
    async with desk(home) as d:
        await _open(d)
        await d.press(*EASY, "p", *EASY)
        await d.sees("That was all of this practice.")
        assert "tomorrow" not in d.text


async def test_a_card_forgotten_again_and_again_is_named_by_its_name(home):
    days = [("2026-10-01", 4)]
    past = Past(home).set("leech_after", 1).set("learning_steps", [])
    past.rated(LIMA, *days)
    async with desk(home) as d:
        await _open(d)
        assert _front(d) == "Lima"
        await d.press("space", "1")
        await d.sees("! “Lima”: Forgotten once.", "reword it")
        await d.press("space", "4")
        await d.until(lambda: "Forgotten" not in d.text)


async def test_a_leech_is_suspended_where_that_is_set(home):
    Past(home).set("leech_after", 1).set("leech_action", "suspend").rated(LIMA, ("2026-10-01", 4))
    async with desk(home) as d:
        await _open(d)
        await d.press("space", "1")
        await d.sees("“Lima”: Forgotten once, so it is suspended")
        await d.sees("2 left")
        assert [line["action"] for line in home.log() if line["kind"] == "card"] == ["suspend"]
