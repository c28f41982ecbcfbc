"""Follows deck files: whenever one was saved, what `check` now says about it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

from quizapp.library.checking import Checked, check
from quizapp.library.library import Library
from quizapp.library.shelf import NoSuchDeck
from quizapp.storage import decks as deck_files

EVERY = 0.5  # seconds between two looks
SETTLES = 0.1  # seconds in which a file that is just being saved gets its end

Stamps = dict[Path, tuple[int, int]]  # size in bytes, time of the last change in ns


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look came to.

    `fresh`: the files that were saved or about which there is something else to say, at first all of them;
    `gone`: those that are not there any more; `all`: every file as it stands now.
    """

    fresh: tuple[Checked, ...]
    gone: tuple[Path, ...]
    all: tuple[Checked, ...]


def watch(
    library: Library, paths: Sequence[str], sleep: Callable[[float], None]
) -> Generator[Seen, None, None]:
    """Checks what `paths` name, at once and then whenever a file was saved, came or went. It never ends.

    A file that is written in several steps is looked at when it has settled. `sleep` waits for some
    seconds. Raises NoSuchDeck if at the beginning there is nothing by such a name.
    """
    before = _stamps(library, paths)
    known = {each.path: each for each in check(library, paths)}
    yield Seen(tuple(known.values()), (), tuple(known.values()))
    while True:
        sleep(EVERY)
        now = _stamps(library, paths)
        if now == before:
            continue
        now = _settled(library, paths, now, sleep)
        found = {each.path: each for each in _checked(library, paths)}
        seen = _difference(known, found, before, now)
        before, known = now, found
        if seen.fresh or seen.gone:
            yield seen


def _settled(
    library: Library, paths: Sequence[str], stamps: Stamps, sleep: Callable[[float], None]
) -> Stamps:
    while True:
        sleep(SETTLES)
        later = _stamps(library, paths)
        if later == stamps:
            return stamps
        stamps = later


def _difference(known: dict[Path, Checked], found: dict[Path, Checked], before: Stamps, now: Stamps) -> Seen:
    fresh = tuple(
        each
        for path, each in found.items()
        if before.get(path) != now.get(path) or path not in known or known[path].findings != each.findings
    )
    return Seen(fresh, tuple(path for path in known if path not in found), tuple(found.values()))


def _checked(library: Library, paths: Sequence[str]) -> list[Checked]:
    """As `check`, but what has gone meanwhile is merely not there."""
    if not paths:
        return check(library, ())
    found: dict[Path, Checked] = {}
    for path in paths:
        try:
            for each in check(library, [path]):
                found.setdefault(each.path, each)
        except NoSuchDeck:
            continue
    return list(found.values())


def _stamps(library: Library, paths: Sequence[str]) -> Stamps:
    """All files of the library too: a deck is also wrong if another one takes its id."""
    stamps = _of_folder(library.shelf.root)
    for path in paths:
        on_disk = library.world.path(path)
        if on_disk.is_dir():
            stamps |= _of_folder(on_disk)
            continue
        try:
            stat = on_disk.stat()
        except OSError:
            continue
        stamps[on_disk] = (stat.st_size, stat.st_mtime_ns)
    return stamps


def _of_folder(root: Path) -> Stamps:
    return {deck.path: (deck.size, deck.mtime_ns) for deck in deck_files.list_decks(root).decks}
