"""Reads sittings again from the logs: the index knows where each answer stands, the files have the texts."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from quizapp.storage.index.store import Store
from quizapp.storage.index.trouble import as_kept
from quizapp.storage.index.twice import line_in, read_at, sharing, text_of
from quizapp.storage.log_texts import Pair, over
from quizapp.study.effect import Sitting, Sittings
from quizapp.study.line_json import loads
from quizapp.study.lines import Answer as Answer
from quizapp.study.lines import Line, Mark
from quizapp.study.parsing import parse

_TOLD = """SELECT log.name, a.start, a.size FROM answer a JOIN log ON log.key = a.log
    WHERE a.card = (SELECT key FROM card WHERE id = ?) AND a.told & 3 AND {}
    ORDER BY substr(log.name, 1, length(log.name) - length('.jsonl')), a.start"""
_PLACE = """SELECT log.key, log.name, log.device, a.start FROM answer a JOIN log ON log.key = a.log
    WHERE a.id = ?"""
_MARKS = """SELECT text FROM line WHERE kind = 'mark' AND NOT gone
    AND target IN (SELECT id FROM answer WHERE session = ?)"""


@as_kept()
def sitting(store: Store, session: str) -> Sitting | None:
    """One sitting with all its answers, also those taken back; None where no line has it."""
    found = store.db.execute("SELECT key FROM session WHERE id = ?", (session,)).fetchone()
    if found is None:
        return None
    sittings = Sittings()
    for line in sorted(_lines(store, found[0]), key=lambda line: (line.at, line.id)):
        sittings.take(line, line.id not in store.gone)
    whole = sittings.shown.get(session)
    if whole:
        for (text,) in store.db.execute(_MARKS + " ORDER BY at, id", found):
            mark = parse(loads(text))
            assert isinstance(mark, Mark)
            whole.marks[mark.line] = mark
    return whole


def _lines(store: Store, session: int) -> list[Line]:
    texts = store.db.execute("SELECT text FROM line WHERE session = ?", (session,)).fetchall()
    ids = store.db.execute("SELECT id FROM answer WHERE session = ?", (session,)).fetchall()
    return [*(parse(loads(text)) for (text,) in texts), *answers(store, [id for (id,) in ids])]


def answers(store: Store, ids: Sequence[str]) -> list[Answer]:
    """The answers of these ids, with their texts; one whose file is gone is left out."""
    out = []
    for id in ids:
        line = line_in(text_of(store, id))
        if isinstance(line, Answer):
            out.append(_with_texts(store, line))
    return out


def _with_texts(store: Store, line: Answer) -> Answer:
    """The answer with the texts that it left out, because its device had logged them before."""
    if line.stem is not None and line.answer is not None:
        return line
    stem, answer = over(over((line.stem, line.answer), _told_before(store, line)), ("", ""))
    return replace(line, stem=stem, answer=answer)


def _told_before(store: Store, line: Answer) -> Pair:
    """What its device last logged before it; where there is nothing, what it first logged after it.

    A sync tool's copy may be called so that it looks like another device's file, and its lines that are in
    the original too count as the original's: so at last the files are looked at that share lines with it.
    """
    place = store.db.execute(_PLACE, (line.id,)).fetchone()
    if place is None:
        return None, None
    key, name, device, start = place
    own = _told(store, line.card, (name, start), "log.device = ?", device)
    if None not in own:
        return own
    keys = ",".join(map(str, sharing(store, {key})))
    return over(own, _told(store, line.card, (name, start), f"log.key IN ({keys})"))


def _told(store: Store, card: str, place: tuple[str, int], where: str, *given: str) -> Pair:
    """What was last logged for a card before a place in some files, else first after it."""
    before: Pair = (None, None)
    after: Pair = (None, None)
    for told in store.db.execute(_TOLD.format(where), (card, *given)):
        pair = _texts(store, card, *told)
        if (_sorted_as(told[0]), told[1]) < (_sorted_as(place[0]), place[1]):
            before = over(pair, before)
        else:
            after = over(after, pair)
    return over(before, after)


def _sorted_as(name: str) -> str:
    """Log files are read in the order of their names without the ending, here as in `log_names` and _TOLD."""
    return name.removesuffix(".jsonl")


def _texts(store: Store, card: str, name: str, start: int, size: int) -> Pair:
    line = line_in(read_at(store, name, start, size))
    return (line.stem, line.answer) if isinstance(line, Answer) and line.card == card else (None, None)


def told_in(store: Store, name: str, card: str) -> Pair:
    """The texts that a file last had for a card."""
    known: Pair = (None, None)
    for told in store.db.execute(
        """SELECT log.name, a.start, a.size FROM answer a JOIN log ON log.key = a.log
        WHERE a.card = (SELECT key FROM card WHERE id = ?) AND a.told & 3 AND log.name = ?
        ORDER BY a.start""",
        (card, name),
    ):
        known = over(_texts(store, card, *told), known)
    return known


class LogKnown:
    """What the index knows of the log, for whoever writes more of it; nothing where the index fails."""

    def __init__(self, store: Callable[[], Store]) -> None:
        """`store` gives the index as it is now: it may be made anew at any time."""
        self._store = store

    @property
    def sizes(self) -> Mapping[str, int]:
        """Bytes read, by file name."""
        try:
            return dict(self._store().db.execute("SELECT name, size + torn FROM log"))
        except sqlite3.Error:
            return {}

    def told(self, name: str, card: str) -> Pair:
        """The stem and the answer that a file last had for a card."""
        try:
            return told_in(self._store(), name, card)
        except sqlite3.Error:
            return None, None
