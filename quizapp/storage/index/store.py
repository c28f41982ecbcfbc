"""The open index: its connection, and the keys, settings and routes that all its parts work with."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quizapp.storage.index import schema
from quizapp.storage.index.trouble import as_kept
from quizapp.study.days import DAY_START, parse_at, study_day
from quizapp.study.routes import DecksToday, Routes

if TYPE_CHECKING:  # on the way to `due` only what is needed is imported
    from hashlib import _Hash as Hash

    from quizapp.storage.index.counts import Stocks
    from quizapp.study.plan import Plan


@dataclass(slots=True)
class Touched:
    """What new lines have a bearing on, until it is worked out: keys of cards and sessions, and so on.

    `begun`: sessions with a start that came or went. `undone`: an undo did. `marked`: ids that marks and
    undos name, and those of new answers. `moved`: a move came or went, or the decks' aliases changed. `set`:
    settings by name.
    """

    cards: set[int] = field(default_factory=set)
    sessions: set[int] = field(default_factory=set)
    begun: set[int] = field(default_factory=set)
    marked: set[str] = field(default_factory=set)
    set: set[str] = field(default_factory=set)
    undone: bool = False
    moved: bool = False


class Store:
    """One learner's index. Its members are for the modules of this room."""

    def __init__(
        self, db: sqlite3.Connection, folder: Path | None, zone: tzinfo, path: Path | None = None
    ) -> None:
        """`folder` has the logs (None: no line is on the disk); `zone` is where the learner is.

        `path`: the index's name on the disk (None: it has none). `file` is the one of its files that is open;
        None as long as it is in memory.
        """
        self.db = db
        self.path = path
        self.file: Path | None = None
        self.folder = folder
        self.zone = zone
        self._version = 0
        self.edits: list[
            tuple[str, str]
        ] = []  # decks, by title, that were edited, and what came of it in words
        self.forget()

    @contextmanager
    def changing(self) -> Iterator[Touched]:
        """A change of the tables: whole, or not at all. What other programs changed meanwhile is minded."""
        self.db.execute("BEGIN IMMEDIATE")
        try:
            self.mind_others()
            yield Touched()
            self.db.execute("COMMIT")
        except BaseException:
            self.forget()
            with suppress(sqlite3.Error):
                self.db.execute("ROLLBACK")
            raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """As long as this lasts the tables stay as they are, whatever other programs do. Not for changes."""
        self.db.execute("BEGIN")
        try:
            self.mind_others()
            yield
        finally:
            with suppress(sqlite3.Error):
                self.db.execute("ROLLBACK")

    def leave_the_disk(self, *, for_now: bool = False) -> None:
        """Goes on with a copy in memory: the file can't be written to, as where there is no room left.

        `for_now`: another program is writing for long; whoever follows next looks at the disk again.
        """
        copy = schema.connect(None)
        self.db.backup(copy)
        self.turn_to(copy, None)
        if not for_now:
            self.path = None

    def turn_to(self, db: sqlite3.Connection, file: Path | None) -> None:
        """Goes on with another connection, to `file` (None: in memory)."""
        self.db.close()
        self.db, self.file = db, file
        self._version = 0
        self.forget()

    def mind_others(self) -> None:
        """Forgets what is remembered of the tables if another program has changed them."""
        version = self.db.execute("PRAGMA data_version").fetchone()[0]
        if version != self._version:
            self.forget()
            self._version = version

    def forget(self) -> None:
        """Drops what is remembered of the tables: they changed beneath it."""
        self.cards: dict[str, int] = {}
        self.sessions: dict[str, int] = {}
        self.hashes: dict[str, tuple[int, Hash]] = {}
        self._zone_kept = False
        self._gone: frozenset[str] | None = None
        self._routes: Routes | None = None
        self._moved: dict[str, tuple[str, str]] | None = None
        self._settings: dict[tuple[str, str], Any] | None = None
        self._plans: dict[str, Plan] = {}
        self.stocks: Stocks | None = None

    # -- keys ----------------------------------------------------------------------------------------

    def card_key(self, card: str) -> int:
        """The key of a card, which is made known if it isn't."""
        key = self.cards.get(card)
        if key is None:
            found = self.db.execute("SELECT key FROM card WHERE id = ?", (card,)).fetchone()
            key = self.cards[card] = found[0] if found else self._new_card(card)
        return key

    def know_all(self) -> None:
        """Remembers the keys of all cards, so that none has to be looked up."""
        self.cards = dict(self.db.execute("SELECT id, key FROM card"))

    def _new_card(self, card: str) -> int:
        added = self.db.execute(
            "INSERT INTO card(id, heir) VALUES (?, (SELECT coalesce(max(key), 0) + 1 FROM card))", (card,)
        )
        key = added.lastrowid or 0
        end = self.routes.end(card)
        if end != card:
            self.db.execute("UPDATE card SET heir = ? WHERE key = ?", (self.card_key(end), key))
        return key

    def session_key(self, session: str) -> int:
        """The key of a sitting, which is made known if it isn't."""
        key = self.sessions.get(session)
        if key is None:
            found = self.db.execute("SELECT key FROM session WHERE id = ?", (session,)).fetchone()
            if found is None:
                found = (self.db.execute("INSERT INTO session(id) VALUES (?)", (session,)).lastrowid,)
            key = self.sessions[session] = found[0]
        return key

    # -- what lines of other kinds say ---------------------------------------------------------------

    @as_kept()
    def standing(self, kind: str) -> list[dict[str, Any]]:
        """The fields of the lines of a kind that are not taken back, in order."""
        found = self.db.execute("SELECT text FROM line WHERE kind = ? AND NOT gone ORDER BY at, id", (kind,))
        return [json.loads(text) for (text,) in found]

    @property
    def gone(self) -> frozenset[str]:
        """The ids that are taken back, also of lines that are not there yet."""
        if self._gone is None:
            from quizapp.study.effect import taken_back
            from quizapp.study.lines import Undo

            found = self.db.execute("SELECT id, target FROM line WHERE kind = 'undo' ORDER BY at, id")
            self._gone = taken_back([Undo(id=id, at="", line=target) for id, target in found])
        return self._gone

    @property
    def zone_changed(self) -> bool:
        """Whether the days of some lines were told by another zone than the one the learner is in now."""
        if not self._zone_kept:
            kept = self.db.execute("SELECT value FROM meta WHERE name = 'zone'").fetchone()
            self._zone_kept = kept is not None and kept[0] == self._zone_word()
        return not self._zone_kept

    def keep_zone(self) -> None:
        """Notes the zone by which days are told."""
        self.db.execute("INSERT OR REPLACE INTO meta VALUES ('zone', ?)", (self._zone_word(),))

    def _zone_word(self) -> str:
        return f"{datetime(1970, 1, 1, tzinfo=UTC).astimezone(self.zone):%z}"

    def undos_changed(self) -> None:
        """Has `gone` worked out anew."""
        self._gone = None

    @property
    def routes(self) -> Routes:
        """Where histories have gone: moves of the log, then what the decks of today say."""
        if self._routes is None:
            moves: Iterable[tuple[str, str]] = [(f["from"], f["to"]) for f in self.standing("move")]
            self._routes = Routes([*moves, *self._aliases()], self._at_hand)
        return self._routes

    def decks_today(self) -> DecksToday:
        """What the decks say of histories, for another thread too: nothing of it asks the index later."""
        ids = "SELECT id FROM deck UNION SELECT id FROM card WHERE deck IS NOT NULL"
        return DecksToday(
            tuple(self._aliases()), frozenset(id for (id,) in self.db.execute(ids)).__contains__
        )

    def _aliases(self) -> list[tuple[str, str]]:
        return self.db.execute("SELECT source, target FROM alias ORDER BY deck, rowid").fetchall()

    def _at_hand(self, thing: str) -> bool:
        where = "card WHERE deck IS NOT NULL AND" if "#" in thing else "deck WHERE"
        return self.db.execute(f"SELECT 1 FROM {where} id = ?", (thing,)).fetchone() is not None

    def owner(self, deck: str, at: str) -> str:
        """Whose a line of the time `at` about a deck is today; see `Routes.owner`."""
        if self._moved is None:
            self._moved = {
                f["from"]: (f["to"], f["at"]) for f in self.standing("move") if "#" not in f["from"]
            }
        return self.routes.owner(deck, at, self._moved)

    def routes_changed(self) -> None:
        """Has `routes`, and the settings of decks that moved, worked out anew."""
        self._routes = self._moved = None
        self.settings_changed()

    @property
    def settings(self) -> dict[tuple[str, str], Any]:
        """Values by name and deck ("": the learner's)."""
        if self._settings is None:
            with as_kept():
                self._settings = {
                    (fields["name"], self.owner(fields.get("deck", ""), fields["at"])): fields["value"]
                    for fields in self.standing("set")
                }
        return self._settings

    def settings_changed(self) -> None:
        """Has `settings` worked out anew."""
        self._settings = None
        self._plans = {}

    def setting(self, name: str, deck: str = "", default: Any = None) -> Any:
        """The value set for the deck, else for the learner, else `default`; a None that was set is none."""
        for owner in (self.routes.end(deck), ""):
            value = self.settings.get((name, owner))
            if value is not None:
                return value
        return default

    def plan(self, deck: str) -> Plan:
        """How a deck's cards are scheduled."""
        found = self._plans.get(deck)
        if found is None:
            from quizapp.study.plan import Plan

            found = self._plans[deck] = Plan.from_settings(lambda name: self.setting(name, deck))
        return found

    @property
    def day_start(self) -> int:
        """The hour at which the study day turns."""
        hour = self.settings.get(("day_start", ""))
        return hour if type(hour) is int and 0 <= hour <= 23 else DAY_START

    def day_of(self, at: str) -> str:
        """The study day of a moment."""
        return study_day(parse_at(at).astimezone(self.zone), self.day_start)
