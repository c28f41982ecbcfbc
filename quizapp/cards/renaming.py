"""What a note was called before: the lines by which a reworded one keeps its history."""

from __future__ import annotations

from collections.abc import Collection
from unicodedata import normalize

from quizapp.cards import cloze
from quizapp.cards.deck import Note
from quizapp.cards.identity import note_id
from quizapp.cards.inserting import into_table
from quizapp.cards.note_place import NotePlace
from quizapp.source.outline import Outline
from quizapp.source.splice import Edit, toml_key, toml_value


def card_history(place: NotePlace, wording: str, known: Collection[str]) -> list[Edit]:
    """The edits that keep the history of a `[[cards]]` that is reworded; none where its id stays."""
    note = place.note
    if place.id or _id(note, wording) == note.id:
        return []
    former = next((entry for entry in place.entries() if entry.path[2:] == ("renamed_from",)), None)
    if former is None:
        return place.set_field("renamed_from", note.prompt) if note.id in known else []
    if note.id in known:
        return renamed(place.outline, note.prompt, wording, True)
    return []


def _id(note: Note, wording: str) -> str:
    return note_id(cloze.filled(wording) if note.kind == "cloze" else wording)


def renamed(outline: Outline, old: str, new: str, is_known: bool) -> list[Edit]:
    """A line of `[renamed]`: a new one, or the one that led to a wording nobody has seen yet."""
    for block in outline.blocks:
        for entry in block.entries:
            if entry.path[:1] == ("renamed",) and len(entry.path) == 2 and _same(str(entry.path[1]), old):
                if is_known:
                    continue
                value = outline.text[entry.value.start : entry.value.end]
                if toml_value(new) == value or toml_key(new, quoted=True) == value:
                    return [Edit(entry.start, entry.end, "")]  # it is called again what it was called
                return [Edit(entry.key, entry.key_end, toml_key(new, quoted=True))]
    if not is_known or _same(old, new):
        return []
    return [into_table(outline, "renamed", f"{toml_key(new, quoted=True)} = {toml_value(old)}\n")]


def _same(one: str, other: str) -> bool:
    return normalize("NFC", one) == normalize("NFC", other)
