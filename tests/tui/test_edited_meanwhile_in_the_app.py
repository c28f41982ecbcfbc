"""A deck that was edited since the app was last open: what became of its cards is said on Home."""

import re

import pytest
from app_kit import ANIMALS, Home, desk, sized

from quizapp.library import records
from quizapp.library.library import Library
from quizapp.library.opening import Opening


@sized
@pytest.mark.parametrize("how", ["before", "meanwhile"])
async def test_an_edit_is_told_on_home(home: Home, size, how):
    library = Library(home.front())
    library.load()
    library.catalogue.close()
    edited = ANIMALS.replace("Digs long tunnels", "Digs") + '"Stoat" = "Dances"\n'
    if how == "before":
        home.deck("animals", edited)
    async with desk(home, size) as d:
        if how == "meanwhile":
            home.deck("animals", edited)
            d.app.load()
        await d.until(lambda: any("1 edited" in notice.message for notice in d.app._notifications))
        (word,) = [notice.message for notice in d.app._notifications]
        assert word == "Animals: 1 edited, history kept; 1 new."


@sized
async def test_a_deck_that_is_edited_in_a_quiz_is_asked_as_it_is_by_now(home: Home, size, monkeypatch):
    monkeypatch.setattr(records, "_LOOK", 0.0)
    async with desk(home, size, Opening("quiz", decks=("animals",))) as d:
        await d.at("Question")
        first = d.item
        await d.press(d.right)
        edited = ANIMALS
        for definition in ("Swims", "Waits", "Digs", "Hears", "Has"):
            edited = edited.replace(f'"{definition}', f'"By now {definition}')
        home.deck("animals", edited)
        await d.press("enter")
        await d.sees("By now")
        assert d.number == 2
        assert home.answers()[0]["stem"] == first.stem


@sized
async def test_a_card_that_was_laid_out_ahead_is_shown_as_it_is_by_now(home: Home, size, monkeypatch):
    monkeypatch.setattr(records, "_LOOK", 0.0)
    async with desk(home, size, Opening("study", decks=("animals",))) as d:
        await d.press("space")
        await d.sees("Again")
        await d.pilot.pause(0.1)  # while the answer is read
        edited = ANIMALS
        for definition in ("Swims", "Waits", "Digs", "Hears", "Has"):
            edited = edited.replace(f'"{definition}', f'"By now {definition}')
        home.deck("animals", edited)
        await d.press("3")
        await d.until(lambda: "By now" in repr(d.screen.sitting.current))
        await d.press("space")
        await d.sees("By now")
        assert len(home.answers()) == 1


@sized
async def test_a_card_that_was_laid_out_ahead_and_is_gone_is_not_asked(home: Home, size, monkeypatch):
    monkeypatch.setattr(records, "_LOOK", 0.0)
    async with desk(home, size, Opening("study", decks=("animals",))) as d:
        first = d.screen.sitting.current.card.note.prompt
        await d.press("space")
        await d.sees("Again")
        await d.pilot.pause(0.1)
        left = [line for line in ANIMALS.splitlines() if "=" not in line or "title" in line or first in line]
        home.deck("animals", "\n".join(left))
        await d.press("3")
        await d.until(lambda: d.screen.sitting.current is None or first in d.text)
        assert len(home.answers()) == 1
        assert d.screen.sitting.study.left <= 1
        await d.sees("Done." if d.screen.sitting.current is None else first)


@pytest.mark.parametrize("gone", [False, True])
async def test_looking_ahead_does_not_take_the_look_at_a_deck_that_is_saved_right_after(home: Home, gone):
    async with desk(home, (80, 24), Opening("study", decks=("animals",))) as d:
        first = d.screen.sitting.current.card.note.prompt
        await d.pilot.pause(2.2)  # the question is read for longer than decks stay unlooked at
        await d.press("space")
        await d.sees("Again")
        await d.pilot.pause(0.1)
        edited = re.sub(r'= "([A-Z])', r'= "By now \1', ANIMALS)
        left = [line for line in ANIMALS.splitlines() if "=" not in line or "title" in line or first in line]
        home.deck("animals", "\n".join(left) if gone else edited)
        await d.press("3")
        await d.pilot.pause(0.2)
        item, library = d.screen.sitting.current, d.screen.library
        library._looked = 0.0
        library.pick_up()
        assert item is None or item.card == library.card(item.card.id)
