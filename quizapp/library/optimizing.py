"""FSRS's weights fitted to a learner: in a process of its own, kept as a line of the log, and undone."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from tempfile import TemporaryFile
from types import TracebackType
from typing import Any

from quizapp.library import fit_worker
from quizapp.library.records import Records
from quizapp.storage.index.reviews import histories
from quizapp.study.fitting import Fitted, TooFew, counting, refusal
from quizapp.study.plan import Plan
from quizapp.study.walk import Review

WEIGHTS = "weights"

_PROGRAM = "import sys; sys.path += sys.argv[1:]; from quizapp.library.fit_worker import main; main()"
_DUE_DAYS = "SELECT key, due_day FROM card WHERE phase > 0 AND deck IS NOT NULL"


class FitFailed(Exception):
    """The process that was to fit weights ended without an answer; the message says how."""


@dataclass(frozen=True, slots=True)
class Shift:
    """What other weights did: how many of all `cards` begun are due on another day, and what is due today."""

    cards: int
    moved: int
    due_before: int
    due_after: int


def learned(records: Records) -> list[list[Review]]:
    """The learner's reviews, card by card. Raises TooFew where weights can't be fitted to so few."""
    found = list(histories(records.catalogue.store))
    if reason := refusal(counting(found)):
        raise TooFew(reason)
    return found


class Fit:
    """A fit at work. As a context: its process is ended when the context is left."""

    def __init__(self, reviews: Sequence[Sequence[Review]], plan: Plan) -> None:
        """Begins at once. `plan` has the weights that are in use. Raises FitFailed."""
        # -P: the working folder may hold a module of any name.
        command = [sys.executable, "-P", "-c", _PROGRAM, *(path for path in sys.path if path)]
        self._words = TemporaryFile()  # noqa: SIM115 - a pipe that nobody reads would fill up
        self._process = subprocess.Popen(  # noqa: S603 - this Python, with a program of ours
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._words
        )
        assert self._process.stdin
        try:
            fit_worker.send(self._process.stdin, reviews, plan.weights, len(plan.relearning_steps))
        except BrokenPipeError:
            raise self._failed() from None
        except BaseException:
            self.end()
            raise

    def __enter__(self) -> Fit:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.end()

    @property
    def process_id(self) -> int:
        """The system's number of the process."""
        return self._process.pid

    def done(self, seconds: float) -> bool:
        """Whether it is over, after waiting for at most so long."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)
        return self._process.poll() is not None

    def result(self) -> Fitted:
        """What it came to, waited for. Raises TooFew and FitFailed."""
        assert self._process.stdout
        said = self._process.stdout.read()
        if self._process.wait() or not said:
            raise self._failed()
        found: dict[str, Any] = json.loads(said)
        if "too_few" in found:
            raise TooFew(found["too_few"])
        return Fitted(tuple(found["weights"]), found["before"], found["after"], found["reviews"])

    def end(self) -> None:
        """Ends the process, if it isn't over."""
        process = self._process
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout, self._words):
            if pipe:
                with suppress(OSError):  # what was still to be sent
                    pipe.close()

    def _failed(self) -> FitFailed:
        code = self._process.wait()
        self._words.seek(0)
        last = self._words.read().decode("utf-8", "replace").strip().rpartition("\n")[2]
        self.end()
        return FitFailed(f"fitting ended without an answer (code {code}){last and f': {last}'}")


def in_use(records: Records) -> Plan:
    """How the learner's cards are scheduled where a deck has no terms of its own."""
    return records.journal.history.plan("")


def usable(weights: Sequence[float]) -> bool:
    """Whether these weights would be taken from a line of the log as they are."""
    read = Plan.from_settings(lambda name: list(weights) if name == WEIGHTS else None)
    return read.weights == tuple(weights)


def adopt(records: Records, weights: Sequence[float] | None) -> Shift:
    """Schedules by these weights from now on (None: FSRS's own). Raises NotSaved."""
    days, due = _due_days(records), _due_today(records)
    records.set(WEIGHTS, None if weights is None else list(weights))
    after = _due_days(records)
    moved = sum(day != days.get(key) for key, day in after.items())
    return Shift(len(after), moved, due, _due_today(records))


def _due_days(records: Records) -> dict[int, int]:
    return dict(records.catalogue.store.db.execute(_DUE_DAYS).fetchall())


def _due_today(records: Records) -> int:
    return sum(records.due_on(volume, records.day) for volume in records.volumes if volume.deck_id)


def before(records: Records) -> tuple[list[float] | None] | None:
    """The weights before those in use, in a tuple for they may be None; None where there were no others.

    Going back is a line with the weights before: each such line takes away one that was set, so that several
    go back step by step.
    """
    steps: list[Any] = [None]
    for fields in records.catalogue.store.standing("set"):
        if fields["name"] != WEIGHTS or fields.get("deck"):
            continue
        value = fields["value"]
        if len(steps) > 1 and value == steps[-2]:
            steps.pop()
        elif value != steps[-1]:
            steps.append(value)
    return (steps[-2],) if len(steps) > 1 else None
