"""Edits a deck's text: every function takes the text and gives it back changed in one place.

Nothing else changes, byte for byte. A comment right above a note goes where the note goes; one with a blank
line below it stays. Whether the outcome is what was meant is for the caller to see by reading it. What is
written in a way that no edit knows is a ValueError, which says where.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from quizapp.cards import renaming
from quizapp.cards.deck import Note, NoteKind
from quizapp.cards.fields import SIDES, Fields, cleaned, fields_of
from quizapp.cards.inserting import as_card, into_table, new_card
from quizapp.cards.note_place import NotePlace
from quizapp.cards.renaming import Relinked, relinked
from quizapp.cards.written import Written
from quizapp.source.splice import Edit, TomlValue, spliced

_TABLE = {"term": "glossary", "question": "faq"}
_OWN = ("id", "renamed_from", "retired")
_BLANK = ("\n\n", "\n\r\n")


def changed(written: Written, note: Note, fields: Fields, known: Collection[str]) -> str:
    """The deck's text with other fields for a note; those that are missing stay as they are.

    `known`: the ids that learners may have a history of. A note of these that is reworded, and has no id of
    its own, gets a line that says what it was called.
    """
    place = NotePlace(written, note)
    new = _differing(fields_of(note, place.own), cleaned(fields))
    if not new:
        return written.text
    stays_line = place.line is not None and new.keys() <= set(SIDES[note.kind])
    wording = "" if place.id or new.get("id") else _new_wording(note, new)
    relink = Relinked([], place.renamed_from)
    if wording or (
        not place.id and new.get("id", note.id) not in ("", note.id)
    ):  # with an id it goes by no wording any more
        relink = relinked(place, wording, is_known=note.id in known, as_card=not stays_line)
    if stays_line:
        return spliced(written.text, [*place.line_edits(new), *relink.edits])
    former = relink.renamed_from
    if place.line is None:
        own = place.set_field("renamed_from", former or None) if former != place.renamed_from else []
        return spliced(written.text, [*place.card_edits(new), *own, *relink.edits])
    whole = {name: value for name, value in {**fields_of(note), **new}.items() if value}
    more: dict[str, TomlValue] = {"renamed_from": former} if former else {}
    return spliced(written.text, [*as_card(place, whole, more), *relink.edits])


def also_called(written: Written, note: Note, names: Sequence[str]) -> str:
    """The deck's text with other names that a note went by, the latest first; one with an id needs none."""
    place = NotePlace(written, note)
    if place.id:
        return written.text
    relink = renaming.also_called(place, names)
    former = relink.renamed_from
    own = place.set_field("renamed_from", former) if former and former != place.renamed_from else []
    return spliced(written.text, [*own, *relink.edits])


def added(written: Written, kind: NoteKind, fields: Fields, after: Note | None = None) -> str:
    """The deck's text with one more note, behind another where they are written in the same way."""
    new = {name: value for name, value in cleaned(fields).items() if value}
    place = NotePlace(written, after) if after else None
    if kind == "cloze" or new.keys() - set(SIDES[kind]):
        return spliced(written.text, [new_card(written, new, place)])
    prompt, answer = (str(new.get(side, "")) for side in SIDES[kind])
    entry = place.line if place and place.line and place.line.path[0] == _TABLE[kind] else None
    return spliced(written.text, into_table(written, _TABLE[kind], {prompt: answer}, entry))


def copied(written: Written, note: Note, prompt: str) -> str:
    """The deck's text with a copy of a note behind it, with another prompt.

    All else that the author wrote is in the copy, but for its id and its former name; and it is asked.
    """
    place = NotePlace(written, note)
    if place.line is not None:
        table = str(place.line.path[0])
        return spliced(written.text, into_table(written, table, {prompt: note.answer}, place.line))
    start, end = place.extent
    edits = [
        edit._replace(start=edit.start - start, end=edit.end - start)
        for name, value in ((SIDES[note.kind][0], prompt), *((each, None) for each in _OWN))
        for edit in place.set_field(name, value)
    ]
    copy = spliced(written.text[start:end], edits)
    return spliced(written.text, [Edit(end, end, copy if copy.endswith("\n") else f"{copy}\n", "apart")])


def retired(written: Written, note: Note, is_retired: bool) -> str:
    """The deck's text with a note taken out of what is asked, or taken back."""
    place = NotePlace(written, note)
    if place.line is None:
        return spliced(written.text, place.set_field("retired", is_retired or None))
    if not is_retired:
        return written.text
    whole = {name: value for name, value in fields_of(note).items() if value}
    return spliced(written.text, as_card(place, whole, {"retired": True}))


def removed(written: Written, note: Note) -> str:
    """The deck's text without a note; the blank line that set it apart goes with it."""
    place, text = NotePlace(written, note), written.text
    start, end = place.above, place.extent[1]
    is_apart = start == 0 or text[:start].endswith(_BLANK)
    if is_apart and text[end:].startswith(("\n", "\r\n")):
        end = text.find("\n", end) + 1
    elif is_apart and end == len(text):
        start -= len(text[:start]) - len(text[:start].removesuffix("\n").removesuffix("\r"))
    return text[:start] + text[end:]


def swapped(written: Written, one: Note, other: Note) -> str:
    """The deck's text with two notes that are written in the same way in each other's place."""
    text = written.text
    places = (NotePlace(written, one), NotePlace(written, other))
    (a, b), (c, d) = sorted((place.above, place.extent[1]) for place in places)
    if b > c:
        raise ValueError("two cards are in one line")
    first, between, second = text[a:b], text[b:c], text[c:d]
    if not second.endswith("\n"):  # the last line of the file
        first, second = first.rstrip("\r\n"), second + first[len(first.rstrip("\r\n")) :]
    return text[:a] + second + between + first + text[d:]


def _differing(old: Fields, new: Fields) -> dict[str, str | Sequence[str]]:
    return {name: value for name, value in new.items() if value != old.get(name, value[:0])}


def _new_wording(note: Note, new: Fields) -> str:
    """What a note is called now, if that changes who it is."""
    wording = new.get(SIDES[note.kind][0], "")
    return wording if isinstance(wording, str) and wording else ""
