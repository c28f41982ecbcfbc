"""What flagged cards said when they were flagged, for flags whose own lines don't tell it."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.storage.index.rereading import answers
from quizapp.storage.index.store import Store
from quizapp.study.flags import Said, said_of_flags
from quizapp.study.lines import Flag, Line

_OF = """SELECT a.id FROM answer a JOIN card ON card.key = a.card LEFT JOIN session ON session.key = a.session
    WHERE card.id = ? AND a.form <> 'true-false' AND"""
_BEFORE = f"{_OF} a.at <= ? ORDER BY a.at DESC, a.id DESC LIMIT 2"
_AFTER = f"{_OF} a.at >= ? AND session.id = ? ORDER BY a.at, a.id LIMIT 2"


def said(store: Store, flags: Sequence[Flag]) -> dict[str, Said]:
    """By the ids of flags what their cards said, as far as the learner's answers tell."""
    found: dict[str, Said] = {}
    for flag in flags:
        if not flag.digest:
            ids = [*store.db.execute(_BEFORE, (flag.card, flag.at))]
            ids += store.db.execute(_AFTER, (flag.card, flag.at, flag.session))
            lines: list[Line] = [*answers(store, list(dict.fromkeys(id for (id,) in ids))), flag]
            found |= said_of_flags(sorted(lines, key=lambda line: (line.at, line.id)), [flag])
    return found
