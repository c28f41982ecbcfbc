"""Deck, note and card: the values that everything else works with. Plain data, no checking and no files.

A *note* is what the author wrote: a term with its definition, a question with its answer, or a cloze
sentence. A *card* is one prompt made from it: a direction, or one gap. Reading makes these (`reading`),
who they are is decided in `identity`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

NoteKind = Literal["term", "question", "cloze"]
Direction = Literal["forward", "reverse", "gap"]
Typing = Literal["forgiving", "exact"]


class Wrong(NamedTuple):
    """A distractor that the author wrote, and why somebody might fall for it (may be empty)."""

    text: str
    why: str = ""


class Gap(NamedTuple):
    """One gap of a cloze sentence: what is hidden, and the hint shown in its place (may be empty)."""

    text: str
    hint: str = ""


class Note(NamedTuple):
    """What the author wrote. `id` is unique in its deck (`identity.note_id`).

    `prompt` is the term, the question, or the cloze sentence as written (with its braces); `answer` the
    definition or the answer, and for a cloze the sentence with its gaps filled. `former_ids` are the note ids
    that earlier wordings had. `line` is where the note stands in its file, from 1.
    """

    id: str
    kind: NoteKind
    prompt: str
    answer: str
    accept: tuple[str, ...] = ()
    wrong: tuple[Wrong, ...] = ()
    wrong_terms: tuple[Wrong, ...] = ()
    also_right: tuple[str, ...] = ()
    hint: str = ""
    explanation: str = ""
    source: str = ""
    tags: tuple[str, ...] = ()
    directions: tuple[Direction, ...] = ("forward",)
    gaps: tuple[Gap, ...] = ()
    former_ids: tuple[str, ...] = ()
    retired: bool = False
    line: int = 1


class Card(NamedTuple):
    """One prompt made from a note: the unit that is remembered. `id` is `DECK#NOTE:forward` and the like.

    `gap` is the index into `note.gaps` where `direction` is `gap`, else 0.
    """

    id: str
    deck_id: str
    note: Note
    direction: Direction
    gap: int = 0


class Deck(NamedTuple):
    """One deck file, read. `name` is its path below `decks/` without `.toml`, with `/`.

    `digest` (32 hex digits) changes when the content changes, and not with comments, spacing or the place of
    the file. `cards` are those that are asked, in the author's order; notes that are retired make none.
    `aliases` maps the card ids of earlier wordings to the cards of today.
    """

    id: str
    name: str
    title: str
    notes: tuple[Note, ...]
    cards: tuple[Card, ...]
    digest: str
    language: str = ""
    description: str = ""
    author: str = ""
    license: str = ""
    source: str = ""
    tags: tuple[str, ...] = ()
    typing: Typing = "forgiving"
    ignore: tuple[str, ...] = ()
    aliases: Mapping[str, str] = MappingProxyType({})
