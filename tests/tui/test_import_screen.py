"""Where an import begins: a file's path or a paste, read beside the app."""

import pytest
from app_kit import NARROW, WIDE, desk, sized
from import_kit import WORDS, fake, file, name_file
from textual import events

from quizapp.tui.widgets.paste_box import LONGEST


@pytest.fixture(autouse=True)
def reader(monkeypatch):
    return fake(monkeypatch)


@sized
async def test_a_path_and_enter_lead_to_what_was_found(home, size):
    file(home)
    async with desk(home, size) as d:
        await d.press("i")
        await d.at("Import")
        await d.type("words.pairs")
        await d.press("enter")
        await d.at("LookThrough")
        await d.sees("pairs", "[x]", "Ore")


@sized
async def test_a_paste_goes_into_the_box_wherever_one_is(home, size):
    async with desk(home, size) as d:
        await d.press("i")
        await d.at("Import")
        d.app.post_message(events.Paste(WORDS))  # in the field, which takes one line only
        await d.until(lambda: d.screen.box.content == WORDS)
        await d.press("escape")
        assert d.place == "Import"
        d.app.post_message(events.Paste("Tap =\tHole"))  # no field has the focus
        await d.until(lambda: d.screen.box.content == f"{WORDS}Tap =\tHole", "a tab got lost")
        assert d.screen.box.has_focus
        await d.press("ctrl+s")
        await d.at("LookThrough")
        await d.sees("a paste", "Ore")


async def test_a_path_that_is_pasted_or_dropped_stays_in_the_field(home):
    path = file(home, name="my words.pairs")
    async with desk(home) as d:
        await d.press("i")
        await d.at("Import")
        d.app.post_message(events.Paste(f"'{path}'\n"))
        await d.until(lambda: d.screen.path.value == f"'{path}'")
        await d.press("enter")
        await d.at("LookThrough")


@sized
async def test_what_can_t_be_read_is_told_below_the_field(home, size):
    file(home, "broken", "broken.pairs")
    file(home, "alien", "alien.pairs")
    file(home, "", "empty.pairs")
    file(home, "\n \n.", "none.pairs")
    async with desk(home, size) as d:
        await name_file(d, "")
        for path, words in {
            "": "A file's path is wanted",
            "nowhere.csv": "There is no such file",
            ".": "That is a folder",
            "broken.pairs": "It is broken in line 1",
            "alien.pairs": "It is in no format",
            "empty.pairs": "It is empty",
        }.items():
            d.screen.path.value = path
            await d.press("enter")
            await d.sees(f"! {words}")
            assert d.place == "Import"


@sized
async def test_a_deck_of_our_own_is_told_to_be_one(home, size):
    file(home, '[glossary]\n"Ore" = "Rock"\n', "words.toml")
    async with desk(home, size) as d:
        await d.press("i")
        await d.at("Import")
        await d.type("words.toml")
        await d.press("enter")
        await d.sees("This is a deck already")


async def test_a_file_without_cards_says_how_it_was_read(home):
    file(home, "\n", "none.pairs")
    file(home, "deck: x\n", "none.pairs")
    async with desk(home) as d:
        await name_file(d, "none.pairs")
        await d.press("enter")
        await d.sees("! No cards were found. It was read as pairs.")


async def test_a_pipe_is_not_waited_for(home):
    import os

    os.mkfifo(home.root / "pipe")
    async with desk(home) as d:
        await name_file(d, "pipe")
        await d.press("enter")
        await d.sees("! That is no file with something in it.")


@sized
async def test_a_long_reading_is_told_and_escape_stops_it(home, size, reader):
    file(home)
    reader.slow = 0.4
    async with desk(home, size) as d:
        await name_file(d, "words.pairs")
        await d.press("enter")
        await d.sees("Reading words.pairs")
        await d.press("escape")
        await d.until(lambda: "Reading" not in d.text)
        await d.pilot.pause(0.6)
        assert d.place == "Import"
        await d.press("enter")
        await d.at("LookThrough")


async def test_what_is_read_while_help_is_open_waits_for_its_end(home, reader):
    file(home)
    reader.slow = 0.2
    async with desk(home) as d:
        await name_file(d, "words.pairs")
        await d.press("escape", "enter", "question_mark")
        await d.at("Help")
        await d.until(lambda: d.app.screen_stack[-2]._reading is None)
        assert d.place == "Help"
        await d.press("escape")
        await d.at("LookThrough")


async def test_a_path_is_completed_by_the_right_arrow(home):
    (home.root / "folder").mkdir()
    file(home, name="folder/words.pairs")
    async with desk(home) as d:
        await d.press("i")
        await d.at("Import")
        await d.pilot.pause()
        await d.type("fol")
        await d.until(lambda: d.screen.path._suggestion == "folder/")
        await d.press("right")
        await d.until(lambda: d.screen.path._suggestion == "folder/words.pairs")
        await d.press("right", "enter")
        await d.at("LookThrough")


async def test_it_goes_by_mouse_too(home):
    file(home)
    async with desk(home) as d:
        await d.hint("import")
        await d.at("Import")
        d.screen.path.value = "words.pairs"
        await d.click("Look through the file")
        await d.at("LookThrough")
        await d.hint("back")
        await d.at("Import")


async def test_the_palette_has_it(home):
    async with desk(home) as d:
        await d.press("ctrl+p")
        await d.type("import")
        await d.sees("Cards out of a file or a paste")
        await d.press("down", "enter")
        await d.at("Import")


async def test_a_text_is_not_dropped_without_a_word(home):
    async with desk(home) as d:
        await d.press("i", "escape", "t")
        await d.type("a = b")
        await d.press("escape", "escape")
        await d.at("Confirm")
        await d.press("escape")
        await d.at("Import")
        assert d.screen.box.content == "a = b"
        await d.press("escape")
        await d.at("Confirm")
        await d.press("down", "enter")
        await d.at("Home")


async def test_what_was_written_in_last_is_looked_through(home):
    file(home)
    async with desk(home) as d:
        await name_file(d, "words.pairs")
        await d.sees("Look through the file")
        await d.press("escape", "t")
        await d.type("Tap = Hole")
        await d.sees("Look through the text (1 line)")
        await d.press("ctrl+s")
        await d.at("LookThrough")
        await d.sees("a paste", "1 of 1")


async def test_a_paste_that_is_too_long_is_told_and_not_cut(home):
    async with desk(home) as d:
        await d.press("i")
        await d.at("Import")
        d.app.post_message(events.Paste("a = b\n" * (LONGEST // 6 + 1)))
        await d.sees("! 500004 characters are too many to paste")
        assert d.screen.box.text == ""


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_control_characters_of_a_paste_are_kept_and_not_painted(home, size):
    nasty = "a\x1b[31m = \u202eb\x9b2J\n[b]x[/b] = \x00y\n"
    async with desk(home, size) as d:
        await d.press("i")
        await d.at("Import")
        d.app.post_message(events.Paste(nasty))
        await d.until(lambda: d.screen.box.content == nasty)
        await d.pilot.pause()
        assert not [each for each in "".join(d.lines) if each < " " or each in "\x7f\x9b\u202e"]
        await d.press("ctrl+s")
        await d.at("LookThrough")
        await d.sees("␛[31m", "[b]x[/b]" if size == WIDE else "[b]x")
        assert not [each for each in "".join(d.lines) if each < " " or each in "\x7f\x9b\u202e"]
