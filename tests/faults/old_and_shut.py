"""Opens libraries of every earlier version, and libraries and places that can't be written.

    python tests/faults/old_and_shut.py [--tries N] [--seed S] [--only KIND] [--at N]

Old files are read to the result that was written down for them. What can't be written is said in a word,
nothing that was acknowledged is lost, and what only reads works all the same.
"""

from __future__ import annotations

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from faults.name_kinds import names, two_cases
from faults.old_kinds import newer, old
from faults.shut_kinds import cache_or_state, held, read_only_library, surroundings_missing
from helpers.trials import Kinds, main

TRIES = 60  # of each kind

KINDS: Kinds = {
    "old libraries": old,
    "newer lines": newer,
    "read-only library": read_only_library,
    "cache and state": cache_or_state,
    "no home": surroundings_missing,
    "names": names,
    "capitals": two_cases,
    "held open": held,
}

if __name__ == "__main__":
    sys.exit(main(KINDS, TRIES, __doc__))
