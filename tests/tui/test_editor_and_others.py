"""A file that other programs change while it is being edited: noticed, asked about, never overwritten."""

import pytest
from app_kit import desk, sized
from editor_kit import GLOSSARY, edit, text_of

THEIRS = GLOSSARY + '"Lynx" = "Has tufts"\n'


@sized
@pytest.mark.parametrize("answer", ["stay", "copy", "anew"])
async def test_saving_over_the_work_of_others_is_asked_about(home, size, answer):
    home.deck("animals", GLOSSARY)
    async with desk(home, size) as d:
        await edit(d, "animals")
        await d.press("d")
        home.deck("animals", THEIRS)
        await d.press("ctrl+s")
        await d.at("Choose")
        await d.sees("Another program changed", "Read it anew; mine is lost")
        await d.press(
            *{"stay": ["escape"], "copy": ["down", "enter"], "anew": ["down", "down", "enter"]}[answer]
        )
        await d.at("Editor")
        assert text_of(home, "animals") == THEIRS
        if answer == "stay":
            await d.sees("not saved", "Otter (2)")
        else:
            await d.sees("4 cards · saved")
            assert [note.prompt for note in d.screen.desk.notes][-1] == "Lynx"
    beside = home.root / "decks" / "animals.toml.mine"
    assert beside.exists() == (answer == "copy")
    if answer == "copy":
        assert '"Otter (2)"' in beside.read_text("utf-8")


async def test_without_changes_of_ones_own_the_file_is_read_anew(home, monkeypatch):
    monkeypatch.setattr("quizapp.tui.editing_keep.LOOK", 0.05)
    home.deck("animals", GLOSSARY)
    async with desk(home) as d:
        await edit(d, "animals")
        home.deck("animals", THEIRS)
        await d.sees("read again", "4 cards · saved", "Lynx")


async def test_with_changes_it_is_asked_once_and_not_again_after_staying(home, monkeypatch):
    monkeypatch.setattr("quizapp.tui.editing_keep.LOOK", 0.05)
    home.deck("animals", GLOSSARY)
    async with desk(home) as d:
        await edit(d, "animals")
        await d.press("enter")
        await d.type(" of the sea")
        home.deck("animals", THEIRS)
        await d.at("Choose")
        await d.press("escape")
        await d.at("Editor")
        await d.pilot.pause(0.3)
        assert d.place == "Editor"
        await d.sees("Otter of the sea")
        await d.press("ctrl+s")
        await d.at("Choose")


async def test_a_file_that_is_gone_is_no_end_of_the_editor(home, monkeypatch):
    path = home.deck("animals", GLOSSARY)
    async with desk(home) as d:
        await edit(d, "animals")
        await d.press("d")
        path.unlink()
        await d.press("ctrl+s")
        await d.at("Choose")
        await d.press("down", "down", "enter")
        await d.sees("can't be read")
        await d.press("ctrl+s", "down", "enter")
        await d.until((home.root / "decks" / "animals.toml.mine").exists)
