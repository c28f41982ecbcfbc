"""Decks as Anki has them: their names, with `::` for folders, their numbers, and the table of all of them."""

from __future__ import annotations

from hashlib import sha256

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


def deck_name(volume: Volume) -> str:
    """The name of a deck in Anki: its folders and its title."""
    parts = [
        part.replace("::", ": ").strip(" :") for part in (*volume.deck.name.split("/")[:-1], volume.title)
    ]
    return "::".join(part or "deck" for part in parts)


def deck_number(name: str) -> int:
    """A deck's number, out of its name."""
    if name == "Default":
        return 1
    return 1_450_000_000_000 + int.from_bytes(sha256(name.encode("utf-8", "replace")).digest()[:4], "big")


def decks(volumes: list[Volume], changed: int) -> dict[str, object]:
    """All decks, those that are only folders too, by number. `changed`: seconds since 1970."""
    about = {"Default": ""}
    for volume in volumes:
        parts = (name := deck_name(volume)).split("::")
        for at in range(1, len(parts)):
            about.setdefault("::".join(parts[:at]), "")
        about[name] = volume.deck.description
    return {str(deck_number(name)): _deck(name, text, changed) for name, text in about.items()}


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
