"""What a deck comes to if a card is kept as it is being written: tried on a copy, and thrown away."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property

from quizapp.cards.deck import Deck, Note
from quizapp.cards.written import Written
from quizapp.library.desk import BadEdit, Desk
from quizapp.source.finding import Finding
from quizapp.tui.editing_words import Fields, FormKind, sides

Found = Sequence[tuple[str, Finding]]


@dataclass(frozen=True, slots=True)
class Draft:
    """A card as its form has it: a new one behind `after`, or what is new of the one with the id `note`.

    Or what is new of what is said of the deck.
    """

    kind: FormKind
    fields: Fields
    note: str = ""
    after: str = ""


@dataclass(frozen=True)
class Trial:
    """The deck and the card in it (None where it is no card yet), and what is found in its fields.

    `wrong` says in words why it can't be kept.
    """

    deck: Deck | None = None
    note: Note | None = None
    found: Found = ()
    wrong: str = ""


def as_it_is(desk: Desk, note: Note | None) -> Trial:
    """A card as the deck has it."""
    return Trial(desk.deck, note, desk.findings_of(note) if note else ())


def of_deck(desk: Desk) -> Trial:
    """What is said of the deck, as it is."""
    return Trial(desk.deck, None, desk.findings_of_deck())


def tried(desk: Desk, draft: Draft) -> Trial:
    """The card as it would be; the desk stays as it is. It takes its time in a big deck."""
    if missing := unwritten(draft):
        return Trial(desk.deck, wrong=missing if draft.note else "")  # a new card is not nagged about
    scratch = copy(desk)
    try:
        if draft.kind == "deck":
            scratch.change_deck(draft.fields)
            return of_deck(scratch)
        if draft.note:
            id = scratch.change(draft.note, draft.fields)
        else:
            id = scratch.add(draft.kind, draft.fields, draft.after)
    except BadEdit as error:
        if found := [(field, each) for field, each in error.found if field in draft.fields]:
            return Trial(desk.deck, None, found)
        return Trial(desk.deck, wrong=sentence(str(error)))
    return as_it_is(scratch, scratch.note(id))


def unwritten(draft: Draft) -> str:
    """Which side of a card is missing, in words; "" if none is."""
    if draft.kind == "deck":
        return ""
    there = "there" if draft.note else ""  # of a card of the deck only what is new is told
    empty = [side.label.lower() for side in sides(draft.kind) if not draft.fields.get(side.name, there)]
    return f"The {empty[0]} is empty." if empty else ""


def sentence(words: str) -> str:
    """A message as a sentence."""
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith('.') else '.'}"


def by_note(desk: Desk) -> tuple[dict[str, list[Finding]], list[Finding]]:
    """The findings of the deck by the ids of its notes, and those that belong to none.

    A card with an error is mostly no note: its errors stand between two notes, or before or behind them all.
    """
    notes = sorted(desk.notes, key=lambda note: note.line)
    lines = [note.line for note in notes]
    ends = _Ends(desk.text)
    found: dict[str, list[Finding]] = {}
    others: list[Finding] = []
    for finding in desk.findings:
        place = bisect_right(lines, finding.line) - 1
        if place >= 0 and (finding.severity == "advice" or finding.line <= ends.of(notes[place])):
            found.setdefault(notes[place].id, []).append(finding)
        else:
            others.append(finding)
    return found, others


class _Ends:
    """The last lines of notes. The text is taken apart only if one is asked for: it may be long."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _written(self) -> Written:
        return Written(self._text)

    def of(self, note: Note) -> int:
        written = self._written
        if line := written.one_liner(note):
            return written.outline.place(line.end - 1).line
        blocks = written.blocks(note)
        return written.outline.place(blocks[-1].body - 1).line if blocks else note.line
