"""Small TOML files, kept as they were last read: looking at one that is unchanged takes no TOML reader."""

from __future__ import annotations

import json
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Any

from quizapp.storage.index.store import Store
from quizapp.storage.profile import read_toml


def toml(store: Store, path: Path) -> dict[str, Any]:
    """What the file has. Raises OSError and ValueError."""
    found = path.stat()
    name, here = f"toml {path}", f"{found.st_size} {found.st_mtime_ns} {found.st_ino}"
    row = store.db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    if row:
        kept = json.loads(row[0])
        if kept[0] == here:
            return dict(kept[1])
    fields = read_toml(path)
    with suppress(TypeError, sqlite3.OperationalError):  # dates are no JSON; another program may be writing
        kept = json.dumps([here, fields])
        store.db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, kept))
    return fields
