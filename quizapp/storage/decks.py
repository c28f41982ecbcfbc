"""The deck files of a library: which there are, and what is in them."""

from __future__ import annotations

import codecs
import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

LIMIT = 64 * 2**20  # bytes of one deck
_DEEPEST = 32  # folders within folders
_SUFFIX = ".toml"


class TooLarge(OSError):
    """A deck file is bigger than what is read; the message gives both sizes."""


class DeckFile(NamedTuple):
    """A deck file as the folder lists it.

    `name` is its path below the decks folder without `.toml`, with `/`, in NFC; `size` is in bytes and
    `mtime_ns` in nanoseconds since 1970.
    """

    name: str
    path: Path
    size: int
    mtime_ns: int


class Listing(NamedTuple):
    """The deck files by name; links that lead out of the folder; files and folders that can't be read."""

    decks: tuple[DeckFile, ...] = ()
    outside: tuple[Path, ...] = ()
    unreadable: tuple[Path, ...] = ()


def list_decks(root: Path) -> Listing:
    """The decks below the folder `root`; one that doesn't exist has none.

    Hidden files and folders are passed over. A link inside the folder is followed unless what it leads to is
    listed anyway, so that no deck comes twice.
    """
    walk = _Walk(os.path.realpath(root))
    if root.exists():
        walk.folder(str(root), "", 0)
        walk.follow_links()
    return Listing(
        tuple(sorted(walk.decks, key=lambda deck: deck.name)), tuple(walk.outside), tuple(walk.unreadable)
    )


class _Walk:
    def __init__(self, root: str) -> None:
        self.root = root
        self.decks: list[DeckFile] = []
        self.outside: list[Path] = []
        self.unreadable: list[Path] = []
        self._links: list[tuple[os.DirEntry[str], str, int]] = []
        self._seen: set[str] = set()  # real paths

    def folder(self, path: str, prefix: str, depth: int) -> None:
        """Lists the decks in a folder and below; `prefix` is its name below the root, with `/` at its end."""
        real = os.path.realpath(path)
        if real in self._seen:
            return
        self._seen.add(real)
        if depth > _DEEPEST:
            self.unreadable.append(Path(path))
            return
        for entry in self._entries(path):
            if entry.is_symlink():
                self._links.append((entry, prefix, depth))
            elif entry.is_dir():
                self.folder(entry.path, f"{prefix}{entry.name}/", depth + 1)
            elif _is_deck(entry):
                self._deck(entry, prefix, f"{real}{os.sep}{entry.name}")

    def follow_links(self) -> None:
        """Follows the links met on the way, and those met behind them."""
        while self._links:
            entry, prefix, depth = self._links.pop(0)
            real = os.path.realpath(entry.path)
            try:
                is_folder = entry.is_dir()
            except OSError:  # a link to itself
                is_folder = False
            if not (is_folder or _is_deck(entry)):
                continue
            if not f"{real}{os.sep}".startswith(f"{self.root.rstrip(os.sep)}{os.sep}"):
                self.outside.append(Path(entry.path))
            elif is_folder:
                self.folder(entry.path, f"{prefix}{entry.name}/", depth + 1)
            elif real not in self._seen:
                self._deck(entry, prefix, real)

    def _entries(self, path: str) -> Iterator[os.DirEntry[str]]:
        try:
            with os.scandir(path) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError:
            self.unreadable.append(Path(path))
            return
        yield from (entry for entry in entries if not entry.name.startswith("."))

    def _deck(self, entry: os.DirEntry[str], prefix: str, real: str) -> None:
        name = unicodedata.normalize("NFC", prefix + entry.name[: -len(_SUFFIX)])
        try:
            name.encode()  # a name that is no text can't be shown or written to a log
            found = entry.stat()
            if not entry.is_file():
                return  # a pipe or a folder by that name
        except (OSError, UnicodeEncodeError):
            self.unreadable.append(Path(entry.path))
            return
        self._seen.add(real)
        self.decks.append(DeckFile(name, Path(entry.path), found.st_size, found.st_mtime_ns))


def misnamed(root: Path) -> tuple[Path, ...]:
    """Files below the folder `root` that an editor gave a second ending: `deck.toml.txt`.

    Links are not followed.
    """
    found: list[Path] = []
    for folder, below, files in os.walk(root):
        below[:] = sorted(name for name in below if not name.startswith("."))
        found += [
            Path(folder, name)
            for name in sorted(files)
            if name.lower().endswith(f"{_SUFFIX}.txt") and not name.startswith(".")
        ]
    return tuple(found)


def _is_deck(entry: os.DirEntry[str]) -> bool:
    return entry.name.lower().endswith(_SUFFIX)


def head(path: Path, n: int = 4096) -> str:
    """The text of the file's first `n` bytes, whatever they are, without a byte order mark.

    Raises OSError.
    """
    with path.open("rb") as file:
        first = file.read(n)
    return codecs.getincrementaldecoder("utf-8-sig")(errors="replace").decode(first)


def read(path: Path, limit: int = LIMIT) -> bytes:
    """The file's bytes. Raises TooLarge where there are more than `limit`, and other OSErrors."""
    with path.open("rb") as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise TooLarge(
            f"this file is bigger than {limit / 2**20:.0f} MiB, more than a deck may have: split it"
        )
    return data
