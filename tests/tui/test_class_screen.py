"""What a class got: its numbers, its three lists, its folder, and reading that can be stopped."""

import threading

import pytest
from app_kit import NARROW, WIDE, desk, sized
from class_kit import a_class, open_class, row, settled
from helpers.class_logs import CAPITALS, Asked, ClassFolder, of_strength, write_class

from quizapp.library.classes import read_class
from quizapp.tui import class_book

WAYS = pytest.mark.parametrize("way", ["key", "mouse"])


@sized
async def test_a_class_begins_with_its_numbers_and_the_worst_question(home, size):
    a_class(home)
    async with desk(home, size) as d:
        await open_class(d)
        await d.sees("24 learners", "48 attempts", "66 %", "0 %", "100 %", "● Questions 11")
        first = next(line for line in d.lines if "❯" in line)
        assert "Chile's capital" in first
        assert "13 %" in first
        assert "! key wrong?" in first
        if size == WIDE:
            await d.sees("528 answers", "Discr.", "Answers", "this library's learners")
            assert "-50 %" in first
            assert row(d, "Togo's capital").split()[-3:] == ["69", "%", "24"]


@sized
@WAYS
async def test_the_three_lists_are_changed_by_key_and_by_mouse(home, size, way):
    a_class(home)
    async with desk(home, size) as d:
        await open_class(d)
        await (d.press("tab") if way == "key" else d.click("○ Learners"))
        await d.sees("● Learners 24", "Behind in", "Mira")
        await (d.press("right") if way == "key" else d.click("○ Quizzes"))
        await d.sees("● Quizzes", "Mean", "7.2 of 11")
        if size == WIDE:
            await d.sees("Spread", "2.7", "Consistency", "84 %")
        await (d.press("shift+tab") if way == "key" else d.click("○ Learners"))
        await d.sees("● Learners 24")


async def test_each_list_keeps_its_cursor(home):
    a_class(home)
    async with desk(home) as d:
        await open_class(d)
        await d.press("down", "down", "tab", "down", "shift+tab")
        assert "❯ Peru's capital" in d.text
        await d.press("tab")
        assert "❯ Bo" in d.text


@sized
@WAYS
async def test_a_question_a_learner_and_a_quiz_open_and_lead_back(home, size, way):
    a_class(home)
    async with desk(home, size) as d:
        await open_class(d)
        for words, place in (("Chile's", "ClassItem"), ("Mira", "ClassLearner"), ("Animals", "Reading")):
            await (d.press("enter") if way == "key" else d.click(words))
            await d.at(place)
            await d.press("escape")
            await d.at("Class")
            await d.press("tab")
        assert "● Questions" in d.text


async def test_a_quiz_tells_its_figures_in_words(home):
    a_class(home)
    async with desk(home) as d:
        await open_class(d)
        await d.press("tab", "tab", "enter")
        await d.at("Reading")
        for words in (
            "24 were first ones",
            "Median",
            "Error ratio",
            "Standard error",
            "Skewness",
            "Kurtosis",
        ):
            assert words in d.sheet


@sized
async def test_with_few_answers_no_index_is_told(home, size):
    a_class(home, 7)
    async with desk(home, size) as d:
        await open_class(d)
        assert "!" not in d.text
        if size == WIDE:
            assert "too few" in row(d, "Togo's capital")
        await d.press("enter")
        await d.at("ClassItem")
        assert "too few" in d.sheet
        assert "8 learners must have answered; 7 did" in d.sheet
        assert "Discrimination" not in d.sheet
        await d.press("escape", "tab", "tab", "enter")
        await d.at("Reading")
        assert "8 learners must have sat it; 7 did" in d.sheet
        assert "Error ratio" not in d.sheet


@sized
async def test_without_a_learner_it_says_how_a_class_comes_about(home, size):
    async with desk(home, size) as d:
        await open_class(d)
        await d.sees("Nobody has sat a quiz here yet", "quizapp assign", "quizapp hand-in")
        await d.press("enter", "tab", "down", "p")
        assert d.place == "Class"
        await d.press("escape")
        await d.at("Home")


@sized
async def test_one_learner_alone_is_told_what_is_missing(home, size):
    a_class(home, 1)
    async with desk(home, size) as d:
        await open_class(d)
        await d.sees("1 learner", "2 attempts", "Only one learner here", "Questions 11")
        await d.press("tab", "enter")
        await d.at("ClassLearner")
        await d.sees("Ada", "1 of 1")


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
        assert "is wanted" not in d.text
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
        await d.sees("Reading the class in progress", "25%", "Esc stop")
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


async def test_ten_thousand_questions_are_moved_through_at_once(home):
    made = ClassFolder(home.root / "progress")
    for learner in range(2):
        items = [
            Asked(f"big#w{n}:forward", f"What is {n}?", "a", ("b", "c", "d"))
            for n in range(learner * 5000, learner * 5000 + 5000)
        ]
        made.learner(f"l{learner}", f"L{learner}", items, lambda _w, _i, _t: "a", number=learner)
    async with desk(home) as d:
        await d.press("l")
        await d.at("Class")
        await d.until(lambda: d.screen._book is not None)
        await d.sees("● Questions 10000")
        drawn = []
        rows = d.screen.query_one("#list")
        plain = rows.render_line
        rows.render_line = lambda y: drawn.append(y) or plain(y)
        await d.press("end", "pageup", "tab", "tab", "tab", "home")
        assert len(drawn) < 500


async def test_a_class_is_found_in_the_palette_and_in_help(home):
    a_class(home)
    async with desk(home) as d:
        await d.press("slash")
        await d.at("CommandPalette")
        await d.type("class")
        await d.sees("What a class got")
        await d.press("down", "enter")
        await d.at("Class")
        await settled(d)
        await d.press("escape")
        await d.at("Home")
        await d.press("question_mark")
        await d.at("Help")
        d.screen.query_one("Rows").scroll_end(animate=False)
        await d.pilot.pause()
        for _ in range(2):
            if d.place == "Help":
                await d.click("What a class got")
        await d.at("Class")


@sized
async def test_no_colour_of_ours_is_painted_and_words_say_everything(home, size, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    a_class(home)
    async with desk(home, size, plain_colours=True) as d:
        await open_class(d)
        for keys in ((), ("enter",), ("end",), ("escape", "tab"), ("enter",), ("escape", "tab"), ("enter",)):
            await d.press(*keys)
            await d.pilot.pause()
            for strip in d.app.screen._compositor.render_strips():
                for segment in strip:
                    for colour in (segment.style.color, segment.style.bgcolor) if segment.style else ():
                        assert colour is None or colour.is_default, f"{d.place}: {segment!r}"
        await d.press("escape", "tab")
        await d.sees("! key wrong?", "●", "○", "❯")


async def test_another_size_shows_the_same_class(home):
    a_class(home)
    async with desk(home, WIDE) as d:
        await open_class(d)
        await d.pilot.resize_terminal(*NARROW)
        await d.sees("24 learners, 48 attempts, 66 %")
        await d.pilot.resize_terminal(*WIDE)
        await d.sees("528 answers, 66 % right at first")


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
