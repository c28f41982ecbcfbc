"""Mends deck files: what would be done, and doing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from quizapp.cards.encoding import decoded
from quizapp.cards.mending import mended
from quizapp.library.checking import check
from quizapp.library.deck_file import digest, write_deck
from quizapp.library.library import Library
from quizapp.source.finding import Finding
from quizapp.storage import decks as deck_files


@dataclass(frozen=True, slots=True)
class Fixed:
    """A deck file that can be mended: its text before and after, and what was done, in words, with lines."""

    path: Path
    named: str
    before: str
    after: str
    notes: tuple[str, ...]


def fixes(library: Library, paths: Sequence[str]) -> list[Fixed]:
    """What can be mended in the files that `paths` name (none: in all decks). Raises NoSuchDeck.

    What a link in the decks folder leads to outside of it is no deck, and is left alone.
    """
    out = []
    for checked in check(library, paths):
        if any(finding.code == "D007" for finding in checked.findings):
            continue
        name = checked.path.stem
        try:
            data = deck_files.read(checked.path)
        except OSError:
            continue  # `check` tells of it
        if isinstance(decoded(data, name), Finding):
            continue
        before = data.decode("utf-8")
        found = mended(before, name)
        if found.text != before:
            named = checked.findings[0].path if checked.findings else _named(library, checked.path)
            words = tuple(f"line {mend.line}: {mend.what}" for mend in found.mends)
            out.append(Fixed(checked.path, named, before, found.text, words))
    return out


def _named(library: Library, path: Path) -> str:
    """A file's path below the decks folder, or as it is."""
    root = library.shelf.root
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def save(fixed: Fixed) -> None:
    """Writes a mended file. Raises ChangedOutside and NotWritten."""
    before, after = fixed.before.encode("utf-8"), fixed.after.encode("utf-8")
    write_deck(fixed.path, after, instead=digest(before), named=fixed.named)
