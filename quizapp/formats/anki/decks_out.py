"""Decks as Anki has them: their names, with `::` for folders, their numbers, and the table of all of them."""

from __future__ import annotations

from hashlib import sha256
from unicodedata import normalize

from quizapp.cards.clean import clean_line
from quizapp.formats.anki.markup_html import html_of
from quizapp.formats.out import Volume

_OPTIONS: dict[str, object] = {
    "id": 1,
    "name": "Default",
    "mod": 0,
    "usn": 0,
    "maxTaken": 60,
    "autoplay": True,
    "timer": 0,
    "replayq": True,
    "dyn": False,
    "new": {
        "bury": True,
        "delays": [1, 10],
        "initialFactor": 2500,
        "ints": [1, 4, 7],
        "order": 1,
        "perDay": 20,
        "separate": True,
    },
    "rev": {
        "bury": True,
        "ease4": 1.3,
        "fuzz": 0.05,
        "ivlFct": 1,
        "maxIvl": 36500,
        "minSpace": 1,
        "perDay": 200,
    },
    "lapse": {"delays": [10], "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0},
}


def options() -> dict[str, object]:
    """The one set of options that the decks share: what Anki begins with."""
    return {"1": _OPTIONS}


def deck_names(volumes: list[Volume]) -> list[str]:
    """The names of the decks in Anki: their folders and titles, each its own whatever its case.

    Anki takes `Geo` and `geo` for one: a folder is spelled as it is first, and a second deck of a name has
    its file's name too.
    """
    spelled: dict[str, str] = {}
    taken: set[str] = set()
    found = []
    for volume in volumes:
        *folders, file = volume.deck.name.split("/")
        above = ""
        for folder in folders:
            above = spelled.setdefault(_key(whole := f"{above}{_part(folder)}::"), whole)
        name = f"{above}{_part(volume.title)}"
        if _key(name) in taken:
            name = f"{name} ({_part(file)})"
        while _key(name) in taken:
            name += "+"
        taken.add(_key(name))
        found.append(name)
    return found


def deck_number(name: str) -> int:
    """A deck's number, out of its name."""
    if _key(name) == "default":
        return 1
    return 1_450_000_000_000 + int.from_bytes(sha256(_key(name).encode()).digest()[:4], "big")


def decks(volumes: list[Volume], changed: int) -> dict[str, object]:
    """All decks, those that are only folders too, by number. `changed`: seconds since 1970."""
    about = {"Default": ""}
    names = deck_names(volumes)
    for name in names:
        parts = name.split("::")
        about.update({"::".join(parts[:at]): "" for at in range(1, len(parts))})
    about |= {name: html_of(each.deck.description) for name, each in zip(names, volumes, strict=True)}
    return {str(deck_number(name)): _deck(name, text, changed) for name, text in about.items()}


def _key(name: str) -> str:
    return normalize("NFC", clean_line(name)).casefold()


def _part(text: str) -> str:
    return clean_line(text).replace("::", ": ").strip(" :") or "deck"


def _deck(name: str, description: str, changed: int) -> dict[str, object]:
    nothing = [0, 0]
    return {
        "id": deck_number(name),
        "name": name,
        "desc": description,
        "mod": changed,
        "usn": -1,
        "conf": 1,
        "dyn": 0,
        "collapsed": False,
        "extendNew": 0,
        "extendRev": 0,
        "newToday": nothing,
        "revToday": nothing,
        "lrnToday": nothing,
        "timeToday": nothing,
    }
