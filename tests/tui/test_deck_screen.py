"""A deck's page: its cards, a search among them, one card in full, a flag."""

from app_kit import BROKEN, WIDE, desk, sized
from textual.widgets import Input


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
        assert "not asked yet" in d.sheet


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
