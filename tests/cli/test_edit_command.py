"""`edit`: the author's own editor at the line, and a check afterwards."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from shlex import join

import pytest
from cli_kit import Run

from quizapp.library.library import World
from quizapp.library.opening import Opening

SPY = """
import json, sys
from pathlib import Path
Path(sys.argv[1]).write_text(json.dumps(sys.argv[3:]))
if sys.argv[2]:
    Path(sys.argv[-1]).write_text(sys.argv[2])
"""
SLIP = '[deck]\ntitel = "x"\n[faq]\n"a?" = "b"\n'


@pytest.fixture
def told(tmp_path: Path) -> Path:
    return tmp_path / "told.json"


def set_editor(monkeypatch: pytest.MonkeyPatch, editor: str, name: str = "EDITOR") -> None:
    world = World.real()
    changed = world._replace(environ={**world.environ, name: editor})
    monkeypatch.setattr(World, "real", classmethod(lambda cls: changed))


def spy(told: Path, writes: str = "") -> str:
    """An editor that tells what it was started with, and saves a text."""
    return join([sys.executable, "-c", SPY, str(told), writes])


def test_a_deck_is_opened_and_checked_when_the_editor_is_closed(
    quizapp: Run, home: Path, told: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_editor(monkeypatch, spy(told, SLIP))
    file = home / "decks" / "geo.toml"
    for named in ("geo", "geo.toml", str(file), "decks/geo.toml"):
        result = quizapp("edit", named)
        assert json.loads(told.read_text()) == [str(file)]
        assert result.out.startswith("geo.toml:2:1: D102: ")
        assert result.err == "1 error in 1 of 1 deck.\n"
        assert result.code == 1


def test_a_deck_in_order_ends_with_0(
    quizapp: Run, home: Path, told: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_editor(monkeypatch, spy(told))
    assert quizapp("edit", "geo").code == 0


@pytest.mark.parametrize(
    ("given", "line"), [("geo:7", "+7"), ("geo.toml:7:3", "+7"), ("geo.toml:7:3:", "+7"), ("geo", "")]
)
def test_the_line_is_taken_as_check_tells_it(
    given: str,
    line: str,
    quizapp: Run,
    home: Path,
    told: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    vim = tmp_path / "vim"
    vim.write_text(f"#!{sys.executable}\nimport sys; sys.argv[1:1] = [{str(told)!r}, '']\n{SPY}")
    vim.chmod(0o755)
    set_editor(monkeypatch, str(vim))
    assert quizapp("edit", given).code == 0
    file = str(home / "decks" / "geo.toml")
    assert json.loads(told.read_text()) == ([line, file] if line else [file])


def test_a_name_with_a_colon_and_digits_is_a_name_if_there_is_such_a_file(
    quizapp: Run, home: Path, told: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "at:12").write_text('[faq]\n"a?" = "b"\n')
    set_editor(monkeypatch, spy(told))
    quizapp("edit", "at:12")
    assert json.loads(told.read_text()) == [str(home / "at:12")]


@pytest.mark.parametrize(
    ("given", "name", "line"),
    [
        ("we ird:3", "we ird:3", 0),
        ("we ird:3.toml", "we ird:3", 0),
        ("we ird:3:5", "we ird:3", 5),
        ("we ird:3:5:1:", "we ird:3", 5),
        ("we ird:4", "we ird", 4),
        ("Part: 2", "titled", 0),
        ("Part:7", "titled:7", 0),
    ],
)
def test_a_decks_own_name_may_end_in_a_colon_and_digits(
    given: str, name: str, line: int, quizapp: Run, home: Path
) -> None:
    for each in ("we ird", "we ird:3"):
        (home / "decks" / f"{each}.toml").write_text('[faq]\n"a?" = "b"\n')
    for each, title in (("titled", "Part: 2"), ("titled:7", "Part:7")):
        (home / "decks" / f"{each}.toml").write_text(f'[deck]\ntitle = "{title}"\n[faq]\n"a?" = "b"\n')
    opened = quizapp("edit", given).code
    assert isinstance(opened, Opening)
    assert (opened.decks, opened.line) == ((name,), line)


def test_nothing_of_it_goes_to_a_shell(
    quizapp: Run, home: Path, tmp_path: Path, told: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = tmp_path / "mark"
    (home / "decks" / "a$(touch mark).toml").write_text('[faq]\n"a?" = "b"\n')
    set_editor(monkeypatch, f"{spy(told)} ';' touch {mark} '$HOME'")
    assert quizapp("edit", "a$(touch mark)").code == 0
    assert not mark.exists()
    assert json.loads(told.read_text())[:4] == [";", "touch", str(mark), "$HOME"]


def test_without_an_editor_the_app_opens_its_own(quizapp: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = quizapp("edit", "geo:5").code
    assert isinstance(opened, Opening)
    assert (opened.place, opened.decks, opened.line) == ("edit", ("geo",), 5)
    set_editor(monkeypatch, "vim")
    assert quizapp("edit", "geo", "--app").code == Opening("edit", opened.home, decks=("geo",))


def test_for_a_file_outside_of_the_library_an_editor_is_needed(quizapp: Run, tmp_path: Path) -> None:
    file = tmp_path / "else.toml"
    file.write_text('[faq]\n"a?" = "b"\n')
    result = quizapp("edit", str(file))
    assert (result.code, result.out) == (1, f"{file}\n")
    assert "export EDITOR=" in result.err


@pytest.mark.parametrize("editor", ["no-such-editor -x", "/", "vim 'torn"])
def test_an_editor_that_can_not_be_started_is_told_in_a_line(
    editor: str, quizapp: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_editor(monkeypatch, editor)
    result = quizapp("edit", "geo")
    assert result.code in (1, 2)
    assert "editor" in result.err
    assert result.err.count("\n") == 1


def test_an_editor_that_ends_with_a_number_or_removes_the_file(
    quizapp: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_editor(monkeypatch, join([sys.executable, "-c", "import sys; sys.exit(3)"]))
    result = quizapp("edit", "geo")
    assert (result.code, result.err.splitlines()[0]) == (0, "The editor ended with 3.")
    set_editor(monkeypatch, join([sys.executable, "-c", "import os, sys; os.unlink(sys.argv[-1])"]))
    result = quizapp("edit", "geo")
    assert result.code == 1
    assert "is gone" in result.err


def test_a_folder_of_decks_and_an_unknown_deck_are_wrong_use(quizapp: Run, home: Path) -> None:
    (home / "decks" / "bad" / "more.toml").write_text("")
    result = quizapp("edit", "bad")
    assert result.code == 2
    assert "bad/more" in result.err
    assert quizapp("edit", "nothing-here").code == 2
    assert quizapp("edit", "nothing-here:12").code == 2
