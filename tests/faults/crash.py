"""Tries to lose an answer: kill -9, power cuts, calls that fail, and full disks, wherever quizapp writes.

    python tests/faults/crash.py [--tries N] [--seed S] [--only KIND] [--at N]

`--tries` is how often each kind is killed at any moment; with the 1,000 kills of the whole run each other
kind is tried at each of its calls. With fewer tries these are a sample.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

if __name__ == "__main__":
    sys.path[:1] = [str(Path(__file__).parents[1])]

from faults.crashing import app, fails, kills, power, small_disk
from faults.crashing.ground import Ground
from helpers.trials import Tally, command, tried

_KILLS = 56  # of each of the 18 ways: a thousand
_MEMORY = Path("/dev/shm")  # a disk of memory: kills and the model of a disk need no real one


def crash(tries: int, seed: int, only: str = "", at: int | None = None, *, apps: int = -1) -> Sequence[Tally]:
    """Tries all kinds, of each so many; `apps`: another number for those in a terminal."""
    whole = tries >= _KILLS
    most, states, starts = (10_000, 400, 20) if whole else (2 * tries, 20 * tries, 1)
    with (
        tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as folder,
        Ground(Path(folder)) as ground,
    ):
        often = kills.moments(ground)
        in_app = app.moments(ground)
        once = {
            **kills.kinds(ground, most),
            **power.kinds(ground, states, starts),
            **fails.kinds(ground, most, starts),
            **small_disk.kinds(ground),
            "app: full disk": app.full(ground),
        }
        ways = ((often, tries), (in_app, tries if apps < 0 else apps), (once, 1))
        return [tally for kinds, n in ways for tally in tried(kinds, n, seed, only, at if n > 1 else None)]


def _kills_said(tallies: Sequence[Tally]) -> str:
    killed = sum(each.tried for each in tallies if each.kind.startswith(("any moment", "app: ")))
    return f"{killed} kills at any moment." if killed else ""


if __name__ == "__main__":
    sys.exit(command(crash, _KILLS, __doc__, _kills_said))
