"""quizapp in a pipe: a quiz in plain lines to its end, and a clear word where the app can't be shown."""

import json
import os
import signal
import subprocess
import sys

import pytest
from end_to_end.terminal_kit import quizapp, surroundings


@pytest.fixture
def run(tmp_path):
    env = surroundings(tmp_path)

    def call(*argv, stdin=""):
        return subprocess.run(
            quizapp(*argv, "--home", str(tmp_path / "library")),
            env=env,
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    return call


def test_a_quiz_in_plain_lines_is_among_the_scores(run):
    done = run("quiz", "rare-earths-deal/glossary", "--plain", "-n", "3", "--seed", "7", stdin="1\n2?\n3\n")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("Saved.") == 3
    assert "of 3 right" in done.stdout
    assert done.stderr == ""
    (attempt,) = json.loads(run("scores", "--json").stdout)
    assert attempt["total"] == 3
    assert f"{attempt['right']} of 3 right" in done.stdout


def test_a_quiz_broken_off_by_the_end_of_input_goes_on_where_it_was(run):
    first = run("quiz", "rare-earths-deal/glossary", "--plain", "-n", "3", stdin="1\n")
    assert "Stopped after 1 of 3" in first.stdout
    rest = run("quiz", "--plain", "--continue", stdin="1\n1\n")
    assert "Question 2 of 3" in rest.stdout
    assert "of 3 right" in rest.stdout


@pytest.mark.parametrize("argv", [(), ("quiz", "rare-earths-deal/glossary"), ("study",)])
def test_without_a_terminal_the_app_says_what_to_do(run, argv):
    done = run(*argv)
    assert done.returncode == 2
    assert "--plain" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


@pytest.mark.skipif(os.name == "nt", reason="there is no such signal")
def test_a_program_that_is_interrupted_ends_without_a_word(tmp_path):
    program = (
        "import os, signal, sys\n"
        "import quizapp.__main__ as program\n"
        "program.run = lambda argv: os.kill(os.getpid(), signal.SIGINT)\n"
        "program.main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], env=surroundings(tmp_path), capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (-signal.SIGINT, "")
