"""The latest thing that a learner did with cards: what undo takes back next."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from quizapp.storage.index.rereading import answers
from quizapp.storage.index.store import Store
from quizapp.storage.index.trouble import as_kept
from quizapp.study.days import ordinal
from quizapp.study.line_json import loads
from quizapp.study.lines import Answer, CardLine
from quizapp.study.parsing import parse

_SESSIONS = "SELECT key, at FROM session WHERE mode IN ({}) ORDER BY at DESC, id DESC"
_ANSWER = """SELECT at, id, '' FROM answer WHERE session = ? AND NOT gone AND ? IN ('', form)
    ORDER BY at DESC, id DESC LIMIT 1"""
_HANDLED = """SELECT at, id, text FROM line WHERE session = ? AND kind = 'card' AND NOT gone
    AND json_extract(text, '$.action') <> 'resume' ORDER BY at DESC, id DESC LIMIT 1"""
_DAYS = 2  # a sitting that began longer before is over

Latest = tuple[str, str, str]  # at, id, and the text unless it is an answer


@as_kept()
def latest(store: Store, modes: Collection[str], form: str = "") -> Answer | CardLine | None:
    """The latest line that stands in a sitting of one of these modes: an answer, or a card put away.

    With `form`, answers of another form are passed by. Sittings are gone through from the newest on, not all
    answers: there may be a million.
    """
    best: Latest = ("", "", "")
    sql = _SESSIONS.format(",".join("?" * len(modes)))
    for session, at in store.db.execute(sql, sorted(modes)):
        if best[0] and ordinal(best[0][:10]) - ordinal(at[:10]) > _DAYS:
            break
        best = max(best, *_latest_of(store, session, form))
    _, id, text = best
    line = parse(loads(text)) if text else next(iter(answers(store, [id] if id else [])), None)
    return line if isinstance(line, (Answer, CardLine)) else None


def _latest_of(store: Store, session: int, form: str) -> Iterator[Latest]:
    yield "", "", ""
    yield from store.db.execute(_ANSWER, (session, form))
    yield from store.db.execute(_HANDLED, (session,))
