"""Tries to have programs and devices get in each other's way: eight at once, copied libraries, sync tools.

    python tests/faults/company.py [--tries N] [--seed S] [--only KIND] [--at N]

`slowest` is for eight at once the longest that an answer took until it was acknowledged, with eight programs
on the processors that there are; where one stands still or works long, by how much another waited longer than
alone; for devices the longest that a look took. `refused`: copies that gave themselves another name.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

if __name__ == "__main__":
    sys.path[:1] = [str(Path(__file__).parents[1])]

from faults.crashing.ground import Ground
from faults.gathering import devices, held
from faults.gathering.eight import eight
from helpers.trials import Tally, command, tried

_TRIES = 20  # of the kinds with programs of their own; of devices, in one process, ten times as many


def company(tries: int, seed: int, only: str = "", at: int | None = None) -> Sequence[Tally]:
    """Tries all kinds: of devices ten times as often."""
    with tempfile.TemporaryDirectory() as folder, Ground(Path(folder)) as ground:
        programs = {"eight at once": eight(ground), **held.kinds(ground)}
        return [
            *tried(programs, tries, seed, only, at),
            *tried(devices.KINDS, 10 * tries, seed, only, at),
        ]


if __name__ == "__main__":
    sys.exit(command(company, _TRIES, __doc__))
