"""Anki packages (`.apkg`, `.colpkg`) of all three generations, in and out. Its parts are in `anki/`.

The file format alone is followed, by its public descriptions: nothing of Anki's own code is used.
"""

from __future__ import annotations

from quizapp.formats.anki.container import SQLITE, packed, unpacked
from quizapp.formats.anki.reading import found_in
from quizapp.formats.anki.writing import collection_of
from quizapp.formats.found import Found, Refused
from quizapp.formats.out import Out, Volume
from quizapp.formats.wishes import ReadWish, WriteWish

_SUFFIXES = (".apkg", ".colpkg")


def looks(data: bytes, name: str) -> float:
    """1 for a zip file with a collection in it; a collection that somebody took out is one too."""
    if data.startswith(b"PK") and b"collection.anki2" in data:
        return 1.0
    if data.startswith(SQLITE) and b"revlog" in data:
        return 0.95
    return 0.9 if data.startswith(b"PK") and name.lower().endswith(_SUFFIXES) else 0.0


def read(data: bytes, wish: ReadWish) -> Found:
    """The notes of a package, each with its deck, tags and, if wished, history. Raises Refused."""
    return found_in(unpacked(data, wish.most), wish)


def write(volumes: list[Volume], wish: WriteWish) -> Out:
    """A package that every Anki from 2.1 on takes in. Nothing but `wish.now` makes two of one deck differ.

    Raises Refused for the name of a whole collection, which would take the place of all that a learner has.
    """
    if wish.name.lower().endswith(".colpkg"):
        raise Refused("Anki would put a .colpkg in the place of all its decks: let the name end in .apkg")
    database, cards, left = collection_of(volumes, wish)
    return Out(packed(database), cards, left)
