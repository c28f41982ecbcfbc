"""Attempts out of the index: each is worked out from its lines once, and again when one of them changes."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from quizapp.scores.attempt import SCORED, Attempt, Result, attempt_of
from quizapp.scores.trend import shares
from quizapp.storage.index.rereading import sitting
from quizapp.storage.index.store import Store

_KEEP = "UPDATE session SET stale = 0, attempt = ?, shares = ?, broken_off = ? WHERE key = ?"
_STALE = "SELECT key, id FROM session WHERE stale AND mode IN ({})".format(
    ", ".join(f"'{mode}'" for mode in sorted(SCORED))
)


def refresh(store: Store) -> None:
    """Works out the attempts of which a line has come or changed."""
    stale = store.db.execute(_STALE).fetchall()
    for key, id in stale:
        whole = sitting(store, id)
        attempt = attempt_of(whole, _owner(store, whole.start.at), store.gone) if whole else None
        store.db.execute(_KEEP, (*_columns(attempt), key))


def _owner(store: Store, at: str) -> Callable[[str], str]:
    return lambda id: store.routes.end(id) if "#" in id else store.owner(id, at)


def _columns(attempt: Attempt | None) -> tuple[str, str, bool]:
    if attempt is None:
        return "", "", False
    counts = attempt.finished and not attempt.aside
    told = json.dumps(shares(attempt), ensure_ascii=False) if counts else ""
    return json.dumps(asdict(attempt), ensure_ascii=False), told, not (attempt.finished or attempt.aside)


def attempts(store: Store, *, broken_off: bool = False) -> list[Attempt]:
    """The attempts with at least one answer that counts, newest first; only those broken off if wished."""
    refresh(store)
    which = " AND broken_off" if broken_off else ""
    sql = f"SELECT attempt FROM session WHERE attempt <> ''{which} ORDER BY at DESC, id DESC"
    return [_attempt(json.loads(text)) for (text,) in store.db.execute(sql)]


def trends(store: Store) -> dict[str, list[float]]:
    """For each deck the share right of each finished attempt, oldest first; those set aside are left out."""
    refresh(store)
    found: dict[str, list[float]] = {}
    for (text,) in store.db.execute("SELECT shares FROM session WHERE shares <> '' ORDER BY at, id"):
        for deck, share in json.loads(text).items():
            found.setdefault(deck, []).append(share)
    return found


def _attempt(fields: dict[str, Any]) -> Attempt:
    answers = tuple(Result(**{**each, "options": tuple(each["options"])}) for each in fields["answers"])
    return Attempt(**{**fields, "decks": tuple(fields["decks"]), "answers": answers})
