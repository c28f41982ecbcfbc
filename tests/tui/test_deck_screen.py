"""A deck's page: its cards, a search among them, one card in full, a flag."""

import pytest
from app_kit import BROKEN, WIDE, desk, sized
from past import Past
from textual.widgets import Input

LIMA, BAMAKO, BRASILIA = (f"world/capitals#{name}:forward" for name in ("peru", "mali", "brazil"))


async def _open(d):
    await d.press("d")
    await d.at("Deck")


@sized
async def test_it_lists_the_cards_and_shows_the_one_under_the_cursor(home, size):
    async with desk(home, size) as d:
        await _open(d)
        await d.sees("Capitals", "3 cards", "❯ Lima", "Bamako")
        await d.press("down")
        await d.sees("❯ Bamako")
        assert "crocodile river" in d.sheet
        await d.press("k")
        await d.sees("❯ Lima")
        assert "It lies on the coast." in d.sheet
        assert "new, not asked yet" in d.sheet


@sized
async def test_a_click_goes_to_a_card(home, size):
    async with desk(home, size) as d:
        await _open(d)
        await d.click("Brasília")
        await d.sees("❯ Brasília")
        assert "Built in four years." in d.sheet


SEARCHES = (
    ("niger", "Bamako", "Lima"),
    ("brasilia", "Brasília", "Bamako"),
    ("BRASÍLIA", "Brasília", "Lima"),
    ("south", "Brasília", "Bamako"),
    ("capital peru", "Lima", "Bamako"),
    ("crocodile", "Bamako", "Lima"),
)


@sized
async def test_a_search_finds_words_whatever_their_accents_and_tags(home, size):
    async with desk(home, size) as d:
        await _open(d)
        rows = d.screen.query_one("#cards")
        for words, found, gone in SEARCHES:
            await d.press("slash")
            await d.type(words)
            await d.press("enter")
            assert 1 <= rows.count < 3
            assert any(line.strip("❯ ").startswith(found) for line in d.lines), words
            assert not any(line.strip("❯ ").startswith(gone) for line in d.lines), words
            await d.press("escape")
            assert rows.count == 3


@sized
async def test_a_search_without_a_hit_says_so(home, size):
    async with desk(home, size) as d:
        await _open(d)
        await d.press("slash")
        await d.type("zebra [b]")
        await d.sees("No card has “zebra [b]”" if size == WIDE else "No card has “zebra")
        await d.press("enter", "f", "down")
        assert d.place == "Deck"
        assert home.log() == []


@sized
async def test_escape_leaves_the_field_then_empties_it_then_goes_back(home, size):
    async with desk(home, size) as d:
        await _open(d)
        await d.press("slash")
        await d.type("niger")
        await d.press("escape")
        assert not d.screen.query_one(Input).has_focus
        await d.press("j")  # a letter is an action again
        assert d.screen.query_one(Input).value == "niger"
        await d.press("escape")
        await d.sees("Lima", "Bamako")
        await d.press("escape")
        await d.at("Home")


@sized
async def test_a_flag_is_a_line_about_the_card_under_the_cursor(home, size):
    async with desk(home, size) as d:
        await _open(d)
        await d.press("down", "f")
        await d.at("Ask")
        await d.press("enter")
        await d.at("Deck")
        (line,) = home.log()
        assert (line["kind"], line["card"]) == ("flag", "world/capitals#mali:forward")


async def test_quiz_study_and_set_up_are_a_key_or_a_click_away(home):
    async with desk(home) as d:
        await _open(d)
        ways = (("enter", "quiz", "Question"), ("s", "study", "Study"), ("t", "set up", "Setup"))
        for key, words, place in ways:
            for way in (d.press(key), d.hint(words)):
                await way
                await d.at(place)
                await d.press("escape")
                await d.at("Deck")


async def test_what_is_known_of_a_card_is_told_after_a_quiz(home):
    async with desk(home) as d:
        await d.press("enter")
        await d.finish(True, True, True)
        await d.press("enter")
        await _open(d)
        await d.until(lambda: "1 of 1 right" in d.sheet)


async def test_a_deck_that_cannot_be_read_says_why_and_asks_nothing(home):
    home.deck("aa/wrong", BROKEN)
    async with desk(home) as d:
        await _open(d)
        await d.sees("can't be read", "wrong.toml:3:")
        await d.press("s", "t", "f")
        assert d.place == "Deck"


async def test_a_card_that_was_left_out_is_told_and_the_rest_can_be_asked(home):
    good = '[[cards]]\nterm = "b"\ndefinition = "c"\n[[cards]]\nterm = "d"\ndefinition = "e"\n'
    home.deck("aa/partly", f'[[cards]]\nterm = "a"\n{good}')
    async with desk(home) as d:
        await d.sees("partly.toml:2:")
        await _open(d)
        await d.sees("2 cards", "partly.toml:2:")
        await d.press("enter")
        await d.at("Question")


# -- how cards stand ----------------------------------------------------------------------------------


def _row(d, name):
    return next(line for line in d.lines if line.strip("❯ ").startswith(name))


@sized
async def test_each_card_says_how_it_stands(home, size):
    past = Past(home).rated(LIMA, ("2026-10-01", 4)).rated(BRASILIA, ("2026-11-21", 4), ("2026-11-21", 4))
    past.did(BAMAKO, "suspend")
    async with desk(home, size) as d:
        await _open(d)
        assert "due today" in _row(d, "Lima")
        assert "– suspended" in _row(d, "Bamako")
        assert " days" in _row(d, "Brasília")
        assert "due today · remembered" in d.sheet
        assert "% now · 1 of 1 right" in d.sheet
        await d.press("down")
        assert "suspended: not asked until you resume it" in d.sheet


@sized
async def test_a_card_in_a_step_says_when_it_comes(home, size):
    async with desk(home, size) as d:
        await d.press("s")
        await d.at("Study")
        await d.press("space", "3", "escape")
        await _open(d)
        assert "step " in _row(d, "Lima")
        assert " min" in _row(d, "Lima")
        assert "being learned, its step is due in" in d.sheet
        home.clock.put_on(minutes=11)
        await d.press("t", "escape")
        await d.sees("a step now")


@sized
async def test_a_leech_is_marked_and_explained(home, size):
    Past(home).set("leech_after", 1).rated(LIMA, ("2026-10-01", 4), ("2026-10-20", 1), ("2026-10-20", 4))
    async with desk(home, size) as d:
        await _open(d)
        assert "! leech" in _row(d, "Lima")
        assert "forgotten once" in d.sheet
        assert "! Leech. Forgotten once." in d.sheet


KINDS = (
    ("is:due", {"Lima"}),
    ("is:suspended", {"Bamako"}),
    ("is:new", {"Brasília"}),
    ("is:leech", {"Lima"}),
    ("is:flagged", {"Brasília"}),
    ("is:sus", {"Bamako"}),
    ("is:buried", set()),
    ("is:due lima", {"Lima"}),
    ("is:due south is:leech", {"Lima"}),
    ("is:due brazil", set()),
)


async def test_a_search_finds_cards_by_how_they_stand(home):
    past = Past(home).set("leech_after", 1).rated(LIMA, ("2026-10-01", 4), ("2026-10-20", 1))
    past.did(BAMAKO, "suspend").flagged(BRASILIA, "two capitals?")
    async with desk(home) as d:
        await _open(d)
        search = d.screen.query_one(Input)
        for text, found in KINDS:
            search.value = text
            await d.pilot.pause()
            shown = {name for name in ("Lima", "Bamako", "Brasília") if any(name in x for x in d.lines[4:12])}
            assert shown == found, text


@sized
async def test_a_search_that_is_not_understood_says_what_is(home, size):
    async with desk(home, size) as d:
        await _open(d)
        await d.press("slash")
        await d.type("is:odd")
        await d.sees("is: takes new, step, due, suspended", "buried, leech, flagged")
        assert d.place == "Deck"


@sized
async def test_a_card_is_suspended_and_resumed_by_the_same_key(home, size):
    async with desk(home, size) as d:
        await _open(d)
        await (d.hint("suspend") if size == WIDE else d.press("z"))
        await d.until(lambda: "– suspended" in _row(d, "Lima"))
        if size == WIDE:
            await d.sees("z resume")
        await (d.hint("resume") if size == WIDE else d.press("z"))
        await d.until(lambda: "new" in _row(d, "Lima"))
        assert [(line["kind"], line["action"]) for line in home.log()] == [
            ("card", "suspend"),
            ("card", "resume"),
        ]


async def test_both_sides_of_a_card_are_suspended_together(home):
    async with desk(home) as d:
        await d.press("down")
        await _open(d)
        await d.press("z")
        await d.until(lambda: "– suspended" in _row(d, "Otter"))
        cards = [line["card"] for line in home.log()]
        assert len(set(cards)) == 2
        assert {card.rpartition(":")[2] for card in cards} == {"forward", "reverse"}


@sized
async def test_a_card_is_buried_until_tomorrow(home, size):
    async with desk(home, size) as d:
        await _open(d)
        await d.press("b")
        await d.until(lambda: "– tomorrow" in _row(d, "Lima"))
        assert "buried: left out until tomorrow" in d.sheet
        await d.press("s")
        await d.at("Study")
        await d.sees("2 left")
        await d.press("escape", "b")
        await d.until(lambda: "new" in _row(d, "Lima"))
    home.clock.put_on(days=1)


@pytest.mark.parametrize("sure", [True, False])
async def test_a_card_begins_anew_only_after_asking(home, sure):
    Past(home).rated(LIMA, ("2026-10-01", 4))
    async with desk(home) as d:
        await _open(d)
        await d.press("r")
        await d.at("Confirm")
        await d.sees("Begin “Lima” anew")
        await d.press(*(["down"] if sure else []), "enter")
        await d.at("Deck")
        await d.until(lambda: ("new" in _row(d, "Lima")) == sure)
        assert [line["action"] for line in home.log() if line["kind"] == "card"] == ["reset"] * sure


@sized
async def test_flags_are_listed_with_their_remarks(home, size):
    Past(home).flagged(BAMAKO, "[b]no longer[/b] so").flagged("animals#x:forward", "elsewhere")
    async with desk(home, size) as d:
        await _open(d)
        await d.sees("3 cards · 1 flagged")
        await d.press("down")
        assert "f flagged: [b]no longer[/b] so" in d.sheet
        await d.press("up", "f")
        await d.at("Ask")
        await d.type("odd")
        await d.press("enter")
        await d.sees("2 flagged")
        assert "f flagged: odd" in d.sheet


async def test_a_flag_is_gone_once_the_card_is_mended(home):
    async with desk(home, WIDE) as d:
        await _open(d)
        await d.press("f")
        await d.at("Ask")
        await d.type("odd")
        await d.press("enter")
        await d.sees("1 flagged")
    path = home.root / "decks" / "world" / "capitals.toml"
    text = path.read_text("utf-8")
    for changed, flagged in ((text.replace("Named after", "It has the name of"), False), (text, True)):
        path.write_text(changed, "utf-8")
        async with desk(home, WIDE) as d:
            await _open(d)
            await d.sees("3 cards")
            assert ("1 flagged" in d.text) == flagged


@pytest.mark.parametrize(("answer", "flagged"), [("Mali's capital", True), ("Chad's capital", False)])
async def test_a_flag_of_an_earlier_version_goes_by_the_answer_before_it(home, answer, flagged):
    past = Past(home)
    past.asked(BAMAKO, "2026-10-01", "Bamako", answer).flagged(BAMAKO, "no longer so")
    async with desk(home, WIDE) as d:
        await _open(d)
        await d.sees("3 cards")
        assert ("1 flagged" in d.text) == flagged


async def test_what_is_taken_for_its_answer_is_told(home):
    async with desk(home) as d:
        await d.press("enter")
        await d.at("Question")
        given = d.option(d.wrong)
        await d.finish(False)
        await d.press("escape")
        await _open(d)
        for _ in range(3):
            if "You took for it" in d.sheet:
                break
            await d.press("down")
        assert f"You took for it: {given} (1 time)" in d.sheet


# -- exam and limits -----------------------------------------------------------------------------------


@sized
async def test_an_exam_is_set_told_and_cleared(home, size):
    Past(home).rated(LIMA, ("2026-11-20", 3))
    async with desk(home, size) as d:
        await _open(d)
        await (d.hint("exam") if size == WIDE else d.press("x"))
        await d.at("ExamDialog")
        await d.sees("Until then it asks")
        await d.type("in 3 weeks")
        await d.sees("Sunday 13 December 2026")
        await (d.press("enter") if size == WIDE else d.click("keep "))
        await d.at("Deck")
        await d.sees("Exam in 21 days", "% expected")
        line = home.log()[-1]
        assert (line["name"], line["value"], line["deck"]) == ("exam", "2026-12-13", "world/capitals")
        if size == WIDE:
            await d.sees("1 new card and 1 review a day make it")
        await d.press("x")
        await d.at("ExamDialog")
        await d.sees("Exam in 21 days")
        await d.click("none")
        await d.at("Deck")
        await d.until(lambda: "Exam" not in d.text)
        assert home.log()[-1]["value"] is None


@pytest.mark.parametrize("text", ["yesterday", "2026-11-22", "2026-02-30", "in 0 days", "soon", "99999 days"])
async def test_a_day_that_is_none_to_come_is_not_taken(home, text):
    async with desk(home) as d:
        await _open(d)
        await d.press("x")
        await d.at("ExamDialog")
        await d.type(text)
        await d.press("enter")
        await d.sees("A day to come, such as")
        await d.press("escape")
        await d.at("Deck")
        assert home.log() == []


async def test_an_exam_that_is_over_says_so(home):
    Past(home).set("exam", "2026-11-20", "world/capitals")
    async with desk(home) as d:
        assert "exam in" not in d.text
        await _open(d)
        await d.sees("The exam was on Friday 20 November 2026.")


@sized
async def test_a_deck_has_limits_of_its_own_and_can_do_without(home, size):
    async with desk(home, size) as d:
        await _open(d)
        await d.press("comma")
        await d.at("DeckSettings")
        await d.sees("New cards a day", "as all: 10", "as all: no limit", "as all: 90 %")
        await d.press("right", "right", "down", "up")
        line = home.log()[-1]
        assert (line["name"], line["value"], line["deck"]) == ("new_per_day", 3, "world/capitals")
        await d.press("left", "left", "down", "up")
        assert home.log()[-1]["value"] is None
        await d.press("enter")
        await d.at("Ask")
        await d.press("7", "enter")
        await d.sees("‹ 7 ›")
        assert home.log()[-1]["value"] == 7
        await d.press("left", "left", "left", "left")
        await d.sees("as all: 10")
        await d.press("right", "escape", "escape")
        await d.press("s")
        await d.at("Study")
        await d.sees("Done for today")


async def test_its_statistics_are_a_key_away(home):
    async with desk(home) as d:
        await _open(d)
        await d.press("v")
        await d.at("Stats")
        await d.press("escape")
        await d.at("Deck")
