"""What statistics need, summed by SQL: answers by day, what is due when, the hardest cards.

Of all decks together it comes out of sums that are kept (sums.py), of some out of their cards and answers.
"""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.scores.stats import CardRow, DayTally, FormTally
from quizapp.storage.index.folding import PHASES
from quizapp.storage.index.mistakes import among
from quizapp.storage.index.mistakes import mistakes as mistakes
from quizapp.storage.index.store import Store
from quizapp.storage.index.sums import KIND
from quizapp.storage.index.trouble import as_kept
from quizapp.study.card_state import AGES
from quizapp.study.effect import deck_of

MOST = 10
_CARD = """SELECT id, phase, stability, difficulty, lapses, reps, due_day, last_day, suspended FROM card
    WHERE deck {} AND lapses > 0 ORDER BY lapses DESC, difficulty DESC, id LIMIT ?"""
_ANSWERED = """SELECT 1 FROM card AS heir CROSS JOIN card ON card.heir = heir.key
    CROSS JOIN answer ON answer.card = card.key WHERE NOT answer.gone AND {} LIMIT 1"""
_BEGUN = "kind NOT IN ('suspended', 'new') AND count > 0"


def day_tallies(store: Store, decks: Sequence[int] | None) -> list[DayTally]:
    """Answers that stand by day and age of memory; of these decks apart, or (None) of all together.

    Of all together also those on cards that no deck has any more.
    """
    alone = _alone(store, decks) if decks and len(decks) == 1 else ""
    if decks is None or alone:
        sql = """SELECT day, ?, age, sum(count), sum(right), sum(ms) FROM answer_sum WHERE count > 0
            GROUP BY day, age"""
        rows = store.db.execute(sql, (alone,))
    else:
        sql = """SELECT answer.day, deck.id, answer.age, count(*), sum(answer.mark = 'right'), sum(answer.ms)
            FROM card AS heir JOIN deck ON deck.key = heir.deck JOIN card ON card.heir = heir.key
            JOIN answer ON answer.card = card.key WHERE NOT gone AND heir.deck {}
            GROUP BY answer.day, deck.key, answer.age"""
        rows = store.db.execute(sql.format(among(decks)))
    return [DayTally(day, deck, AGES[age], count, right, ms) for day, deck, age, count, right, ms in rows]


def _alone(store: Store, decks: Sequence[int]) -> str:
    """The id of a deck whose cards are all that any answer is on; else ""."""
    others = (f"heir.deck {which}" for which in ("IS NULL", f"< {int(decks[0])}", f"> {int(decks[0])}"))
    if any(store.db.execute(_ANSWERED.format(which)).fetchone() for which in others):
        return ""
    found = store.db.execute("SELECT id FROM deck WHERE key = ?", (decks[0],)).fetchone()
    return str(found[0]) if found else ""


def form_tallies(store: Store, decks: Sequence[int] | None, since: int) -> list[FormTally]:
    """Answers since a study day (an ordinal), by form."""
    if decks is None:
        sql = """SELECT form, sum(count), sum(right) FROM answer_sum
            WHERE day >= ? AND count > 0 GROUP BY form ORDER BY form"""
    else:
        sql = f"""SELECT form, count(*), sum(mark = 'right') FROM answer
            WHERE NOT gone AND day >= ? AND card IN (SELECT card.key FROM card
                JOIN card AS heir ON heir.key = card.heir WHERE heir.deck {among(decks)})
            GROUP BY form ORDER BY form"""
    return [FormTally(*row) for row in store.db.execute(sql, (since,))]


def due_by_day(store: Store, decks: Sequence[int] | None) -> dict[int, int]:
    """How many cards are due on each day, of those begun and not suspended."""
    if decks is None:
        sql = f"SELECT due, sum(count) FROM card_sum WHERE {_BEGUN} GROUP BY due"
    else:
        sql = f"""SELECT due_day, count(*) FROM card WHERE phase > 0 AND NOT suspended AND deck {among(decks)}
            GROUP BY due_day"""
    return dict(store.db.execute(sql))


def maturity(store: Store, decks: Sequence[int] | None) -> dict[str, int]:
    """How many cards are new, in their steps, young, mature, suspended."""
    if decks is None:
        sql = "SELECT kind, sum(count) FROM card_sum WHERE count > 0 GROUP BY kind"
    else:
        sql = f"SELECT {KIND.format(of='')}, count(*) FROM card WHERE deck {among(decks)} GROUP BY 1"
    return dict(store.db.execute(sql))


@as_kept()
def hardest(store: Store, decks: Sequence[int] | None) -> list[CardRow]:
    """The cards most often forgotten."""
    rows = store.db.execute(_CARD.format(among(decks)), (MOST,))
    return [
        CardRow(
            card=id,
            deck=deck_of(id),
            phase=PHASES[phase],
            stability=stability,
            difficulty=difficulty,
            lapses=lapses,
            reps=reps,
            due_day=due_day,
            last_day=last_day,
            suspended=bool(suspended),
        )
        for id, phase, stability, difficulty, lapses, reps, due_day, last_day, suspended in rows
    ]


def last_session(store: Store, card: str) -> str:
    """The session of the latest answer on a card of today; "" without one, or if no deck has it."""
    sql = """SELECT session.id FROM card AS heir JOIN card ON card.heir = heir.key
        JOIN answer ON answer.card = card.key JOIN session ON session.key = answer.session
        WHERE heir.id = ? AND heir.deck IS NOT NULL AND NOT answer.gone
        ORDER BY answer.at DESC, answer.id DESC LIMIT 1"""
    found = store.db.execute(sql, (card,)).fetchone()
    return str(found[0]) if found else ""
