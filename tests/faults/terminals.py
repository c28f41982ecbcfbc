"""Tries to break the app by its terminal: resized, closed, suspended, pasted into, slow, odd, few letters.

    python tests/faults/terminals.py [--tries N] [--seed S] [--only KIND] [--at N]

`lost`: answers that were acknowledged and are not on the disk. `damaged`: the terminal was left in another
state, or the screen shows something else than it should. `refused`: said no in a clear word.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

if __name__ == "__main__":
    sys.path[:1] = [str(Path(__file__).parents[1])]

from faults.crashing.ground import Ground
from faults.terminal import arriving, drawing, leaving, sizes, streams
from helpers.trials import Tally, table, tried

_TRIES = 40
SAMPLE = ("resized", "closed", "suspended", "pasted", "into a field", "streams")


def terminals(tries: int, seed: int, only: str = "", at: int | None = None) -> Sequence[Tally]:
    """Tries all kinds."""
    with tempfile.TemporaryDirectory() as folder, Ground(Path(folder)) as ground:
        kinds = {"resized": sizes.resized(ground)}
        for family in (leaving, arriving, drawing, streams):
            kinds |= family.kinds(ground)
        return tried(kinds, tries, seed, only, at)


def main() -> int:
    """Runs the trials and prints their table; 1 where not all is well."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--tries", type=int, default=_TRIES, help=f"of each kind (default: {_TRIES})")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="one kind, as the table calls it")
    parser.add_argument("--at", type=int, help="one trial alone, by its number")
    given = parser.parse_args()
    tallies = terminals(given.tries, given.seed, given.only, given.at)
    sys.stdout.write(table(tallies) + "\n")
    return 0 if tallies and all(each.is_well for each in tallies) else 1


if __name__ == "__main__":
    sys.exit(main())
