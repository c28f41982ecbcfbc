"""`check --watch`: says what is wrong with a deck whenever it was saved."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from contextlib import closing

from quizapp.cli.check_words import summary
from quizapp.cli.diagnostics import print_findings
from quizapp.cli.output import tell
from quizapp.library.checking import Checked
from quizapp.library.library import Library
from quizapp.library.watching import Seen, watch


def follow(library: Library, paths: Sequence[str]) -> tuple[Checked, ...]:
    """Prints what is found, at first of all decks and then of each that was saved, until Ctrl+C.

    Returns how all of them stood at the end.
    """
    state: tuple[Checked, ...] = ()
    with closing(watch(library, paths, time.sleep)) as seen:
        try:
            for number, each in enumerate(seen):
                state = each.all
                _show(each, first=not number)
        except KeyboardInterrupt:
            pass
    return state


def _show(seen: Seen, *, first: bool) -> None:
    print_findings(seen.fresh)
    if first:
        tell(f"{summary(seen.all)} Waiting for a deck to be saved; Ctrl+C ends.")
        return
    for line in _words(seen):
        tell(line)
    tell(summary(seen.all))


def _words(seen: Seen) -> Iterable[str]:
    """What findings don't say: decks that are in order now, and those that are gone."""
    for each in seen.fresh:
        if not each.findings:
            yield f"{each.path.name}: no findings."
    for path in seen.gone:
        yield f"{path.name} is gone."
