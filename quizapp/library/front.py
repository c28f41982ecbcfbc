"""The front of a library: where it is, whose it is, which decks it has. All that the first screen needs.

Kept apart from `library`, which loads everything that asks, remembers and scores: that comes after the
first paint.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from quizapp.library.shelf import Entry, Shelf
from quizapp.storage import places as places_
from quizapp.storage.learner import choose, remember, slug
from quizapp.storage.places import Places

Clock = Callable[[], datetime]
DEMO = "demo: made-up history"


class World(NamedTuple):
    """What a library needs from outside: surroundings, the time in its zone, and random bytes.

    `demo` is the folder of a demo, which keeps its state and cache too; None: this is none.
    """

    environ: Mapping[str, str]
    cwd: Path
    clock: Clock
    rng: Callable[[int], bytes]
    demo: Path | None = None

    @classmethod
    def real(cls) -> World:
        """The real one."""
        return cls(os.environ, Path.cwd(), lambda: datetime.now().astimezone(), os.urandom)

    def path(self, given: str) -> Path:
        """The path that somebody gave: `~` is their home, and the rest goes from the working folder."""
        try:
            return self.cwd / Path(given).expanduser()
        except RuntimeError:  # ~nobody: there is no such user, but there may be such a file
            return self.cwd / given

    def within(self, demo: str) -> World:
        """This world as the demo in the folder `demo` sees it; with "" it stays as it is."""
        return World(self.environ, self.cwd, self.clock, self.rng, Path(demo)) if demo else self


class Listing:
    """Lists the decks beside whatever else goes on, so that a slow disk holds nothing up."""

    def __init__(self, shelf: Shelf) -> None:
        """Begins at once."""
        from threading import Thread

        self._entries: list[Entry] | None = None
        self._thread = Thread(target=self._list, args=(shelf,), daemon=True)
        self._thread.start()

    def _list(self, shelf: Shelf) -> None:
        with suppress(OSError):  # whoever reads the decks next says what is wrong
            self._entries = shelf.entries()

    def soon(self, seconds: float) -> list[Entry] | None:
        """The decks, if they are known within so many seconds; else None."""
        self._thread.join(seconds)
        return self._entries


class Front(NamedTuple):
    """A library opened so far that its decks can be listed."""

    places: Places
    learner: str
    world: World
    shelf: Shelf

    @property
    def remark(self) -> str:
        """What is to be said wherever something of this library is shown; mostly nothing."""
        return DEMO if self.world.demo else ""

    @property
    def folder(self) -> Path:
        """The learner's folder below `progress/`."""
        return self.places.progress / slug(self.learner)

    def for_learner(self, name: str) -> Front:
        """The same library for another learner, who is the one used here from now on."""
        remember(self.places.state, self.places.home, name)
        return Front(self.places, name, self.world, self.shelf)


def open_front(home: str | None, learner: str | None, world: World, *, make: bool) -> Front:
    """Finds the library by the rules of places; with `make` it is made where it is missing.

    Raises storage's NoLibrary with a word on what to do.
    """
    found = places_.demo(world.demo) if world.demo else places_.find(home, world.environ, world.cwd)
    if make:
        found = places_.make(found)
    name = choose(learner, world.environ, found.state, found.home)
    if make:
        remember(found.state, found.home, name)
    return Front(found, name, world, Shelf(places_.deck_root(found)))
