"""A walk through every screen of the app, with a look at each of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from app_kit import Desk

Look = Callable[[str], Awaitable[None]]


async def walk(d: Desk, look: Look) -> None:
    """Opens every screen on the deck under the cursor and calls `look` with its name at each."""
    await look("home")
    for key, place in (
        ("t", "Setup"),
        ("comma", "Settings"),
        ("v", "Stats"),
        ("slash", "CommandPalette"),
        ("question_mark", "Help"),
    ):
        await d.press(key)
        await d.at(place)
        await look(place)
        if place == "Help":
            await d.press("enter")
            await d.at("Doc")
            await look("Doc")
            await d.press("escape")
        await d.press("escape")
        await d.at("Home")
    await _import(d, look)
    await _editor(d, look)
    await _deck(d, look)
    await _study(d, look)
    await _quiz(d, look)
    await _scores(d, look)
    await _class(d, look)
    await look("home again")


async def _import(d: Desk, look: Look) -> None:
    await d.press("i")
    await d.at("Import")
    await look("an import's field")
    await d.press("escape")
    await look("an import")
    await d.press("escape")
    await d.at("Home")


async def _editor(d: Desk, look: Look) -> None:
    await d.press("e")
    await d.at("Editor")
    await d.pilot.pause()
    for keys, where in (
        ("", "the editor"),
        ("p", "another preview"),
        ("o", "the editor's other fields"),
        ("escape", "the editor again"),
        ("a", "a new card"),
    ):
        if keys:
            await d.press(keys)
        await look(where)
    await d.press("escape", "escape")
    await d.at("Home")


async def _deck(d: Desk, look: Look) -> None:
    await d.press("d")
    await d.at("Deck")
    for _ in range(d.screen.query_one("#cards").count):
        await look("a card of the deck")
        await d.press("down")
    for key, place in (("f", "Ask"), ("x", "ExamDialog"), ("r", "Confirm"), ("comma", "DeckSettings")):
        await d.press(key)
        await d.at(place)
        await look(place)
        await d.press("escape")
        await d.at("Deck")
    await d.press("escape")
    await d.at("Home")


async def _study(d: Desk, look: Look) -> None:
    await d.press("s")
    await d.at("Study")
    await look("a flashcard")
    while d.screen.sitting.current:
        await d.press("space")
        await look("a flashcard shown")
        await d.press("4")
    await look("the end of study")
    await d.press("escape")
    await d.at("Home")


async def _quiz(d: Desk, look: Look) -> None:
    await d.press("enter")
    await d.at("Question")
    while d.place == "Question":
        await look("a question")
        if d.item.key is None:
            await d.press("space", "1")
        else:
            await d.press("g", d.wrong)
        await look("feedback")
        await d.press("enter")
    await look("result")
    await d.press("enter")
    await d.at("Home")


async def _scores(d: Desk, look: Look) -> None:
    await d.press("o")
    await d.at("Scores")
    await look("scores")
    await d.press("enter")
    await d.at("Attempt")
    await look("an attempt")
    await d.press("end")
    await look("an attempt's end")
    await d.press("escape", "escape")
    await d.at("Home")


async def _class(d: Desk, look: Look) -> None:
    await d.press("l")
    await d.at("Class")
    await d.until(lambda: d.screen._book is not None)
    for place in ("ClassItem", "ClassLearner", "ClassQuiz"):
        await look(f"a class, before {place}")
        await d.press("enter")
        await d.at(place)
        await look(place)
        if place == "ClassQuiz":
            await d.press("g")
            await d.at("ClassGrades")
            await look("who got what")
            await d.press("escape")
            await d.at(place)
        await d.press("escape", "tab")
        await d.at("Class")
    for key, field in (("f", "a class's folder"), ("n", "a class's roster")):
        await d.press(key)
        await look(field)
        await d.press("escape")
    await d.press("escape")
    await d.at("Home")
