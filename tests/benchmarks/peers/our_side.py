"""What quizapp's library takes inside a running program, without a screen.

our_side.py LIBRARY LEARNER   waits for questions, a line of JSON each; says what each took
"""

from __future__ import annotations

import json
import sys
import time

from quizapp.library.library import Library, World, open_library
from quizapp.questions.wish import Wish
from quizapp.scores.figures import figures

COUNT = 20  # questions of a quiz


class Served:
    """An open library, as in the running app."""

    def __init__(self, library: Library) -> None:
        self.library = library
        library.load()
        _ = library.journal

    def quiz(self) -> None:
        """Makes a quiz, with all that goes into it."""
        sitting = self.library.quiz(self.library.volumes, Wish(count=COUNT))
        assert sitting.quiz.total == COUNT

    def due(self) -> None:
        """What Home says of each deck."""
        self.library.today(self.library.rows())

    def stats(self) -> None:
        """All figures of the statistics' page."""
        figures(self.library.stats(()))


def main(home: str, learner: str) -> None:
    served = Served(open_library(home, learner, World.real(), make=False))
    for line in sys.stdin:
        name, *words = json.loads(line)
        begun = time.perf_counter()
        getattr(served, name)(*words)
        sys.stdout.write(json.dumps({"ms": (time.perf_counter() - begun) * 1000}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
