"""The texts of lines that are in the index, and what to do when two lines have one id."""

from __future__ import annotations

import os
from typing import Any

from quizapp.storage.index.store import Store
from quizapp.study.line_json import dumps, loads, to_fields
from quizapp.study.parsing import parse

_PLACE = """SELECT log.name, answer.start, answer.size FROM answer LEFT JOIN log ON log.key = answer.log
    WHERE answer.id = ?"""


def text_of(store: Store, id: str) -> str:
    """The text of a line that was taken in; empty where its file is gone."""
    for table in ("line", "loose"):
        found = store.db.execute(f"SELECT text FROM {table} WHERE id = ?", (id,)).fetchone()
        if found:
            return str(found[0])
    name, start, size = store.db.execute(_PLACE, (id,)).fetchone()
    return read_at(store, name, start, size)


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
