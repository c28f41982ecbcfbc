"""Note types and decks, as the older collections have them (JSON) and as the newer ones do (tables)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from quizapp.cards.clean import clean_line
from quizapp.formats.anki.collection import Collection, text, whole
from quizapp.formats.anki.wire import number_in, text_in
from quizapp.formats.found import path_to

_KIND, _FRONT, _BACK = 1, 1, 2  # of a note type, and of a template: the numbers of fields
_CLOZE = 1
_BETWEEN = "\x1f"


@dataclass(frozen=True, slots=True)
class NoteType:
    """What the notes of a type have: named fields, and templates that make cards of them.

    `templates`: the front and the back of each, by `ord`.
    """

    name: str = ""
    is_cloze: bool = False
    fields: tuple[str, ...] = ()
    templates: Mapping[int, tuple[str, str]] | None = None


def note_types(collection: Collection) -> dict[int, NoteType]:
    """The note types by id; those that can't be read are not there."""
    if not collection.has("notetypes", "fields", "templates"):
        return _from_json(collection)
    names: dict[int, dict[int, str]] = defaultdict(dict)
    for of, at, name in collection.rows("SELECT ntid, ord, name FROM fields"):
        names[whole(of)][whole(at)] = text(name)
    templates: dict[int, dict[int, tuple[str, str]]] = defaultdict(dict)
    for of, at, config in collection.rows("SELECT ntid, ord, config FROM templates"):
        message = _message(config)
        templates[whole(of)][whole(at)] = text_in(message, _FRONT), text_in(message, _BACK)
    return {
        whole(id): NoteType(
            text(name), number_in(_message(config), _KIND) == _CLOZE, _in_order(names[id]), templates[id]
        )
        for id, name, config in collection.rows("SELECT id, name, config FROM notetypes")
        if isinstance(id, int)
    }


def deck_names(collection: Collection) -> dict[int, str]:
    """The names of decks by id, with `/` between a deck and those in it."""
    if collection.has("decks"):
        found = [(id, text(name)) for id, name in collection.rows("SELECT id, name FROM decks")]
        return {whole(id): _path(name.replace("::", _BETWEEN)) for id, name in found}
    decks = _stored(collection, "decks").items()
    return {
        _number(id): _path(text(deck.get("name")).replace("::", _BETWEEN))
        for id, deck in decks
        if isinstance(deck, dict)
    }


def _path(name: str) -> str:
    return path_to(clean_line(part) for part in name.split(_BETWEEN))


def _from_json(collection: Collection) -> dict[int, NoteType]:
    found = {}
    for id, model in _stored(collection, "models").items():
        if isinstance(model, dict):
            fields = {at: text(each.get("name")) for at, each in _by_ord(model.get("flds"))}
            sides = {
                at: (text(each.get("qfmt")), text(each.get("afmt")))
                for at, each in _by_ord(model.get("tmpls"))
            }
            is_cloze = model.get("type") == _CLOZE
            found[_number(id)] = NoteType(text(model.get("name")), is_cloze, _in_order(fields), sides)
    return found


def _stored(collection: Collection, column: str) -> dict[str, object]:
    """What a column of the only row of `col` says; empty where that can't be read."""
    try:
        for (value,) in collection.rows(f"SELECT {column} FROM col"):  # noqa: S608 - one of our own names
            found = json.loads(text(value))
            return found if isinstance(found, dict) else {}
    except (ValueError, RecursionError):
        pass
    return {}


def _by_ord(each: object) -> list[tuple[int, dict[str, object]]]:
    items = [item for item in each if isinstance(item, dict)] if isinstance(each, list) else []
    return [(at if isinstance(at := item.get("ord"), int) else n, item) for n, item in enumerate(items)]


def _in_order(names: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(name for _, name in sorted(names.items()))


def _number(id: str) -> int:
    return int(id) if id.isascii() and id.lstrip("-").isdigit() and len(id) < 20 else 0


def _message(value: object) -> bytes:
    return value if isinstance(value, bytes) else b""
