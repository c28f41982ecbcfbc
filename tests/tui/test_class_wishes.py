"""A class told in another way: names out of a roster, one assignment alone; mix-ups, remarks and grades."""

import json

import pytest
from app_kit import NARROW, WIDE, desk, sized
from class_kit import open_class, row, settled
from helpers.class_logs import CAPITALS, of_strength, write_class

WAYS = pytest.mark.parametrize("way", ["key", "mouse"])


@pytest.fixture
def sat(home):
    """A class of which three sat an assignment; two remarked on cards, one of which was in no quiz."""
    made = write_class(home.root / "progress", 12)
    for number, name in enumerate(("Xeno", "Yara", "Zoe"), 20):
        file = made.learner(name, name, CAPITALS, of_strength, number=number, assignment="week-3#1234abcd")
        flag = {"v": 1, "kind": "flag", "id": f"01K9Z0000000000000000000{number}", "session": "s"}
        flag |= {"at": "2026-11-12T09:00:00.000Z", "card": "world/capitals#chile:forward"}
        flag |= {"remark": "Is it not [b]Arica[/b]?"} if number == 21 else {"remark": ""}
        if number == 22:
            flag |= {"card": "animals#term:newt:forward", "remark": "Never seen one"}
        with file.open("a") as log:
            log.write(json.dumps(flag) + "\n")
    return home


async def _to(d, name):
    await open_class(d)
    for _ in range(5):
        if f"● {name}" in d.text:
            return
        await d.press("tab")
    raise AssertionError(f"no list {name}")


@sized
@WAYS
async def test_the_names_of_a_roster_are_taken_and_given_back(sat, size, way):
    (sat.root / "names.csv").write_text("alias,name\nXeno,Xenia Long\nAb,Ab Sent\n")
    async with desk(sat, size) as d:
        await open_class(d)
        if way == "key":
            await d.press("n")
        else:
            await d.press("question_mark")
            await d.at("Help")
            rows = d.screen.query_one("Rows")
            named = (at for at, each in enumerate(rows._rows) if "Real names" in each.draw(60, False).plain)
            rows.scroll_to(0, next(named) - 2, animate=False)
            await d.pilot.pause()
            for _ in range(2):
                if d.place == "Help":
                    await d.click("Real names")
            await d.at("Class")
        await d.sees("A CSV with name")
        await d.type("nam")
        await d.until(lambda: d.screen.query_one("#roster")._suggestion == "names.csv")
        await d.press("right", "enter")
        await d.sees("16 learners")
        if size == WIDE:
            await d.sees("names: names.csv")
        await d.press("tab", "s")
        await d.sees("● Learners", "❯ Ab Sent")
        await d.press("end", "up")
        await d.sees("Yara")
        await d.press("p")
        await d.at("Reading")
        assert "not in the roster: Yara, Zoe, Ada" in d.sheet
        await d.press("escape", "r")
        await settled(d)
        await d.sees("16 learners")
        await d.press("n")
        d.screen.query_one("#roster").value = ""
        await d.press("enter")
        await d.sees("15 learners")


@sized
async def test_what_is_no_roster_is_told_below_the_field_and_escape_leaves_it(sat, size):
    (sat.root / "odd.csv").write_text("who,what\nx,y\n")
    async with desk(sat, size) as d:
        await open_class(d)
        for given, word in (("odd.csv", "It is no roster"), ("none.csv", "no such file"), (".", "a folder")):
            await d.press("n")
            d.screen.query_one("#roster").value = given
            await d.press("enter")
            await d.sees("! ", word)
        await d.press("escape")
        assert d.place == "Class"
        await d.sees("15 learners")
        await d.press("down")
        assert "❯" in d.text


@sized
@WAYS
async def test_one_assignment_alone_by_its_title_and_all_again(sat, size, way):
    (sat.root / "progress" / "week.toml").write_text('[assignment]\nname = "week-3"\n')  # none that is sound
    async with desk(sat, size) as d:
        await open_class(d)
        await d.press("a")
        await d.sees("Which assignment alone?", "All quizzes", "week-3")
        if way == "key":
            await d.press("down", "enter")
        else:
            await d.click("week-3", times=2)
        await d.sees("only week-3", "15 learners", "3 attempts")
        await d.press("tab")
        await d.sees("● Learners 15")
        assert next(line for line in d.lines if "❯" in line).split()[1] in ("Xeno", "Yara", "Zoe")
        await d.press("end")
        await d.press("enter")
        await d.at("ClassLearner")
        await d.sees("Has finished no quiz yet")
        await d.press("escape", "a")
        await d.sees("All quizzes")
        await d.press("escape")
        await d.sees("only week-3")
        await d.press("a", "enter")
        await d.sees("27 attempts")
        assert "only week-3" not in d.text


async def test_another_folder_has_neither_the_names_nor_the_assignment(sat):
    (sat.root / "names.csv").write_text("alias,name\nXeno,Xenia Long\n")
    write_class(sat.root / "class-3b", 9)
    async with desk(sat) as d:
        await open_class(d)
        await d.press("n")
        d.screen.query_one("#roster").value = "names.csv"
        await d.press("enter")
        await d.sees("names: names.csv")
        await d.press("a", "down", "enter")
        await d.sees("only week-3")
        await d.press("f")
        await d.until(lambda: hasattr(d.app.focused, "value"))
        await d.type("class-3b")
        await d.press("enter")
        await d.sees("9 learners", "18 attempts")
        assert "names.csv" not in d.text
        assert "only" not in d.text
        assert "a assignment" not in d.lines[-1]


@sized
@WAYS
async def test_a_mix_up_opens_its_question(sat, size, way):
    async with desk(sat, size) as d:
        await _to(d, "Mix-ups")
        first = next(line for line in d.lines if "❯" in line)
        assert "Chile's capital" in first
        assert "✗ Arica" in first
        await (d.press("enter") if way == "key" else d.click("✗ Arica"))
        await d.at("ClassItem")
        await d.sees("Chile's capital")
        await d.press("escape")
        await d.at("Class")
        await d.sees("● Mix-ups")


@sized
@WAYS
async def test_a_remark_leads_to_its_question_where_it_is_told_in_full(sat, size, way):
    async with desk(sat, size) as d:
        await _to(d, "Remarks")
        assert "2×" in row(d, "Chile's capital")
        await (d.press("enter") if way == "key" else d.click("Is it not"))
        await d.at("ClassItem")
        assert "Learners' remarks f flagged, without a word f Is it not [b]Arica[/b]?" in d.sheet
        await d.press("escape", "down")
        await (d.press("enter") if way == "key" else d.click("Never seen"))
        await d.at("Reading")
        assert "Never seen one" in d.sheet
        assert "in none of the class's quizzes" in d.sheet
        await d.press("escape")
        await d.at("Class")


async def test_a_remark_on_what_a_card_said_before_is_not_told(sat):
    sat.deck(
        "world/capitals", """[[cards]]\nid = "chile"\nquestion = "Chile's capital"\nanswer = "Santiago"\n"""
    )
    log = next((sat.root / "progress" / "Yara").glob("*.jsonl"))
    log.write_text(
        log.read_text().replace('"remark": "Is it', '"digest": "0123456789abcdef", "remark": "Is it')
    )
    async with desk(sat, WIDE) as d:
        await _to(d, "Remarks")
        assert "Chile's capital" in d.text
        assert "Is it not" not in d.text


async def test_without_mix_ups_and_remarks_there_are_no_such_lists(home):
    made = write_class(home.root / "progress", 1, 1)
    made.learner("b", "B", CAPITALS[:1], lambda _w, item, _t: item.answer, number=5)
    async with desk(home) as d:
        await open_class(d)
        assert "Mix-ups" not in d.text
        assert "Remarks" not in d.text
        await d.press("tab", "tab", "tab")
        await d.sees("● Questions")


@sized
@WAYS
async def test_a_quiz_shows_who_got_what_and_each_leads_to_the_learner(sat, size, way):
    async with desk(sat, size) as d:
        await _to(d, "Quizzes")
        await d.press("enter")
        await d.at("ClassQuiz")
        await d.sees("best scores", "1 of 2")
        await (d.press("n") if way == "key" else d.hint("next"))
        await d.sees("week-3", "2 of 2")
        await (d.press("g") if way == "key" else d.hint("grades"))
        await d.at("ClassGrades")
        await d.sees("3 of 15 sat it", "❯ Ada")
        await (d.press("s") if way == "key" else d.hint("lowest first"))
        await d.until(lambda: any("❯" in line and "%" in line for line in d.lines))
        shown = [line.split("%")[0].split()[-1] for line in d.lines if line.count("%") == 3]
        assert [int(each) for each in shown] == sorted(map(int, shown))
        name = next(line for line in d.lines if "❯" in line).split()[1]
        await (d.press("enter") if way == "key" else d.click(f"❯ {name}"))
        await d.at("ClassLearner")
        await d.sees(name, "1 of 15")
        for place in ("ClassGrades", "ClassQuiz", "Class"):
            await d.press("escape")
            await d.at(place)


async def test_where_there_is_little_room_a_click_on_the_sign_shows_the_list_beyond(sat):
    async with desk(sat, NARROW) as d:
        await open_class(d)
        await d.sees("● Questions 11 ○ Learners ○ Quizzes …")
        line = next(line for line in d.lines if "● Questions" in line)
        y, x = d.lines.index(line), line.rindex("…")
        await d.pilot.click(offset=(x, y))
        await d.sees("● Mix-ups", "○ Remarks")
        assert "Questions" not in d.text
        await d.press("tab", "tab")
        await d.sees("● Questions 11")
