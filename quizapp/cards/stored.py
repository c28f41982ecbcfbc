"""Decks and notes as plain values that JSON can hold, and back: how the index keeps what was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from quizapp.cards.deck import Deck, Gap, Note, Wrong

_DECK = ("id", "name", "title", "digest", "language", "description", "author", "license", "source", "typing")
_LISTS = ("tags", "ignore")
_TEXTS = ("hint", "explanation", "source")
_TUPLES = ("accept", "also_right", "tags", "former_ids")


def note_facts(note: Note) -> dict[str, Any]:
    """A note without its id; what is as by default is left out."""
    out: dict[str, Any] = {"kind": note.kind, "prompt": note.prompt, "answer": note.answer, "line": note.line}
    for name in (*_TEXTS, *_TUPLES):
        if value := getattr(note, name):
            out[name] = value
    for name in ("wrong", "wrong_terms"):
        if value := getattr(note, name):
            out[name] = [[wrong.text, wrong.why] for wrong in value]
    if note.directions != ("forward",):
        out["directions"] = note.directions
    if note.gaps:
        out["gaps"] = [[gap.text, gap.hint] for gap in note.gaps]
    if note.retired:
        out["retired"] = True
    return out


def note_from(id: str, facts: Mapping[str, Any]) -> Note:
    """The note that these facts are of."""
    fields = dict(facts)
    for name in (*_TUPLES, "directions"):
        if name in fields:
            fields[name] = tuple(fields[name])
    for name, make in (("wrong", Wrong), ("wrong_terms", Wrong), ("gaps", Gap)):
        if name in fields:
            fields[name] = tuple(make(*pair) for pair in fields[name])
    return Note(id=id, **fields)


def deck_facts(deck: Deck) -> dict[str, Any]:
    """A deck without its notes and aliases."""
    return {name: getattr(deck, name) for name in (*_DECK, *_LISTS)}


def deck_from(facts: Mapping[str, Any], notes: Sequence[Note], aliases: Mapping[str, str]) -> Deck:
    """The deck that these facts are of, with its notes in the author's order."""
    from quizapp.cards.assembly import cards_of  # a single note needs none of that

    fields = dict(facts) | {name: tuple(facts[name]) for name in _LISTS}
    return Deck(notes=tuple(notes), cards=cards_of(facts["id"], notes), aliases=dict(aliases), **fields)
