"""Reads a file of another format, within bounds, by the format that was named or that it looks like."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from quizapp.formats import FORMATS, Format
from quizapp.formats.found import Found, Refused, WrongWish
from quizapp.formats.guessing import guesses
from quizapp.formats.other_files import other_file
from quizapp.formats.wishes import MOST_BYTES, ReadWish
from quizapp.source.parser import loads

_WITH_COLUMNS = ("csv", "anki-text")
_BEYOND_DOUBT = 0.5  # a file that looks so much like one format has no columns of another
_SAMPLE = 20_000  # bytes that are looked at to know a deck
_PARSED = 1_000_000  # bytes that are parsed for it at most
_COMMENTS = re.compile(r"\A(?:[ \t]*(?:#.*)?\n)*")
_TABLE = re.compile(
    r"\A(?:format[ \t]*=[ \t]*\d+.*\n\s*)?\[\[?(?:deck|glossary|faq|renamed|cards)\]\]?[ \t]*(?:#.*)?$",
    re.MULTILINE,
)


class AlreadyDeck(Refused):
    """It is a deck of our own, and needs no import; the message says what to do instead."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a file holds: the format that it was read as, and what was found. `name`: the file's.

    `wish`: what was said of how to read it.
    """

    name: str
    format: Format
    found: Found
    wish: ReadWish = field(default_factory=ReadWish)

    @property
    def is_doubtful(self) -> bool:
        """Whether some card may be none, so that somebody should look at them first."""
        return any(card.how or card.sure != "sure" for card in self.found.cards)


def bytes_of(path: Path) -> bytes:
    """A file's bytes. Raises OSError, and Refused for one that is too large."""
    with path.open("rb") as file:
        return bytes_from(file)


def bytes_from(file: BinaryIO) -> bytes:
    """All that a stream gives. Raises Refused for what is too large."""
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise Refused(f"it is larger than {MOST_BYTES // 1_000_000} MB")
    return data


@contextmanager
def without_collecting() -> Iterator[None]:
    """For a while that makes very many values which all stay: looking for what can go is in vain."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def read_in(data: bytes, name: str, chosen: Format | None = None, wish: ReadWish | None = None) -> Incoming:
    """What some bytes hold; without a `chosen` format the likeliest that finds something.

    Raises Refused, and AlreadyDeck for a deck of our own unless a format was chosen.
    """
    wish = replace(wish or ReadWish(), name=name)
    if not data.strip():
        raise Refused("it is empty")
    if chosen is None and is_deck(data, name):
        raise AlreadyDeck("this is a deck already: copy it into the decks folder of the library")
    with without_collecting():
        return _read_in(data, name, chosen, wish)


def is_deck(data: bytes, name: str) -> bool:
    """Whether some bytes are a deck of our own, by the file's name, else by a table that only decks have."""
    if name.casefold().endswith(".toml"):
        return True
    try:
        head = data[:_SAMPLE].decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        if error.end < min(len(data), _SAMPLE):
            return False
        head = data[:_SAMPLE].decode("utf-8-sig", "ignore").replace("\r\n", "\n")
    if _TABLE.search(_COMMENTS.sub("", head)) is None:
        return False
    if len(data) > _PARSED:  # such a beginning says enough
        return True
    try:
        loads(data.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        return False
    return True


def _read_in(data: bytes, name: str, chosen: Format | None, wish: ReadWish) -> Incoming:
    other = other_file(data, name)
    if other and other.sort == "document":
        raise Refused(other.why)
    if chosen is not None:
        return Incoming(name, chosen, chosen.reader().read(data, wish), wish)
    found = guesses(data, name)
    likely = [each.format for each in found]
    if wish.columns or (
        wish.delimiter and not (found and found[0].looks > _BEYOND_DOUBT)
    ):  # only tables have them
        likely = [each for each in likely if each.name in _WITH_COLUMNS] or [FORMATS[0]]
    refusals: list[Refused] = []
    best: Incoming | None = None
    for each in likely[:3]:
        try:
            incoming = Incoming(name, each, each.reader().read(data, wish), wish)
        except WrongWish:
            raise
        except Refused as error:
            refusals.append(error)
            continue
        if incoming.found.cards:
            return incoming
        best = best or incoming
    if best is not None:
        return best
    unknown = Refused(other.why if other else "it is in no format that is known here")
    raise refusals[0] if refusals else unknown
