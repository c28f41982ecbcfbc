"""The decks that come with the program, and their one copy into a new library."""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from pathlib import Path

from quizapp.storage.flush import flush, flush_folder, make_folder

_STALE = 3600.0  # seconds after which a half-made copy is nobody's any more


def shipped_decks() -> Path:
    """The folder of the shipped decks: in the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "shipped"
    return inside if inside.is_dir() else package.parent / "decks"


def copy_in(decks: Path) -> None:
    """Copies the shipped decks to the folder `decks`, which appears all at once or not at all.

    When two programs do it at the same time, the first one's copy stays. Raises OSError.
    """
    home = decks.parent
    for parent in make_folder(home):
        flush_folder(parent)
    temporary = home / f".decks-{os.urandom(8).hex()}.new"
    try:
        _copy_folder(shipped_decks(), temporary)
        try:
            temporary.rename(decks)
        except OSError:
            if not decks.is_dir():
                raise
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    flush_folder(home)
    _sweep(home)


def _copy_folder(source: Path, target: Path) -> None:
    """Copies what is not hidden; the copies are new files, which the user may write to."""
    target.mkdir()
    for each in sorted(source.iterdir()) if source.is_dir() else ():
        if each.name.startswith((".", "__")):
            continue
        if each.is_dir():
            _copy_folder(each, target / each.name)
        else:
            with (target / each.name).open("wb") as copy:
                copy.write(each.read_bytes())
                copy.flush()
                flush(copy.fileno())
    flush_folder(target)


def _sweep(home: Path) -> None:
    """Clears away what earlier first starts left behind when they were cut short."""
    for left in home.glob(".decks-*.new"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _STALE:
                shutil.rmtree(left, ignore_errors=True)
