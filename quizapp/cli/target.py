"""Where `-o` writes to: a file that may be made or replaced, and never a deck or a log."""

from __future__ import annotations

from os.path import realpath
from pathlib import Path

from quizapp.cli.parser import WrongUse
from quizapp.library.library import Library
from quizapp.storage import whole


def target_of(output: str, library: Library) -> Path:
    """The file that is meant. WrongUse where it is a folder, in no folder, or among the decks or logs."""
    target = library.world.path(output)
    if target.is_dir():
        raise WrongUse(f"{target} is a folder: name a file")
    if target.exists() and not target.is_file():
        raise WrongUse(f"{target} is a device or a pipe: name a file, or write to standard output")
    if not target.parent.is_dir():
        raise WrongUse(f"there is no folder {target.parent}: make it, or name another file")
    real = Path(realpath(target))  # not `resolve`, which a link to itself stops
    logs = library.places.progress, library.folder  # this learner's may be behind a link
    if any(real.is_relative_to(realpath(folder)) for folder in logs):
        raise WrongUse(f"{target} is among the logs of answers: name a file elsewhere")
    if real.is_relative_to(realpath(library.places.decks)):
        raise WrongUse(f"{target} is among the decks: name a file elsewhere")
    return target


def put(target: Path, data: bytes) -> str:
    """Writes the file whole; what is to be told behind its name where it took the place of another."""
    was_there = target.exists()
    whole.write(target, data)
    return "; the file that was there is replaced" if was_there else ""
