"""Every path on a command line goes from the folder that the program was started in, and `~` is home."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_kit import Run, a_world
from helpers.class_told import write_class

from quizapp.cli.commands import COMMANDS
from quizapp.cli.run import command, parser_of
from quizapp.library.library import World

CARD = '[[cards]]\nquestion = "Who?"\nanswer = "Me"\n'
MADE, SOMEBODY = "made.out", "somebody"


@pytest.fixture
def started(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the program was started in, with a file for each option; the process is elsewhere."""
    here, elsewhere = tmp_path / "here", tmp_path / "elsewhere"
    elsewhere.mkdir()
    (here / "logs").mkdir(parents=True)
    (here / "mine.toml").write_text(CARD, "utf-8")
    (here / "words.csv").write_text("term,definition\nFoo,Bar\n", "utf-8")
    (here / "names.csv").write_text("name,alias\nAda Lovelace,Ada X\n", "utf-8")
    write_class(here / "logs", ("Ada",))
    next(iter((here / "logs").iterdir())).rename(here / "logs" / SOMEBODY)
    (home / "progress" / "kim").mkdir()
    world = a_world(home)
    world = World({**world.environ, "EDITOR": "true"}, here, world.clock, world.rng)
    monkeypatch.setattr(World, "real", classmethod(lambda cls: world))
    monkeypatch.setenv("HOME", str(here))
    monkeypatch.chdir(elsewhere)
    return here


@pytest.fixture
def week(quizapp: Run, started: Path) -> str:
    assert quizapp("assign", "geo", "-n", "3", "-o", str(started / "week.toml")).code == 0
    words = ("quiz", "--plain", "--assignment", str(started / "week.toml"))
    assert quizapp(*words, stdin="1\n1\n1\n\n").code == 0
    return "week.toml"


READS = {
    ("check", "paths"): ["check", "mine.toml"],
    ("edit", "deck"): ["edit", "mine.toml"],
    ("import", "files"): ["import", "words.csv", "--dry-run"],
    ("class", "folder"): ["class", "logs"],
    ("class", "roster"): ["class", "--roster", "names.csv"],
    ("progress", "folder"): ["progress", "merge", f"logs/{SOMEBODY}", "--dry-run"],
    ("quiz", "assignment"): ["quiz", "--plain", "--try", "--assignment", "week.toml"],
    ("hand-in", "assignment"): ["hand-in", "--assignment", "week.toml", "-o", "~/there.jsonl"],
}
WRITES = {
    ("assign", "output"): ["assign", "geo", "-o", f"{MADE}.toml"],
    ("hand-in", "output"): ["hand-in", "-o", MADE],
    ("paper", "output"): ["paper", "geo", "-o", f"{MADE}.txt"],
    ("export", "output"): ["export", "geo", "--to", "gift", "-o", MADE],
    ("class", "output"): ["class", "logs", "-o", f"{MADE}.txt"],
    ("progress", "output"): ["progress", "export", "-o", MADE],
}


def _paths_of(name: str) -> set[tuple[str, str]]:
    """The arguments of a command that are paths, by what the help calls them."""
    actions = parser_of(command(name))._actions
    kinds = {"FILE", "FOLDER", "DIR", "PATH", "DECK[:LINE]"}
    return {(name, each.dest) for each in actions if each.metavar in kinds and each.dest != "home"}


def test_each_path_that_a_command_takes_is_tried_here() -> None:
    found = {path for name, _, _ in COMMANDS for path in _paths_of(name)}
    assert found == READS.keys() | WRITES.keys()


def _at_home(words: list[str], name: str) -> list[str]:
    return [f"~/{word}" if word == name else word for word in words]


@pytest.mark.parametrize("tilde", [False, True])
@pytest.mark.parametrize("words", READS.values(), ids="-".join)
def test_what_is_read_is_looked_for_where_the_program_was_started(
    quizapp: Run, week: str, words: list[str], tilde: bool
) -> None:
    (given,) = [word for word in words if word.startswith(("logs", "mine", "words", "names", "week"))]
    result = quizapp(*(_at_home(words, given) if tilde else words), stdin=":q\n")
    assert result.code == 0, result.err
    assert not list(Path.cwd().iterdir())


@pytest.mark.parametrize("tilde", [False, True])
@pytest.mark.parametrize("words", WRITES.values(), ids="-".join)
def test_what_is_written_comes_where_the_program_was_started(
    quizapp: Run, week: str, started: Path, words: list[str], tilde: bool
) -> None:
    result = quizapp(*(_at_home(words, words[-1]) if tilde else words))
    assert result.code == 0, result.err
    assert (started / words[-1]).is_file()
    assert not list(Path.cwd().iterdir())


def test_a_hand_in_without_a_name_comes_there_too(quizapp: Run, week: str, started: Path) -> None:
    assert quizapp("hand-in").code == 0
    assert len(list(started.glob("*.jsonl"))) == 1
    assert not list(Path.cwd().iterdir())


@pytest.mark.parametrize("words", [*READS.values(), *WRITES.values()], ids="-".join)
def test_a_user_whom_nobody_knows_is_no_crash(quizapp: Run, week: str, words: list[str]) -> None:
    given = ("mine", "words", "names", "week", "logs", MADE)
    at = max(place for place, word in enumerate(words) if word.startswith(given))
    changed = [*words[:at], f"~nobody-of-that-name/{words[at]}", *words[at + 1 :]]
    result = quizapp(*changed)
    assert result.code == 2
    assert result.err.startswith("quizapp: ")


def test_a_relative_library_is_looked_for_there(quizapp: Run, started: Path, home: Path) -> None:
    home.rename(started / "lib")
    assert str(started / "lib") in quizapp("--home", "lib", "where").out
