"""`check`: all findings, where they are, and the right exit code."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from cli_kit import FakeTerminal, Run

from quizapp.cli.diagnostics import place
from quizapp.cli.output import width
from quizapp.source.finding import Finding

TORN = '[faq]\n"a?" = "b\n'
ODD = '[[cards]]\nquestion = "a?"\nanswer = "b"\ndefinitoin = "c"\n[faq]\n"c?" = "d"\n'
ADVICE = "[glossary]\n"


@pytest.fixture
def home(home: Path) -> Path:
    """The library without the advice on its nasty deck."""
    nasty = home / "decks" / "bad" / "nasty.toml"
    nasty.write_text(nasty.read_text("utf-8").replace("[deck]", '[deck]\nignore = ["A101", "A117"]'), "utf-8")
    return home


def test_good_decks_have_no_findings(quizapp: Run) -> None:
    result = quizapp("check")
    assert (result.code, result.out) == (0, "")
    assert result.err == "2 decks, no findings.\n"


def test_all_findings_of_all_decks_come_as_lines_in_order(quizapp: Run, home: Path) -> None:
    (home / "decks" / "torn.toml").write_text(TORN)
    (home / "decks" / "odd.toml").write_text(ODD)
    result = quizapp("check")
    assert result.code == 1
    lines = result.out.splitlines()
    assert [line.split(":")[0] for line in lines] == ["odd.toml", "torn.toml"]
    assert lines[0].startswith("odd.toml:4:1: D204: ")
    assert result.err == "2 errors in 2 of 4 decks.\n"


def test_advice_is_an_error_only_when_strict(quizapp: Run, home: Path) -> None:
    (home / "decks" / "empty.toml").write_text(ADVICE)
    assert quizapp("check").code == 0
    result = quizapp("check", "--strict")
    assert result.code == 1
    assert "1 advice in 1 of 3 decks." in result.err


@pytest.mark.parametrize("named", ["odd", "odd.toml", "decks/odd.toml"])
def test_a_deck_is_named_by_name_or_path(named: str, quizapp: Run, home: Path) -> None:
    (home / "decks" / "odd.toml").write_text(ODD)
    (home / "decks" / "torn.toml").write_text(TORN)
    result = quizapp("check", named)
    assert result.err == "1 error in 1 of 1 deck.\n"
    assert result.out.startswith("odd.toml:4:1:")


def test_a_file_or_folder_outside_of_the_library_is_checked_too(quizapp: Run, tmp_path: Path) -> None:
    folder = tmp_path / "else where"
    (folder / "sub").mkdir(parents=True)
    file = folder / "sub" / "odd.toml"
    file.write_text(ODD)
    assert quizapp("check", str(file)).out.startswith(f"{file}:4:1: D204: ")
    assert quizapp("check", str(folder)).out.startswith(f"{folder}/sub/odd.toml:4:1: D204: ")


def test_the_same_deck_named_twice_is_checked_once(quizapp: Run, home: Path) -> None:
    assert quizapp("check", "geo", "geo", str(home / "decks" / "geo.toml")).err == "1 deck, no findings.\n"


def test_two_decks_with_one_id_are_noticed_when_only_one_is_named(quizapp: Run, home: Path) -> None:
    for name in ("one", "two"):
        (home / "decks" / f"{name}.toml").write_text('[deck]\nid = "same"\n[faq]\n"a?" = "b"\n')
    result = quizapp("check", "one", "two")
    assert result.code == 1
    assert "same" in result.out
    assert "same" in quizapp("check", "two").out


def test_a_name_that_means_nothing_is_wrong_use(quizapp: Run) -> None:
    assert quizapp("check", "nothing-here").code == 2


def test_json_has_a_finding_an_object(quizapp: Run, home: Path) -> None:
    (home / "decks" / "odd.toml").write_text(ODD)
    result = quizapp("check", "--json")
    (finding,) = json.loads(result.out)
    assert list(finding) == [*("path", "line", "col", "length", "code", "severity", "message", "help")]
    assert (finding["path"], finding["line"], finding["severity"]) == ("odd.toml", 4, "error")
    assert result.code == 1


def test_a_terminal_shows_the_line_with_a_caret_and_the_help(
    quizapp: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "decks" / "odd.toml").write_text(ODD)
    terminal = FakeTerminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    quizapp("check")
    head, line, caret = terminal.getvalue().splitlines()
    assert head.startswith("odd.toml:4:1: D204: ")
    assert line == '     4 │ definitoin = "c"'
    assert caret.startswith("       │ ^^^^^^^^^^ ")


def test_the_caret_stands_under_its_word_in_long_wide_and_nasty_lines() -> None:
    for source, col in (("x" * 500 + " bad", 502), ("日本 bad", 4), ("\x1b\t bad", 4), ("\u202eab bad", 5)):
        line, caret = place(Finding("f", 7, col, "D101", "m", "h"), source)
        assert "\x1b" not in line
        assert len(line) < 150
        assert caret.endswith("^^^ h")
    line, caret = place(Finding("f", 7, 3, "D101", "m"), "日 bad")
    assert caret.index("^") == line.index("bad") + 1
    assert place(Finding("f", 7, 1, "D101", "m"), "") == []


@pytest.mark.parametrize(
    ("source", "col", "length", "under"),
    [
        ('"Erz" = "rock that is worth it"', 10, 4, "rock"),
        ('"Erz" = "two words here"', 10, 9, "two words"),
        ('"鉱石" = "金属を含む石"', 9, 5, "金属を含む"),
        ('\t\t"a" = "b c"', 10, 3, "b c"),
        ('"e\u0301te\u0301" = "x y"', 12, 3, "x y"),
        ("x" * 500 + " two words", 502, 9, "two words"),
    ],
)
def test_the_carets_stand_under_all_that_is_meant(source: str, col: int, length: int, under: str) -> None:
    line, carets = place(Finding("f", 7, col, "D101", "m", "h", length=length), source)
    start = carets.index("^")
    assert carets.strip("│ ").rstrip("h ") == "^" * width(under)
    assert width(line[: line.rindex(under)]) == start


@pytest.mark.parametrize(
    ("source", "col", "under"),
    [
        ("definitoin = 5", 1, "definitoin"),
        ('"Rare \\"earths\\"" = "x"', 1, '"Rare \\"earths\\""'),
        ("'Rare earths' = 5", 1, "'Rare earths'"),
        ("  [[cards]]  # one", 3, "[[cards]]"),
        ('"a" = "not closed', 7, '"'),
        ("größe = 5", 1, "größe"),
    ],
)
def test_where_nobody_said_how_long_a_place_is_the_text_there_is_meant(
    source: str, col: int, under: str
) -> None:
    _line, carets = place(Finding("f", 7, col, "D101", "m"), source)
    assert carets.split("│ ")[1] == " " * (col - 1) + "^" * len(under)


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize(
    ("col", "length", "source"),
    [(1, 6, '"Ore" = 5'), (70, 5, "x" * 69 + " = 5"), (9, 200, '"Ore" = "' + "rock " * 40 + '"'), (1, 0, "")],
)
def test_in_a_narrow_terminal_the_help_goes_on_beside_the_gutter(
    col: int, length: int, source: str, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.cli.diagnostics.columns", lambda: columns)
    said = (
        'write it as ["one", "two"], with a comma between the texts and a bracket at the end of all of them'
    )
    lines = place(Finding("f", 7, col, "D101", "m", said, length=length), source)
    assert all(width(line) < columns for line in lines)
    assert all(line.startswith("       │ ") for line in lines[bool(source) :])
    told = " ".join(line[9:] for line in lines[bool(source) :])
    assert told.replace("^", "").split() == said.split()
    assert ("^" in told) == bool(source)


def test_without_a_terminal_nothing_is_broken_into_lines(quizapp: Run, home: Path) -> None:
    (home / "decks" / "odd.toml").write_text(CARD_OPEN)
    assert len(quizapp("check", "odd").out.splitlines()) == 1


def test_carets_end_with_the_line_whatever_is_claimed() -> None:
    line, carets = place(Finding("f", 7, 3, "D101", "m", length=9999), "ab cdef")
    assert width(carets) == width(line)
    _line, carets = place(Finding("f", 7, 99, "D101", "m", length=5), "ab")
    assert carets.endswith("^")


def test_the_formats_are_text_json_and_github(quizapp: Run, home: Path) -> None:
    (home / "decks" / "odd.toml").write_text(ODD)
    assert quizapp("check", "--format", "json").out == quizapp("check", "--json").out
    assert quizapp("check", "--format", "text").out == quizapp("check").out
    assert quizapp("check", "--format", "xml").code == 2


@pytest.mark.parametrize("more", [["--fix"], ["--dry-run"], ["--json"], ["--format", "github"]])
def test_watching_goes_with_nothing_that_writes_or_that_a_program_reads(
    more: list[str], quizapp: Run
) -> None:
    assert quizapp("check", "--watch", *more).code == 2


def test_a_file_name_with_control_characters_is_printed_safely(quizapp: Run, home: Path) -> None:
    (home / "decks" / "a\x1b[2Jb.toml").write_text(ODD)
    result = quizapp("check")
    assert "\x1b" not in result.out
    assert "D204" in result.out


def test_a_deck_that_an_editor_gave_a_second_ending_is_named(
    quizapp: Run, home: Path, tmp_path: Path
) -> None:
    (home / "decks" / "bad" / "new.toml.txt").write_text(ADVICE)
    result = quizapp("check")
    assert result.code == 0
    assert result.out.startswith("bad/new.toml.txt:1:1: A007: ")
    assert "rename it to new.toml" in result.out
    folder = tmp_path / "else"
    folder.mkdir()
    (folder / "deck.TOML.txt").write_text(ADVICE)
    assert "else/deck.TOML.txt:1:1: A007: " in quizapp("check", str(folder)).out
    assert quizapp("check", "--strict").code == 1


def test_hidden_files_and_other_texts_are_no_decks(quizapp: Run, home: Path) -> None:
    for name in (".new.toml.txt", "notes.txt"):
        (home / "decks" / name).write_text("x")
    assert quizapp("check").out == ""


CARD_OPEN = '[[cards]]\nquestion = "a"\nanswer = "b"\nwrong = ["c", "d"\n'
TWINS = """[deck]
language = "en"
[glossary]
"Smelter" = "A company that melts ore in a furnace and separates the metal."
  "Foundry" = "The company which melts ore in a furnace, and separates the metal!"
"Mine" = "A hole in the ground."
"""


def test_two_definitions_that_say_the_same_are_told_at_the_second(quizapp: Run, home: Path) -> None:
    file = home / "decks" / "twins.toml"
    file.write_text(TWINS)
    result = quizapp("check", "twins")
    assert result.code == 0
    says = 'the definition of "Foundry" says the same as that of "Smelter" in line 4'
    assert result.out.startswith(f"twins.toml:5:4: A008: {says}; a quiz never shows both as options - ")
    assert quizapp("check", "--strict").code == 1
    (finding,) = json.loads(quizapp("check", "--json").out)
    assert (finding["line"], finding["col"], finding["code"], finding["severity"]) == (5, 4, "A008", "advice")
    file.write_text(TWINS.replace("[deck]", '[deck]\nignore = ["A008"]'))
    assert quizapp("check", "--strict").code == 0


def test_two_terms_of_one_name_are_told_outside_of_the_library_too(quizapp: Run, tmp_path: Path) -> None:
    file = tmp_path / "nets.toml"
    file.write_text(
        '[glossary]\n"RNN" = "x"\n[[cards]]\nterm = "Recurrent neural network"\ndefinition = "y"\n'
    )
    says = '"Recurrent neural network" and "RNN" in line 2 are both called "RNN"'
    assert quizapp("check", str(file)).out.startswith(f"{file}:4:9: A008: {says}; ")
    file.write_text(file.read_text() + 'also_right = ["RNN"]\n')
    assert quizapp("check", str(file)).out == ""
