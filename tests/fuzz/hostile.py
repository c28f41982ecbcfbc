"""Hostile decks, logs, files and archives: shown as text or refused in a line, in bounded time and memory.

    python tests/fuzz/hostile.py [--tries N] [--seed S] [--only KIND] [--at N]

Markup, links that act, escape sequences (also in two halves), directions turned round, hidden signs, active
HTML, formulas, workflow commands and words for shells stand in every field, name, log line and argument.
Then bombs, depths, bigness and repetitions in files; links, pipes and devices where files should be. What
must hold is written beside each kind. Traps stand where programs are looked for: nothing reaches a shell.

The formats have mutated and random inputs of their own beside their tests: `QUIZAPP_FUZZ=100000 pytest
tests/formats`, and decks in `tests/cards/test_mutated_decks.py`.
"""

from __future__ import annotations

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from fuzz import (
    hostile_app,
    hostile_app_sizes,
    hostile_decks,
    hostile_files,
    hostile_growth,
    hostile_places,
    hostile_shell,
    hostile_sizes,
)
from helpers.trials import Kinds, main

TRIES = 200  # of each kind, but for those of `SHARES`

KINDS: Kinds = {
    **hostile_decks.KINDS,
    **hostile_files.KINDS,
    **hostile_places.KINDS,
    **hostile_growth.KINDS,
    **hostile_sizes.KINDS,
    **hostile_app.KINDS,
    **hostile_app_sizes.KINDS,
    **hostile_shell.KINDS,
}
SHARES = {
    "growth": 0.25,
    "sizes": 0.25,
    "screens": 0.15,
    "sizes in the app": 0.1,
    "terminal": 0.1,
    "shell: commands": 0.25,
    "shell: the app": 0.05,
    "shell: editors": 0.1,
}

if __name__ == "__main__":
    sys.exit(main(KINDS, TRIES, __doc__, SHARES))
