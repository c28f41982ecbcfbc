"""Checks deck files: those of the library, and any others by their path."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from quizapp.cards.around import sound_parts
from quizapp.checks import advice
from quizapp.library.library import Library
from quizapp.library.shelf import Entry, NoSuchDeck, Shelf, Volume
from quizapp.source.finding import Finding
from quizapp.source.toml import NOT_TOML
from quizapp.storage import decks as deck_files
from quizapp.storage.decks import DeckFile


@dataclass(frozen=True, slots=True)
class Checked:
    """A deck file that was checked: where it is, and what was found, in order."""

    path: Path
    findings: tuple[Finding, ...]

    def source_line(self, number: int) -> str:
        """Line `number` (from 1) of the file; empty where it has none or can't be read any more."""
        try:
            text = deck_files.read(self.path).decode("utf-8-sig", "replace")
        except OSError:
            return ""
        lines = text.replace("\r\n", "\n").split("\n")
        return lines[number - 1] if 0 < number <= len(lines) else ""


def check(library: Library, paths: Sequence[str]) -> list[Checked]:
    """Checks what `paths` name, or all decks of the library: each file once.

    A path is a file, a deck's name or id, or a folder, in the library or anywhere. Raises NoSuchDeck.
    """
    found: dict[Path, Checked] = {}
    if not paths:
        _add(found, _checked(library.shelf.read(library.shelf.entries())))
        _add(found, _unread(library.shelf.root, "") + _misnamed(library.shelf.root, ""))
    for path in paths:
        _add(found, _meant(library, path))
    return list(found.values())


def _add(found: dict[Path, Checked], more: list[Checked]) -> None:
    for each in more:
        found.setdefault(each.path, each)


def _meant(library: Library, path: str) -> list[Checked]:
    on_disk = library.world.path(path)
    if on_disk.is_file():
        return _on_disk(library, on_disk, path)
    try:
        return _in_library(library, library.shelf.find([path]))
    except NoSuchDeck:
        if not on_disk.is_dir():
            raise
    return _on_disk(library, on_disk, path)


def _in_library(library: Library, entries: Sequence[Entry]) -> list[Checked]:
    """The library's decks are read all, so that two with one id are noticed."""
    names = {entry.name for entry in entries}
    return _checked([v for v in library.shelf.read(library.shelf.entries()) if v.entry.name in names])


def _on_disk(library: Library, path: Path, named: str) -> list[Checked]:
    real = os.path.realpath(path)
    inside = [
        entry
        for entry in library.shelf.entries()
        if (own := os.path.realpath(entry.file.path)) == real or own.startswith(f"{real}{os.sep}")
    ]
    if inside:
        return _in_library(library, inside)
    if path.is_file():
        shelf = Shelf(path.parent)
        entries = [Entry(DeckFile(path.stem, path, 0, 0), path.stem, "")]
        return [_named(each, named) for each in _checked(shelf.read(entries))]
    shelf = Shelf(path)
    read = _checked(shelf.read(shelf.entries()))
    beside = _unread(path, named) + _misnamed(path, named)
    return [_named(each, _below(each.path, path, named)) for each in read] + beside


def _named(checked: Checked, named: str) -> Checked:
    """The findings with the path as the user would write it."""
    return Checked(checked.path, tuple(replace(finding, path=named) for finding in checked.findings))


def _checked(volumes: Sequence[Volume]) -> list[Checked]:
    ordered = sorted(volumes, key=lambda volume: volume.entry.name)
    return [Checked(volume.entry.file.path, _findings(volume)) for volume in ordered]


def _findings(volume: Volume) -> tuple[Finding, ...]:
    """What reading said, and advice; none where the file can't be read any more."""
    deck, name = volume.deck, volume.entry.name
    more: list[Finding] = []
    with suppress(OSError):
        data = deck_files.read(volume.entry.file.path)
        if deck is not None:
            more = advice(deck, data.decode("utf-8", "replace"), f"{name}.toml")
        elif any(finding.code == NOT_TOML for finding in volume.findings):
            more = _of_the_rest(data, name)
    return tuple(sorted((*volume.findings, *more)))


def _of_the_rest(data: bytes, name: str) -> list[Finding]:
    """What is found in the parts of a file that is no TOML which can be read all the same."""
    rest = sound_parts(data, name)
    if rest is None:
        return []
    given = advice(rest.deck, rest.text, f"{name}.toml") if rest.deck and rest.about else []
    return [*(each for each in rest.findings if rest.about or each.severity == "error"), *given]


def _unread(root: Path, named: str) -> list[Checked]:
    """Files and folders that can't be listed or read, and links that lead out of the folder."""
    listing = deck_files.list_decks(root)
    closed = ("this file or folder can't be read", "look at its permissions and its name")
    leads_out = ("this link leads out of the decks folder", "put the file itself here")
    found = [(path, closed) for path in listing.unreadable] + [(path, leads_out) for path in listing.outside]
    return [
        Checked(path, (Finding(_below(path, root, named), 1, 1, "D007", message, help),))
        for path, (message, help) in found
    ]


def _misnamed(root: Path, named: str) -> list[Checked]:
    """Decks that an editor saved as `deck.toml.txt`, which nothing else would ever mention."""
    out = []
    for path in deck_files.misnamed(root):
        message = "this name ends in .toml.txt, so the file is no deck"
        mend = f"rename it to {path.name[: -len('.txt')]}"
        finding = Finding(_below(path, root, named), 1, 1, "A007", message, mend, "advice")
        out.append(Checked(path, (finding,)))
    return out


def _below(path: Path, root: Path, named: str) -> str:
    return str(Path(named, os.path.relpath(path, root))).replace(os.sep, "/")
