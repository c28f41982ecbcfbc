"""Reads the logs of many learners by DuckDB, some learners at a time, by the statements in `tables.sql`.

It takes those whose files are plain (see `plain`), and leaves the others to the program's own reader, which
knows what to say of every oddity. Memory stays small, whatever the class: what comes out of one lot is all
that is kept of it.
"""

from __future__ import annotations

import json
import os
import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from importlib.util import find_spec
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any

from quizapp.scores.analysis.roll import ClassItem
from quizapp.storage.school.plain import PLAIN_ANSWER, PLAIN_FINISH, PLAIN_START
from quizapp.storage.school.taking import Life, Row, Taken, Taking
from quizapp.study.lines import Answer, DeckUse, Finish, Line, Start, Unknown
from quizapp.study.parsing import BadLine, dumps, loads, parse

_LOT = 64 * 2**20  # bytes of logs that are read at a time
_MEMORY = "400MB"  # for the engine; what is more goes into a folder of its own while it runs
_THREADS = 4
_WORDS = """
    v kind id at session mode card form mark item stem answer guess hint rating day seed
    assignment learner app
"""
_WHOLE, _JSON = "key n ms right total", "options response decks"
_PATTERN = re.compile(r"[*?\[\]{}]")  # in a path, the engine would take it for many files


@dataclass(frozen=True, slots=True)
class Bundle:
    """All files of one learner in order, each with what logged into it: a source and a device's word."""

    learner: int
    logs: tuple[tuple[str, Path], ...]

    @property
    def size(self) -> int:
        """Of all files, in bytes. Raises OSError."""
        return sum(path.stat().st_size for _, path in self.logs)


def is_there() -> bool:
    """Whether the engine is installed."""
    return find_spec("duckdb") is not None


@cache
def statements() -> Mapping[str, str]:
    """The statements in `tables.sql` by name."""
    text = files("quizapp.storage.school").joinpath("tables.sql").read_text("utf-8")
    parts = re.split(r"^-- name: (.+)$", text, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the engine said of a lot, by learner: only of those whose files are plain. `items`: new ones."""

    lot: Sequence[Bundle]
    lives: Mapping[int, Life] = field(default_factory=dict)
    first: Mapping[int, int] = field(default_factory=dict)
    rows: Mapping[int, Sequence[Row]] = field(default_factory=dict)
    items: Sequence[Sequence[str]] = ()


class Engine:
    """An engine that runs; to be closed, best by `with`. Raises ModuleNotFoundError where it isn't there."""

    def __init__(self) -> None:
        import duckdb

        self._folder = TemporaryDirectory(prefix="quizapp-class-")
        threads = min(_THREADS, os.cpu_count() or 1)
        self._error = duckdb.Error
        self._database = duckdb.connect(
            config={
                "memory_limit": _MEMORY,
                "threads": threads,
                "preserve_insertion_order": True,
                "temp_directory": self._folder.name,
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
            }
        )
        self._do("begin")
        self._taking = Taking()
        self._known = 0  # items

    def __enter__(self) -> Engine:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()
        self._folder.cleanup()

    @property
    def items(self) -> Mapping[int, ClassItem]:
        """What the columns name by number."""
        return self._taking.items

    def read(self, bundles: Iterable[Bundle]) -> Iterator[tuple[Bundle, Taken | None]]:
        """What each one's files come to, in order; None where they are not plain.

        While one lot is put into columns here, the engine has the next.
        """
        with ThreadPoolExecutor(1) as worker:
            waiting: deque[Future[list[_Asked]]] = deque()
            for lot in _lots(bundles):
                waiting.append(worker.submit(self._ask, lot))
                if len(waiting) > 1:
                    yield from self._take(waiting.popleft().result())
            for each in waiting:
                yield from self._take(each.result())

    def _take(self, asked: Iterable[_Asked]) -> Iterator[tuple[Bundle, Taken | None]]:
        for each in asked:
            self._taking.add(each.items)
            for bundle in each.lot:
                life = each.lives.get(bundle.learner)
                if life is None:
                    yield bundle, None
                else:
                    rows = each.rows.get(bundle.learner, ())
                    yield bundle, self._taking.take(bundle.learner, life, rows, each.first[bundle.learner])

    def _ask(self, lot: Sequence[Bundle]) -> list[_Asked]:
        """Has the engine read these learners, in halves where together they can't be read."""
        try:
            return [self._together(lot)]
        except (self._error, OSError):
            if len(lot) == 1:
                return [_Asked(lot)]
            return [*self._ask(lot[: len(lot) // 2]), *self._ask(lot[len(lot) // 2 :])]

    def _together(self, lot: Sequence[Bundle]) -> _Asked:
        for table in ("file", "sitting", "gone", "override"):
            self._database.execute(f"DELETE FROM {table}")  # noqa: S608 (names of our own)
        readable = [bundle for bundle in lot if _readable(bundle)]
        if not readable:
            return _Asked(lot)
        self._lines(readable)
        lives = self._lives({bundle.learner for bundle in readable})
        first = self._begin(lives)
        for name in ("told", "changed", "asked", "items"):
            self._do(name)
        rows = self._do("rows").fetchall()
        items = self._do("new items", self._known).fetchall()
        self._known += len(items)
        # They come in order of sittings, and these of learners.
        of_sitting = [learner for learner, life in lives.items() for _ in life.starts]
        own: dict[int, list[Row]] = {}
        for sitting, group in groupby(rows, itemgetter(0)):
            own.setdefault(of_sitting[sitting], []).extend(group)
        return _Asked(lot, lives, first, own, items)

    def _lines(self, lot: Sequence[Bundle]) -> None:
        """Has the files read."""
        logs = [(bundle.learner, *log) for bundle in lot for log in bundle.logs]
        devices: dict[tuple[int, str], int] = {}
        self._do(
            "files",
            list(range(len(logs))),
            [learner for learner, _, _ in logs],
            [devices.setdefault((learner, device), len(devices)) for learner, device, _ in logs],
            [str(path) for _, _, path in logs],
            [path.stat().st_size for _, _, path in logs],
        )
        plain = PLAIN_ANSWER, PLAIN_FINISH, PLAIN_START
        self._do("lines", [str(path) for _, _, path in logs], *plain, _structure())

    def _lives(self, learners: Iterable[int]) -> dict[int, Life]:
        """What each one's log says beside the answers; of those whose files are plain."""
        unsound = {learner for (learner,) in self._do("unsound").fetchall()}
        lines: dict[int, list[Line]] = {learner: [] for learner in learners}
        for learner, id, raw in self._do("others").fetchall():
            if learner not in unsound:
                if line := _plain(raw, id):
                    lines[learner].append(line)
                else:
                    unsound.add(learner)
        for learner, id, at, session, mode, assignment, decks in self._do("starts").fetchall():
            made = Start(id=id, at=at, session=session, mode=mode, assignment=assignment, decks=_decks(decks))
            lines[learner].append(made)
        finishes: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
        for learner, id, session in self._do("finishes").fetchall():
            finishes[learner].append((id, session))
        return {
            learner: Life.of(own, finishes[learner])
            for learner, own in lines.items()
            if learner not in unsound
        }

    def _begin(self, lives: Mapping[int, Life]) -> dict[int, int]:
        """Tells the engine of sittings, marks and what was taken back; the number of each one's first."""
        first: dict[int, int] = {}
        sittings: list[tuple[int, int, str]] = []
        for learner, life in lives.items():
            first[learner] = len(sittings)
            sittings += [(at, learner, start.session) for at, start in enumerate(life.starts, len(sittings))]
        self._tell("sittings", sittings)
        self._tell("taken back", [(who, id) for who, life in lives.items() for id in life.gone])
        self._tell(
            "overrides", [(who, id, mark) for who, life in lives.items() for id, mark in life.marks.items()]
        )
        return first

    def _tell(self, name: str, rows: Sequence[Sequence[Any]]) -> None:
        """Puts rows into a table, as columns: row by row would take long."""
        if rows:
            self._do(name, *map(list, zip(*rows, strict=True)))

    def _do(self, name: str, *given: Any) -> Any:
        return self._database.execute(statements()[name], list(given) or None)


def _lots(bundles: Iterable[Bundle]) -> Iterator[list[Bundle]]:
    """Learners together as long as their files are not too large."""
    lot: list[Bundle] = []
    size = 0
    for bundle in bundles:
        own = _readable(bundle)
        if lot and size + own > _LOT:
            yield lot
            lot, size = [], 0
        lot.append(bundle)
        size += own
    if lot:
        yield lot


def _readable(bundle: Bundle) -> int:
    """The size of what the engine can be asked to read; 0 if not."""
    if any(_PATTERN.search(str(path)) for _, path in bundle.logs):
        return 0
    with suppress(OSError, UnicodeError):
        "".join(str(path) for _, path in bundle.logs).encode()
        return bundle.size
    return 0


@cache
def _structure() -> str:
    """What of a line's fields is wanted, and as what."""
    kinds = {"VARCHAR": _WORDS, "BIGINT": _WHOLE, "JSON": _JSON}
    return dumps({word: kind for kind, words in kinds.items() for word in words.split()})


@lru_cache(maxsize=1024)
def _decks(raw: str) -> tuple[DeckUse, ...]:
    return tuple(DeckUse(each["deck"], each.get("digest", "")) for each in json.loads(raw))


def _plain(raw: str, id: str) -> Line | None:
    """The line, of whatever kind but answers, starts and finishes; None where it is odd."""
    try:
        line = parse(loads(raw))
    except BadLine:
        return None
    if (
        line.id != id
        or isinstance(line, Answer | Start | Finish)
        or (isinstance(line, Unknown) and "v" in line.fields)
    ):
        return None
    return line
