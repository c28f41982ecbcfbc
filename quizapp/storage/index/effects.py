"""What undos, marks and moves do to the rows of other lines."""

from __future__ import annotations

from quizapp.storage.index.store import Store, Touched
from quizapp.storage.index.taking import DAYLESS, note
from quizapp.study.days import ordinal
from quizapp.study.effect import taken_back
from quizapp.study.line_json import loads
from quizapp.study.lines import Undo
from quizapp.study.parsing import parse

_OVERRIDDEN = """SELECT card, session, override, (SELECT json_extract(text, '$.mark') FROM line
    WHERE kind = 'mark' AND target = answer.id AND NOT gone ORDER BY at DESC, id DESC LIMIT 1)
    FROM answer WHERE id = ?"""

_UNDOS = [f"SELECT id, target FROM line WHERE kind = 'undo' AND {which} = ?" for which in ("id", "target")]
_START = """SELECT json_extract(text, '$.mode'), at FROM line WHERE session = ? AND kind = 'start'
    ORDER BY gone, at, id LIMIT 1"""
_BEGUN = """UPDATE session SET mode = ?, at = ?, stale = 1, attempt = '', shares = '', broken_off = 0
    WHERE key = ?"""


def settle_starts(store: Store, touched: Touched) -> None:
    """Of several starts in one session the first that stands counts."""
    for session in touched.begun:
        mode, at = store.db.execute(_START, (session,)).fetchone() or ("", "")
        store.db.execute(_BEGUN, (mode, at, session))


def settle_undos(store: Store, touched: Touched) -> None:
    """Marks the rows that are taken back now, and those that no longer are.

    Of all undos only those are looked at that have to do with the lines touched, however far around.
    """
    if not touched.undone:
        return
    store.undos_changed()
    done: set[str] = set()
    for id in tuple(touched.marked):
        if id not in done:
            undos = _related(store, id)
            gone = taken_back(undos)
            ids = {id, *(undo.id for undo in undos), *(undo.line for undo in undos)}
            for each in ids:
                _take_back(store, touched, each, each in gone)
            done |= ids


def _related(store: Store, id: str) -> list[Undo]:
    """The undos that name this line, those that name them, and so on; and those that it leads to."""
    found: dict[str, Undo] = {}
    seen, waiting = {id}, [id]
    while waiting:
        named = waiting.pop()
        for sql in _UNDOS:
            for undo, line in store.db.execute(sql, (named,)):
                found[undo] = Undo(id=undo, at="", line=line)
                new = {undo, line} - seen
                seen |= new
                waiting += new
    return list(found.values())


def _take_back(store: Store, touched: Touched, id: str, gone: bool) -> None:
    differs = "WHERE id = ? AND gone <> ?"
    for card, session in store.db.execute(f"SELECT card, session FROM answer {differs}", (id, gone)):
        touched.cards.add(card)
        touched.sessions.add(session)
    for (text,) in store.db.execute(f"SELECT text FROM line {differs}", (id, gone)).fetchall():
        note(parse(loads(text)), store, touched)
    for table in ("answer", "line"):
        store.db.execute(f"UPDATE {table} SET gone = ? {differs}", (gone, id, gone))


def settle_moves(store: Store, touched: Touched) -> None:
    """Lets each card's history stand under the card that carries it today."""
    if not touched.moved:
        return
    store.routes_changed()
    if not (store.routes or store.db.execute("SELECT 1 FROM card WHERE heir <> key LIMIT 1").fetchone()):
        return
    ends = store.routes.end
    for key, id, heir in store.db.execute("SELECT key, id, heir FROM card").fetchall():
        end = ends(id)
        now = key if end == id else store.card_key(end)
        if now != heir:
            store.db.execute("UPDATE card SET heir = ? WHERE key = ?", (now, key))
            touched.cards |= {key, heir, now}
            used = store.db.execute("SELECT DISTINCT session FROM answer WHERE card = ?", (key,))
            touched.sessions |= {session for (session,) in used}


def settle_marks(store: Store, touched: Touched) -> None:
    """Gives each answer the mark that overrides its own, if one does."""
    for id in touched.marked:
        found = store.db.execute(_OVERRIDDEN, (id,)).fetchone()
        if found is None:
            continue
        override = found[3] or ""
        if override != found[2]:
            store.db.execute("UPDATE answer SET override = ? WHERE id = ?", (override, id))
            touched.cards.add(found[0])
            touched.sessions.add(found[1])


def settle_days(store: Store, touched: Touched) -> None:
    """Where the hour at which the day turns has changed, or the zone: the days that lines don't name."""
    if not ("day_start" in touched.set or store.zone_changed):
        return
    store.settings_changed()
    rows = store.db.execute("SELECT id, card, at, day FROM answer WHERE told >= ?", (DAYLESS,)).fetchall()
    for id, card, at, day in rows:
        now = ordinal(store.day_of(at))
        if now != day:
            store.db.execute("UPDATE answer SET day = ? WHERE id = ?", (now, id))
            touched.cards.add(card)
    sql = "SELECT card.key FROM card JOIN line ON line.target = card.id WHERE line.kind = 'card'"
    touched.cards.update(key for (key,) in store.db.execute(sql))
    store.keep_zone()
