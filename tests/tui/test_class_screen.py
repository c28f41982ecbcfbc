"""What a class got: its numbers and its lists, by key and by mouse."""

import pytest
from app_kit import NARROW, WIDE, desk, sized
from class_kit import a_class, open_class, row, settled
from helpers.class_logs import Asked, ClassFolder, write_class

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
async def test_the_lists_are_changed_by_key_and_by_mouse(home, size, way):
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
        assert "❯ Swims on its back" in d.text
        await d.press("tab")
        assert "❯ Bo" in d.text


@sized
@WAYS
async def test_a_question_a_learner_and_a_quiz_open_and_lead_back(home, size, way):
    a_class(home)
    async with desk(home, size) as d:
        await open_class(d)
        opened = (("Chile's", "ClassItem"), ("Mira", "ClassLearner"), ("Animals", "ClassQuiz"))
        for words, place in (*opened, ("✗ Arica", "ClassItem")):
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
        await d.at("ClassQuiz")
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
        await d.at("ClassQuiz")
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
        looked = (
            (),
            ("enter",),
            ("end",),
            ("escape", "tab"),
            ("enter",),
            ("escape", "tab"),
            ("enter",),
            ("g",),
        )
        for keys in looked:
            await d.press(*keys)
            await d.pilot.pause()
            for strip in d.app.screen._compositor.render_strips():
                for segment in strip:
                    for colour in (segment.style.color, segment.style.bgcolor) if segment.style else ():
                        assert colour is None or colour.is_default, f"{d.place}: {segment!r}"
        await d.press("escape", "escape", "tab", "tab")
        await d.sees("! key wrong?", "●", "○", "❯")


async def test_another_size_shows_the_same_class(home):
    a_class(home)
    async with desk(home, WIDE) as d:
        await open_class(d)
        await d.pilot.resize_terminal(*NARROW)
        await d.sees("24 learners, 48 attempts, 66 %")
        await d.pilot.resize_terminal(*WIDE)
        await d.sees("528 answers, 66 % right at first")


async def test_where_there_is_room_home_s_last_line_leads_to_the_class_by_a_click(home):
    a_class(home)
    async with desk(home, (120, 36)) as d:
        await d.hint("l class")
        await d.at("Class")
        await settled(d)
        await d.sees("24 learners")


@sized
async def test_s_puts_questions_as_in_their_decks_and_learners_by_name_and_back(home, size):
    a_class(home)
    async with desk(home, size) as d:
        await open_class(d)
        await d.press("s")
        await d.until(lambda: any("❯" in line and "Swims on" in line for line in d.lines))
        await d.press("down", "enter")
        await d.at("ClassItem")
        await d.sees("Waits in shallow water", "2 of 11")
        await d.press("escape", "tab")
        await d.sees("❯ Ada")
        await d.press("down", "enter")
        await d.at("ClassLearner")
        await d.sees("Bo", "2 of 24")
        await d.press("n")
        await d.sees("Cem")
        await d.press("escape", "s")
        await d.sees("❯ Mira")


async def test_reading_again_keeps_the_cursor_and_another_folder_begins_at_its_top(home):
    a_class(home)
    write_class(home.root / "class-3b", 9)
    async with desk(home) as d:
        await open_class(d)
        await d.press("down", "down")
        await d.sees("❯")
        here = next(line for line in d.lines if "❯" in line)
        await d.press("r")
        await settled(d)
        assert here in d.lines
        await d.press("f")
        await d.until(lambda: hasattr(d.app.focused, "value"))
        await d.type("class-3b")
        await d.press("enter")
        await d.sees("9 learners")
        await d.sees("Question  ")
        first = next(i for i, line in enumerate(d.lines) if "Question  " in line)
        assert "❯" in d.lines[first + 1]
