"""The program as a learner has it, in a library that can only be read: as any user, also where root tests."""

from __future__ import annotations

import subprocess
import sys

import pytest
from end_to_end.terminal_kit import Terminal, quizapp, surroundings
from helpers.permissions import as_anybody, read_only

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
DECK = '[faq]\n"One?" = "1"\n"Two?" = "2"\n"Three?" = "3"\n"Four?" = "4"\n'


@pytest.fixture
def locked(tmp_path):
    home = tmp_path / "library"
    (home / "decks").mkdir(parents=True)
    (home / "progress").mkdir()
    (home / "decks" / "counting.toml").write_text(DECK, "utf-8")
    with read_only(home):
        yield home
    assert [path.name for path in home.rglob("*") if path.is_file()] == ["counting.toml"]


def test_in_plain_lines_nothing_is_acknowledged(locked, tmp_path):
    argv = as_anybody(quizapp("quiz", "counting", "--plain", "--home", str(locked)))
    env = surroundings(tmp_path)
    done = subprocess.run(argv, env=env, input="1\n1\n", capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "there is no permission to write this file" in done.stdout
    assert "Saved." not in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize(("argv", "keys"), [(("quiz", "counting"), "1"), (("study", "counting"), " 3")])
def test_in_the_app_an_answer_is_kept_and_the_reason_told(locked, tmp_path, argv, keys):
    env = surroundings(tmp_path)
    with Terminal(as_anybody(quizapp(*argv, "--home", str(locked))), env) as t:
        t.sees("?", "Esc")
        for key in keys:
            t.send(key)
        t.sees("ot saved", "no permission")
        t.send("\x03")
        t.sees("not saved. Quit without it?")
        t.send("\x1b[B")
        t.sees("❯ Quit; it is lost")
        t.send("\r")
        assert t.ends() == 0
        assert b"Traceback" not in t.raw
