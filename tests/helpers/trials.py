"""Tries to break something many times, by chance from a seed, and says in a table what came of it.

A kind of trial is a function that gets the dice and a tally: it counts there what was lost, damaged or
refused, and raises AssertionError where something went wrong otherwise. Each trial has dice of its own, made
of seed, kind and number, so that one alone can be tried again: `--only KIND --at NUMBER`.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

_WHOLE: Mapping[str, float] = {}
_HEADS = ("tried", "lost", "damaged", "refused", "failed", "slowest")


@dataclass
class Tally:
    """What the trials of one kind came to.

    `lost`: what was acknowledged and is gone. `damaged`: what is not as it was, though nobody said so.
    `refused`: what was not done and said so in a clear word. `failed`: trials that ended otherwise than they
    should. `slowest`: the longest that a step which was timed took, in seconds. `memory`: the most that a
    process took, in MB, where that was looked at. `notes`: what to look at.
    """

    kind: str
    tried: int = 0
    lost: int = 0
    damaged: int = 0
    refused: int = 0
    failed: int = 0
    slowest: float = 0.0
    memory: float = 0.0
    notes: list[str] = field(default_factory=list)

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Takes the time of what is done within."""
        begun = time.perf_counter()
        try:
            yield
        finally:
            self.slowest = max(self.slowest, time.perf_counter() - begun)

    @property
    def is_well(self) -> bool:
        """Nothing is lost, damaged or failed."""
        return not (self.lost or self.damaged or self.failed)


Trial = Callable[[random.Random, Tally], None]
Kinds = Mapping[str, Trial]


def tried(
    kinds: Kinds,
    tries: int,
    seed: int,
    only: str = "",
    at: int | None = None,
    shares: Mapping[str, float] = _WHOLE,
) -> list[Tally]:
    """Tries each kind so many times; of `only` one kind, or the trial `at` that number alone.

    `shares`: of kinds that take long, which share of `tries` is theirs, once at least.
    """
    tallies = []
    for kind, trial in kinds.items():
        if only and kind != only:
            continue
        tally = Tally(kind)
        tallies.append(tally)
        many = max(1, round(tries * shares.get(kind, 1)))
        for number in range(many) if at is None else [at]:
            _try(trial, tally, f"{seed}/{kind}/{number}", f"--seed {seed} --only '{kind}' --at {number}")
    return tallies


def _try(trial: Trial, tally: Tally, dice: str, again: str) -> None:
    before = tally.lost, tally.damaged
    tally.tried += 1
    try:
        trial(random.Random(dice), tally)
    except AssertionError as error:
        tally.failed += 1
        tally.notes.append(f"{tally.kind}: {str(error) or _place(error)} ({again})")
    else:
        if (tally.lost, tally.damaged) != before:
            tally.notes.append(f"{tally.kind}: something is lost or damaged ({again})")


def _place(error: BaseException) -> str:
    """Where something was asserted that has no words of its own."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(last.filename).name}:{last.lineno}: {last.line}"


def table(tallies: Sequence[Tally]) -> str:
    """The table of what was tried, with the notes below it."""
    wide = max(len(each.kind) for each in tallies) + 2
    has_memory = any(each.memory for each in tallies)
    heads = (*_HEADS, "memory") if has_memory else _HEADS
    lines = ["".join([" " * wide, *(f"{head:>9}" for head in heads)])]
    for each in tallies:
        counts = (each.tried, each.lost, each.damaged, each.refused, each.failed)
        memory = (f"{each.memory:>6.0f} MB" if each.memory else " " * 9) if has_memory else ""
        took = f"{each.slowest * 1000:>6.0f} ms"
        lines.append("".join([f"{each.kind:{wide}}", *(f"{n:>9}" for n in counts), took, memory]).rstrip())
    notes = [note for each in tallies for note in each.notes]
    return "\n".join([*lines, *notes[:20], *([f"... and {len(notes) - 20} more"] if len(notes) > 20 else [])])


def main(kinds: Kinds, tries: int, about: str | None, shares: Mapping[str, float] = _WHOLE) -> int:
    """The command line of a file of kinds: runs them and prints the table; 1 where not all is well."""
    return command(partial(tried, kinds, shares=shares), tries, about)


def command(
    run: Callable[[int, int, str, int | None], Sequence[Tally]],
    tries: int,
    about: str | None,
    said: Callable[[Sequence[Tally]], str] = lambda _: "",
) -> int:
    """The same of a file that runs its kinds itself, by tries, seed, `only` and `at`.

    `said`: a line below the table.
    """
    parser = argparse.ArgumentParser(description=(about or "").partition("\n")[0])
    parser.add_argument("--tries", type=int, default=tries, help=f"of each kind (default: {tries})")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", metavar="KIND", help="one kind, as the table calls it")
    parser.add_argument("--at", type=int, metavar="N", help="one trial alone, by its number")
    given = parser.parse_args()
    tallies = run(given.tries, given.seed, given.only, given.at)
    if not tallies:
        parser.error(f"there is no kind {given.only!r}")
    sys.stdout.write("\n".join(filter(None, [table(tallies), said(tallies)])) + "\n")
    return 0 if all(each.is_well for each in tallies) else 1
