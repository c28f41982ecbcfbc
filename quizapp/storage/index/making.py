"""An index is made anew in a file beside, and put in its place when it is whole: nobody waits for it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from quizapp.storage.index import editions, schema
from quizapp.storage.index.claim import claimed
from quizapp.storage.index.index_file import turn_to_newest
from quizapp.storage.index.store import Store

Tell = Callable[[float], None]


@contextmanager
def making(store: Store, tell: Tell) -> Iterator[tuple[Store | None, Tell]]:
    """Gives an empty store to be filled, and whom to tell the share done; `store` has it afterwards.

    None where another program has just made one: `store` has that. Where none can be kept on the disk, it
    is made in memory, and stays there. Raises sqlite3.Error.
    """
    with ExitStack() as held:
        try:
            made, signs = _begun(store, tell, held)
        except (OSError, sqlite3.OperationalError):
            store.path = None
            made, signs = Store(schema.connect(None), store.folder, store.zone), tell
        yield made, signs
        if made:
            _take_over(store, made)


def _begun(store: Store, tell: Tell, held: ExitStack) -> tuple[Store | None, Tell]:
    assert store.path is not None
    store.path.parent.mkdir(parents=True, exist_ok=True)
    signs = held.enter_context(claimed(editions.claim_of(store.path), tell))
    turn_to_newest(store)
    if schema.is_whole(store.db):
        return None, tell
    file = editions.new_name(store.path)
    held.callback(editions.drop, file)
    made = Store(_empty(file), store.folder, store.zone)
    held.callback(made.db.close)
    made.file = file
    return made, signs


def _take_over(store: Store, made: Store) -> None:
    """Puts what was made in its place; where that can't be done, it is kept in memory."""
    if store.path is None or made.file is None:
        store.turn_to(made.db, None)
        return
    made.db.close()
    try:
        file = editions.publish(store.path, made.file)
    except OSError:
        store.turn_to(schema.connect(made.file), made.file)
        store.leave_the_disk()
    else:
        store.turn_to(schema.connect(file), file)


def _empty(file: Path) -> sqlite3.Connection:
    db = schema.connect(file)
    db.execute("PRAGMA journal_mode = OFF")  # what is broken off is thrown away
    db.execute("PRAGMA synchronous = OFF")
    return db
