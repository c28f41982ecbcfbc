"""Reads the logs of many learners by DuckDB, some learners at a time, on each processor at once.

It takes those whose files are plain (see `plain`), and leaves the others to the program's own reader, which
knows what to say of every oddity. Memory stays small, whatever the class: what comes out of one lot is all
that is kept of it.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from importlib.util import find_spec
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from types import TracebackType

from quizapp.scores.analysis.roll import ClassItem
from quizapp.storage.school.asking import Asked, Asker
from quizapp.storage.school.lots import Bundle, lots
from quizapp.storage.school.taking import Taken, Taking

_AT_ONCE = 4  # lots, where there are so many processors


def is_there() -> bool:
    """Whether the engine is installed."""
    return find_spec("duckdb") is not None


class Engine:
    """An engine that runs; to be closed, best by `with`. Raises ModuleNotFoundError where it isn't there."""

    def __init__(self) -> None:
        self._taking = Taking()
        self._askers: SimpleQueue[Asker] = SimpleQueue()  # those that have nothing to do
        self._at_once = min(_AT_ONCE, os.cpu_count() or 1)
        with ExitStack() as stack:
            folder = stack.enter_context(TemporaryDirectory(prefix="quizapp-class-"))
            for number in range(self._at_once):
                self._askers.put(stack.enter_context(Asker(f"{folder}/{number}")))
            self._open = stack.pop_all()

    def __enter__(self) -> Engine:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    @property
    def items(self) -> Mapping[int, ClassItem]:
        """What the columns name by number."""
        return self._taking.items

    def read(self, bundles: Iterable[Bundle]) -> Iterator[tuple[Bundle, Taken | None]]:
        """What each one's files come to, in order; None where they are not plain.

        While one lot is put into columns here, the next ones are asked about.
        """
        with ThreadPoolExecutor(self._at_once) as workers:
            waiting: deque[Future[list[Asked]]] = deque()
            for lot in lots(bundles):
                waiting.append(workers.submit(self._ask, lot))
                if len(waiting) > self._at_once:
                    yield from self._take(waiting.popleft().result())
            while waiting:
                yield from self._take(waiting.popleft().result())

    def _ask(self, lot: Sequence[Bundle]) -> list[Asked]:
        asker = self._askers.get()
        try:
            return asker.ask(lot)
        finally:
            self._askers.put(asker)

    def _take(self, asked: Iterable[Asked]) -> Iterator[tuple[Bundle, Taken | None]]:
        for each in asked:
            numbers = self._taking.numbers(each.items)
            for bundle in each.lot:
                life = each.lives.get(bundle.learner)
                if life is None:
                    yield bundle, None
                else:
                    rows = each.rows.get(bundle.learner, ())
                    first = each.first[bundle.learner]
                    yield bundle, self._taking.take(bundle.learner, life, rows, first, numbers)
