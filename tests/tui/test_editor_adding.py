"""Cards written in a row, by keys alone."""

import pytest
from app_kit import desk, sized
from editor_kit import GLOSSARY, box, edit, reading, text_of
from textual import events

TWENTY = [(f"Term {n}", f"Meaning {n}") for n in range(1, 21)]


@sized
async def test_a_deck_of_twenty_cards_is_written_from_nothing_by_keys_alone(home, size):
    home.deck("fresh", '[deck]\ntitle = "Fresh"\n')
    async with desk(home, size) as d:
        await edit(d, "fresh")
        await d.sees("No cards yet", "a first card")
        await d.press("a")
        for term, definition in TWENTY:
            await d.type(term)
            await d.press("enter")
            await d.type(definition)
            await d.press("enter")
        await d.press("enter")
        await d.sees("20 cards")
        await d.press("ctrl+s")
        await d.sees("Saved. 20 new")
        await d.press("escape")
        await d.at("Home")
    notes = reading(home, "fresh").deck.notes
    assert [(note.prompt, note.answer) for note in notes] == TWENTY


async def test_escape_ends_adding_and_keeps_a_card_that_is_whole(home):
    home.deck("animals", GLOSSARY)
    async with desk(home) as d:
        await edit(d, "animals")
        await d.press("a")
        await d.type("Lynx")
        await d.press("enter")
        await d.type("Has tufts")
        await d.press("escape", "ctrl+s")
        await d.sees("Saved. 1 new", "❯ Lynx")
    assert '"Otter" = "Swims on its back"   # a comment\n"Lynx" = "Has tufts"\n' in text_of(home, "animals")


async def test_half_a_card_is_not_thrown_away_without_a_word(home):
    async with desk(home) as d:
        await edit(d, "animals")
        await d.press("a")
        await d.type("Lynx 2")
        await d.press("escape")
        await d.sees("The definition is empty. Esc again: this card is dropped.")
        assert box(d, "Term") == "Lynx 2"
        await d.press("escape")
        await d.sees("5 cards · saved")
        await d.press("escape")
        await d.at("Home")


async def test_the_kind_follows_the_card_at_hand_and_can_be_chosen(home):
    home.deck("mixed", '[faq]\n"Why?" = "Because."\n')
    async with desk(home) as d:
        await edit(d, "mixed")
        await d.press("a")
        await d.sees("Question", "Answer")
        await d.press("enter", "A")
        await d.at("Choose")
        await d.press("j", "enter")
        await d.at("Editor")
        await d.sees("Sentence", "{{two braces}}")
        await d.type("It lies on the ")
        for each in ("left_curly_bracket",) * 2 + tuple("Nile") + ("right_curly_bracket",) * 2:
            await d.press(each)
        await d.press("enter", "enter", "ctrl+s")
        await d.sees("Saved. 1 new")
    assert [note.kind for note in reading(home, "mixed").deck.notes] == ["question", "cloze"]


async def test_a_new_line_is_written_with_control_j(home):
    async with desk(home) as d:
        await edit(d, "animals")
        await d.press("a")
        await d.type("Crane")
        await d.press("enter")
        await d.type("One")
        await d.press("ctrl+j")
        await d.type("two")
        await d.press("enter", "enter", "ctrl+s")
        await d.sees("Saved.")
    assert "One\ntwo" in [note.answer for note in reading(home, "animals").deck.notes]


async def test_keys_that_come_faster_than_the_screen_stay_in_their_order(home):
    home.deck("fresh", "")
    async with desk(home) as d:
        await edit(d, "fresh")
        await d.press("a")
        keys = [*"one", "enter", *"first", "ctrl+j", *"line", "enter", *"two", "tab", *"second", "enter"]
        for key in keys:
            d.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await d.sees("2 cards")
        await d.press("enter", "ctrl+s")
        await d.sees("Saved. 2 new")
    notes = reading(home, "fresh").deck.notes
    assert [(note.prompt, note.answer) for note in notes] == [("one", "first\nline"), ("two", "second")]


@pytest.mark.parametrize("words", ["first card", "a question"])
async def test_an_empty_deck_is_begun_by_mouse(home, words):
    home.deck("fresh", "")
    async with desk(home) as d:
        await edit(d, "fresh")
        await d.click(words)
        await d.at("Editor" if words == "first card" else "Choose")
        if words == "first card":
            await d.sees("Term", "Definition", "new term")


async def test_a_click_on_another_card_keeps_the_new_one_if_it_is_whole(home):
    home.deck("animals", GLOSSARY)
    async with desk(home) as d:
        await edit(d, "animals")
        await d.press("a")
        await d.type("Lynx")
        await d.click("Mole")
        await d.sees("The definition is empty.", "❯ new term")
        assert box(d, "Term") == "Lynx"
        await d.press("enter")
        await d.type("Has tufts")
        await d.click("Mole")
        await d.sees("❯ Mole", "4 cards · not saved")
        assert box(d, "Term") == "Mole"
        await d.press("enter")
        await d.type(" rat")
        await d.click("Heron")
        await d.sees("❯ Heron", "Mole rat")
        assert box(d, "Term") == "Heron"
