"""The benchmark runs at a small size, and its tables say what they should. No time is judged here."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.peers.made_reviews import EACH, reviews
from benchmarks.peers.table import tables
from benchmarks.peers.turns import Goal, Row, in_turns

COMMAND = Path(__file__).with_name("beside_peers.py")
SIZE = 200


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_the_command_measures_a_small_library_and_prints_its_table(tmp_path):
    kept, file = tmp_path / "kept", tmp_path / "all.json"
    wish = ["--sizes", str(SIZE), "--runs", "1", "--keep", str(kept), "--json", str(file), "--anki", ""]
    wish += ["--only", "start", "library", "due", "session", "answer"]
    done = subprocess.run([sys.executable, str(COMMAND), *wish], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert f"{SIZE} cards, {SIZE * EACH:,} reviews" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 79
    rows = json.loads(file.read_text("utf-8"))
    for task in (
        "start → first card",
        "quiz of 20 made, the first",
        "due counts, a new process",
        "answer → next card",
    ):
        assert next(row for row in rows if row["task"] == task)["quizapp"], task
        assert task in done.stdout
    assert not any(row["anki"] for row in rows)
    assert (kept / str(SIZE) / "done").exists()


def test_made_reviews_are_the_same_each_time_and_never_two_at_once():
    found = reviews(50)
    assert found == reviews(50)
    assert len(found) == 50 * EACH
    moments = [each.at for each in found]
    assert moments == sorted(set(moments))
    assert {each.rating for each in found} == {1, 2, 3, 4}


def test_a_table_tells_each_goal_with_what_came_of_it():
    rows = [
        Row("start", 1_000, [90.0], [100.0], [200.0], (Goal("anki", 0.7), Goal("bare", 0.8))),
        Row("quiz", 1_000, [70.0], goals=(Goal("smallest", 60.0),)),
        Row("quiz", 10_000, [131.0], goals=(Goal("smallest", 60.0),), smallest=[70.0]),
    ]
    lines = tables(rows).splitlines()
    said = [" ".join(line.split()) for line in lines]
    assert "start 90.0 100 200 0.45A 0.7 ok" in said
    assert "0.90b 0.8 no" in said
    assert "quiz 70.0" in said
    assert "quiz 131 +61 ms +60 no" in said
    assert "quiz 70.0 131 ×1.9" in said


def test_turns_go_to_and_fro_so_that_no_side_is_always_the_first():
    order = []
    sides = {name: lambda name=name: order.append(name) or 1.0 for name in "ab"}
    assert in_turns(3, sides) == {"a": [1.0] * 3, "b": [1.0] * 3}
    assert "".join(order) == "ab" + "ab" + "ba" + "ab"
