"""`check --format github`: commands that GitHub turns into remarks beside the lines."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

from cli_kit import Run
from hypothesis import given
from hypothesis import strategies as st

from quizapp.cli.check_github import as_command, named_from
from quizapp.source.finding import Finding

COMMAND = re.compile(r"::(error|warning) ([^:]*)::(.*)")


def parsed(command: str) -> tuple[str, dict[str, str], str]:
    """As GitHub reads a command: fields between commas, percent signs decoded."""
    found = COMMAND.fullmatch(command)
    assert found, command
    fields = dict(field.split("=", 1) for field in found[2].split(","))
    return found[1], {name: unquote(value) for name, value in fields.items()}, unquote(found[3])


def test_an_error_is_told_with_its_file_place_and_code(quizapp: Run, home: Path) -> None:
    (home / "decks" / "odd.toml").write_text('[deck]\ntitel = "x"\n[faq]\n"a?" = "b"\n')
    result = quizapp("check", "odd", "--format", "github")
    kind, fields, message = parsed(result.out.rstrip("\n"))
    assert kind == "error"
    assert fields["file"] == "decks/odd.toml"
    assert (fields["line"], fields["col"], fields["title"]) == ("2", "1", "D102")
    assert "titel" in message
    assert "did you mean title?" in message
    assert result.code == 1


def test_advice_is_a_warning(quizapp: Run, home: Path) -> None:
    (home / "decks" / "empty.toml").write_text("[glossary]\n")
    result = quizapp("check", "empty", "--format", "github")
    assert result.out.startswith("::warning file=decks/empty.toml,line=1,col=1,endColumn=11,title=A001::")
    assert result.code == 0


def test_the_last_column_is_told_where_it_is_known() -> None:
    assert ",col=3,endColumn=7," in as_command(Finding("f", 1, 3, "D101", "m", length=4), "f")
    assert "endColumn" not in as_command(Finding("f", 1, 3, "D101", "m"), "f")


@given(message=st.text(), help=st.text(), file=st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_text_comes_through_on_one_line(message: str, help: str, file: str) -> None:
    command = as_command(Finding("f", 1, 1, "D101", message, help), file)
    assert "\n" not in command
    assert "\r" not in command
    found = re.fullmatch(r"::error (.*?)::(.*)", command, re.DOTALL)
    assert found
    assert unquote(found[2], errors="surrogatepass").startswith(message)
    assert len(found[1].split(",")) == 4


def test_a_file_goes_by_its_path_from_where_the_workflow_runs(tmp_path: Path) -> None:
    assert named_from(tmp_path / "a" / "b.toml", tmp_path) == "a/b.toml"
    assert named_from(tmp_path / "b.toml", tmp_path / "a") == str(tmp_path / "b.toml")
    assert named_from(tmp_path / "..b" / "c.toml", tmp_path) == "..b/c.toml"
