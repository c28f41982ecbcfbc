"""Where things are: the library with its decks and progress, and the system's folders for state and cache."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from quizapp.storage.shipped import copy_in, shipped_decks

__all__ = ["NoLibrary", "Places", "deck_root", "demo", "find", "make", "shipped_decks"]

BY_OPTION = "--home"
BY_VARIABLE = "$QUIZAPP_HOME"
BY_DEMO = "--demo"
BY_FOLDER = "the working folder"
BY_PARENT = "the nearest folder above the working folder that has decks and progress"
BY_DEFAULT = "your user data folder"


class NoLibrary(Exception):
    """There is no library where one was looked for; the message says what to do."""


class Places(NamedTuple):
    """The folders of one library, and how it was found.

    `home` holds `decks` and `progress`; `state` and `cache` are the system's, outside the library. `how` says
    in plain words why this home; `made` tells whether its decks folder exists.
    """

    home: Path
    decks: Path
    progress: Path
    state: Path
    cache: Path
    how: str
    made: bool


def find(home: str | None, environ: Mapping[str, str], cwd: Path) -> Places:
    """The library meant by `--home` (`home`), by `$QUIZAPP_HOME`, by the working folder, or the user's own.

    Creates nothing. Raises NoLibrary for an empty `--home`.
    """
    data, state, cache = _system_folders()
    root, how = _home(home, environ, cwd) or (data, BY_DEFAULT)
    decks = root / "decks"
    return Places(root, decks, root / "progress", state, cache, how, _is_folder(decks))


def demo(folder: Path) -> Places:
    """The library of a demo in `folder`, with state and cache beside it: nothing of it is kept elsewhere."""
    home, system = folder / "library", folder / "system"
    decks = home / "decks"
    return Places(home, decks, home / "progress", system / "state", system / "cache", BY_DEMO, True)


def _home(home: str | None, environ: Mapping[str, str], cwd: Path) -> tuple[Path, str] | None:
    if home is not None and not home.strip():
        raise NoLibrary("--home is empty: write the folder that has the decks, like --home ~/quiz")
    for named, how in ((home, BY_OPTION), (environ.get("QUIZAPP_HOME", ""), BY_VARIABLE)):
        if named:
            try:
                return _plain(cwd / Path(named).expanduser()), how
            except RuntimeError as error:  # ~nobody
                raise NoLibrary(
                    f"{how} names {named}, and there is no such user: write the whole path"
                ) from error
    here = _plain(cwd)
    for folder in (here, *here.parents):
        if _is_folder(folder / "decks") and _is_folder(folder / "progress"):
            return folder, BY_FOLDER if folder == here else BY_PARENT
    return None


def _plain(path: Path) -> Path:
    """The path from the root, without `..`; links stay as the user named them."""
    return Path(os.path.normpath(path.absolute()))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # one that may not be looked at
        return False


def _system_folders() -> tuple[Path, Path, Path]:
    """The system's folders for data, state and cache. Creates nothing."""
    import platformdirs

    data = platformdirs.user_data_path("quizapp", appauthor=False)
    state = platformdirs.user_state_path("quizapp", appauthor=False)
    if state == data:  # macOS and Windows; what belongs to the device must not stand in the library
        state = data.with_name("quizapp-state")
    return data, state, platformdirs.user_cache_path("quizapp", appauthor=False)


def deck_root(places: Places) -> Path:
    """The folder to read decks from: the library's, or before the first start the shipped one.

    Creates nothing. Raises NoLibrary for a named home that doesn't exist, or that could not become a library.
    """
    if _is_folder(places.decks):
        return places.decks
    if places.how in (BY_OPTION, BY_VARIABLE) and not _is_folder(places.home):
        raise NoLibrary(f"there is no folder {places.home} ({places.how}): make it, or name another")
    _must_be_free(places)
    return shipped_decks()


def make(places: Places) -> Places:
    """Makes the library if it isn't there, with a copy of the shipped decks; the places as they are then.

    Does nothing to a library that has its decks folder. Raises NoLibrary where none can be made.
    """
    if _is_folder(places.decks):
        return places._replace(made=True)
    _must_be_free(places)
    try:
        copy_in(places.decks)
        places.progress.mkdir(exist_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise NoLibrary(
            f"the library {places.home} ({places.how}) could not be made: {reason}; name another with --home"
        ) from error
    return places._replace(made=True)


def _must_be_free(places: Places) -> None:
    """Raises NoLibrary if the home holds other things than a library: it is then hardly the one meant."""
    if places.how == BY_DEFAULT:
        return
    try:
        other = any(not each.name.startswith(".") for each in places.home.iterdir())
    except FileNotFoundError:
        return
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise NoLibrary(
            f"{places.home} ({places.how}) can't be used: {reason}; name another folder"
        ) from error
    if other and not _is_folder(places.decks):  # another program may be making it at this moment
        raise NoLibrary(
            f"{places.home} ({places.how}) has no folder decks in it, but other things: "
            "make a folder decks there, or name another home"
        )
