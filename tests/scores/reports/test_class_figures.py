"""Every number that a view of a class shows is the one that JSON has."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from html import unescape
from io import StringIO
from math import floor
from pathlib import Path
from typing import Any

import pytest
from helpers.class_told import told_of, write_class

from quizapp.cli.class_text import class_lines
from quizapp.scores.analysis.report_json import as_json
from quizapp.scores.reports.class_csv import grades_csv, items_csv
from quizapp.scores.reports.class_html import class_html
from quizapp.scores.reports.class_tables import grade_table, item_table, quiz_table, worst_first
from quizapp.scores.reports.class_told import ClassTold, Pupil
from quizapp.scores.reports.grades_out import canvas_csv, moodle_csv

FEW = "too few"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> ClassTold:
    folder = tmp_path_factory.mktemp("class")
    write_class(folder)
    return told_of(folder)


@pytest.fixture(scope="module")
def data(told: ClassTold) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(as_json(told.report)))
    return found


def percent(share: float | None, none: str = "–") -> str:
    return none if share is None else f"{floor(share * 100 + 0.5)} %"


def of_percent(value: float | None, none: str) -> str:
    return none if value is None else percent(value / 100)


def digit(value: float | None, none: str) -> str:
    return none if value is None else f"{value:.1f}"


def test_the_quizzes_are_those_of_the_json(told: ClassTold, data: dict[str, Any]) -> None:
    assert len(data["quizzes"]) == 2
    for row, quiz in zip(quiz_table(told).rows, data["quizzes"], strict=True):
        none = FEW if quiz["attempts"] < data["few"] else "–"
        assert row[2:] == (
            str(quiz["size"]),
            str(quiz["all_attempts"]),
            str(quiz["attempts"]),
            digit(quiz["mean"], none),
            digit(quiz["median"], none),
            digit(quiz["sd"], none),
            of_percent(quiz["consistency"], none),
            of_percent(quiz["error_ratio"], none),
            digit(quiz["standard_error"], none),
        )
    assert FEW in quiz_table(told).rows[1], "five attempts are too few for a spread"
    assert data["quizzes"][1]["sd"] is None
    assert data["quizzes"][1]["mean"] is not None


@pytest.mark.parametrize("which", ["best", "last", "first"])
def test_the_grades_are_those_of_the_json(told: ClassTold, data: dict[str, Any], which: Any) -> None:
    table = grade_table(replace(told, which=which), 10)
    rows = {row[0]: row for row in table.rows}
    assert len(rows) == len(data["learners"])
    for learner in data["learners"]:
        grades = {grade["quiz"]: grade[which] for grade in learner["grades"]}
        shown = [percent(grades.get(quiz["quiz"])) for quiz in data["quizzes"]]
        right = f"{learner['right']} of {learner['answered']}"
        assert rows[learner["name"]] == (learner["name"], *shown, right)


def test_the_items_are_those_of_the_json(told: ClassTold, data: dict[str, Any]) -> None:
    by_card = {item["card"]: item for item in data["items"]}
    rows = item_table(told, 1000).rows
    assert len(rows) == len(by_card)
    for row, report in zip(rows, worst_first(told), strict=True):
        item = by_card[report.item.card]
        none = FEW if item["answers"] < data["few"] else "–"
        low, high = (floor(item[f"facility_{end}"] * 100 + 0.5) for end in ("low", "high"))
        assert row[1:9] == (
            item["stem"],
            str(item["answers"]),
            f"{percent(item['facility'])} ({low}–{high})",
            of_percent(item["discrimination"], none),
            of_percent(item["efficiency"], none),
            of_percent(item["effective_weight"], none),
            percent(item["guess_score"]),
            f"{item['seconds']:.1f} s",
        )
    assert any(FEW in row for row in rows)


def numbers(text: str) -> set[str]:
    return set(re.findall(r"(?<![\w#&.])-?\d+(?:\.\d+)?(?: %)?", text))


def known(value: Any, out: set[str]) -> set[str]:
    """Each number of the JSON in all the ways that a number may be shown."""
    if isinstance(value, bool) or value is None:
        return out
    if isinstance(value, (int, float)):
        out |= {f"{value:g}", f"{value:.1f}", percent(value), percent(value / 100)}
        out |= {str(floor(value * 100 + 0.5))} if 0 <= value <= 1 else set()
    elif isinstance(value, list):
        out.add(str(len(value)))
        out |= {str(place) for place in range(len(value) + 1)}
        for each in value:
            known(each, out)
    elif isinstance(value, dict):
        for each in value.values():
            known(each, out)
    return out


def test_no_number_on_text_or_page_is_another(told: ClassTold, data: dict[str, Any]) -> None:
    allowed = known(data, set())
    allowed |= {str(sum(learner["attempts"] for learner in data["learners"])), "70 %", "-1"}
    page = re.sub(r"<style>.*?</style>|<svg.*?</svg>|<[^>]*>", " ", class_html(told), flags=re.DOTALL)
    texts = ["\n".join(class_lines(told, room)) for room in (40, 80, 200)]
    for text in (unescape(page), *(re.sub(r"\s+", " ", each) for each in texts)):
        found = numbers(text)
        assert len(found) > 40
        assert found <= allowed, sorted(found - allowed)


def test_every_cell_stands_in_the_text_and_on_the_page(told: ClassTold) -> None:
    page = re.sub(r"<[^>]*>", "\t", unescape(class_html(told)))
    text = "\n".join(class_lines(told, 200))
    for table in (quiz_table(told), grade_table(told, 12), item_table(told, 20)):
        for row in table.rows:
            assert re.search(r"\t+".join(map(re.escape, row)), page.replace("\n", "")), row
            assert re.search(r" +".join(map(re.escape, row)), text) or table.is_spread, row


def cells(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


def test_csv_has_the_json_s_own_values(told: ClassTold, data: dict[str, Any]) -> None:
    for row, item in zip(cells(items_csv(told).text), data["items"], strict=True):
        for name, value in item.items():
            if name not in ("options", "signs"):
                as_text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
                assert row[name] == ("" if value is None else as_text), name
    names = list(told.quizzes().values())
    for row, learner in zip(cells(grades_csv(told).text), data["learners"], strict=True):
        grades = {grade["quiz"]: grade["best"] for grade in learner["grades"]}
        assert row["learner"] == learner["name"]
        assert row["answered"] == str(learner["answered"])
        for name, quiz in zip(names, data["quizzes"], strict=True):
            assert row[name] == str(grades.get(quiz["quiz"], ""))


def test_other_programs_get_the_same_in_points_of_a_hundred(told: ClassTold, data: dict[str, Any]) -> None:
    pupils = {n: Pupil(each.name, username=f"u{n}") for n, each in enumerate(told.report.learners)}
    known_all = replace(told, pupils=pupils)
    name = next(iter(told.quizzes().values()))
    best = {f"u{n}": each["grades"][0]["best"] for n, each in enumerate(data["learners"]) if each["grades"]}
    moodle = {row["username"]: row[name] for row in cells(moodle_csv(known_all).text)}
    canvas = {row["SIS Login ID"]: row[name] for row in cells(canvas_csv(known_all).text)[1:]}
    assert moodle == canvas
    assert {who: float(points) / 100 for who, points in moodle.items()} == pytest.approx(best, abs=1e-6)


def test_the_picture_of_scores_counts_each_learner_once(told: ClassTold, data: dict[str, Any]) -> None:
    quiz = data["quizzes"][0]["quiz"]
    shares = [g["best"] for each in data["learners"] for g in each["grades"] if g["quiz"] == quiz]
    desc = re.search(r'<desc id="scores-0-d">(.*?)</desc>', class_html(told))
    assert desc
    counts = {int(low): int(number) for number, low in re.findall(r"(\d+) from (\d+) to", desc[1])}
    expected = [min(9, int(round(share * 10, 6))) * 10 for share in shares]
    assert counts == {low: expected.count(low) for low in set(expected)}
    assert sum(counts.values()) == len(data["learners"])


def test_an_empty_class_has_no_number_but_nothing(tmp_path: Path) -> None:
    empty = told_of(tmp_path)
    assert numbers("\n".join(class_lines(empty, 80))) == {"0"}
    assert "No learner." in class_html(empty)
    assert cells(grades_csv(empty).text) == []
    assert cells(items_csv(empty).text) == []
