"""The texts of lines that are in the index, and what to do when two lines have one id."""

from __future__ import annotations

import os
from collections.abc import Collection
from typing import Any

from quizapp.storage.index.store import Store
from quizapp.storage.index.trouble import DamagedIndex
from quizapp.study.line_json import dumps, loads, to_fields
from quizapp.study.lines import Line
from quizapp.study.parsing import BadLine, parse

_PLACE = """SELECT log.name, answer.start, answer.size FROM answer LEFT JOIN log ON log.key = answer.log
    WHERE answer.id = ?"""


def text_of(store: Store, id: str) -> str:
    """The text of a line that was taken in; empty where its file is gone, or has something else there now."""
    for table in ("line", "loose"):
        found = store.db.execute(f"SELECT text FROM {table} WHERE id = ?", (id,)).fetchone()
        if found:
            return str(found[0])
    place = store.db.execute(_PLACE, (id,)).fetchone()
    if place is None:
        raise DamagedIndex(f"the index is damaged: it has no line {id}")
    name, start, size = place
    text = read_at(store, name, start, size)
    line = line_in(text)
    return text if line and line.id == id else ""


def line_in(text: str) -> Line | None:
    """The line that a text makes, if it makes one."""
    try:
        return parse(loads(text))
    except BadLine:
        return None


def read_at(store: Store, name: str, start: int, size: int) -> str:
    """The text at a place in a log file; empty where that can't be read any more."""
    if store.folder is None:
        return ""
    try:
        with (store.folder / name).open("rb") as file:
            file.seek(start, os.SEEK_SET)
            return file.read(size).decode("utf-8", "replace").strip(" \t\r\n\ufeff")
    except OSError:
        return ""


def _fields(text: str) -> dict[str, Any]:
    return to_fields(parse(loads(text))) if text else {}


def same(one: str, other: str) -> bool:
    """Whether two lines say the same; texts that one of them leaves out don't count."""
    if one == other or not one:
        return True
    a, b = _fields(one), _fields(other)
    left_out = {name for name in ("stem", "answer") if name not in a or name not in b}
    return {k: v for k, v in a.items() if k not in left_out} == {
        k: v for k, v in b.items() if k not in left_out
    }


def better(one: str, other: str) -> bool:
    """Which of two lines of one id counts, by their texts alone."""
    return dumps(_fields(one)) < dumps(_fields(other))


# -- files that have lines of the same ids: one line is left out, and may stand in for the other ---------

_SHARED = "SELECT name FROM meta WHERE name GLOB 'twice * *'"


def share(store: Store, one: int | None, other: int | None) -> None:
    """Notes that two log files, by their keys, have a line of the same id."""
    if one and other and one != other:
        name = f"twice {min(one, other)} {max(one, other)}"
        store.db.execute("INSERT OR IGNORE INTO meta VALUES (?, '')", (name,))


def _shared(store: Store) -> list[set[int]]:
    return [{int(key) for key in name.split()[1:]} for (name,) in store.db.execute(_SHARED)]


def sharing(store: Store, logs: Collection[int]) -> set[int]:
    """These log files, by their keys, and all that share lines with them or with one another."""
    found, pairs, before = set(logs), _shared(store), 0
    while len(found) > before:
        before = len(found)
        found.update(key for pair in pairs if pair & found for key in pair)
    return found


def forget_shared(store: Store, logs: Collection[int]) -> None:
    """Notes that these log files are gone."""
    for pair in _shared(store):
        if pair & set(logs):
            store.db.execute("DELETE FROM meta WHERE name = ?", (f"twice {min(pair)} {max(pair)}",))
