"""Asks DuckDB what is in a lot of logs, by the statements in `tables.sql`."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby
from operator import itemgetter
from types import TracebackType
from typing import Any

from quizapp.storage.school.lots import Bundle
from quizapp.storage.school.plain import PLAIN_ANSWER, PLAIN_FINISH, PLAIN_START
from quizapp.storage.school.taking import Life, Row
from quizapp.study.lines import Answer, DeckUse, Finish, Line, Start, Unknown
from quizapp.study.parsing import BadLine, dumps, loads, parse

_MEMORY = "400MB"  # for one engine; what is more goes into a folder of its own while it runs
_WORDS = "id at session mode card form mark item stem answer assignment"
_WHOLE, _JSON = "key n ms", "options response decks"


@cache
def statements() -> Mapping[str, str]:
    """The statements in `tables.sql` by name."""
    text = files("quizapp.storage.school").joinpath("tables.sql").read_text("utf-8")
    parts = re.split(r"^-- name: (.+)$", text, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


@dataclass(frozen=True, slots=True)
class Asked:
    """What the engine said of a lot, by learner: only of those whose files are plain.

    `first`: the number of each one's first sitting. `items`: card, form, stem and answer of each item, by the
    numbers that the rows have.
    """

    lot: Sequence[Bundle]
    lives: Mapping[int, Life] = field(default_factory=dict)
    first: Mapping[int, int] = field(default_factory=dict)
    rows: Mapping[int, Sequence[Row]] = field(default_factory=dict)
    items: Sequence[Sequence[str]] = ()


class Asker:
    """One DuckDB that runs, in one thread; to be closed, best by `with`.

    Nothing stays in it from one lot to the next. `folder`: where it puts what its memory does not hold.
    Raises ModuleNotFoundError where DuckDB isn't there.
    """

    def __init__(self, folder: str) -> None:
        import duckdb

        self._error = duckdb.Error
        self._database = duckdb.connect(
            config={
                "memory_limit": _MEMORY,
                "threads": 1,
                "preserve_insertion_order": True,
                "temp_directory": folder,
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
            }
        )
        self._do("begin")

    def __enter__(self) -> Asker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()

    def ask(self, lot: Sequence[Bundle]) -> list[Asked]:
        """What is in the files of these learners; in halves where together they can't be read."""
        try:
            return [self._together(lot)]
        except (self._error, OSError):
            if len(lot) == 1:
                return [Asked(lot)]
            return [*self.ask(lot[: len(lot) // 2]), *self.ask(lot[len(lot) // 2 :])]

    def _together(self, lot: Sequence[Bundle]) -> Asked:
        for table in ("file", "sitting", "gone", "override"):
            self._database.execute(f"DELETE FROM {table}")  # noqa: S608 (names of our own)
        readable = [bundle for bundle in lot if bundle.readable]
        if not readable:
            return Asked(lot)
        self._lines(readable)
        lives = self._lives({bundle.learner for bundle in readable})
        first = self._begin(lives)
        for name in ("told", "changed", "asked", "items"):
            self._do(name)
        rows = self._do("rows").fetchall()
        items = self._do("all items").fetchall()
        # They come in order of sittings, and these of learners.
        of_sitting = [learner for learner, life in lives.items() for _ in life.starts]
        own: dict[int, list[Row]] = {}
        for sitting, group in groupby(rows, itemgetter(0)):
            own.setdefault(of_sitting[sitting], []).extend(group)
        return Asked(lot, lives, first, own, items)

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
