"""Sums that statistics are made of, kept as rows come, change and go: no million of answers is read again.

Triggers keep them, so that whatever touches an answer or a card (an undo, a move, a log that is gone) is
minded. After a first reading they are filled at once.
"""

from __future__ import annotations

import sqlite3

# `answer_sum`: the answers that stand, by day, age of memory and form. `card_sum`: the cards that a deck has,
#   by the day on which they are due (0: new or suspended) and how well they are known. A row may come to 0.
TABLES = """
CREATE TABLE answer_sum(
    day INTEGER NOT NULL, age INTEGER NOT NULL, form TEXT NOT NULL, count INTEGER NOT NULL,
    right INTEGER NOT NULL, ms INTEGER NOT NULL, PRIMARY KEY(day, age, form)) WITHOUT ROWID;
CREATE TABLE card_sum(
    due INTEGER NOT NULL, kind TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY(due, kind)) WITHOUT ROWID;
"""

KIND = """CASE WHEN {of}suspended THEN 'suspended' WHEN {of}phase = 0 THEN 'new'
    WHEN {of}phase <> 2 THEN 'learning' WHEN {of}due_day - {of}last_day < 21 THEN 'young' ELSE 'mature' END"""
_DUE = "CASE WHEN {of}suspended OR {of}phase = 0 THEN 0 ELSE {of}due_day END"

OF_ANSWERS = """INSERT INTO answer_sum
    SELECT day, age, form, count(*), sum(mark = 'right'), sum(ms) FROM answer
    WHERE NOT gone GROUP BY day, age, form"""
_OF_CARDS = f"""INSERT INTO card_sum
    SELECT {_DUE.format(of="")}, {KIND.format(of="")}, count(*) FROM card
    WHERE deck IS NOT NULL GROUP BY 1, 2"""

# Not OR IGNORE: what the statement does that fires a trigger goes before it.
_ITS_ANSWERS = "WHERE day = {of}day AND age = {of}age AND form = {of}form"
_ITS_CARDS = f"WHERE due = {_DUE} AND kind = {KIND}"
_FIRST_ANSWER = f"""INSERT INTO answer_sum SELECT {{of}}day, {{of}}age, {{of}}form, 0, 0, 0
    WHERE NOT EXISTS (SELECT 1 FROM answer_sum {_ITS_ANSWERS});"""
_FIRST_CARD = f"""INSERT INTO card_sum SELECT {_DUE}, {KIND}, 0
    WHERE NOT EXISTS (SELECT 1 FROM card_sum {_ITS_CARDS});"""
_ANSWER = f"""UPDATE answer_sum SET count = count {{sign}} 1, right = right {{sign}} ({{of}}mark = 'right'),
    ms = ms {{sign}} {{of}}ms {_ITS_ANSWERS};"""
_CARD = f"UPDATE card_sum SET count = count {{sign}} 1 {_ITS_CARDS};"
_TRIGGER = "CREATE TRIGGER {name} AFTER {when} WHEN {which} BEGIN {what} END"


def fill(db: sqlite3.Connection) -> None:
    """Sums up the cards that are there, after the answers; from now on the sums follow."""
    db.execute(_OF_CARDS)
    follow(db)


def follow(db: sqlite3.Connection) -> None:
    """Has the sums follow the tables, which they agree with now."""
    answer = "UPDATE OF day, age, form, mark, ms, gone ON answer"
    card = "UPDATE OF deck, phase, due_day, last_day, suspended ON card"
    comes, goes = {"of": "new.", "sign": "+"}, {"of": "old.", "sign": "-"}
    for name, when, which, what in (
        ("answer_came", "INSERT ON answer", "NOT new.gone", (_FIRST_ANSWER + _ANSWER).format(**comes)),
        ("answer_went", "DELETE ON answer", "NOT old.gone", _ANSWER.format(**goes)),
        ("answer_was", answer, "NOT old.gone", _ANSWER.format(**goes)),
        ("answer_is", answer, "NOT new.gone", (_FIRST_ANSWER + _ANSWER).format(**comes)),
        ("card_came", "INSERT ON card", "new.deck IS NOT NULL", (_FIRST_CARD + _CARD).format(**comes)),
        ("card_went", "DELETE ON card", "old.deck IS NOT NULL", _CARD.format(**goes)),
        ("card_was", card, "old.deck IS NOT NULL", _CARD.format(**goes)),
        ("card_is", card, "new.deck IS NOT NULL", (_FIRST_CARD + _CARD).format(**comes)),
    ):
        db.execute(_TRIGGER.format(name=name, when=when, which=which, what=what))
