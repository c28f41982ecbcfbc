"""A note as it is being read, before the deck as a whole has been looked at."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.cards.deck import Note
from quizapp.source.locate import Place


@dataclass(slots=True)
class Draft:
    """A note with what only reading needs.

    `wording` is the text that the id is made from, `card` the number of its `[[cards]]` (from 0; -1 for a
    one-liner), `renamed_from` its former wording.
    """

    note: Note
    place: Place
    wording: str
    card: int = -1
    renamed_from: str = ""
