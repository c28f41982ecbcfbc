"""All that a history says, comparable."""

from typing import Any

from quizapp.storage.index.history import History
from quizapp.storage.index.mistakes import COUNTS
from quizapp.storage.index.sums import KIND
from quizapp.study.card_state import CardState
from quizapp.study.effect import Sitting


def cards(history: History) -> dict[str, CardState]:
    """The states of all cards that any line that stands is about."""
    ids = [id for (id,) in history._store.db.execute("SELECT id FROM card WHERE heir = key ORDER BY id")]
    return {id: state for id in ids if (state := history.cards.get(id))}


def sittings(history: History) -> dict[str, Sitting]:
    """All sittings, in order of start."""
    ids = [id for (id,) in history._store.db.execute("SELECT id FROM session")]
    found = {id: sitting for id in ids if (sitting := history.sitting(id))}
    return dict(sorted(found.items(), key=lambda each: (each[1].start.at, each[1].start.id, each[0])))


def ages(history: History) -> dict[str, int]:
    """How old the memory was before each answer that stands."""
    return dict(history._store.db.execute("SELECT id, age FROM answer WHERE NOT gone ORDER BY id"))


_KEPT = (
    "SELECT day, age, form, count, right, ms FROM answer_sum WHERE count <> 0",
    "SELECT due, kind, count FROM card_sum WHERE count <> 0",
    "SELECT key, mistaken FROM card WHERE mistaken <> 0",
)
_COUNTED = (
    """SELECT day, age, form, count(*), sum(mark = 'right'), sum(ms) FROM answer
    WHERE NOT gone GROUP BY day, age, form""",
    f"""SELECT CASE WHEN suspended OR phase = 0 THEN 0 ELSE due_day END, {KIND.format(of="")}, count(*)
    FROM card WHERE deck IS NOT NULL GROUP BY 1, 2""",
    f"""SELECT card.heir, count(*) FROM wrong JOIN answer ON answer.id = wrong.answer
    JOIN card ON card.key = answer.card WHERE {COUNTS} GROUP BY card.heir""",
)


def sums(history: History, *, agree: bool = True) -> list[list[tuple[Any, ...]]]:
    """The sums of statistics that are kept, which are those that the rows themselves come to.

    `agree`: false where either may be damaged without a sign of it.
    """
    kept, counted = (
        [sorted(history._store.db.execute(sql)) for sql in queries] for queries in (_KEPT, _COUNTED)
    )
    assert kept == counted or not agree
    return kept[:2]


def everything(history: History, *, agree: bool = True) -> dict[str, Any]:
    """All of it; `agree` as for `sums`."""
    return {
        "taken_back": history.taken_back,
        "sittings": sittings(history),
        "cards": cards(history),
        "ages": ages(history),
        "settings": history.settings,
        "flags": history.flags,
        "last": history.last_rated(frozenset({"study", "quiz", "test", "practice"})),
        "attempts": history.attempts(),
        "trends": history.trends(),
        "sums": sums(history, agree=agree),
    }
