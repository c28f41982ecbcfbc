"""Every number on a class's screens is one of `class --json`, and is said so on the page and in CSV too."""

from __future__ import annotations

import csv
import re
from html import unescape
from io import StringIO
from typing import Any

import pytest
from app_kit import NARROW, WIDE, Desk, desk, sized
from class_kit import open_class
from helpers.class_logs import CAPITALS, of_strength, write_class
from helpers.numbers_shown import day, known, numbers, percent, places, without
from numbers_kit import all_rows, all_text, as_json, said

__all__ = ["said"]
ALWAYS = {"0 %", "100 %", "0", "1", "—"}  # an axis; "a mark, which is 0 to 1"


@pytest.fixture
def sat(home):
    """A class with assignments, remarks, somebody who sat little, and one who finished nothing."""
    made = write_class(home.root / "progress", 15)
    for number, name in enumerate(("Xeno", "Yara", "Zoe"), 20):
        made.learner(name, name, CAPITALS[:7], of_strength, number=number, assignment="week#1234abcd")
    made.learner("Late", "Late", CAPITALS, of_strength, number=30, finished=False)
    file = made.learner("Nora", "Nora", CAPITALS, of_strength, number=9, id="f" * 16)
    flag = '{"v":1,"kind":"flag","id":"01K9Z00000000000000000000A","at":"2026-11-12T09:00:00.000Z",'
    with file.open("a") as log:
        log.write(f'{flag}"session":"s","card":"animals#term:bat:forward","remark":"Which bat?"}}\n')
    return home


def same(text: str, *told: Any, also: set[str] = frozenset(), words: Any = ()) -> None:
    """A screen's numbers are these of JSON."""
    found = numbers(without(text, words)) - ALWAYS - also
    assert found <= known(*told), sorted(found - known(*told))


async def texts_of(d: Desk, key: str, most: int) -> list[str]:
    """All texts of a page, turned so often."""
    out = []
    for _ in range(most):
        out.append(all_text(d))
        await d.press(key)
    return out


@sized
async def test_the_overview_and_its_lists(sat, said, size):
    async with desk(sat, size) as d:
        await open_class(d)
        seen = {}
        for name in ("Questions", "Learners", "Quizzes", "Mix-ups", "Remarks"):
            await d.sees(f"● {name}")
            seen[name] = all_text(d), all_rows(d)
            await d.press("tab")
    data = as_json(said, "class")
    counted = {str(len({each["card"] for each in data["flags"]})), str(data["unfinished"])}
    assert data["unfinished"] == 1
    sections = {"Questions": "items", "Learners": "learners", "Mix-ups": "mixups", "Remarks": "flags"}
    whole = [data[name] for name in ("answers", "mean", "attempts", "items", "learners", "quizzes", "mixups")]
    for name, (text, _) in seen.items():
        head = [len(each) if isinstance(each, list) else each for each in whole]
        same(text, head, data[sections.get(name, "quizzes")], also=counted, words=names(data))
        assert len(numbers(text)) > (4 if size == WIDE else 3)
    tiles = page(said)
    for number, what in ((len(data["learners"]), "learners"), (len(data["attempts"]), "attempts")):
        assert f"{what}{number}" in tiles
        assert f"{number} {what}" in seen["Questions"][0]
    assert f"right at the first try{percent(data['mean'])}" in tiles
    assert percent(data["mean"]) in seen["Questions"][0]
    for item, row in zip(in_worst_order(said, data), seen["Questions"][1][1:], strict=True):
        cells = [percent(item["facility"])]
        if size == WIDE:
            cells += [percent(item["discrimination"] / 100) if item["discrimination"] is not None else "–"]
            cells += [str(item["answers"])]
        assert re.search(r"\s+".join(map(re.escape, cells)), row), (row, item)
    for row, mixup in zip(seen["Mix-ups"][1][1:], data["mixups"], strict=True):
        ends = [mixup["learners"], mixup["times"]] if size == WIDE else [mixup["learners"]]
        assert re.search(r"\s+".join(map(str, ends)) + "$", row)
        assert f"{mixup['learners']} learners took “{mixup['text']}”" in page(said)
    for learner in data["learners"]:
        (row,) = [row for row in seen["Learners"][1] if row.split()[0] == learner["name"].split()[0]]
        assert (percent(learner["share"]) if learner["answered"] else "–") in row
    for quiz in data["quizzes"]:
        mean = f"{quiz['mean']:.1f} of {quiz['size']}"
        (row,) = [row for row in seen["Quizzes"][1] if row.strip().startswith(quiz["title"][:12])]
        assert mean in row
        assert size == NARROW or ("too few" in row) == (quiz["attempts"] < data["few"])


def names(data: Any) -> list[str]:
    """Names and titles, which may have numbers in them."""
    return [quiz["title"] for quiz in data["quizzes"]] + [each["name"] for each in data["learners"]]


def page(said) -> str:
    return re.sub(r"<[^>]*>", "", unescape(said("class", "--html")))


def in_worst_order(said, data: Any) -> list[Any]:
    """The items in the order of the page's table."""
    table = said("class", "--html").partition('<section id="items"')[2].partition("</section>")[0]
    stems = re.findall(r'<th scope="row"><bdi>(.*?)</bdi>', table)
    by_stem = {item["stem"]: item for item in data["items"]}
    return [by_stem[unescape(stem)] for stem in stems]


@sized
async def test_the_pages_of_questions(sat, said, size):
    async with desk(sat, size) as d:
        await open_class(d)
        await d.press("enter")
        await d.at("ClassItem")
        seen = await texts_of(d, "n", 11)
    data = as_json(said, "class")
    cells = {row["stem"]: row for row in csv.DictReader(StringIO(said("class", "--csv-items")))}
    for item, text in zip(in_worst_order(said, data), seen, strict=True):
        few = {"8"} if item["answers"] < data["few"] else set()
        same(text, item, also=few | places(len(seen)))
        assert percent(item["facility"]) in text
        assert percent(float(cells[item["stem"]]["facility"])) in text
        for option in item["options"]:
            if option["shown"]:
                assert f"{option['taken']} of {option['shown']}" in text or size == NARROW


@sized
async def test_the_pages_of_learners(sat, said, size):
    async with desk(sat, size) as d:
        await open_class(d)
        await d.press("tab", "enter")
        await d.at("ClassLearner")
        seen = await texts_of(d, "n", 20)
    data = as_json(said, "class")
    by_name = {each["name"]: number for number, each in enumerate(data["learners"])}
    titles = [quiz["title"] for quiz in data["quizzes"]]
    for text in seen:
        name = text.partition("\n")[0] if size == NARROW else text.split("\n")[1]
        number = by_name[re.split(r"\s{2,}", name.strip())[0]]
        learner = data["learners"][number]
        attempts = [each for each in data["attempts"] if each["learner"] == number]
        needs = [each for each in data["needs"] if each["learner"] == number]
        assert learner["attempts"] == len(attempts)
        moments = {each["at"] for each in attempts} | ({learner["last_at"]} - {""})
        dates = [day(at, sat.clock.now) for at in moments]
        same(text, learner, attempts, needs, also=places(len(seen)), words=[*dates, *titles])
        for each in learner["never_right"]:
            assert data["items"][each["item"]]["stem"][:10] in text
            assert f"{each['times']}×" in text
        for need in needs:
            assert f"{need['right']} of {need['asked']}" in text
            assert percent(need["usual"]) in text
            got, usual = f"{need['right']} of {need['asked']} right", percent(need["usual"])
            assert f"{got}, where the class gets {usual}" in page(said)


@sized
async def test_the_pages_of_quizzes_and_who_got_what(sat, said, size):
    async with desk(sat, size) as d:
        await open_class(d)
        await d.press("tab", "tab", "enter")
        await d.at("ClassQuiz")
        seen, grades = [], []
        for _ in range(2):
            seen.append(all_text(d))
            await d.press("g")
            await d.at("ClassGrades")
            grades.append((all_text(d), all_rows(d)))
            await d.press("escape")
            await d.at("ClassQuiz")
            await d.press("n")
    data = as_json(said, "class")
    gradebook = {row["learner"]: row for row in csv.DictReader(StringIO(said("class", "--csv")))}
    spread = {row["title"]: row for row in csv.DictReader(StringIO(said("class", "--csv-quizzes")))}
    assert len(data["quizzes"]) == 2
    for quiz, text, (over, rows) in zip(data["quizzes"], seen, grades, strict=True):
        few = {str(data["few"])} if quiz["attempts"] < data["few"] else set()
        same(text, quiz, also=few | places(2), words=[quiz["title"]])
        bins = next(
            line for line in text.split("\n") if re.fullmatch(r"\s*(?:(?:\d+|–)\s+){9}(?:\d+|–)\s*", line)
        )
        counts = [0 if cell == "–" else int(cell) for cell in bins.split()]
        assert counts == quiz["tenths"]["best"]
        assert counts == [int(value) for name, value in spread[quiz["title"]].items() if " to " in name]
        assert f"{sum(counts)} of {len(data['learners'])} sat it" in over
        assert len(rows) == len(data["learners"]) + 1
        for learner in data["learners"]:
            (row,) = [row for row in rows[1:] if row.strip().startswith(f"{learner['name']} ")]
            grade = next((each for each in learner["grades"] if each["quiz"] == quiz["quiz"]), None)
            shown = re.findall(r"\d+ %|–", row)[-3:]
            assert shown == [percent(grade[which]) if grade else "–" for which in ("best", "last", "first")]
            cell = gradebook[learner["name"]][quiz["title"]]
            assert shown[0] == (percent(float(cell)) if cell else "–")


async def test_one_assignment_alone_and_names_out_of_a_roster_are_the_command_s_too(sat, said):
    roster = sat.root / "names.csv"
    roster.write_text("alias,name\nXeno,Xenia Long\nAb,Ab Sent\n")
    async with desk(sat) as d:
        await open_class(d)
        await d.press("n")
        await d.until(lambda: hasattr(d.app.focused, "value"))
        await d.type("names.csv")
        await d.press("enter")
        await d.sees("21 learners", "names: names.csv")
        await d.press("a")
        await d.sees("Which assignment alone?", "All quizzes", "week")
        await d.press("down", "enter")
        await d.sees("only week", "3 attempts", "● Questions 7")
        questions = all_text(d)
        await d.press("tab")
        await d.sees("Xenia Long", "Ab Sent")
        learners = all_rows(d)
        await d.press("a")
        await d.sees("All quizzes")
        await d.press("home", "enter")
        await d.sees("34 attempts")
        await d.press("n")
        d.screen.query_one("#roster").value = ""
        await d.press("enter")
        await d.sees("20 learners")
        assert "names.csv" not in d.text
    data = as_json(said, "class", "--roster", str(roster), "--assignment", "Week")
    assert data["assignment"] == "week#1234abcd"
    assert data["assignments"] == [{"assignment": "week#1234abcd", "title": "week"}]
    head = [data["answers"], data["mean"], len(data["attempts"]), len(data["learners"])]
    assert head[2:] == [3, 21]
    same(questions, head, data["items"], len(data["items"]), also=places(len(data["mixups"])))
    for learner in data["learners"]:
        (row,) = [row for row in learners if row.strip().startswith(f"{learner['name']} ")]
        assert (percent(learner["share"]) if learner["answered"] else "–") in row
