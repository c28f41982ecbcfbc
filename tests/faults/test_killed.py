"""kill -9 at random moments: what was acknowledged is there on the next start. `kill.py 100` does more."""

import json
import subprocess
import sys

import pytest
from end_to_end.terminal_kit import Terminal, quizapp
from faults.kill import WAYS, Ground

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal and kill -9")


def test_every_acknowledged_answer_survives_kills_at_random_moments(tmp_path):
    ground = Ground(tmp_path, seed=2)
    kills = [ground.kill(WAYS[i % 2]) for i in range(8)]
    assert [kill for kill in kills if kill.lost or kill.damaged] == []
    assert sum(kill.acknowledged for kill in kills) > 0
    home = str(ground.library)
    scores = subprocess.run(
        quizapp("scores", "--json", "--home", home),
        env=ground.env,
        capture_output=True,
        check=True,
        text=True,
    )
    asked = sum(attempt.get("asked", attempt["total"]) for attempt in json.loads(scores.stdout))
    assert asked >= sum(kill.known for kill in kills)
    with Terminal(quizapp("--home", home), ground.env) as t:
        t.sees("c continue", "Enter quiz")
        t.send("c")
        t.sees("of 8", "Enter choose")
