"""Puts notes together to a deck: its cards, the ids they had before, and the digest of its content."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from operator import attrgetter
from unicodedata import normalize

from quizapp.cards import identity
from quizapp.cards.deck import Card, Direction, Note, Wrong


def cards_of(deck_id: str, notes: Sequence[Note]) -> tuple[Card, ...]:
    """Return the cards that are asked, in the order of the notes. Retired notes make none."""
    return tuple(
        Card(f"{deck_id}#{note.id}:{aspect}", deck_id, note, direction, gap)
        for note in notes
        if not note.retired
        for direction, gap, aspect in _aspects(note)
    )


def aliases_of(deck_id: str, notes: Sequence[Note]) -> dict[str, str]:
    """Return the ids that cards of these notes had under earlier wordings, with the ids of today."""
    return {
        f"{deck_id}#{former}:{aspect}": f"{deck_id}#{note.id}:{aspect}"
        for note in notes
        for former in note.former_ids
        for _direction, _gap, aspect in _aspects(note)
    }


def _aspects(note: Note) -> list[tuple[Direction, int, str]]:
    """Return a note's directions and gaps, each with the last part of its card's id."""
    if note.kind != "cloze":
        return [(direction, 0, direction) for direction in note.directions]
    alike: Counter[str] = Counter()
    aspects: list[tuple[Direction, int, str]] = []
    for number, gap in enumerate(note.gaps):
        text = normalize("NFC", gap.text)
        alike[text] += 1
        card = identity.card_id("", "", "gap", text, alike[text])
        aspects.append(("gap", number, identity.split(card)[2]))
    return aspects


def digest_of(language: str, typing: str, notes: Sequence[Note]) -> str:
    """Return 32 hex digits that change with what is asked: not with the order, lines or place."""
    content = [language, typing, sorted((_content(note) for note in notes), key=lambda texts: str(texts[0]))]
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def texts_digest(note: Note) -> str:
    """Return 16 hex digits that change when a learner would read something else: not with tags or the id."""
    wrong = [[[each.text, each.why] for each in options] for options in (note.wrong, note.wrong_terms)]
    read = [note.prompt, note.answer, *wrong, note.accept, note.hint, note.explanation, note.source]
    text = json.dumps(read, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _content(note: Note) -> list[object]:
    """Return a note's texts: always the first five, the others by name where they are not empty."""
    content: list[object] = [note.id, note.kind, note.prompt, note.answer, note.directions]
    extras = _extras(note)
    if not any(extras) and not note.retired:
        return content
    for name, value in zip(_EXTRAS, extras, strict=True):
        if value:
            plain = [[w.text, w.why] for w in value] if isinstance(value[0], Wrong) else value
            content.append([name, plain])
    if note.retired:
        content.append("retired")
    return content


_EXTRAS = ("accept", "wrong", "wrong_terms", "also_right", "hint", "explanation", "source", "tags")
_extras = attrgetter(*_EXTRAS)
