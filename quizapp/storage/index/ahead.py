"""Finds answers of days to come in the index, and where they stand in the logs."""

from __future__ import annotations

from quizapp.source.finding import Finding
from quizapp.storage.index.store import Store
from quizapp.storage.log_ahead import TOMORROW, told_ahead

_MOST = 20  # files
_AHEAD = """SELECT log.name, count(*), max(a.day), min(a.start) FROM answer a JOIN log ON log.key = a.log
    WHERE a.day > ? AND NOT a.gone GROUP BY log.key ORDER BY log.name LIMIT ?"""


def ahead(store: Store, today: int) -> tuple[Finding, ...]:
    """For each log file with answers of days to come what to say of them; `today` is an ordinal."""
    rows = store.db.execute(_AHEAD, (today + TOMORROW, _MOST)).fetchall()
    return tuple(
        told_ahead(f"{_folder(store)}/{name}", _line_at(store, name, start), count, last)
        for name, count, last, start in rows
    )


def _folder(store: Store) -> str:
    return store.folder.name if store.folder else ""


def _line_at(store: Store, name: str, start: int) -> int:
    """The number of the line that begins there; 1 where the file can't be read any more."""
    if store.folder is None:
        return 1
    try:
        with (store.folder / name).open("rb") as file:
            return file.read(start).count(b"\n") + 1
    except OSError:
        return 1
