"""`paper`: the same on every machine, and it touches nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from cli_kit import Run
from lxml import html


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


BROKEN = """
[faq]
"One?" = "Apple"
"Two?" = "Pear"
[[cards]]
question = "Three?"
[[cards]]
cloze = "There is no gap here."
"""


def test_cards_that_reading_dropped_are_told_with_their_lines_and_by_the_exit_code(
    quizapp: Run, home: Path, tmp_path: Path
) -> None:
    (home / "decks" / "broken.toml").write_text(BROKEN)
    for words in ((), ("--json",), ("-o", str(tmp_path / "a.html"))):
        result = quizapp("paper", "broken", "--seed", "a", *words)
        assert result.code == 1
        assert "quizapp: broken.toml:6:" in result.err
        assert "quizapp: broken.toml:8:" in result.err
    assert (tmp_path / "a.html").exists()


def test_of_very_many_errors_some_are_told_and_where_the_others_are(quizapp: Run, home: Path) -> None:
    torn = "".join(f'[[cards]]\nquestion = "{i}?"\n' for i in range(100))
    (home / "decks" / "broken.toml").write_text(BROKEN + torn)
    told = quizapp("paper", "broken", "--seed", "a").err
    assert told.count("quizapp: broken.toml:") == 20
    assert "and 82 more errors: `quizapp check` lists them" in told


def test_a_file_that_is_there_is_replaced_with_a_word(quizapp: Run, tmp_path: Path) -> None:
    target = tmp_path / "paper.txt"
    assert "replaced" not in quizapp("paper", "geo", "--seed", "a", "-o", str(target)).err
    assert "replaced" in quizapp("paper", "geo", "--seed", "a", "-o", str(target)).err


def test_a_link_to_itself_is_replaced_or_refused_but_no_crash(quizapp: Run, tmp_path: Path) -> None:
    target = tmp_path / "paper.txt"
    target.symlink_to(target.name)
    said = quizapp("paper", "geo", "--seed", "a", "-o", str(target))
    assert said.code in (0, 1, 2)
    assert said.err.strip()


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


def test_a_file_is_written_by_its_ending_and_only_told_about(quizapp: Run, tmp_path: Path) -> None:
    for ending, begins in ((".html", "<!DOCTYPE"), (".htm", "<!DOCTYPE"), (".md", "# "), (".json", "[")):
        target = tmp_path / f"paper{ending}"
        result = quizapp("paper", "geo", "--seed", "a", "-o", str(target))
        assert (result.code, result.out) == (0, "")
        assert f"written to {target}" in result.err
        assert target.read_text("utf-8").startswith(begins)
    assert not list(tmp_path.glob(".quizapp-*"))


def test_text_and_json_in_a_file_are_what_is_printed(quizapp: Run, tmp_path: Path) -> None:
    for ending, options in ((".txt", ()), (".json", ("--json",))):
        target = tmp_path / f"paper{ending}"
        words = ("paper", "geo", "bad", "--seed", "a", "--versions", "A,B", *options)
        assert quizapp(*words, "-o", str(target)).code == 0
        assert target.read_bytes() == quizapp(*words).out.encode()


def test_the_same_seed_writes_the_same_bytes(quizapp: Run, tmp_path: Path) -> None:
    for ending in (".html", ".md"):
        written = []
        for name in ("one", "two"):
            target = tmp_path / f"{name}{ending}"
            words = ("paper", "geo", "bad", "--seed", "a", "--form", "mixed", "--versions", "A,B")
            assert quizapp(*words, "-o", str(target)).code == 0
            written.append(target.read_bytes())
        assert written[0] == written[1]


def test_versions_have_the_same_items_and_right_keys(quizapp: Run) -> None:
    plain = json.loads(quizapp("paper", "geo", "--seed", "a", "--json").out)
    items = json.loads(quizapp("paper", "geo", "--seed", "a", "--json", "--versions", "A,B,C").out)
    assert [item["version"] for item in items] == ["A"] * 3 + ["B"] * 3 + ["C"] * 3
    for letter in "ABC":
        some = [item for item in items if item["version"] == letter]
        assert sorted(item["card"] for item in some) == sorted(item["card"] for item in plain)
        assert all(item["options"][item["key"]] == item["answer"] for item in some)


def test_text_tells_the_version_above_the_questions_and_above_the_answers(quizapp: Run) -> None:
    out = quizapp("paper", "geo", "--seed", "a", "--versions", "A,B").out
    for letter in "AB":
        assert f"Version {letter}: 3 questions, seed a" in out
        assert f"Answers to version {letter}, seed a" in out


def test_a_page_names_digest_and_language_and_keeps_hostile_text(
    quizapp: Run, home: Path, tmp_path: Path
) -> None:
    (home / "decks" / "evil.toml").write_text(
        '[deck]\nlanguage = "de"\n[faq]\n"<script>1</script>?" = "](javascript:x)"\n"Two?" = "Pear"\n'
    )
    target = tmp_path / "paper.html"
    assert quizapp("paper", "evil", "--seed", "a", "-o", str(target)).code == 0
    page = html.document_fromstring(target.read_bytes())
    assert not list(page.iter("script", "a"))
    assert "<script>1</script>?" in page.text_content()
    assert {element.get("lang") for element in page.find_class("stem")} == {"de"}
    digest = quizapp("paper", "evil", "--seed", "a").out.partition("digest ")[2].split()[0]
    assert all(digest in marks.text_content() for marks in page.find_class("marks"))


@pytest.mark.parametrize(
    "name", ["decks/geo.toml", "decks/new.html", "progress/kim.html", "paper.pdf", "paper"]
)
def test_it_never_writes_over_a_deck_or_a_log_nor_guesses_a_format(
    quizapp: Run, home: Path, name: str
) -> None:
    before = _files(home)
    result = quizapp(
        "paper", "geo", "--json" if name.endswith("toml") else "--seed=a", "-o", str(home / name)
    )
    assert result.code == 2
    assert _files(home) == before


@pytest.mark.parametrize("letters", ["A,A", "A,", "A;B", ",".join("ABCDEFGHIJKLMNOPQRSTUVWXYZ1")])
def test_letters_that_name_no_versions_are_refused(quizapp: Run, letters: str) -> None:
    result = quizapp("paper", "geo", "--versions", letters)
    assert result.code == 2
    assert "version" in result.err


def test_reasons_go_with_text_and_json_only(quizapp: Run, tmp_path: Path) -> None:
    assert quizapp("paper", "geo", "--explain", "-o", str(tmp_path / "a.html")).code == 2
    assert quizapp("paper", "geo", "--explain", "-o", str(tmp_path / "a.txt")).code == 0
