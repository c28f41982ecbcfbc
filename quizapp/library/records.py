"""What a learner has: decks, journal and profile, read when they are asked for; and what is set in them."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager, suppress
from datetime import date
from pathlib import Path
from typing import Any

from quizapp.cards.deck import Card, Deck
from quizapp.library.catalogue import Catalogue
from quizapp.library.front import Front
from quizapp.library.journal import Journal
from quizapp.library.overview import Row, Today, rows, today
from quizapp.library.shelf import Volume
from quizapp.questions.stock import Stock
from quizapp.scores.attempt import Attempt
from quizapp.source.finding import Finding
from quizapp.storage.device import device_word
from quizapp.storage.index.history import History
from quizapp.storage.index.index_file import index_path
from quizapp.storage.index.ready import ready
from quizapp.storage.index.rereading import LogKnown
from quizapp.storage.log import LogWriter
from quizapp.storage.profile import Profile, keep, known, read_toml, save, told
from quizapp.study.flags import flag_of
from quizapp.study.lines import Aside, Set
from quizapp.study.queue import NEW_PER_DAY, limit

_LOOK = 2.0  # seconds between two looks at whether a file has changed


class Records:
    """One learner's decks and journal. Cheap to open; `load` brings it up to date."""

    def __init__(self, front: Front) -> None:
        """`front`: the library as `open_front` found it."""
        self.front = front
        self.places, self.learner, self.world = front.places, front.learner, front.world
        self.shelf, self.folder = front.shelf, front.folder
        self.volumes: tuple[Volume, ...] = ()
        self.loaded = False
        self._looked = 0.0
        self.catalogue = self._new_catalogue()
        self._device = ""
        self._journal: Journal | None = None
        self._profile: Profile | None = None

    def _new_catalogue(self) -> Catalogue:
        path = index_path(self.places.cache, self.places.home, self.folder)
        return Catalogue(path, self.folder, self.world.clock())

    # -- what is there -------------------------------------------------------------------------------

    @property
    def device(self) -> str:
        """The word that this device's log files bear."""
        if not self._device:
            self._device = device_word(self.places.state)
        return self._device

    @property
    def journal(self) -> Journal:
        """The learner's journal, as `load` last brought it up to date."""
        if self._journal is None:
            if not self.loaded:
                self.load()
            history = History(self.catalogue.store)
            writer = LogWriter(self.folder, self.device, LogKnown(lambda: self.catalogue.store))
            self._journal = Journal(
                history, writer, self.world.clock, self.world.rng, self._keep_profile, self._mended
            )
            self.catalogue.settle = self._journal.settle
        return self._journal

    def _mended(self) -> History:
        """The history anew, where the index failed: from the log."""
        self.catalogue.begin_again()
        self.catalogue.follow(self.shelf.entries())
        self._take()
        return History(self.catalogue.store)

    @property
    def profile(self) -> Profile:
        """This learner's looks and random id; a new one is on the disk from the first line of the log."""
        if self._profile is None:
            self._profile = known(self.folder, self.learner, self.world.rng, self._toml)
        return self._profile

    @property
    def problems(self) -> tuple[Finding, ...]:
        """What is wrong with the learner's profile, log and clocks."""
        return (*told(self.folder, self.profile), *self.journal.problems)

    def _toml(self, path: Path) -> dict[str, Any]:
        return self.catalogue.toml(path) if self.loaded else read_toml(path)

    def _keep_profile(self) -> None:
        keep(self.folder, self.profile)

    def is_current(self) -> bool:
        """Whether `load` would find nothing new."""
        return self.catalogue.is_current(self.shelf.entries())

    def load(self, tell: Callable[[float], None] = lambda _share: None) -> None:
        """Reads what is new in decks and log; `tell` hears what share is done. Raises OSError."""
        self.catalogue.follow(self.shelf.entries(), tell)
        self._take()

    def pick_up(self) -> bool:
        """Takes in decks that were changed meanwhile, if there are any; looks every few seconds only.

        One that can't be read just now is left as it was: it may be half written.
        """
        now = time.monotonic()
        if not self.loaded or now - self._looked < _LOOK:
            return False
        self._looked = now
        with suppress(OSError):
            if self.catalogue.take_readable(self.shelf.files()):
                self._take()
                return True
        return False

    def _take(self) -> None:
        self.volumes = tuple(self.catalogue.volumes(self.shelf.entries()))
        self.loaded = True
        if self._journal and not self._journal.history.is_of(self.catalogue.store):  # it is another one
            self._journal.history = History(self.catalogue.store)

    def named(self, names: Sequence[str] = ()) -> list[Volume]:
        """The decks meant by names, folders, ids or titles (none: all). Raises NoSuchDeck."""
        wanted = self.shelf.find(names, {v.entry.name: (v.deck_id, v.entry.title) for v in self.volumes})
        by_name = {v.entry.name: v for v in self.volumes}
        return [by_name[entry.name] for entry in wanted if entry.name in by_name]

    def decks(self, names: Sequence[str] = ()) -> list[Deck]:
        """The decks meant, with all their cards; those that can't be read are left out."""
        return [deck for volume in self.named(names) if (deck := volume.deck)]

    def stocks(self, volumes: Sequence[Volume]) -> AbstractContextManager[list[Stock]]:
        """What a quiz on these decks is made from, while this lasts; without those that can't be read."""
        return self.catalogue.stocks([volume.deck_id for volume in volumes])

    def volumes_of(self, entries: Collection[str]) -> list[Volume]:
        """The readable decks of these files, by name."""
        return [v for v in self.volumes if v.deck_id and v.entry.name in entries]

    @property
    def titles(self) -> dict[str, str]:
        """Deck id → title with its folder's."""
        return {v.deck_id: v.entry.full_title for v in self.volumes if v.deck_id}

    def card(self, card_id: str) -> Card | None:
        """The card of that id, if a deck has it."""
        return self.catalogue.card(card_id)

    @property
    def new_per_day(self) -> int:
        """How many new cards a day the learner wants."""
        value = limit(self.journal.history.setting("new_per_day"), NEW_PER_DAY)
        return NEW_PER_DAY if value is None else value

    @property
    def day(self) -> int:
        """The study day, as an ordinal."""
        return date.fromisoformat(self.journal.today()).toordinal()

    @property
    def now(self) -> int:
        """The moment, in ms since 1970."""
        return int(self.journal.now().timestamp() * 1000)

    def rows(self) -> list[Row]:
        """The decks as Home lists them."""
        return rows(self.volumes, self.catalogue.store, self.journal.history.trends(), self.day, self.now)

    def due_on(self, volume: Volume, day: int) -> int:
        """How many cards of a deck are due on a study day (an ordinal), as things stand."""
        found = ready(self.catalogue.store, volume.key, day, paired=volume.paired)
        return found.due + found.steps

    def load_beside(self) -> list[tuple[str, str]]:
        """Brings the index up to date by a connection of its own, and says what was edited; see `edits`."""
        self.catalogue.follow(self.shelf.entries())
        edits = self.edits()
        self.catalogue.close()
        return edits

    def edits(self) -> list[tuple[str, str]]:
        """The decks, by title, that were edited since this was last asked, and what came of it in words."""
        edits, self.catalogue.store.edits = self.catalogue.store.edits, []
        return edits

    def today(self, listed: Sequence[Row]) -> Today:
        """What there is to do today in the decks of these rows that were begun."""
        begun = self.journal.history.begun_on(self.journal.today())
        return today(listed, self.new_per_day - begun)

    def attempts(self) -> list[Attempt]:
        """Saved attempts, newest first."""
        return self.journal.history.attempts()

    def heads(self) -> list[Attempt]:
        """The same without their answers: quick, however many there are."""
        return self.journal.history.heads()

    def attempt(self, session: str) -> Attempt | None:
        """One saved attempt with its answers."""
        return self.journal.history.attempt(session)

    def unfinished(self) -> Attempt | None:
        """The latest attempt that was broken off and can go on; one that was set aside is given up."""
        broken_off = self.journal.history.broken_off()
        return next((attempt for attempt in broken_off if self.can_go_on(attempt)), None)

    def can_go_on(self, attempt: Attempt) -> bool:
        """Whether an attempt was broken off, and its decks are there."""
        known = {v.deck_id for v in self.volumes if v.deck_id}
        broken_off = not (attempt.finished or attempt.aside)
        return broken_off and bool(attempt.decks) and all(deck in known for deck in attempt.decks)

    @property
    def can_save(self) -> bool:
        """Whether answers can be written, as far as permissions tell."""
        folder = self.folder
        while not folder.exists() and folder != folder.parent:
            folder = folder.parent
        return os.access(folder, os.W_OK)

    # -- what is set ---------------------------------------------------------------------------------

    def set(self, name: str, value: object, deck: str = "") -> None:
        """Sets what changes scheduling, for the learner or one deck: a line of the log."""
        stamp = self.journal.stamp()
        self.journal.write(Set(id=stamp.id, at=stamp.at, name=name, value=value, deck=deck))

    def set_aside(self, session: str, *, back: bool = False) -> None:
        """Leaves an attempt out of trends, or takes it in again."""
        stamp = self.journal.stamp()
        self.journal.write(Aside(id=stamp.id, at=stamp.at, session=session, back=back))

    def flag(self, card: Card, remark: str) -> None:
        """Leaves a remark for a deck's author."""
        self.journal.write(flag_of(card, remark, self.journal.stamp()))

    def save_profile(self, profile: Profile) -> None:
        """Saves this learner's looks."""
        save(self.folder, profile)
        self._profile = profile
