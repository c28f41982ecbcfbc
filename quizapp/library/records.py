"""What a learner has: decks, journal and profile, read when they are asked for; and what is set in them."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence

from quizapp.cards.deck import Card, Deck
from quizapp.library.front import Front
from quizapp.library.journal import Journal
from quizapp.library.overview import Row, Today, rows, today
from quizapp.library.quizzing import NEW_PER_DAY
from quizapp.library.shelf import Entry, Volume
from quizapp.scores.attempt import Attempt, attempts
from quizapp.scores.trend import by_deck
from quizapp.storage.device import device_word
from quizapp.storage.log import LogWriter, read_log
from quizapp.storage.profile import Profile, keep, known, save
from quizapp.study.lines import Aside, Flag, Set


class Records:
    """One learner's decks and journal. Cheap to open."""

    def __init__(self, front: Front) -> None:
        """`front`: the library as `open_front` found it."""
        self.front = front
        self.places, self.learner, self.world = front.places, front.learner, front.world
        self.shelf, self.folder = front.shelf, front.folder
        self.volumes: tuple[Volume, ...] = ()
        self.loaded = False
        self._device = ""
        self._journal: Journal | None = None
        self._aliases: dict[str, str] = {}
        self._profile: Profile | None = None
        self._attempts: tuple[int, list[Attempt]] | None = None

    # -- what is there -------------------------------------------------------------------------------

    @property
    def device(self) -> str:
        """The word that this device's log files bear."""
        if not self._device:
            self._device = device_word(self.places.state)
        return self._device

    @property
    def journal(self) -> Journal:
        """The learner's journal; read from the disk when first asked for."""
        if self._journal is None:
            read = read_log(self.folder, self.device)
            writer = LogWriter(self.folder, self.device, read)
            self._journal = Journal(read, writer, self.world.clock, self.world.rng, self._keep_profile)
            self._journal.follow(self._aliases)
        return self._journal

    @property
    def profile(self) -> Profile:
        """This learner's looks and random id; a new one is on the disk from the first line of the log."""
        if self._profile is None:
            self._profile = known(self.folder, self.learner, self.world.rng)
        return self._profile

    def _keep_profile(self) -> None:
        keep(self.folder, self.profile)

    def read(self, entries: Sequence[Entry] | None = None) -> list[Volume]:
        """Reads the decks (all, or those named) and changes nothing that is in use.

        Slow, so not on the way to the first screen; may run beside the app.
        """
        return self.shelf.read(self.shelf.entries() if entries is None else entries)

    def take(self, volumes: Sequence[Volume]) -> None:
        """Works with these decks from now on."""
        aliases = {old: new for v in volumes if v.deck for old, new in v.deck.aliases.items()}
        if self._journal and aliases != self._aliases:
            self._journal.follow(aliases)
            self._attempts = None  # they name their cards as they are called today
        self._aliases = aliases
        self.volumes = tuple(volumes)
        self.loaded = True

    def load(self, entries: Sequence[Entry] | None = None) -> None:
        """Reads the decks (all, or those named) and works with them from now on."""
        self.take(self.read(entries))

    def decks(self, names: Sequence[str] = ()) -> list[Deck]:
        """The decks meant by names, folders or ids (none: all); those that can't be read are left out."""
        wanted = {e.name for e in self.shelf.find(names)} if names else None
        return [v.deck for v in self.volumes if v.deck and (wanted is None or v.entry.name in wanted)]

    def decks_of(self, entries: Collection[str]) -> list[Deck]:
        """The decks of these files, by name, as they were read: without a look at the disk."""
        return [v.deck for v in self.volumes if v.deck and v.entry.name in entries]

    @property
    def titles(self) -> dict[str, str]:
        """Deck id → title with its folder's."""
        return {v.deck.id: v.entry.full_title for v in self.volumes if v.deck}

    def card(self, card_id: str) -> Card | None:
        """The card of that id, if a deck has it."""
        deck_id = card_id.partition("#")[0]
        decks = [v.deck for v in self.volumes if v.deck and v.deck.id == deck_id]
        return next((c for deck in decks for c in deck.cards if c.id == card_id), None)

    @property
    def new_per_day(self) -> int:
        """How many new cards a day the learner wants."""
        limit = self.journal.history.setting("new_per_day", default=NEW_PER_DAY)
        return limit if isinstance(limit, int) and limit >= 0 else NEW_PER_DAY

    def rows(self) -> list[Row]:
        """The decks as Home lists them."""
        return rows(
            self.volumes,
            self.journal.history,
            by_deck(self.attempts()),
            self.journal.today(),
            self.new_per_day,
        )

    def today(self, listed: Sequence[Row]) -> Today:
        """What there is to do today in the decks of these rows that were begun."""
        begun = self.journal.history.begun_on(self.journal.today())
        return today(listed, self.new_per_day - begun)

    def attempts(self) -> list[Attempt]:
        """Saved attempts, newest first."""
        length = self.journal.length
        if self._attempts is None or self._attempts[0] != length:
            self._attempts = length, attempts(self.journal.history)
        return self._attempts[1]

    def unfinished(self) -> Attempt | None:
        """The latest attempt that was broken off and can go on; one that was set aside is given up."""
        return next((attempt for attempt in self.attempts() if self.can_go_on(attempt)), None)

    def can_go_on(self, attempt: Attempt) -> bool:
        """Whether an attempt was broken off, and its decks are there."""
        if attempt.finished or attempt.aside:
            return False
        start = self.journal.history.sittings[attempt.session].start
        known = {v.deck.id for v in self.volumes if v.deck}
        resolve = self.journal.history.resolve
        return bool(start.decks) and all(resolve(use.deck) in known for use in start.decks)

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

    def flag(self, card_id: str, remark: str) -> None:
        """Leaves a remark for a deck's author."""
        stamp = self.journal.stamp()
        self.journal.write(Flag(id=stamp.id, at=stamp.at, card=card_id, remark=remark))

    def save_profile(self, profile: Profile) -> None:
        """Saves this learner's looks."""
        save(self.folder, profile)
        self._profile = profile
