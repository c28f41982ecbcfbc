"""Help tells a screen's keys; the palette finds decks and cards, and never reads markup in them."""

from app_kit import NARROW, WIDE, desk, sized

from quizapp.tui.widgets.rows import Rows


@sized
async def test_help_lists_what_there_is_to_read_and_the_keys_of_the_screen(home, size):
    async with desk(home, size) as d:
        await d.press("question_mark")
        await d.at("Help")
        await d.sees("Read", "Decks")
        if size == WIDE:
            await d.sees(
                "Keys of the screen you came from", "Ask the first question", "Flashcards of this deck"
            )
        await d.press("enter")
        await d.at("Doc")
        await d.press("pagedown", "escape")
        await d.at("Help")
        await d.press("q")
        await d.at("Home")


async def test_help_tells_the_keys_of_a_question(home):
    async with desk(home) as d:
        await d.press("enter", "question_mark")
        await d.at("Help")
        d.screen.query_one(Rows).scroll_end(animate=False)
        await d.sees("I'm guessing", "A remark for the deck's author")
        await d.press("escape")
        await d.at("Question")
        await d.sees("1 of 3")
        assert home.log() == []


async def test_a_doc_opens_by_a_click(home):
    async with desk(home) as d:
        await d.press("question_mark")
        await d.at("Help")
        await d.click("Studying")
        if d.place == "Help":
            await d.click("Studying")
        await d.at("Doc")


async def test_every_screen_has_help(home):
    async with desk(home) as d:
        for key, place in {
            "s": "Study",
            "o": "Scores",
            "t": "Setup",
            "d": "Deck",
            "comma": "Settings",
            "l": "Class",
        }.items():
            await d.press(key)
            await d.at(place)
            await d.press("question_mark")
            await d.at("Help")
            await d.press("escape")
            await d.at(place)
            await d.press("escape")
            await d.at("Home")


@sized
async def test_all_of_help_can_be_reached_by_key(home, size):
    async with desk(home, size) as d:
        await d.press("enter", "question_mark")
        await d.at("Help")
        await d.press(*["pagedown"] * 4, *["end"] * 2, *["down"] * 20)
        await d.sees("A remark for the")


@sized
async def test_the_palette_finds_a_deck_and_asks_it(home, size):
    async with desk(home, size) as d:
        await d.press("slash")
        await d.at("CommandPalette")
        await d.type("anim")
        await d.sees("Quiz: Animals", "Study: Animals")
        await d.click("Quiz: Animals")
        await d.at("Question")
        await d.sees("Animals")


@sized
async def test_the_palette_finds_a_card_and_opens_its_deck_there(home, size):
    async with desk(home, size) as d:
        await d.press("ctrl+p")
        await d.at("CommandPalette")
        await d.type("brasilia")
        await d.sees("Brasília")
        await d.press("down", "enter")
        await d.at("Deck")
        await d.sees("❯ Brasília")


async def test_the_palette_opens_from_every_screen_and_leaves_to_scores(home):
    async with desk(home) as d:
        await d.press("enter")
        await d.at("Question")
        await d.press("ctrl+p")
        await d.type("scores")
        await d.sees("What you got so far")
        await d.press("down", "enter")
        await d.at("Scores")
        await d.press("escape")
        await d.at("Question")


async def test_the_palette_s_commands_are_ours_alone(home):
    async with desk(home) as d:
        await d.press("slash")
        await d.sees("Scores", "Statistics", "Settings", "Help", "Leave")
        for alien in ("Screenshot", "Maximize", "focused widget", "Quit the application"):
            assert alien not in d.text


async def test_deck_text_in_the_palette_is_text(home):
    home.deck(
        "odd",
        '[deck]\ntitle = "[red]Odd[/red]"\n[glossary]\n"[@click=app.quit]x[/]" = "[b]y[/b]"\n"z" = "w"\n',
    )
    async with desk(home) as d:
        await d.press("slash")
        await d.sees("[red]Odd[/red]")
        await d.type("click")
        await d.sees("[@click=app.quit]x[/]")
        await d.click("[@click=app.quit]x")
        await d.at("Deck")
        assert d.app.return_code is None


async def test_what_help_lists_can_be_done_from_there_by_key_and_by_click(home):
    async with desk(home, NARROW) as d:
        await d.press("question_mark")
        await d.at("Help")
        await d.press("end", "pageup")
        await d.click("What you remember")
        if d.place == "Help":
            await d.click("What you remember")
        await d.at("Stats")
        await d.press("escape")
        await d.at("Home")
