"""A paper as text: long lines are broken, and each line of an option stands below its first."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_kit import Run

from quizapp.cli.output import END_ISOLATE, ISOLATE, folded, width

NASTY = (
    '[deck]\ntitle = "T"\n'
    + '''
[[cards]]
question = """Which is it:
- one
- two?"""
answer = """A first line\\\\
a second line"""
wrong = ["""- a bullet
- another bullet""", "short"]
[[cards]]
question = "ما هي عاصمة مصر؟"
answer = "القاهرة!"
wrong = ["دمشق", "بغداد"]
'''
    + f'[faq]\n"{"word " * 600}?" = "Long"\n"{"漢字" * 200}?" = "{"Unbroken" * 40}"\n'
)


@pytest.fixture
def deck(home: Path) -> None:
    (home / "decks" / "lines.toml").write_text(NASTY, "utf-8")


@pytest.mark.usefixtures("deck")
def test_no_line_of_a_paper_is_longer_than_a_page_is_wide(quizapp: Run) -> None:
    out = quizapp("paper", "lines", "--seed", "a", "-n", "20").out
    assert max(map(width, out.splitlines())) <= 78
    assert "".join(out.split()).count("word" * 600) == 1
    assert "漢字" * 200 in "".join(out.split())


@pytest.mark.usefixtures("deck")
def test_the_lines_of_an_option_stand_below_each_other(quizapp: Run, tmp_path: Path) -> None:
    target = tmp_path / "paper.txt"
    assert quizapp("paper", "lines", "--seed", "a", "-n", "20", "-o", str(target)).code == 0
    text = target.read_text("utf-8")
    assert "  A first line\n      a second line\n" in text
    assert "  • a bullet\n      • another bullet\n" in text
    assert ". Which is it:\n   • one\n   • two?\n" in text
    assert " \n" not in text


@pytest.mark.usefixtures("deck")
def test_what_runs_from_right_to_left_is_isolated_behind_its_letter(quizapp: Run) -> None:
    out = quizapp("paper", "lines", "--seed", "a", "-n", "20").out
    assert f"  {ISOLATE}بغداد{END_ISOLATE}\n" in out
    (key,) = [line for line in out.partition("\nAnswers\n")[2].splitlines() if "القاهرة" in line]
    assert key.endswith(f" {ISOLATE}القاهرة!{END_ISOLATE}")
    assert key[0].isdigit()


def test_a_word_is_broken_only_where_a_sign_ends() -> None:
    family = "👩\u200d👩\u200d👧"
    accents = "e\u0301" * 30
    lines = folded(f"see {family * 30} é{accents}", 20)
    assert all(width(line) <= 20 for line in lines)
    assert "".join("".join(lines).split()) == f"see{family * 30}é{accents}"
    assert not any(line[0] in "\u200d\u0301" for line in lines)
    assert folded("", 20) == []
