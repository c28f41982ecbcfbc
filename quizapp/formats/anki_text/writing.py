"""Decks as Anki's text: a note a line, with columns for its guid, note type, deck and tags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from quizapp.cards.deck import Note
from quizapp.formats.anki.guid import guid_of
from quizapp.formats.anki.markup_html import html_of
from quizapp.formats.anki.sentence import html_sentence
from quizapp.formats.anki_text.notetypes import BASIC, CLOZE, REVERSED
from quizapp.formats.asking import asks
from quizapp.formats.delimited import written
from quizapp.formats.losses_out import about_cards, about_decks
from quizapp.formats.out import Out, Volume
from quizapp.formats.plain_text import one_line
from quizapp.scores.stats_words import count

_HEADERS = "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n"
_PLACE = "Anki's text"
_NO_PLACE = {
    "accept": "accepted answer",
    "wrong": "wrong answer",
    "wrong_terms": "wrong term",
    "hint": "hint",
    "explanation": "explanation",
    "source": "source",
}


def text_of(volumes: Sequence[Volume]) -> Out:
    """The decks as one text. Retired notes are left out: Anki would ask them."""
    rows: list[list[str]] = []
    notes: list[Note] = []
    retired: list[Note] = []
    names = _deck_names(volumes)
    for volume, name in zip(volumes, names, strict=True):
        for note in volume.deck.notes:
            if note.retired:
                retired.append(note)
                continue
            notes.append(note)
            tags = " ".join("_".join(tag.split()) for tag in note.tags)
            rows.append([guid_of(volume.deck.id, note.id), _type_of(note), name, *_sides(note), tags])
    text = _HEADERS + written(rows, "\t")
    left = (
        *_left(notes, len(retired)),
        *about_cards(volumes, _PLACE, ("id", "former_ids", "also_right")),
        *about_decks(volumes, _PLACE, titles=names),
    )
    return Out(text.encode("utf-8", "replace"), len(rows), left, tuple(retired))


def _deck_names(volumes: Sequence[Volume]) -> list[str]:
    """The decks' titles; where two are alike, with the names of their files."""
    titles = [
        one_line(volume.title.replace("::", ": ")).strip(" :/") or volume.deck.name for volume in volumes
    ]
    times = Counter(titles)
    return [
        f"{title} ({volume.deck.name})" if times[title] > 1 else title
        for title, volume in zip(titles, volumes, strict=True)
    ]


def _type_of(note: Note) -> str:
    if note.kind == "cloze":
        return CLOZE
    return REVERSED if len(note.directions) > 1 else BASIC


def _sides(note: Note) -> tuple[str, str]:
    if note.kind == "cloze":
        return html_sentence(note.prompt), html_of(note.explanation)
    sides = html_of(note.prompt), html_of(note.answer)
    return (sides[1], sides[0]) if note.directions == ("reverse",) else sides


def _left(notes: Sequence[Note], retired: int) -> Iterable[str]:
    for name, one in _NO_PLACE.items():
        there = [note for note in notes if not (name == "explanation" and note.kind == "cloze")]
        values = [getattr(note, name) for note in there]
        number = sum(bool(value) if isinstance(value, str) else len(value) for value in values)
        if number:
            yield f"{count(number, one)}: Anki's text has no place for {'it' if number == 1 else 'them'}."
    if retired:
        yield f"{count(retired, 'retired card')} left out: Anki would ask {'it' if retired == 1 else 'them'}."
    if turned := sum(note.directions == ("reverse",) for note in notes):
        yield f"{count(turned, 'card')} asked from the back only: turned round, the answer is the front now."
    if spaced := sum(len(tag.split()) > 1 for note in notes for tag in note.tags):
        yield f"{count(spaced, 'tag')} with blanks: a “_” stands for each."
    if other := sum(_comes_back_otherwise(note) for note in notes):
        yield f"{count(other, 'card')} would come back as another kind: in Anki a question mark tells it."


def _comes_back_otherwise(note: Note) -> bool:
    if note.kind == "cloze" or note.directions == ("reverse",):
        return False
    comes_as = "question" if len(note.directions) == 1 and asks(note.prompt) else "term"
    return comes_as != note.kind
