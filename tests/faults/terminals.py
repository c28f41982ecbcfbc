"""Tries to break the app by its terminal: resized, closed, suspended, pasted into, slow, odd, few letters.

    python tests/faults/terminals.py [--tries N] [--seed S] [--only KIND] [--at N]

`lost`: answers that were acknowledged and are not on the disk. `damaged`: the terminal was left in another
state, or the screen shows something else than it should. `refused`: said no in a clear word.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

if __name__ == "__main__":
    sys.path[:1] = [str(Path(__file__).parents[1])]

from faults.crashing.ground import Ground
from faults.terminal import arriving, drawing, leaving, sizes, streams
from helpers.trials import Tally, command, tried

_TRIES = 40
SAMPLE = ("resized", "closed", "suspended", "pasted", "into a field", "streams")


def terminals(tries: int, seed: int, only: str = "", at: int | None = None) -> Sequence[Tally]:
    """Tries all kinds."""
    with tempfile.TemporaryDirectory() as folder, Ground(Path(folder)) as ground:
        kinds = {"resized": sizes.resized(ground)}
        for family in (leaving, arriving, drawing, streams):
            kinds |= family.kinds(ground)
        return tried(kinds, tries, seed, only, at)


if __name__ == "__main__":
    sys.exit(command(terminals, _TRIES, __doc__))
