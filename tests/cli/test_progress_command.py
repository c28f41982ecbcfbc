"""`progress`: verify, merge, export and forget, as they are typed."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_kit import FakeTerminal, Result, Run

from quizapp.cli.run import run
from quizapp.storage import learner as learner_


def play(quizapp: Run, *argv: str) -> None:
    quizapp("quiz", "--plain", "geo", "-n", "3", *argv, stdin="1\n1?\n2\n")


def log_of(home: Path, learner: str = "kim") -> Path:
    (file,) = (home / "progress" / learner).glob("*.jsonl")
    return file


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# -- verify ----------------------------------------------------------------------------------------------


def test_verify_counts_a_sound_log(quizapp: Run) -> None:
    play(quizapp)
    result = quizapp("progress", "verify")
    assert (result.code, result.err) == (0, "Nothing is damaged.\n")
    assert "kim: 5 lines in 1 file" in result.out
    assert "answer           3" in result.out
    assert "answers on 1 day, from 2026-11-22 to 2026-11-22" in result.out


def test_verify_tells_damage_with_file_line_and_code(quizapp: Run, home: Path) -> None:
    play(quizapp)
    with log_of(home).open("a") as file:
        file.write("\x1b[31m{\n")
    before = tree(home)
    result = quizapp("progress", "verify")
    assert result.code == 1
    assert f"kim/{log_of(home).name}:6:1: L001: this line is damaged" in result.out
    assert result.err.startswith("1 error. Everything else is read")
    assert tree(home) == before


def test_verify_all_goes_through_every_learner(quizapp: Run, home: Path) -> None:
    play(quizapp)
    play(quizapp, "--learner", "sam")
    with log_of(home, "sam").open("a") as file:
        file.write("{\n")
    assert quizapp("progress", "verify").code == 0
    result = quizapp("progress", "verify", "--all", "--json")
    assert result.code == 1
    kim, sam = json.loads(result.out)
    assert (kim["learner"], kim["lines"], kim["kinds"]["answer"], kim["findings"]) == ("kim", 5, 3, [])
    assert kim["days"] == {"2026-11-22": 3}
    (finding,) = sam["findings"]
    assert (finding["line"], finding["code"], finding["severity"]) == (6, "L001", "error")


def test_verify_of_nobody_says_so(quizapp: Run, home: Path) -> None:
    result = quizapp("progress", "verify")
    assert (result.code, result.out) == (0, "kim: no answers yet\n")
    shutil.rmtree(home / "progress")
    assert quizapp("progress", "verify", "--all").err == "There are no learners here yet.\n"
    assert json.loads(quizapp("progress", "verify", "--all", "--json").out) == []
    assert not (home / "progress").exists()


# -- merge -----------------------------------------------------------------------------------------------


@pytest.fixture
def other(quizapp: Run, home: Path, tmp_path: Path) -> Path:
    """Another library, with three of kim's answers that this one hasn't."""
    play(quizapp)
    other = tmp_path / "other"
    shutil.copytree(home, other)
    shutil.rmtree(home / "progress" / "kim")
    file = log_of(other)
    file.rename(file.with_name("2026-11.calm-otter.jsonl"))
    return other


def test_merge_tells_what_came_and_the_second_time_nothing(quizapp: Run, home: Path, other: Path) -> None:
    dry = quizapp("progress", "merge", str(other), "--dry-run")
    assert "3 answers and 2 other lines would come from 1 device (calm-otter)" in dry.err
    assert not (home / "progress" / "kim").exists()
    result = quizapp("progress", "merge", str(other))
    assert result.code == 0
    assert result.err == "3 answers and 2 other lines came from 1 device (calm-otter).\n"
    assert result.out.split() == ["2026-11.calm-otter.jsonl", "3", "answers", "a", "new", "file"]
    assert "3" in quizapp("scores").out
    again = quizapp("progress", "merge", str(other / "progress"))
    assert (again.code, again.out) == (0, "")
    assert again.err == f"Nothing new in {other / 'progress' / 'kim'}. 3 answers were here already.\n"
    assert "Nothing new" in quizapp("progress", "merge", str(home)).err


def test_merge_counts_what_was_here(quizapp: Run, other: Path) -> None:
    quizapp("progress", "merge", str(other))
    play(quizapp)
    text = log_of(other).read_text("utf-8")
    log_of(other).write_text(text + text.splitlines()[1].replace('"id":"0', '"id":"1') + "\n", "utf-8")
    assert (
        "1 answer came from 1 device (calm-otter); 3 answers were here already."
        in quizapp("progress", "merge", str(other)).err
    )


def test_merge_tells_of_damage_and_brings_the_rest(quizapp: Run, other: Path) -> None:
    with log_of(other).open("a") as file:
        file.write("{\n")
    result = quizapp("progress", "merge", str(other))
    assert result.code == 1
    assert f"{log_of(other)}:6:1: L001: " in result.err
    assert "3 answers and 2 other lines came" in result.err


def test_merge_takes_another_s_only_by_its_own_name(quizapp: Run, other: Path) -> None:
    result = quizapp("progress", "merge", str(other), "--learner", "sam")
    assert result.code == 2
    assert "no logs of sam" in result.err
    assert "but of kim" in result.err
    named = quizapp("progress", "merge", str(other / "progress" / "kim"), "--learner", "sam")
    assert named.code == 0
    assert "The folder is called kim; its answers count as those of sam." in named.err


# -- export ----------------------------------------------------------------------------------------------


def rows_of(result: Result) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(result.out, newline="")))


@pytest.fixture
def three_hours_east() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "XYZ-3")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone can't be set here")
@pytest.mark.usefixtures("three_hours_east")
def test_export_gives_each_answer_a_row(quizapp: Run) -> None:
    play(quizapp)
    result = quizapp("progress", "export", "--csv")
    assert (result.code, result.err) == (0, "")
    assert result.out.endswith("\r\n")
    rows = rows_of(result)
    assert [row["guess"] for row in rows] == ["false", "true", "false"]
    first = rows[0]
    assert first["at"].startswith("2026-11-22T09:00:")
    assert first["local"].startswith("2026-11-22 12:00:")
    assert (first["deck"], first["day"], first["mode"], first["form"]) == (
        "geo",
        "2026-11-22",
        "quiz",
        "choice",
    )
    assert first["card"].startswith("geo#")
    assert first["stem"].startswith("The capital of ")
    assert all(row["response"] for row in rows)
    assert {row["mark"] == "right" for row in rows} <= {row["response"] == row["answer"] for row in rows}
    assert float(first["seconds"]) >= 0


def test_export_has_the_texts_of_gaps_whose_reviews_came_from_elsewhere(
    quizapp: Run, home: Path, tmp_path: Path
) -> None:
    cloze = '[[cards]]\ncloze = "{{Lima::city}} is the capital of {{Peru}}."\n'
    (home / "decks" / "gaps.toml").write_text(cloze)
    quizapp("study", "gaps", "--plain", stdin="\n3\n\n3\n")
    quizapp("export", "gaps", "-o", str(tmp_path / "gaps.apkg"), "--history")
    quizapp("import", str(tmp_path / "gaps.apkg"), "--deck", "more", "--history")
    rows = rows_of(quizapp("progress", "export"))
    own, came = ([row for row in rows if row["deck"] == deck] for deck in ("gaps", "more"))
    assert own
    assert [(row["stem"], row["answer"]) for row in came] == [(row["stem"], row["answer"]) for row in own]
    assert came[0]["answer"] in ("Lima", "Peru")
    (home / "decks" / "more.toml").unlink()
    gone = [row for row in rows_of(quizapp("progress", "export")) if row["deck"] == "more"]
    assert {(row["stem"], row["answer"]) for row in gone} == {("", "")}


def test_export_into_a_file_is_told_and_appears_whole(quizapp: Run, tmp_path: Path) -> None:
    play(quizapp)
    target = tmp_path / "answers.csv"
    result = quizapp("progress", "export", "-o", str(target), "--bom")
    assert (result.code, result.out, result.err) == (0, "", f"3 answers: written to {target}\n")
    assert target.read_bytes().startswith(b"\xef\xbb\xbfat,local,")


def test_export_never_writes_among_the_logs(quizapp: Run, home: Path) -> None:
    play(quizapp)
    before = tree(home)
    for target in (log_of(home), home / "progress" / "new.csv", home, home / "no" / "x.csv"):
        assert quizapp("progress", "export", "-o", str(target)).code == 2
    assert tree(home) == before


def test_export_of_nobody_is_a_header(quizapp: Run) -> None:
    result = quizapp("progress", "export")
    assert (result.code, result.err) == (0, "no answers of kim yet\n")
    assert result.out.startswith("at,local,day,deck,card,form,stem,answer,response,mark,")
    assert result.out.count("\n") == 1


def test_export_tells_of_damage(quizapp: Run, home: Path) -> None:
    play(quizapp)
    with log_of(home).open("a") as file:
        file.write("{\n")
    result = quizapp("progress", "export")
    assert "L001" in result.err
    assert len(rows_of(result)) == 3


# -- forget ----------------------------------------------------------------------------------------------


def ask(monkeypatch: pytest.MonkeyPatch, typed: str, *argv: str) -> int:
    monkeypatch.setattr(sys, "stdin", FakeTerminal(typed))
    code = run(["progress", "forget", *argv])
    assert isinstance(code, int)
    return code


def test_forget_asks_for_the_name_and_erases_only_that_learner(
    quizapp: Run, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    play(quizapp)
    play(quizapp, "--learner", "sam")
    before = tree(home)
    for typed in ("", "\n", "sam\n", "yes\n"):
        assert ask(monkeypatch, typed) == 1
        assert "Nothing was erased." in capsys.readouterr().err
    assert tree(home) == before
    assert ask(monkeypatch, "Kim\n") == 0
    assert "3 answers of kim" in capsys.readouterr().err
    assert not (home / "progress" / "kim").exists()
    assert tree(home) == {name: data for name, data in before.items() if "kim" not in name}


def test_forget_without_a_terminal_needs_yes_and_a_learner(quizapp: Run, home: Path) -> None:
    play(quizapp)
    for argv in ([], ["--yes"]):
        result = quizapp("progress", "forget", *argv, stdin="kim\n")
        assert result.code == 2
    assert (home / "progress" / "kim").is_dir()
    assert quizapp("progress", "forget", "--learner", "kim", "--yes").code == 0
    assert not (home / "progress" / "kim").exists()
    nobody = quizapp("progress", "forget", "--learner", "kim", "--yes")
    assert (nobody.code, nobody.err) == (0, f"There is nothing of kim in {home / 'progress'}.\n")


def test_forget_drops_the_name_that_was_remembered(quizapp: Run, home: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    play(quizapp, "--learner", "sam")
    assert learner_.choose(None, {}, state, home) == "sam"
    quizapp("progress", "forget", "--learner", "kim", "--yes")
    assert learner_.choose(None, {}, state, home) == "sam"
    quizapp("progress", "forget", "--learner", "Sam", "--yes")
    assert learner_.choose(None, {}, state, home) != "sam"
    assert "sam" not in (state / "learners.json").read_text("utf-8")


def test_forget_follows_no_link(quizapp: Run, home: Path, tmp_path: Path) -> None:
    play(quizapp)
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "photo").write_text("x")
    (home / "progress" / "kim" / "link").symlink_to(precious)
    (home / "progress" / "sam").symlink_to(precious)
    result = quizapp("progress", "forget", "--learner", "sam", "--yes")
    assert result.code == 1
    assert "is a link" in result.err
    assert quizapp("progress", "forget", "--learner", "kim", "--yes").code == 0
    assert (precious / "photo").read_text() == "x"


def test_forget_can_t_be_led_out_of_progress(quizapp: Run, home: Path) -> None:
    play(quizapp)
    before = tree(home)
    for name in ("..", ".", "../decks", "/", "kim/..", "README.md"):
        assert quizapp("progress", "forget", "--learner", name, "--yes").code in (0, 2)
    assert tree(home) == before


# -- how it is asked for ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        ([], "verify|merge"),
        (["mend"], "invalid choice"),
        (["merge"], "merge needs the folder"),
        (["verify", "x"], "takes no folder"),
        (["verify", "--yes"], "--yes goes with forget"),
        (["export", "--dry-run"], "--dry-run goes with merge"),
        (["forget", "-o", "x"], "-o goes with export"),
        (["merge", "/no/such/folder"], "is no folder"),
    ],
)
def test_wrong_use_is_told_in_a_line(argv: list[str], words: str, quizapp: Run) -> None:
    result = quizapp("progress", *argv)
    assert (result.code, result.out) == (2, "")
    assert words in result.err


def test_the_help_has_an_example_of_each_action(quizapp: Run) -> None:
    out = quizapp("progress", "--help").out
    for action in ("verify", "merge", "export", "forget"):
        assert f"quizapp progress {action} " in out
