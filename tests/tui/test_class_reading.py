"""A class being read: another folder, reading that is stopped, damaged files, nasty names."""

import threading

import pytest
from app_kit import WIDE, desk, sized
from class_kit import a_class, open_class
from helpers.class_logs import CAPITALS, Asked, ClassFolder, of_strength, write_class

from quizapp.library.classes import read_class
from quizapp.tui import class_book

WAYS = pytest.mark.parametrize("way", ["key", "mouse"])


@sized
@WAYS
async def test_another_folder_is_named_in_a_field(home, size, way):
    write_class(home.root / "class-3b", 9)
    async with desk(home, size) as d:
        await open_class(d)
        await (d.press("f") if way == "key" else d.hint("folder"))
        await d.sees("→ completes it")
        await d.type("clas")
        await d.until(lambda: d.screen.query_one("#folder")._suggestion == "class-3b/")
        await d.press("right", "enter")
        await d.sees("9 learners", "class-3b")
        assert "→ completes it" not in d.text
        await d.press("tab")
        await d.sees("● Learners 9")


@sized
async def test_a_folder_that_is_none_is_told_below_the_field_and_escape_leaves_it(home, size):
    a_class(home)
    (home.root / "a.txt").write_text("x")
    async with desk(home, size) as d:
        await open_class(d)
        for given, word in (
            ("nowhere", "There is no such folder"),
            ("a.txt", "That is no folder"),
            ("", "path"),
        ):
            await d.press("f")
            d.screen.query_one("#folder").value = given
            await d.press("enter")
            await d.sees("! ", word)
        await d.press("escape")
        assert d.place == "Class"
        await d.sees("24 learners")
        await d.until(lambda: "is wanted" not in d.text)
        await d.press("escape")
        await d.at("Home")


@sized
async def test_escape_stops_reading_and_r_reads_it_after_all(home, size, monkeypatch):
    a_class(home)
    going_on, told = threading.Event(), []

    def slow(folder, tell):
        tell(0.25)
        going_on.wait(5)
        told.append("went on")
        tell(0.5)
        told.append("was not stopped")
        return read_class(folder, tell)

    monkeypatch.setattr(class_book, "read_class", slow)
    async with desk(home, size) as d:
        await d.press("l")
        await d.at("Class")
        await d.sees("Reading the class in progress", "25 %", "Esc stop")
        await d.press("escape")
        await d.sees("Stopped. r reads it again")
        going_on.set()
        await d.until(lambda: told == ["went on"])
        await d.pilot.pause(0.1)
        assert told == ["went on"]
        assert "learners," not in d.text
        monkeypatch.setattr(class_book, "read_class", read_class)
        await d.press("r")
        await d.sees("24 learners")


async def test_a_class_that_can_t_be_read_says_so(home, monkeypatch):
    def broken(folder, _tell):
        raise OSError(13, "Permission denied", str(folder))

    monkeypatch.setattr(class_book, "read_class", broken)
    async with desk(home) as d:
        await open_class(d)
        await d.sees("can't be read: Permission denied")


@sized
async def test_damaged_files_and_shared_names_are_counted_and_can_be_read(home, size):
    made = write_class(home.root / "progress", 9)
    file = made.learner("other-ada", "Ada", CAPITALS, of_strength, number=9)
    with file.open("a", encoding="utf-8") as log:
        log.write("what is this\n")
    async with desk(home, size) as d:
        await open_class(d)
        await d.sees("10 learners", "! 2 things to know of its files")
        await d.press("p")
        await d.at("Reading")
        assert "2 learners have one name" in d.sheet
        assert "other-ada/" in d.sheet
        await d.press("escape")
        await d.at("Class")
        await d.press("tab")
        await d.sees("Ada (0000)" if size == WIDE else "Ada")


NASTY = (
    "[bold red]x[/]",
    "=cmd()|'/c calc'!A1",
    "../../x",
    "\x1b[2Jgone\x07",
    "\u202edrawkcab",
    "a" * 300,
    "日本語の名前" * 9,
    "",
)


@sized
async def test_nasty_names_and_texts_are_shown_as_they_are_and_harm_nothing(home, size):
    items = tuple(
        Asked(
            f"d{n}[red]#x{n}:forward",
            f"{text}?",
            text or "-",
            ("[/] no", "[@click=app.quit]x[/]", "\x1b]0;t\x07"),
        )
        for n, text in enumerate(NASTY)
    )
    made = ClassFolder(home.root / "progress")
    for number in range(9):

        def choose(who, item, _time):
            return item.answer if who % 2 else item.wrong[0]

        made.learner(
            f"l{number}", NASTY[number % len(NASTY)], items, choose, number=number, assignment="[b]A#1"
        )
    before = sorted(home.root.rglob("*"))
    async with desk(home, size) as d:
        await open_class(d)
        await d.sees("9 learners")
        for _ in range(3):
            for _ in range(len(NASTY)):
                assert "\x1b" not in "".join(d.lines)
                assert all(len(line) <= size[0] for line in d.lines)
                await d.press("enter")
                await d.until(lambda: d.place != "Class")
                await d.pilot.pause()
                assert "\x1b" not in "".join(d.lines)
                await d.press("end", "escape")
                await d.at("Class")
                await d.press("down")
            await d.press("tab")
    assert [path for path in sorted(home.root.rglob("*")) if "progress" in path.parts] == [
        path for path in before if "progress" in path.parts
    ]


async def test_names_with_brackets_stand_as_they_were_written(home):
    made = ClassFolder(home.root / "progress")
    for number, name in enumerate(("[bold]Zoe[/]", "=1+1")):
        made.learner(f"l{number}", name, CAPITALS, of_strength, number=number)
    async with desk(home) as d:
        await open_class(d)
        await d.press("tab")
        await d.sees("[bold]Zoe[/]", "=1+1")


@sized
async def test_learners_who_finished_nothing_are_listed_and_told_as_left_out(home, size):
    made = ClassFolder(home.root / "progress")
    for number in range(2):
        made.learner(f"l{number}", f"L{number}", CAPITALS, of_strength, number=number, finished=False)
    async with desk(home, size) as d:
        await open_class(d)
        await d.sees("2 learners", "0 attempts", "Nobody has sat a quiz here yet")
        assert "100 %" not in d.text
        if size == WIDE:
            await d.sees("left out: 2 unfinished")
        await d.press("tab")
        await d.sees("L0", "L1")
        await d.press("enter")
        await d.at("ClassLearner")
        await d.sees("Has finished no quiz yet")
        await d.press("enter")
        assert d.place == "ClassLearner"
