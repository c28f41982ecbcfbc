"""What a learner's lines come to, out of the index: cards, sittings, settings, flags; and one more line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, tzinfo
from pathlib import Path
from typing import Any

from quizapp.scores.attempt import Attempt
from quizapp.source.finding import Finding
from quizapp.storage.index import logs, ready, schema, scored, sums
from quizapp.storage.index.ahead import ahead
from quizapp.storage.index.folding import COLUMNS, state_of
from quizapp.storage.index.latest import latest
from quizapp.storage.index.opening import settle
from quizapp.storage.index.rereading import sitting
from quizapp.storage.index.store import Store, Touched
from quizapp.storage.index.taking import Taker, Where
from quizapp.storage.index.trouble import as_kept
from quizapp.study.card_state import CardState
from quizapp.study.days import ordinal
from quizapp.study.effect import Sitting
from quizapp.study.line_json import dumps, to_fields
from quizapp.study.lines import Answer, CardLine, Flag, Line
from quizapp.study.parsing import parse
from quizapp.study.plan import Plan

STUDY = frozenset({"study"})


class Cards:
    """States by card id, as it is today."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @as_kept()
    def get(self, card: str) -> CardState | None:
        """The card's state; None where no line that stands is about it."""
        sql = f"SELECT {COLUMNS} FROM card WHERE id = ?"
        row = self._store.db.execute(sql, (card,)).fetchone()
        state = state_of(row) if row else None
        return state if state and state != CardState() else None

    def __getitem__(self, card: str) -> CardState:
        state = self.get(card)
        if state is None:
            raise KeyError(card)
        return state

    def __contains__(self, card: str) -> bool:
        return self.get(card) is not None


class History:
    """The lines of one learner, folded. For reading, and for `add`."""

    def __init__(self, store: Store) -> None:
        """`store`: an index that has been followed."""
        self._store = store
        self.cards = Cards(store)

    def is_of(self, store: Store) -> bool:
        """Whether this is what that index has."""
        return self._store is store

    def add(self, line: Line, path: Path | None = None, start: int = 0, end: int = 0) -> None:
        """Takes in one more line; a known id changes nothing.

        `path` is the log file where it stands, from `start` to `end` in bytes; None: nowhere on the disk.
        """
        with self._store.changing() as touched:
            if path is None:
                _take_loose(self._store, line, touched)
            else:
                logs.follow_appended(self._store, path, start, end, touched)
            settle(self._store, touched)

    def follow(self, paths: Iterable[Path]) -> None:
        """Takes in what is new in some log files, and works it out once."""
        with self._store.changing() as touched:
            for path in sorted(set(paths)):
                logs.follow_one(self._store, path, touched)
                self._store.hashes.pop(path.name, None)
            settle(self._store, touched)

    # -- reading -------------------------------------------------------------------------------------

    def resolve(self, card_id: str) -> str:
        """The card (or deck) that carries the history of `card_id` today, after moves and rewordings."""
        return self._store.routes.end(card_id)

    def setting(self, name: str, deck: str = "", default: Any = None) -> Any:
        """The value set for the deck, else for the learner, else `default`; a None that was set is none."""
        return self._store.setting(name, deck, default)

    def plan(self, deck: str) -> Plan:
        """How a deck's cards are scheduled."""
        return self._store.plan(deck)

    @property
    def settings(self) -> Mapping[tuple[str, str], Any]:
        """Values by name and deck ("": the learner's)."""
        return self._store.settings

    @property
    def taken_back(self) -> frozenset[str]:
        """The ids of lines taken back."""
        return self._store.gone

    def day_of(self, at: str) -> str:
        """The study day of a moment, in the learner's zone and with the hour that was set."""
        return self._store.day_of(at)

    @property
    def day_start(self) -> int:
        """The hour at which the study day turns."""
        return self._store.day_start

    def sitting(self, session: str) -> Sitting | None:
        """One sitting with its answers, read from the log."""
        return sitting(self._store, session)

    def attempts(self, newest: int = -1) -> list[Attempt]:
        """Quizzes and tests with at least one answer that counts, newest first; so many at most."""
        return scored.attempts(self._store, newest=newest)

    def attempt(self, session: str) -> Attempt | None:
        """One of them."""
        return scored.attempt(self._store, session)

    def heads(self) -> list[Attempt]:
        """All of them, newest first, without their answers."""
        return scored.heads(self._store)

    def broken_off(self) -> list[Attempt]:
        """The heads of those attempts that are neither finished nor set aside, newest first."""
        return scored.heads(self._store, broken_off=True)

    def trends(self) -> dict[str, list[float]]:
        """For each deck the share right of each finished attempt, oldest first."""
        return scored.trends(self._store)

    def last_rated(self, mode: frozenset[str] = STUDY, form: str = "") -> Answer | CardLine | None:
        """The latest line that stands in a sitting of one of these modes: what undo takes back next.

        That is an answer, or a card suspended, buried or reset. With `form`, answers of another form are
        passed by.
        """
        return latest(self._store, mode, form)

    def begun_on(self, day: str) -> int:
        """How many cards had their first rated answer on that study day."""
        return ready.begun_on(self._store, ordinal(day))

    def is_due(self, card: str, day: str) -> bool:
        """Whether a card is to be asked again on the study day."""
        return ready.is_due(self._store, self.resolve(card), ordinal(day))

    @property
    @as_kept()
    def flags(self) -> list[Flag]:
        """The flags that stand, oldest first."""
        found = (parse(fields) for fields in self._store.standing("flag"))
        return [line for line in found if isinstance(line, Flag)]

    @property
    def problems(self) -> tuple[Finding, ...]:
        """What is wrong with log files, by file and line."""
        rows = self._store.db.execute(
            "SELECT path, line, code, message, help, severity FROM problem ORDER BY path, line LIMIT 100"
        )
        return tuple(
            Finding(path, line, 1, code, what, help, severity)
            for path, line, code, what, help, severity in rows
        )

    def ahead(self, today: str) -> tuple[Finding, ...]:
        """What to say of answers of days to come, as seen from the study day `today`."""
        return ahead(self._store, ordinal(today))


def _take_loose(store: Store, line: Line, touched: Touched) -> None:
    """Takes in a line that stands nowhere on the disk."""
    text = dumps(to_fields(line))
    if Taker(store, touched).take(line, Where(), len(text)) and isinstance(line, Answer):
        store.db.execute("INSERT INTO loose VALUES (?, ?)", (line.id, text))


def fold(lines: Iterable[Line], aliases: Mapping[str, str] = {}, *, zone: tzinfo = UTC) -> History:
    """The history that `lines` come to, in memory. `aliases`: card ids of earlier wordings → today's."""
    store = empty(zone)
    store.db.executemany("INSERT INTO alias VALUES (0, ?, ?)", list(aliases.items()))
    touched = Touched(moved=True)
    for line in lines:
        _take_loose(store, line, touched)
    settle(store, touched)
    return History(store)


def empty(zone: tzinfo) -> Store:
    """An index in memory with nothing in it."""
    store = Store(schema.connect(None), None, zone)
    for script in (schema.TABLES, schema.LOG_INDEXES, schema.STATE_INDEXES):
        schema.run(store.db, script)
    sums.follow(store.db)
    store.db.execute("INSERT INTO meta VALUES ('version', ?)", (schema.VERSION,))
    return store
