"""After a first reading: lines that share an id are taken out, and in again one by one with all care."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from quizapp.storage.index.store import Store, Touched
from quizapp.storage.index.taking import Taker, Where

SAME_ID = "SELECT id FROM answer GROUP BY id HAVING count(*) > 1"
"""The ids that several answers have."""
LINES_ID = "SELECT id FROM line"
"""The ids of lines of other kinds."""


class Double(NamedTuple):
    """An answer of an id that was met twice, and where it stands."""

    log: int
    start: int
    size: int
    id: str


def take_out(store: Store, touched: Touched, ids: str) -> list[Double]:
    """Takes the answers of these ids (a query for them) out of the table, and says which they were."""
    where = f"FROM answer WHERE id IN ({ids})"
    rows = store.db.execute(f"SELECT log, start, size, id, card, session {where}").fetchall()
    for *_, card, session in rows:
        touched.cards.add(card)
        touched.sessions.add(session)
    if rows:
        store.db.execute(f"DELETE {where}")
    return [Double(*row[:4]) for row in rows]


def take_again(store: Store, touched: Touched, doubles: Iterable[Double]) -> None:
    """Takes answers in from where they stand, in the order of their files; the tables have indexes now."""
    taker = Taker(store, touched)
    names: dict[int, str] = dict(store.db.execute("SELECT key, name FROM log"))
    doubles = sorted(doubles)
    store.db.executemany("DELETE FROM wrong WHERE answer = ?", [(double.id,) for double in doubles])
    taker.expect(sum(double.size for double in doubles))
    for log, group in groupby(doubles, attrgetter("log")):
        with suppress(OSError):  # what changed meanwhile is read the next time
            assert store.folder is not None
            _take_file(taker, store.folder / names[log], group)


def _take_file(taker: Taker, path: Path, doubles: Iterable[Double]) -> None:
    number, at = 1, 0
    with path.open("rb") as file:
        for log, start, size, _ in doubles:
            number += file.read(start - at).count(b"\n")
            raw = file.read(size)
            taker.raw(raw, Where(log, f"{path.parent.name}/{path.name}", start, number))
            number, at = number + 1, start + size
