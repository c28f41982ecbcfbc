"""`paper`: the same on every machine, and it touches nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from cli_kit import Run


def _files(root: Path) -> list[tuple[str, float]]:
    return sorted((str(path), path.stat().st_mtime_ns) for path in root.rglob("*"))


def test_json_is_a_list_of_items_with_the_promised_keys(quizapp: Run) -> None:
    result = quizapp("paper", "geo", "--seed", "a", "--json")
    items = json.loads(result.out)
    assert len(items) == 3
    assert result.out.endswith("]\n")
    for item in items:
        assert list(item) == ["card", "deck", "form", "direction", "stem", "options", "key", "answer"]
        assert item["options"][item["key"]] == item["answer"]


def test_the_same_seed_prints_the_same_bytes_under_any_hash_seed(home: Path) -> None:
    outputs = set()
    for seed in ("0", "1", "4242"):
        environ = {**os.environ, "QUIZAPP_HOME": str(home), "PYTHONHASHSEED": seed}
        command = [
            sys.executable,
            "-m",
            "quizapp",
            "paper",
            "geo",
            "bad",
            "--seed",
            "x",
            "--json",
            "-n",
            "20",
        ]
        result = subprocess.run(command, env=environ, capture_output=True, check=True)
        outputs.add(result.stdout)
    assert len(outputs) == 1


def test_text_has_lettered_options_and_the_key_at_the_end(quizapp: Run) -> None:
    result = quizapp("paper", "geo", "--seed", "a")
    questions, _, answers = result.out.partition("\nAnswers\n")
    keys = [item["key"] for item in json.loads(quizapp("paper", "geo", "--seed", "a", "--json").out)]
    assert "3 questions, seed a" in questions
    assert "digest " in questions
    assert questions.count("   A  ") == 3
    for number, key in enumerate(keys, 1):
        assert f"\n{number}. {'ABCD'[key]} " in answers


def test_a_seed_that_was_drawn_is_told_and_prints_the_same_paper(quizapp: Run) -> None:
    first = quizapp("paper", "geo")
    seed = first.err.split()[1].rstrip(":")
    assert quizapp("paper", "geo", "--seed", seed).out == first.out


def test_it_creates_nothing_in_the_library(quizapp: Run, home: Path) -> None:
    before = _files(home)
    assert quizapp("paper", "geo", "bad").code == 0
    assert _files(home) == before


def test_a_deck_that_cannot_be_read_makes_no_paper(quizapp: Run, home: Path) -> None:
    (home / "decks" / "torn.toml").write_text('[faq]\n"a = "b"\n')
    result = quizapp("paper", "geo", "torn", "--seed", "a")
    assert result.code == 1
    assert result.out == ""
    assert "torn.toml:2:" in result.err
    assert quizapp("paper", "geo", "--seed", "a").code == 0


def test_what_differs_from_the_wish_is_said(quizapp: Run, home: Path) -> None:
    (home / "decks" / "small.toml").write_text('[faq]\n"One?" = "Apple"\n"Two?" = "Pear"\n')
    result = quizapp("paper", "small", "--seed", "a")
    assert "item 1: Only 2 options" in result.err
    assert "only 2 items" in result.err


def test_a_deck_from_right_to_left_keeps_its_lines_apart(quizapp: Run) -> None:
    result = quizapp("paper", "bad", "--seed", "a", "-n", "20")
    assert "\u2067" in result.out
    for line in result.out.split("\n"):
        assert line.count("\u2067") == line.count("\u2069")


def test_a_single_item_is_counted_in_words_that_fit(quizapp: Run) -> None:
    assert "only 1 item: there are no more cards" in quizapp("paper", "geo", "--tag", "south").err


def test_explain_says_of_each_option_where_it_comes_from(quizapp: Run) -> None:
    result = quizapp("paper", "geo", "--seed", "5", "--explain")
    assert result.code == 0
    assert result.out.count("Why these:") == 3
    assert result.out.count("the right one; shares") == 3
    assert "they speak of the same matter" in result.out


def test_explain_in_json_stands_beside_the_options(quizapp: Run) -> None:
    plain = json.loads(quizapp("paper", "geo", "--seed", "5", "--json").out)
    items = json.loads(quizapp("paper", "geo", "--seed", "5", "--json", "--explain").out)
    for item in items:
        why = item.pop("why")
        assert [each["source"] == "key" for each in why] == [
            i == item["key"] for i in range(len(item["options"]))
        ]
        for each in why:
            assert each["source"] in ("key", "author") or each["deck"] == "geo"
            assert abs(each["likeness"] - sum(each["features"].values())) < 0.2
    assert items == plain
