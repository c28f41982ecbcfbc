"""Puts a deck's file back, and only in the place of what was read."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from quizapp.storage import whole
from quizapp.storage.refused import why_not


class ChangedOutside(Exception):
    """The file is no longer as it was read, and was left alone."""


class NotWritten(Exception):
    """The file could not be written; the message says why. It is as it was."""


def digest(data: bytes) -> str:
    """By which a file's bytes are known again."""
    return sha256(data).hexdigest()


def write_deck(path: Path, data: bytes, *, instead: str = "", named: str = "") -> None:
    """Writes a deck's file in the place of one with the digest `instead`; "": where none is.

    `named`: the file, as its author knows it. Raises ChangedOutside and NotWritten.
    """
    named = named or path.name
    try:
        whole.write(path, data, instead)
    except whole.Changed as error:
        raise ChangedOutside(f"{named} has been changed by another program") from error
    except OSError as error:
        raise NotWritten(f"{named} can't be written: {why_not(error, path)}") from error
