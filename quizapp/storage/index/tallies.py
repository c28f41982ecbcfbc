"""What statistics need, summed by SQL: answers by day, what is due when, the hardest cards, mistakes."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.scores.stats import CardRow, DayTally, FormTally
from quizapp.storage.index.folding import PHASES
from quizapp.storage.index.store import Store
from quizapp.storage.index.trouble import as_kept
from quizapp.study.card_state import AGES
from quizapp.study.effect import deck_of

MOST = 10
_CARD = """SELECT id, phase, stability, difficulty, lapses, reps, due_day, last_day, suspended FROM card
    WHERE deck {} AND lapses > 0 ORDER BY lapses DESC, difficulty DESC, id LIMIT ?"""
_MATURITY = """SELECT CASE WHEN suspended THEN 'suspended' WHEN phase = 0 THEN 'new'
    WHEN phase <> 2 THEN 'learning' WHEN due_day - last_day < 21 THEN 'young' ELSE 'mature' END, count(*)
    FROM card WHERE deck {} GROUP BY 1"""


def day_tallies(store: Store, decks: Sequence[int] | None) -> list[DayTally]:
    """Answers that stand by day and age of memory; of these decks apart, or (None) of all together.

    Of all together also those on cards that no deck has any more.
    """
    if decks is None:
        sql = """SELECT day, '', age, count(*), sum(mark = 'right'), sum(ms) FROM answer
            WHERE NOT gone GROUP BY day, age"""
        rows = store.db.execute(sql)
    else:
        sql = """SELECT answer.day, deck.id, answer.age, count(*), sum(answer.mark = 'right'), sum(answer.ms)
            FROM card AS heir JOIN deck ON deck.key = heir.deck JOIN card ON card.heir = heir.key
            JOIN answer ON answer.card = card.key WHERE NOT gone AND heir.deck {}
            GROUP BY answer.day, deck.key, answer.age"""
        rows = store.db.execute(sql.format(_among(decks)))
    return [DayTally(day, deck, AGES[age], count, right, ms) for day, deck, age, count, right, ms in rows]


def form_tallies(store: Store, decks: Sequence[int] | None, since: int) -> list[FormTally]:
    """Answers since a study day (an ordinal), by form."""
    which = ""
    if decks is not None:
        which = f"""AND card IN (SELECT card.key FROM card JOIN card AS heir ON heir.key = card.heir
            WHERE heir.deck {_among(decks)})"""
    sql = f"""SELECT form, count(*), sum(mark = 'right') FROM answer
        WHERE NOT gone AND day >= ? {which} GROUP BY form ORDER BY form"""
    return [FormTally(*row) for row in store.db.execute(sql, (since,))]


def due_by_day(store: Store, decks: Sequence[int] | None) -> dict[int, int]:
    """How many cards are due on each day, of those begun and not suspended."""
    sql = f"""SELECT due_day, count(*) FROM card WHERE phase > 0 AND NOT suspended AND deck {_among(decks)}
        GROUP BY due_day"""
    return dict(store.db.execute(sql))


def maturity(store: Store, decks: Sequence[int] | None) -> dict[str, int]:
    """How many cards are new, in their steps, young, mature, suspended."""
    return dict(store.db.execute(_MATURITY.format(_among(decks))))


@as_kept()
def hardest(store: Store, decks: Sequence[int] | None) -> list[CardRow]:
    """The cards most often forgotten."""
    rows = store.db.execute(_CARD.format(_among(decks)), (MOST,))
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


def mistakes(store: Store, decks: Sequence[int] | None = None, card: str = "") -> list[tuple[str, str, str]]:
    """Wrong answers that stand: the card of today, what was given, and when; of one card if named.

    Only where what was given may be another card's answer: not "True", nor how a flashcard was rated.
    """
    which = "AND heir.id = ?" if card else ""
    sql = f"""SELECT heir.id, wrong.text, answer.at FROM wrong JOIN answer ON answer.id = wrong.answer
        JOIN card ON card.key = answer.card JOIN card AS heir ON heir.key = card.heir
        WHERE NOT answer.gone AND answer.form IN ('choice', 'match', 'typed', 'cloze')
        AND answer.override <> 'right' AND heir.deck {_among(decks)} {which}"""
    return store.db.execute(sql, (card,) if card else ()).fetchall()


def last_session(store: Store, card: str) -> str:
    """The session of the latest answer on a card of today; "" without one, or if no deck has it."""
    sql = """SELECT session.id FROM card AS heir JOIN card ON card.heir = heir.key
        JOIN answer ON answer.card = card.key JOIN session ON session.key = answer.session
        WHERE heir.id = ? AND heir.deck IS NOT NULL AND NOT answer.gone
        ORDER BY answer.at DESC, answer.id DESC LIMIT 1"""
    found = store.db.execute(sql, (card,)).fetchone()
    return str(found[0]) if found else ""


def _among(decks: Sequence[int] | None) -> str:
    return "IS NOT NULL" if decks is None else f"IN ({','.join(str(int(deck)) for deck in decks)})"
