"""Saved scores looked through: filters, sorting, views, two attempts compared, and what to do next."""

import pytest
from app_kit import NARROW, WIDE, desk, sized
from scores_kit import Attempts

BOTH = pytest.mark.parametrize("way", ["key", "mouse"])


@pytest.fixture
def sat(home):
    """Four attempts on the capitals, one on animals, and one of another learner."""
    kim = Attempts(home)
    kim.sat("2026-09-01", {"peru": False, "mali": False, "brazil": True}, form="typed")
    kim.sat("2026-10-20", {"otter": True, "heron": True}, deck="animals")
    kim.sat("2026-11-01", {"peru": True, "mali": False, "brazil": True})
    kim.sat("2026-11-19", {"peru": True, "brazil": False})
    kim.sat("2026-11-21", {"peru": True, "mali": False, "brazil": True})
    Attempts(home, "sam").sat("2026-11-20", {"peru": False})
    return home


async def _scores(d):
    await d.press("o")
    await d.at("Scores")
    await d.sees("5 attempts")


def _rows(d, words):
    return [line for line in d.lines if words in line]


# -- filters -------------------------------------------------------------------------------------------


@sized
@BOTH
async def test_only_the_attempts_of_one_deck_are_shown(sat, size, way):
    async with desk(sat, size) as d:
        await _scores(d)
        await d.press("f")
        await d.sees("Show which attempts?", "Deck", "Form", "Days", "Learner")
        if way == "key":
            await d.press("right", "enter")
        else:
            await d.click("‹ all ›")
            await d.click("Show them")
            if d.place != "Scores":  # the first click went to the row, the second chooses it
                await d.click("Show them")
        await d.at("Scores")
        await d.sees("1 of 5 attempts", "Animals", "2 of 2")
        assert not _rows(d, "1 of 3")
        await d.press("x")
        await d.sees("5 attempts")


@sized
async def test_only_those_of_a_form_are_shown(sat, size):
    async with desk(sat, size) as d:
        await _scores(d)
        await d.press("f", "down", "right", "right", "enter")
        await d.sees("1 of 5 attempts", "1 of 3")


@sized
async def test_only_those_of_the_last_days_are_shown(sat, size):
    async with desk(sat, size) as d:
        await _scores(d)
        await d.press("f", "down", "down", "right")
        await d.sees("the last 7")
        await d.press("enter")
        await d.sees("2 of 5 attempts")
        if size == WIDE:
            await d.sees("since 16 Nov 2026")
        await d.press("f", "down", "down", "right", "enter")
        await d.sees("3 of 5 attempts")


@sized
async def test_days_can_be_typed(sat, size):
    async with desk(sat, size) as d:
        await _scores(d)
        await d.press("f", "d")
        await d.type("2026-10-32")
        await d.sees("is no day")
        await d.press("enter")
        assert d.place == "Ask"
        await d.press(*["backspace"] * 2)
        await d.type("01 2026-11-19")
        await d.press("enter")
        await d.at("Sift")
        await d.press("enter")
        await d.sees("3 of 5 attempts")
        if size == WIDE:
            await d.sees("1 Oct 2026 to 19 Nov 2026")


@sized
async def test_leaving_the_filter_changes_nothing(sat, size):
    async with desk(sat, size) as d:
        await _scores(d)
        await d.press("f", "right", "escape")
        await d.at("Scores")
        await d.sees("kim · 5 attempts")


async def test_where_nothing_is_left_it_says_so(sat):
    async with desk(sat) as d:
        await _scores(d)
        await d.press("f", "right", "down", "down", "right", "enter")
        await d.sees("0 of 5 attempts", "No attempt is like that: x shows all.")
        await d.press("enter", "a", "m", "s", "tab", "x")
        await d.sees("5 attempts")


@sized
async def test_another_learners_scores_are_only_looked_at(sat, size):
    before = {p: p.read_bytes() for p in (sat.root / "progress" / "sam").iterdir()}
    async with desk(sat, size) as d:
        await _scores(d)
        await d.press("f", "down", "down", "down", "right")
        await d.sees("sam")
        await d.press("enter")
        await d.sees("sam · 1 attempt", "0 of 1")
        assert "set aside" not in d.text
        await d.until(lambda: "practise" not in d.text)
        await d.press("a", "c", "n")
        assert d.place == "Scores"
        await d.press("tab", "tab", "tab")
        await d.sees("Lima", "0 of 1")
        await d.press("tab", "enter")
        await d.at("Attempt")
        assert "Lima" in d.sheet
        await d.press("escape")
        await d.at("Scores")
        await d.press("f", "down", "down", "down", "right", "enter")
        await d.sees("kim · 5 attempts")
    assert {p: p.read_bytes() for p in (sat.root / "progress" / "sam").iterdir()} == before


@sized
@BOTH
async def test_damaged_lines_of_the_log_that_is_looked_at_are_told(sat, size, way):
    with (sat.root / "progress" / "sam" / "2026-10.old.jsonl").open("a") as log:
        log.write('{"torn\n')
    async with desk(sat, size) as d:
        await _scores(d)
        assert "problem" not in d.text
        await d.press("f", "down", "down", "down", "right", "enter")
        await d.sees("sam · 1 attempt", "2026-10.old.jsonl:4")
        assert ("1 problem in the log" in d.text) == (size == WIDE)
        await (d.press("p") if way == "key" else d.click("2026-10.old"))
        await d.sees("this line is damaged", "left where it is")
        await d.press("escape")
        await d.at("Scores")


# -- sorting -------------------------------------------------------------------------------------------


@sized
async def test_the_next_column_is_sorted_by_and_turned_round(sat, size):
    async with desk(sat, size) as d:
        await _scores(d)
        await d.press("s", "s", "s")
        await d.sees("▴ Right")
        assert d.text.index("1 of 3") < d.text.index("1 of 2") < d.text.index("2 of 2")
        await d.press("r", "home")
        await d.sees("▾ Right")
        assert d.text.index("2 of 2") < d.text.index("1 of 2")


@sized
async def test_a_click_on_a_heading_sorts_and_another_one_turns_it_round(sat, size):
    async with desk(sat, size) as d:
        await _scores(d)
        await d.click("Right")
        await d.sees("▴ Right")
        await d.press("home")
        assert d.text.index("1 of 3") < d.text.index("2 of 2")
        await d.click("Right")
        await d.sees("▾ Right")
        await d.press("home")
        assert d.text.index("2 of 2") < d.text.index("1 of 2")


async def test_a_column_without_room_is_named_all_the_same(sat):
    async with desk(sat, NARROW) as d:
        await _scores(d)
        await d.sees("Deck · by date ▾")
        await d.press("s", "s")
        await d.sees("by form ▴")


# -- views ---------------------------------------------------------------------------------------------


@sized
@BOTH
async def test_cards_are_listed_the_worst_first(sat, size, way):
    async with desk(sat, size) as d:
        await _scores(d)
        await (d.press("tab", "tab", "tab") if way == "key" else d.click("cards"))
        await d.sees("❯ cards", "Bamako", "0 of 3")
        assert d.text.index("Bamako") < d.text.index("Lima")
        if size == WIDE:
            await d.sees("✗ yesterday 10:00")
        await d.press("home", "enter")
        await d.at("Deck")
        await d.sees("Mali's capital")


@sized
async def test_tags_lead_to_their_cards(sat, size):
    async with desk(sat, size) as d:
        await _scores(d)
        await d.press("tab", "tab")
        await d.sees("❯ tags", "south", "no tag", "6 of 8")
        await d.click("south", times=2)
        await d.sees("❯ cards", "Lima", "Brasília")
        assert "Bamako" not in d.text
        await d.press("tab", "shift+tab")
        await d.sees("Bamako")


@sized
async def test_a_deck_leads_to_its_attempts(sat, size):
    async with desk(sat, size) as d:
        await _scores(d)
        await d.press("tab")
        await d.sees("❯ decks", "6 of 11", "2 of 2")
        await d.press("end", "enter")
        await d.sees("❯ attempts", "1 of 5 attempts", "Animals")


async def test_what_is_set_aside_is_in_no_sum(sat):
    async with desk(sat) as d:
        await _scores(d)
        await d.press("a", "tab")
        await d.sees("4 of 8")


# -- the trend -----------------------------------------------------------------------------------------


async def test_a_picture_shows_attempts_mean_and_band_of_the_deck_under_the_cursor(sat):
    async with desk(sat) as d:
        await _scores(d)
        await d.sees("World · Capitals", "55 % in the last 4, likely 28 to 79 %", "4 tries")
        await d.sees("100 %", "an attempt", "the last 5 together", "likely")
        await d.press("end", "up")
        await d.sees("100 % in 1 try")


async def test_an_attempt_set_aside_shows_and_leaves_the_trend_and_comes_back(sat):
    async with desk(sat) as d:
        await _scores(d)
        await d.press("a")
        await d.sees("set aside: World", "50 % in the last 3", "3 tries")
        await d.press("a")
        await d.sees("55 % in the last 4")
        assert "set aside: " not in d.text


# -- two attempts --------------------------------------------------------------------------------------


@sized
async def test_two_attempts_are_compared(sat, size):
    async with desk(sat, size) as d:
        await _scores(d)
        await d.press("m")
        await d.sees("◆")
        await d.press("end", "m")
        await d.at("Compare")
        assert "Of 3 cards in both: 1 now right, 1 right again, 1 missed again." in d.sheet
        assert "Not right, then right 1" in d.sheet
        assert d.sheet.index("1 Sep 2026") < d.sheet.index("yesterday 10:00")
        assert "✗ Wrong ✓ Right Lima" in d.sheet or "✗ → ✓ Lima" in d.sheet
        assert "likely 21 to 94 %" in d.sheet
        await d.press("escape")
        await d.at("Scores")
        assert "◆" not in d.text


async def test_the_mark_goes_where_it_is_set_again(sat):
    async with desk(sat) as d:
        await _scores(d)
        await d.press("m", "m")
        assert "◆" not in d.text
        assert d.place == "Scores"


async def test_attempts_without_a_common_card_say_so(sat):
    async with desk(sat) as d:
        await _scores(d)
        await d.press("m", "down", "down", "down", "m")
        await d.at("Compare")
        assert "no card in common" in d.sheet
        assert "Only in the first 2" in d.sheet


# -- what is next --------------------------------------------------------------------------------------


@sized
@BOTH
async def test_what_was_missed_twice_is_practised_and_then_no_longer_next(sat, size, way):
    async with desk(sat, size) as d:
        await _scores(d)
        await d.sees("practise it")
        await (d.press("n") if way == "key" else d.click("practise it"))
        await d.at("Question")
        await d.sees("Mali")
        await d.finish(True)
        await d.at("Result")
        await d.press("enter")
        await d.at("Scores")
        await d.until(lambda: "practise it" not in d.text)


async def test_two_cards_that_are_mixed_up_are_drilled(home):
    past = Attempts(home)
    past.sat("2026-11-20", {"otter": False}, deck="animals", taken_for="Digs long tunnels")
    text = '[deck]\ntitle = "Animals"\n' + "".join(
        f'[[cards]]\nid = "{id}"\nterm = "{id.title()}"\ndefinition = "{what}"\n'
        for id, what in {"otter": "Swims on its back", "mole": "Digs long tunnels", "bat": "Flies"}.items()
    )
    home.deck("animals", text)
    past.sat("2026-11-21", {"otter": False}, deck="animals", taken_for="Digs long tunnels")
    async with desk(home) as d:
        await d.press("o")
        await d.at("Scores")
        await d.sees("Mole is taken for Otter: drill the pair")
        await d.press("n")
        await d.at("Question")


async def test_after_a_long_pause_another_quiz_is_next(home):
    Attempts(home).sat("2026-10-01", {"peru": True})
    async with desk(home) as d:
        await d.press("o")
        await d.at("Scores")
        await d.sees("No attempt for 7 weeks: quiz again")
        await d.press("n")
        await d.at("Question")


async def test_without_colours_nothing_is_lost(sat, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with desk(sat, plain_colours=True) as d:
        await _scores(d)
        await d.sees("❯ attempts", "When ▾", "an attempt", "n 1 card you missed twice")
        await d.press("m")
        await d.sees("◆ World")
        await d.press("tab", "tab", "tab")
        await d.sees("❯ cards", "▴ Share", "✗ yesterday")


@sized
async def test_what_a_card_says_is_text_and_no_markup(home, size):
    past = Attempts(home)
    note = "[red]x[/] \x1b[2J"
    past.sat("2026-11-20", {note: False}, deck="gone")
    past.sat("2026-11-21", {note: True}, deck="gone")
    async with desk(home, size) as d:
        await d.press("o")
        await d.at("Scores")
        await d.press("m", "down", "m")
        await d.at("Compare")
        assert "[red]x[/]" in d.sheet
        await d.press("escape", "tab", "tab", "tab")
        await d.sees("[red]x[/]", "1 of 2")
        await d.press("enter")
        await d.sees("No deck has this")
        assert not [char for char in "".join(d.lines) if char < " "]


async def test_the_table_and_its_trend_need_no_answers(sat, monkeypatch):
    def read_all(_library):
        raise AssertionError("all answers were read")

    async with desk(sat) as d:
        monkeypatch.setattr("quizapp.library.library.Library.attempts", read_all)
        await _scores(d)
        await d.sees("55 % in the last 4")
        await d.press("s", "r", "tab")
        await d.sees("6 of 11")
