"""Makes a card to be out of the fields of a note, by the layout of its note type."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from quizapp.cards.clean import clean_line
from quizapp.cards.deck import Direction, NoteKind
from quizapp.cards.new_note import NewNote
from quizapp.formats.anki.layout import Layout, layout_of
from quizapp.formats.anki.losses import Losses
from quizapp.formats.anki.note_type import NoteType
from quizapp.formats.anki.own import is_own, with_kept
from quizapp.formats.anki.sentence import sentence_from
from quizapp.formats.asking import asks
from quizapp.formats.found import Left
from quizapp.formats.html_text import Told, from_html
from quizapp.formats.plain_text import one_line

_BETWEEN = "\x1f"
_LONGEST = 200_000  # characters of a field
_BEGINNING = 60
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1e\x7f]")
_EMBEDDED = re.compile(r"data:[\w.+-]{1,40}/[\w.+-]{1,60};base64,[A-Za-z0-9+/=\s]*")
_MARKED = re.compile(r"[<&\[\n\r]")
_OCCLUSION = "image-occlusion:"
_BOTH: tuple[Direction, ...] = ("forward", "reverse")

Ways = Mapping[int, tuple[Direction, int]]
"""By the `ord` of Anki's card, which card of ours it is: its direction, and its gap."""


@dataclass(frozen=True, slots=True)
class Made:
    """A card to be, and which of Anki's cards are which of its own."""

    plain_note: NewNote
    ways: Ways
    is_own: bool = False

    def note(self, tags: tuple[str, ...], *, is_retired: bool) -> NewNote:
        """The note with its tags. Only a note of ours is retired when all its cards are suspended."""
        retired = is_retired and self.is_own
        return replace(self.plain_note, tags=tags, retired=retired) if tags or retired else self.plain_note


class Converter:
    """Makes notes; what they come without is counted in `losses`."""

    def __init__(self, types: Mapping[int, NoteType], losses: Losses) -> None:
        self._types = types
        self._layouts = {id: layout_of(kind) for id, kind in types.items()}
        self._losses = losses

    def made(self, kind_id: int, stored: str, ords: Sequence[int], number: int) -> Made | Left:
        """The note of a type with these fields, as stored, and cards; or why there is none."""
        kind = self._types.get(kind_id, NoteType())
        layout = self._layouts.get(kind_id) or layout_of(kind)
        fields = [_EMBEDDED.sub("embedded picture", each) for each in _safe(stored).split(_BETWEEN)]
        if any(len(each) > _LONGEST for each in fields):
            made: Made | str = f"it has a field of more than {_LONGEST:,} characters"
        else:
            note = _Note(kind, layout, fields, Told())
            made = self._cloze(note) if kind.is_cloze else self._two_sides(note, ords)
        if isinstance(made, Made):
            self._count(note)
            return made
        return Left(0, next(filter(None, map(_beginning, fields)), f"note {number}"), made)

    def _cloze(self, note: _Note) -> Made | str:
        raw = "<br>".join(each for at in note.layout.prompt if (each := note.raw(at)))
        if _OCCLUSION in raw:
            return "it asks for parts of a picture, and pictures can't come along"
        sentence = sentence_from(raw, lambda html: from_html(html, note.told))
        if not sentence.numbers:
            return note.only_media or "it is a cloze sentence without a gap"
        self._losses.outer_gaps += sentence.dropped
        self._losses.joint_gaps += len(set(sentence.numbers)) < len(sentence.numbers)
        ways: dict[int, tuple[Direction, int]] = {}
        for gap, number in enumerate(sentence.numbers):
            ways.setdefault(number - 1, ("gap", gap))
        return note.made(NewNote("cloze", sentence.text), ways)

    def _two_sides(self, note: _Note, ords: Sequence[int]) -> Made | str:
        prompt, answer = note.prompt, note.text(note.layout.answer)
        if not (prompt and answer):
            side = "back" if prompt else "front"
            return note.only_media or f"its {side} is empty"
        ways: dict[int, tuple[Direction, int]] = {at: (way, 0) for at, way in note.layout.ways}
        kind: NoteKind = "question" if asks(prompt) else "term"
        made = note.made(NewNote(kind, prompt, answer), ways)
        if others := sum(at not in ways for at in ords):
            self._losses.cards[clean_line(note.kind.name)] += others
        there = {ways[at][0] for at in (ords or ways) if at in ways} or {"forward"}
        directions = tuple(way for way in _BOTH if way in there)
        if directions == (_BOTH if made.plain_note.kind == "term" else _BOTH[:1]):
            return made
        return replace(made, plain_note=replace(made.plain_note, directions=directions))

    def _count(self, note: _Note) -> None:
        self._losses.media.update(note.told.media)
        for at in note.layout.unseen:
            if note.raw(at).strip() and not is_own(note.kind):
                name = clean_line(note.kind.fields[at])
                self._losses.unseen[clean_line(note.kind.name), name] += 1


@dataclass(frozen=True, slots=True)
class _Note:
    """A note's fields and where they stand; `told` gathers the media in those that were read."""

    kind: NoteType
    layout: Layout
    fields: Sequence[str]
    told: Told

    def raw(self, at: int) -> str:
        return self.fields[at] if 0 <= at < len(self.fields) else ""

    def text(self, at: int) -> str:
        html = self.raw(at)
        return from_html(html, self.told).strip() if _MARKED.search(html) else html.strip()

    @property
    def prompt(self) -> str:
        return "\\\n".join(text for at in self.layout.prompt if (text := self.text(at)))

    @property
    def only_media(self) -> str:
        """Why nothing is there to ask, if it is for pictures or sounds."""
        names = ", ".join(dict.fromkeys(map(clean_line, self.told.media)))
        return f"a side of it is only a picture or a sound: {names[:200]}" if names else ""

    def made(self, note: NewNote, ways: Ways) -> Made:
        """The note with what its other fields say."""
        by_role: dict[str, list[str]] = {"hint": [], "source": [], "explanation": []}
        for at, role in self.layout.roles:
            if text := self.text(at):
                by_role[role].append(text)
        own = is_own(self.kind)
        for at in () if own else self.layout.more:
            if text := self.text(at):
                name = clean_line(self.kind.fields[at]).replace("*", "")
                by_role["explanation"].append(f"**{name}:** {text}" if name else text)
        if any(by_role.values()):
            explanation, hint = "\n\n".join(by_role["explanation"]), "\n\n".join(by_role["hint"])
            source = one_line(" ".join(by_role["source"]))
            note = replace(note, explanation=explanation, hint=hint, source=source)
        if own:
            values = dict(zip(self.kind.fields, self.fields, strict=False))
            note = with_kept(note, self.kind, values)
        return Made(note, ways, own)


def _safe(stored: str) -> str:
    return _CONTROLS.sub("", stored) if _CONTROLS.search(stored) else stored


def _beginning(html: str) -> str:
    """What a field begins with, on one line, without its tags."""
    return clean_line(from_html(html[: _BEGINNING * 10]))[:_BEGINNING]
