"""The demo: a library that is made up, says so everywhere, and leaves no trace."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from end_to_end.terminal_kit import Terminal
from end_to_end.terminal_kit import quizapp as command

DEMO = "demo: made-up history"


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    """A user's folders, all of them in a temporary one."""
    (tmp_path / "temporary").mkdir()
    (tmp_path / "home").mkdir()
    names = {f"XDG_{name}_HOME": str(tmp_path / "home" / name) for name in ("DATA", "STATE", "CACHE")}
    more = {"HOME": str(tmp_path / "home"), "TMPDIR": str(tmp_path / "temporary")}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("QUIZAPP")}
    return {**kept, **names, **more}


def left_behind(surroundings: dict[str, str]) -> list[Path]:
    return [
        path
        for name in ("HOME", "TMPDIR")
        for path in Path(surroundings[name]).rglob("*")
        if "__pycache__" not in path.parts
    ]


def quizapp(surroundings: dict[str, str], *argv: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "quizapp", *argv],
        env=surroundings,
        cwd=surroundings["HOME"],
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("argv", [["--demo", "due", "--json"], ["due", "--demo", "--json"]])
def test_a_command_works_on_it_says_so_and_leaves_no_trace(
    surroundings: dict[str, str], argv: list[str]
) -> None:
    done = quizapp(surroundings, *argv)
    assert (done.returncode, done.stderr) == (0, f"{DEMO}\n")
    assert sum(deck["due"] for deck in json.loads(done.stdout)) > 0
    assert left_behind(surroundings) == []


def test_what_writes_writes_into_it_and_it_goes_away(surroundings: dict[str, str]) -> None:
    done = quizapp(surroundings, "study", "--plain", "--demo", stdin="\n3\n:q\n")
    assert done.returncode == 0
    assert DEMO in done.stderr
    assert "Saved" in done.stdout
    assert left_behind(surroundings) == []


def test_where_there_is_no_screen_it_goes_away_too(surroundings: dict[str, str]) -> None:
    done = quizapp(surroundings, "--demo")
    assert done.returncode == 2
    assert "no terminal" in done.stderr
    assert left_behind(surroundings) == []


def test_a_command_that_goes_wrong_leaves_no_trace(surroundings: dict[str, str]) -> None:
    done = quizapp(surroundings, "--demo", "due", "nowhere")
    assert done.returncode == 2
    assert left_behind(surroundings) == []


def test_it_has_a_library_of_its_own(surroundings: dict[str, str]) -> None:
    for options in (["--home", "x"], ["--learner", "kim"]):
        done = quizapp(surroundings, "--demo", *options, "due")
        assert done.returncode == 2
        assert "leave out --home and --learner" in done.stderr
    assert left_behind(surroundings) == []


def test_the_app_says_so_on_its_screens_and_leaves_no_trace(surroundings: dict[str, str]) -> None:
    with Terminal(command("--demo"), {**surroundings, "TERM": "xterm-256color"}) as terminal:
        terminal.sees(DEMO, "due")
        terminal.send("?")
        terminal.sees("Read")
        assert DEMO in terminal.text
        terminal.send("\x03")
        assert terminal.ends() == 0
    assert left_behind(surroundings) == []


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_closed_terminal_leaves_no_trace_either(surroundings: dict[str, str], number: int) -> None:
    with Terminal(command("--demo"), {**surroundings, "TERM": "xterm-256color"}) as terminal:
        terminal.sees(DEMO, "due")
        assert left_behind(surroundings)
        terminal.process.send_signal(number)
        assert terminal.ends() == 128 + number
        assert "Traceback" not in terminal.text
    assert left_behind(surroundings) == []


def test_a_demo_in_plain_lines_that_is_ended_leaves_no_trace(surroundings: dict[str, str]) -> None:
    with Terminal(command("--demo", "study", "--plain"), surroundings) as terminal:
        terminal.sees("Enter shows the answer")
        terminal.process.send_signal(signal.SIGTERM)
        assert terminal.ends() == 128 + signal.SIGTERM
    assert left_behind(surroundings) == []
