"""Attempts out of the index: each is worked out from its lines once, and again when one of them changes."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from sqlite3 import OperationalError
from typing import Any

from quizapp.scores.attempt import SCORED, Attempt, Result, attempt_of
from quizapp.scores.trend import shares
from quizapp.storage.index.rereading import sitting
from quizapp.storage.index.store import Store
from quizapp.storage.index.trouble import as_kept, is_damaged

_KEEP = "UPDATE session SET stale = 0, attempt = ?, results = ?, shares = ?, broken_off = ? WHERE key = ?"
_ORDER = "ORDER BY at DESC, id DESC"
_STALE = "SELECT key, id FROM session WHERE stale AND mode IN ({})".format(
    ", ".join(f"'{mode}'" for mode in sorted(SCORED))
)


def refresh(store: Store) -> None:
    """Works out the attempts of which a line has come or changed."""
    try:
        _refresh(store)
    except OperationalError as error:
        if is_damaged(error):
            raise
        store.leave_the_disk()
        _refresh(store)


def _refresh(store: Store) -> None:
    stale = store.db.execute(_STALE).fetchall()
    for key, id in stale:
        whole = sitting(store, id)
        attempt = attempt_of(whole, _owner(store, whole.start.at), store.gone) if whole else None
        store.db.execute(_KEEP, (*_columns(attempt), key))


def _owner(store: Store, at: str) -> Callable[[str], str]:
    return lambda id: store.routes.end(id) if "#" in id else store.owner(id, at)


def _columns(attempt: Attempt | None) -> tuple[str, str, str, bool]:
    if attempt is None:
        return "", "", "", False
    fields = asdict(attempt)
    results = json.dumps(fields.pop("answers"), ensure_ascii=False)
    told = json.dumps(shares(attempt), ensure_ascii=False) if attempt.counts else ""
    broken_off = not (attempt.finished or attempt.aside)
    return json.dumps(fields, ensure_ascii=False), results, told, broken_off


@as_kept()
def attempts(store: Store, *, newest: int = -1) -> list[Attempt]:
    """The attempts with at least one answer that counts, newest first; so many at most, if a limit is set."""
    refresh(store)
    sql = f"SELECT attempt, results FROM session WHERE attempt <> '' {_ORDER} LIMIT ?"
    return [_attempt(*row) for row in store.db.execute(sql, (newest,))]


@as_kept()
def attempt(store: Store, session: str) -> Attempt | None:
    """The attempt that a sitting is; None where it is none."""
    refresh(store)
    sql = "SELECT attempt, results FROM session WHERE id = ? AND attempt <> ''"
    row = store.db.execute(sql, (session,)).fetchone()
    return _attempt(*row) if row else None


@as_kept()
def heads(store: Store, *, broken_off: bool = False) -> list[Attempt]:
    """The same attempts without their answers, which are most of the work; or only those broken off."""
    refresh(store)
    which = " AND broken_off" if broken_off else ""
    # Texts joined into one are parsed at once: several times as quick as one by one.
    sql = f"SELECT attempt FROM session WHERE attempt <> ''{which} {_ORDER}"
    texts = ",".join(text for (text,) in store.db.execute(sql))
    return [_made(fields) for fields in json.loads(f"[{texts}]")]


@as_kept()
def trends(store: Store) -> dict[str, list[float]]:
    """For each deck the share right of each finished attempt, oldest first; those set aside are left out."""
    refresh(store)
    found: dict[str, list[float]] = {}
    for (text,) in store.db.execute("SELECT shares FROM session WHERE shares <> '' ORDER BY at, id"):
        for deck, share in json.loads(text).items():
            found.setdefault(deck, []).append(share)
    return found


def _attempt(text: str, results: str) -> Attempt:
    answers = (Result(**{**each, "options": tuple(each["options"])}) for each in json.loads(results))
    return _made(json.loads(text), tuple(answers))


def _made(fields: dict[str, Any], answers: tuple[Result, ...] = ()) -> Attempt:
    tally = tuple((deck, right, asked) for deck, right, asked in fields["tally"])
    return Attempt(**{**fields, "decks": tuple(fields["decks"]), "tally": tally, "answers": answers})
