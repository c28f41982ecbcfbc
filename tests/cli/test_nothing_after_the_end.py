"""What a command leaves at its end: nothing on the terminal."""

import subprocess
import sys

import pytest


def test_an_engine_that_was_used_says_nothing_at_the_end():
    pytest.importorskip("duckdb", reason="DuckDB is not installed: pip install 'quizapp[class]'")
    code = "import sys, duckdb; from quizapp.__main__ import main; sys.argv[1:] = ['--version']; main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
