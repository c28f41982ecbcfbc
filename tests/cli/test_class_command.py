"""`class`: many learners' files as one report, in every shape; nothing is written but what is named."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from cli_kit import Run
from helpers.class_folder import Asked, ClassFolder, items
from helpers.class_told import write_class

from quizapp.cards.identity import note_id
from quizapp.library.assignments import read_assignment
from quizapp.study.hand_in import opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "class"
    place.mkdir()
    write_class(place, ("Ada", "Ben", "Cem", "Dana"))
    return place


def everything(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "shape", [[], ["--json"], ["--html"], ["--csv"], ["--csv-items"], ["--csv-canvas"], ["--csv-quizzes"]]
)
def test_each_shape_is_printed_and_nothing_is_written(
    quizapp: Run, home: Path, folder: Path, shape: list[str]
) -> None:
    before = everything(folder) | everything(home)
    result = quizapp("class", str(folder), *shape)
    assert result.code == 0
    assert "Ada X" in result.out or shape in (["--csv-items"], ["--csv-canvas"], ["--csv-quizzes"])
    assert everything(folder) | everything(home) == before


def test_without_a_folder_it_is_about_this_library(quizapp: Run, home: Path) -> None:
    write_class(home / "progress", ("Ada",))
    assert "Ada Y" in quizapp("class").out


def test_the_json_has_all_there_is(quizapp: Run, folder: Path) -> None:
    data = json.loads(quizapp("class", str(folder), "--json").out)
    assert data["folder"] == str(folder)
    assert len(data["learners"]) == 12
    assert (data["problems"], data["remarks"], data["flags"]) == ([], [], [])
    assert {"quizzes", "items", "needs", "mixups", "mean"} <= set(data)


@pytest.mark.parametrize("ending", ["html", "csv", "json", "txt"])
def test_a_file_gets_the_shape_of_its_ending(quizapp: Run, folder: Path, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"report.{ending}"
    result = quizapp("class", str(folder), "-o", str(target))
    assert (result.code, result.out) == (0, "")
    assert str(target) in result.err
    beginnings = {"html": "<!DOCTYPE", "csv": "learner,", "json": "{", "txt": "Class report"}
    assert target.read_text("utf-8").startswith(beginnings[ending])


@pytest.mark.parametrize("name", ["report.pdf", "class/mine.jsonl", "week.toml", "library/progress/x.html"])
def test_no_log_and_no_other_kind_of_file_is_written(
    quizapp: Run, folder: Path, tmp_path: Path, name: str
) -> None:
    target = tmp_path / name
    assert quizapp("class", str(folder), "-o", str(target)).code == 2
    assert quizapp("class", str(folder), "--html", "-o", str(target)).code == (0 if "pdf" in name else 2)
    assert target.exists() == ("pdf" in name)


def test_an_empty_folder_says_what_to_do(quizapp: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = quizapp("class", str(tmp_path / "empty"))
    assert result.code == 0
    assert "quizapp hand-in" in result.out
    assert json.loads(quizapp("class", str(tmp_path / "empty"), "--json").out)["learners"] == []
    assert "No learner." in quizapp("class", str(tmp_path / "empty"), "--html").out


def test_a_folder_that_is_not_there_is_wrong_use(quizapp: Run, tmp_path: Path) -> None:
    result = quizapp("class", str(tmp_path / "none"))
    assert result.code == 2
    assert "is no folder" in result.err


def test_one_learner_alone_has_no_figure_that_needs_more(quizapp: Run, tmp_path: Path) -> None:
    place = tmp_path / "one"
    place.mkdir()
    write_class(place, ("Ada",), each=1)
    result = quizapp("class", str(place))
    assert result.code == 0
    assert "too few" in result.out


def test_a_damaged_log_is_told_and_the_rest_counts(quizapp: Run, folder: Path) -> None:
    log = next(folder.glob("*000/*.jsonl"))
    lines = log.read_bytes().split(b"\n")
    lines[3] = lines[3][:20] + b"\xff" + lines[3][30:]
    log.write_bytes(b"\n".join(lines))
    result = quizapp("class", str(folder), "--json")
    assert result.code == 1
    assert f"{log.parent.name}/{log.name}:4:" in result.err
    data = json.loads(result.out)
    assert len(data["learners"]) == 12
    assert data["problems"][0]["line"] == 4


def test_the_same_files_twice_count_once(quizapp: Run, folder: Path) -> None:
    before = json.loads(quizapp("class", str(folder), "--json").out)
    first = next(folder.glob("*000"))
    copy = folder / "a copy"
    copy.mkdir()
    for path in first.iterdir():
        (copy / path.name).write_bytes(path.read_bytes())
    after = json.loads(quizapp("class", str(folder), "--json").out)
    assert after["answers"] == before["answers"]
    assert len(after["learners"]) == len(before["learners"])


def test_a_hand_in_that_was_changed_is_told(quizapp: Run, home: Path, tmp_path: Path) -> None:
    quizapp("assign", "geo", "-n", "2", "-o", "week.toml")
    assert quizapp("quiz", "--plain", "--assignment", str(home / "week.toml"), stdin="1\n1\n\n").code == 0
    place = tmp_path / "handed"
    place.mkdir()
    made = quizapp("hand-in", "-o", str(place))
    assert made.code == 0, made.err
    path = next(place.iterdir())
    assert quizapp("class", str(place)).code == 0
    data = path.read_bytes()
    assert opened(data)
    path.write_bytes(data.replace(b'"ms":', b'"ms":1', 1))
    result = quizapp("class", str(place))
    assert result.code == 1
    assert "its digest does not fit" in result.err
    assert "kim" in result.out


def test_names_are_only_names(quizapp: Run, tmp_path: Path) -> None:
    place = tmp_path / "deep" / "class"
    place.mkdir(parents=True)
    made = ClassFolder(place)
    for name in ("../../x", "=cmd()", "<script>", "\x1b[2J"):
        made.learner(name, [(items("unknown", 3), "")], 0.0)
    quizapp("class", str(place))  # the index of the decks is made, in the system's folder for that
    before = sorted(tmp_path.rglob("*"))
    for shape in ("--csv", "--html", "--json"):
        out = quizapp("class", str(place), shape).out
        assert "\x1b" not in out
        assert "../../x" in out
    assert "'=cmd()" in quizapp("class", str(place), "--csv").out
    assert "<script>" not in quizapp("class", str(place), "--html").out
    assert "unknown" in quizapp("class", str(place)).out
    assert sorted(tmp_path.rglob("*")) == before


def test_a_roster_has_the_names_and_who_is_missing(quizapp: Run, folder: Path, tmp_path: Path) -> None:
    roster = tmp_path / "names.csv"
    roster.write_text("alias,name,email\nAda X,Ada Lovelace,ada@x\nNo One,Ab Sent,ab@x\n", "utf-8")
    result = quizapp("class", str(folder), "--roster", str(roster), "--json")
    assert result.code == 0
    assert "not in the roster: Ada Y" in result.err
    names = {each["name"]: each for each in json.loads(result.out)["learners"]}
    assert names["Ada Lovelace"]["alias"] == "Ada X"
    assert names["Ab Sent"]["attempts"] == 0
    assert "1 without an attempt" in quizapp("class", str(folder), "--roster", str(roster)).out
    moodle = quizapp("class", str(folder), "--roster", str(roster), "--csv-moodle").out
    assert moodle.startswith("email,")
    assert "\nada@x," in moodle


@pytest.mark.parametrize("content", ["name,email\n", None])
def test_a_roster_that_is_none_is_wrong_use(
    quizapp: Run, folder: Path, tmp_path: Path, content: str | None
) -> None:
    roster = tmp_path / "names.csv"
    if content:
        roster.write_text(content)
    result = quizapp("class", str(folder), "--roster", str(roster))
    assert result.code == 2
    assert "names.csv" in result.err


def test_the_grades_are_of_the_attempt_that_is_wanted(quizapp: Run, folder: Path) -> None:
    out = {
        which: quizapp("class", str(folder), "--csv", "--grades", which).out for which in ("best", "first")
    }
    assert out["best"] != out["first"]
    assert quizapp("class", str(folder), "--csv").out == out["best"]


@pytest.mark.parametrize("named", ["week", "WEEK#1234abcd", "Week three", "given"])
def test_one_assignment_alone_by_name_title_or_file(
    quizapp: Run, home: Path, folder: Path, tmp_path: Path, named: str
) -> None:
    quizapp("assign", "geo", "-n", "2", "-o", str(folder / "given.toml"))
    text = (folder / "given.toml").read_text("utf-8")
    asked = text.replace('title = "', 'title = "Week three ', 1) if 'title = "' in text else text
    (folder / "given.toml").write_text(asked, "utf-8")
    cited = read_assignment(folder / "given.toml").cited
    title = read_assignment(folder / "given.toml").title
    for path in folder.glob("*/*.jsonl"):
        if named not in ("week", "WEEK#1234abcd"):
            path.write_text(path.read_text("utf-8").replace("week#1234abcd", cited), "utf-8")
    wish = {"Week three": title, "given": str(folder / "given.toml")}.get(named, named)
    result = quizapp("class", str(folder), "--assignment", wish, "--json")
    assert result.code == 0, result.err
    data = json.loads(result.out)
    known = "week#1234abcd" if named in ("week", "WEEK#1234abcd") else cited
    assert data["assignment"] == known
    assert {each["quiz"] for each in data["attempts"]} == {0}
    assert [each["assignment"] for each in data["quizzes"]] == [known]
    assert len(data["learners"]) == 12
    everyone = json.loads(quizapp("class", str(folder), "--json").out)
    assert len(everyone["attempts"]) > len(data["attempts"])
    text = " ".join(quizapp("class", str(folder), "--assignment", wish).out.split())
    assert f"/class, {'week' if 'week#' in known else title} 12 learners" in text


@pytest.mark.parametrize("named", ["month", "x" * 300, "~nobody-there/x", "\x00"])
def test_an_assignment_that_nobody_sat_is_wrong_use_with_those_there_are(
    quizapp: Run, folder: Path, named: str
) -> None:
    result = quizapp("class", str(folder), "--assignment", named)
    assert result.code == 2
    assert "there is week" in result.err


def test_a_file_that_is_no_assignment_is_wrong_use(quizapp: Run, folder: Path) -> None:
    (folder / "odd.toml").write_text("a = 1")
    assert "odd.toml" in quizapp("class", str(folder), "--assignment", str(folder / "odd.toml")).err


def test_the_quizzes_as_csv_have_how_their_grades_are_spread(quizapp: Run, folder: Path) -> None:
    data = json.loads(quizapp("class", str(folder), "--json").out)
    for which in ("best", "first"):
        out = quizapp("class", str(folder), "--csv-quizzes", "--grades", which).out
        for row, quiz in zip(csv.DictReader(out.splitlines()), data["quizzes"], strict=True):
            assert row["title"] == quiz["title"]
            assert row["mean"] == str(quiz["mean"])
            tenths = [int(row[f"{low} to {low + 10} %"]) for low in range(0, 100, 10)]
            assert tenths == quiz["tenths"][which]
            assert sum(tenths) == quiz["attempts"]


CARD = '[[cards]]\nid = "peru"\nquestion = "What is Peru\'s capital?"\nanswer = "Lima"\n'
STEM = "What is Peru's capital?"


@pytest.mark.parametrize(("stem", "told"), [(STEM, True), ("What is the capital of Peru?", False)])
def test_a_flag_is_told_while_the_card_of_this_library_says_the_same(
    quizapp: Run, home: Path, tmp_path: Path, stem: str, told: bool
) -> None:
    (home / "decks" / "peru.toml").write_text(CARD, "utf-8")
    base = {"v": 1, "session": "s", "card": "peru#peru:forward"}
    shown = {"form": "flashcard", "mark": "right", "n": 1, "stem": stem, "answer": "Lima"}
    asked = {**base, "kind": "answer", "id": "01K9A0000000000000000000A1", "at": "2026-11-01T09:00:00.000Z"}
    flag = {**base, "kind": "flag", "id": "01K9A0000000000000000000F1", "at": "2026-11-01T09:01:00.000Z"}
    learner = tmp_path / "logs" / "ada"
    learner.mkdir(parents=True)
    lines = [json.dumps(each) for each in (asked | shown, flag | {"remark": "odd"})]
    (learner / "2026-11.swift-heron.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    data = json.loads(quizapp("class", str(learner.parent), "--json").out)
    assert [each["remark"] for each in data["flags"]] == ["odd"] * told
    learner.rename(home / "progress" / "ada")
    assert ("R008" in quizapp("check", "--answers", "peru").out) == told


def test_what_answers_say_can_be_asked_before_there_is_an_index(quizapp: Run, home: Path) -> None:
    found = quizapp("check", "--answers", "geo")
    assert (found.code, found.err) == (0, quizapp("check", "geo").err)


@pytest.mark.parametrize("has_renamed", [True, False])
def test_answers_to_a_card_before_its_id_changed_are_those_to_the_card(
    quizapp: Run, home: Path, tmp_path: Path, has_renamed: bool
) -> None:
    options = ("Lima", "Quito", "Cusco")
    folder = tmp_path / "logs"
    folder.mkdir()
    made = ClassFolder(folder)
    for name, note in (("ada", note_id("Peru?")), ("ben", "peru")):
        made.learner(name, [([Asked(f"peru#{note}:forward", STEM, options)], "")], 1.0)
    line = 'renamed_from = "Peru?"\n' if has_renamed else ""
    (home / "decks" / "peru.toml").write_text(CARD + line, "utf-8")
    items = json.loads(quizapp("class", str(folder), "--json").out)["items"]
    assert len({each["card"] for each in items}) == (1 if has_renamed else 2)
