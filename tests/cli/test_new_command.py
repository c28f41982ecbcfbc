"""`new`: a deck to begin with, in its place, and never over another one."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_kit import Run

from quizapp.library.making import SCHEMA


def test_a_deck_is_made_its_path_printed_and_check_has_only_that_it_is_empty(
    quizapp: Run, home: Path
) -> None:
    result = quizapp("new", "biology/cells", "--title", "The cell", "--language", "en")
    file = home / "decks" / "biology" / "cells.toml"
    assert (result.code, result.out) == (0, f"{file}\n")
    assert "quizapp edit biology/cells" in result.err
    text = file.read_text("utf-8")
    assert text.startswith("#:schema ../.quizapp/deck.schema.json\n")
    assert 'title = "The cell"\nlanguage = "en"\n' in text
    checked = quizapp("check", "biology/cells")
    assert checked.out.startswith("biology/cells.toml:1:1: A001: ")
    assert checked.err == "1 advice in 1 of 1 deck.\n"


def test_the_schema_beside_it_is_the_one_that_is_printed(quizapp: Run, home: Path) -> None:
    quizapp("new", "cells")
    assert (home / "decks" / SCHEMA).read_text("utf-8") == quizapp("schema").out


def test_a_deck_from_a_glossary_is_short(quizapp: Run, home: Path) -> None:
    quizapp("new", "short", "--from-glossary")
    text = (home / "decks" / "short.toml").read_text("utf-8")
    assert "[glossary]" in text
    assert "[faq]" not in text


def test_a_deck_that_is_there_is_never_written_over(quizapp: Run, home: Path) -> None:
    before = (home / "decks" / "geo.toml").read_bytes()
    for name in ("geo", "geo.toml", "decks/geo", "GEO"):
        result = quizapp("new", name)
        assert (result.code, result.out) == (2, "")
        assert "there is a deck already" in result.err
    assert (home / "decks" / "geo.toml").read_bytes() == before


@pytest.mark.parametrize(
    "words", [["../x"], ["/tmp/x"], ["con"], ["a\x1b[2J"], ["x", "--language", "english language"], []]
)
def test_what_can_not_be_is_wrong_use_and_makes_nothing(words: list[str], quizapp: Run, home: Path) -> None:
    before = sorted((home / "decks").rglob("*"))
    result = quizapp("new", *words)
    assert result.code == 2
    assert "\x1b" not in result.err
    assert sorted((home / "decks").rglob("*")) == before


def test_no_library_is_made_for_a_name_that_can_not_be(quizapp: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert quizapp("new", "..", "--home", str(empty)).code == 2
    assert list(empty.iterdir()) == []
    assert quizapp("new", "first", "--home", str(empty)).code == 0
    assert (empty / "decks" / "first.toml").is_file()


def test_a_folder_that_can_not_be_made_is_told_in_a_line(quizapp: Run, home: Path) -> None:
    (home / "decks" / "file").write_text("")
    result = quizapp("new", "file/cells")
    assert result.code == 1
    assert result.err.count("\n") == 1


def test_its_help_has_an_example(quizapp: Run) -> None:
    assert "example:\n  quizapp new " in quizapp("new", "--help").out
