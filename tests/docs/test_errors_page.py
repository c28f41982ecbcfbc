"""The page on errors has every code, and each of its examples gives the code that it is about."""

from __future__ import annotations

import random
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quizapp.cards.codes import CODES
from quizapp.cli.check_explain import sections
from quizapp.cli.commands.help import topics
from quizapp.library.checking import check
from quizapp.library.library import World, open_library

ROOT = Path(__file__).resolve().parents[2]
PAGE = sections({"errors": topics()["errors"]})
EXAMPLE = re.compile(r"^```toml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES = [(code, found[1]) for code, text in PAGE.items() for found in EXAMPLE.finditer(text)]
WITHOUT = {"D002", "D005", "D006", "D007", "A007"}  # about files, which no text can show


def codes_of_the_log() -> set[str]:
    return {
        code
        for path in (ROOT / "quizapp").rglob("*.py")
        for code in re.findall(r"\bL0[0-9]{2}\b", path.read_text("utf-8"))
    }


def test_every_code_has_a_section_in_some_page() -> None:
    assert set(CODES) <= sections(topics()).keys()
    assert codes_of_the_log() <= PAGE.keys()


def test_the_page_explains_no_code_that_there_is_not() -> None:
    assert PAGE.keys() <= set(CODES) | codes_of_the_log()


def test_the_codes_stand_in_order_each_once() -> None:
    codes = re.findall(r"^### (\w+):", topics()["errors"], re.MULTILINE)
    assert len(codes) == len(set(codes))
    for letter in "DAL":
        own = [code for code in codes if code[0] == letter]
        assert own == sorted(own)


@pytest.mark.parametrize("code", PAGE)
def test_a_section_says_why_and_how_it_is_mended(code: str) -> None:
    assert re.search(r"^Mend: ", PAGE[code], re.MULTILINE)
    why = PAGE[code].split("\n\n")[1]
    assert why
    assert not why.startswith(("Mend:", "```"))


def test_each_code_about_a_text_has_an_example() -> None:
    about_texts = {code for code in PAGE if code in CODES} - WITHOUT
    assert {code for code, _ in EXAMPLES} == about_texts


@pytest.mark.parametrize(("code", "text"), EXAMPLES, ids=[code for code, _ in EXAMPLES])
def test_an_example_gives_exactly_its_code(code: str, text: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "decks").mkdir(parents=True)
    (home / "progress").mkdir()
    (home / "decks" / "example.toml").write_text(text, "utf-8")
    world = World({}, home, lambda: datetime(2026, 11, 22, tzinfo=UTC), random.Random(1).randbytes)
    found = check(open_library(str(home), "kim", world, make=False), [])
    assert {finding.code for each in found for finding in each.findings} == {code}
