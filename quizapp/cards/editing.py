"""Edits a deck's text: every function takes the text and gives it back changed in one place.

Nothing else changes, byte for byte. Whether the outcome is what was meant is for the caller to see by reading
it: an odd way of writing (`glossary = { … }`) may make it none.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from quizapp.cards import renaming
from quizapp.cards.deck import Note, NoteKind
from quizapp.cards.fields import SIDES, Fields, cleaned, fields_of
from quizapp.cards.inserting import as_card, into_table, with_card
from quizapp.cards.note_place import NotePlace
from quizapp.cards.renaming import Relinked, relinked
from quizapp.source.outline import Outline
from quizapp.source.splice import Edit, spliced, toml_key, toml_value

_TABLE = {"term": "glossary", "question": "faq"}


def changed(text: str, note: Note, fields: Fields, known: Collection[str]) -> str:
    """The deck's text with other fields for a note; those that are missing stay as they are.

    `known`: the ids that learners may have a history of. A note of these that is reworded, and has no id of
    its own, gets a line that says what it was called.
    """
    place = NotePlace(text, note)
    new = _differing(fields_of(note, place.own), cleaned(fields))
    if not new:
        return text
    stays_line = place.line is not None and new.keys() <= set(SIDES[note.kind])
    wording = "" if place.id or new.get("id") else _new_wording(note, new)
    relink = Relinked([], place.renamed_from)
    if wording or (
        not place.id and new.get("id", note.id) not in ("", note.id)
    ):  # with an id it goes by no wording any more
        relink = relinked(place, wording, is_known=note.id in known, as_card=not stays_line)
    if stays_line:
        return spliced(text, [*place.line_edits(new), *relink.edits])
    former = relink.renamed_from
    if place.line is None:
        own = place.set_field("renamed_from", former or None) if former != place.renamed_from else []
        return spliced(text, [*place.card_edits(new), *own, *relink.edits])
    whole = {name: value for name, value in {**fields_of(note), **new}.items() if value}
    extra = {"renamed_from": former} if former else {}
    return as_card(text, place, {**whole, **extra}, relink.edits)


def also_called(text: str, note: Note, names: Sequence[str]) -> str:
    """The deck's text with other names that a note went by, the latest first; one with an id needs none."""
    place = NotePlace(text, note)
    if place.id:
        return text
    relink = renaming.also_called(place, names)
    former = relink.renamed_from
    own = place.set_field("renamed_from", former) if former and former != place.renamed_from else []
    return spliced(text, [*own, *relink.edits])


def added(text: str, kind: NoteKind, fields: Fields, after: Note | None = None) -> str:
    """The deck's text with one more note, behind another where they are written in the same way."""
    new = {name: value for name, value in cleaned(fields).items() if value}
    outline = Outline(text)
    if kind == "cloze" or new.keys() - set(SIDES[kind]):
        return with_card(text, outline, new, NotePlace(text, after) if after else None)
    prompt, answer = (new.get(side, "") for side in SIDES[kind])
    place = NotePlace(text, after) if after else None
    entry = place.line if place and place.line and place.line.path[0] == _TABLE[kind] else None
    line = f"{toml_key(str(prompt), quoted=True)} = {toml_value(str(answer))}\n"
    return spliced(text, [into_table(outline, _TABLE[kind], line, entry)])


def retired(text: str, note: Note, is_retired: bool) -> str:
    """The deck's text with a note taken out of what is asked, or taken back."""
    place = NotePlace(text, note)
    if place.line is not None:
        whole = {name: value for name, value in fields_of(note).items() if value}
        return as_card(text, place, whole, is_retired=True) if is_retired else text
    return spliced(text, place.set_field("retired", is_retired or None))


def removed(text: str, note: Note) -> str:
    """The deck's text without a note."""
    place = NotePlace(text, note)
    if place.line is not None:
        return spliced(text, [Edit(place.line.start, place.line.end, "")])
    return spliced(text, [Edit(block.start, block.body, "") for block in place.blocks])


def swapped(text: str, one: Note, other: Note) -> str:
    """The deck's text with two notes that are written in the same way in each other's place."""
    (a, b), (c, d) = sorted((NotePlace(text, one).extent, NotePlace(text, other).extent))
    if b > c:
        raise ValueError("two notes in one place")
    first, between, second = text[a:b], text[b:c], text[c:d]
    if not second.endswith("\n"):  # the last line of the file
        first, second = first.rstrip("\r\n"), second + first[len(first.rstrip("\r\n")) :]
    return text[:a] + second + between + first + text[d:]


def place_kind(text: str, note: Note) -> str:
    """How a note is written: `glossary`, `faq` or `cards`."""
    place = NotePlace(text, note)
    return str(place.line.path[0]) if place.line else "cards"


def _differing(old: Fields, new: Fields) -> dict[str, str | Sequence[str]]:
    return {name: value for name, value in new.items() if value != old.get(name, value[:0])}


def _new_wording(note: Note, new: Fields) -> str:
    """What a note is called now, if that changes who it is."""
    wording = new.get(SIDES[note.kind][0], "")
    return wording if isinstance(wording, str) and wording else ""
