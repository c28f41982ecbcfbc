"""Damages what a learner and an author have, and looks at what the program makes of it.

    python tests/faults/damage.py [--tries N] [--seed S] [--only KIND] [--at N]

Nothing that reads may end in a traceback or change a byte; what is intact is used, once; what is not is named
with its file and line; and new answers go behind it and are read back. What is lost or damaged is counted
from a model: the lines as they were before.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from faults import damaged_rest
from faults.damaged_clocks import wrong_clocks
from faults.damaged_ground import READING, Ground, ground
from faults.damaged_log import Model, check_goes_on, check_index, check_read, loaded
from faults.damaged_log_kinds import conflict_copies, swapped
from faults.mutating import BYTES, Mutate
from helpers.trials import Kinds, Tally, Trial, main

TRIES = 670  # of each kind: 10,000 in all
OUTSIDE = 0.01  # of the commands run as a process of their own, which takes thirty times as long


def of_a_log(mutate: Mutate) -> Trial:
    """Damages the bytes of one log file or several."""

    def trial(dice: random.Random, tally: Tally) -> None:
        with ground() as here:
            model = Model.of(here.texts())
            if dice.random() < 0.4:  # an index from before the damage
                loaded(here).catalogue.close()
            names = sorted(here.texts())
            for name in dice.sample(names, dice.choice((1, 1, 2, len(names)))):
                path = here.logs / name
                path.write_bytes(mutate(path.read_bytes(), dice))
            try_log(here, model, dice, tally)

    return trial


def try_log(here: Ground, model: Model, dice: random.Random, tally: Tally) -> None:
    """What every damaged log has to stand."""
    before = here.bytes()
    read = check_read(here, model)
    tally.refused += len(read.problems)
    commands(here, dice, tally)
    assert here.bytes() == before, "a command that only reads has changed a file"
    library = loaded(here)
    check_index(library, read)
    assert here.bytes() == before, "bringing the index up to date has changed a file"
    check_goes_on(here, library, model, read)
    library.catalogue.close()


def commands(here: Ground, dice: random.Random, tally: Tally, count: int = 2) -> None:
    """Some of the commands that read, each without a traceback."""
    outside = dice.random() < OUTSIDE
    for command in dice.sample(READING, count):
        with tally.timed():
            said = (here.say_outside if outside else here.say)(*command.argv)
        if command.check and said.out:
            command.check(said.out)


KINDS: Kinds = {
    **{f"log: {name}": of_a_log(mutate) for name, mutate in BYTES.items()},
    "log: conflict copies": conflict_copies(try_log),
    "log: swapped, empty": swapped(try_log),
    "log: clocks": wrong_clocks,
    **damaged_rest.KINDS,
}

if __name__ == "__main__":
    sys.exit(main(KINDS, TRIES, __doc__))
