"""`scores`: a table for people, JSON and CSV for programs."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from cli_kit import Run


def test_without_a_quiz_it_says_what_to_do_next(quizapp: Run, home: Path) -> None:
    result = quizapp("scores")
    assert result.code == 0
    assert "No quiz yet, kim. `quizapp quiz` starts the first one." in result.out
    assert list((home / "progress").iterdir()) == []
    assert json.loads(quizapp("scores", "--json").out) == []


def test_attempts_are_listed_newest_first_with_their_trend(quizapp: Run) -> None:
    quizapp("quiz", "--plain", "geo", stdin="1\n1\n1\n")
    quizapp("quiz", "--plain", "--test", "geo", stdin="2\n2\n2\n\n")
    quizapp("quiz", "--plain", "geo", stdin="1\n")
    result = quizapp("scores")
    assert result.err == ""
    lines = result.out.split("\n")
    assert lines[0].split() == ["When", "Deck", "Form", "Right", "By", "guessing", "Time"]
    assert "1 of 1, unfinished" in lines[1] or "0 of 1, unfinished" in lines[1]
    assert lines[2].endswith("test")
    assert "Places: 2 attempts, from " in result.out


def test_json_and_csv_say_the_same(quizapp: Run) -> None:
    quizapp("quiz", "--plain", "geo", stdin="1\n1\n1\n")
    (row,) = json.loads(quizapp("scores", "--json").out)
    (cells,) = csv.DictReader(io.StringIO(quizapp("scores", "--csv").out))
    assert (row["deck"], row["total"], row["form"], row["finished"]) == ("geo", 3, "choice", True)
    assert (cells["deck"], cells["total"], cells["form"], cells["finished"]) == ("geo", "3", "choice", "true")


def test_a_title_with_control_characters_is_printed_safely(quizapp: Run) -> None:
    quizapp("quiz", "--plain", "bad", "-n", "1", stdin="1\n")
    for option in ([], ["--json"], ["--csv"]):
        out = quizapp("scores", *option).out
        assert "[bold]T[/]" in out
        assert not [c for c in out if c != "\n" and (c < " " or "\x7f" <= c <= "\x9f" or c == "\u202e")]


def test_a_damaged_line_is_told_and_the_rest_is_listed(quizapp: Run, home: Path) -> None:
    quizapp("quiz", "--plain", "geo", stdin="1\n1\n1\n")
    (file,) = (home / "progress" / "kim").glob("*.jsonl")
    with file.open("a") as log:
        log.write('{"torn\n')
    result = quizapp("scores")
    assert result.code == 0
    assert result.err.count("\n") == 1
    assert "kim/" in result.err
    assert "3" in result.out
