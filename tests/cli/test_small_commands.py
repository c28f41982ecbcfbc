"""`where`, `schema`, `help`, and the pages that `help` shows."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from cli_kit import Run

from quizapp.cards.reading import read_deck
from quizapp.cli.commands import COMMANDS
from quizapp.cli.commands.help import topics
from quizapp.cli.run import command, parse


def test_where_names_every_place_and_makes_no_library(quizapp: Run, home: Path) -> None:
    found = json.loads(quizapp("where", "--json").out)
    assert found["home"] == str(home)
    assert found["how"] == "$QUIZAPP_HOME"
    assert found["progress"] == str(home / "progress" / "kim")
    assert set(found) == {"home", "how", "decks", "learner", "progress", "state", "cache", "device"}
    text = quizapp("where").out
    assert all(value in text for value in found.values())
    assert list((home / "progress").iterdir()) == []


def test_where_says_when_the_library_is_not_made_yet(quizapp: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "not made yet" in quizapp("where", "--home", str(empty)).out
    assert list(empty.iterdir()) == []


def test_schema_is_json(quizapp: Run) -> None:
    assert "$defs" in json.loads(quizapp("schema").out)


def test_help_lists_its_pages_and_shows_one(quizapp: Run) -> None:
    listed = quizapp("help").out
    for name in ("studying", "decks", "progress", "plain"):
        assert f"  {name} " in listed
        page = quizapp("help", name)
        assert page.code == 0
        assert page.out.startswith("# ")


def test_help_knows_the_commands_too(quizapp: Run) -> None:
    assert quizapp("help", "quiz").out == quizapp("quiz", "--help").out


@pytest.mark.parametrize("name", sorted(topics()))
def test_every_command_line_in_a_page_is_understood(name: str) -> None:
    known = {each for each, _, _ in COMMANDS}
    for words in re.findall(r"quizapp ([a-z]+(?: [^\s`|]+)*)", topics()[name]):
        first, *rest = words.split()
        if first in known and not set(rest) & {"asks", "lists", "prints", "tells", "says", "without"}:
            parse(command(first), [word.strip(".,") for word in rest])


@pytest.mark.parametrize("name", sorted(topics()))
def test_pages_fit_a_terminal_and_hold_no_control_characters(name: str) -> None:
    text = topics()[name]
    assert max(map(len, text.splitlines())) <= 79
    assert text.isprintable() or not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", text)


def test_the_examples_in_the_page_on_decks_are_decks() -> None:
    blocks = re.findall(r"(?:^    .*\n|^\n)+", topics()["decks"], re.MULTILINE)
    examples = [
        block.replace("\n    ", "\n").removeprefix("    ")
        for block in blocks
        if "[" in block and " = " in block
    ]
    assert len(examples) >= 5
    for example in examples:
        reading = read_deck(example.encode(), "example")
        assert not [finding for finding in reading.findings if finding.severity == "error"], example
