"""Decks as a table: the columns that some card needs, a row for each card."""

from __future__ import annotations

from collections.abc import Callable

from quizapp.cards.new_note import NewNote, new_note_of
from quizapp.formats.delimited import sign_of, written
from quizapp.formats.found import Refused
from quizapp.formats.losses_out import about_cards, about_decks, written_id
from quizapp.formats.out import Out, Volume
from quizapp.formats.tables.cells import guarded, to_cell
from quizapp.formats.tables.lists import of_texts, of_wrong
from quizapp.formats.wishes import WriteWish
from quizapp.scores.stats_words import count

_CELLS: dict[str, Callable[[NewNote], str]] = {
    "kind": lambda note: note.kind,
    "prompt": lambda note: to_cell(note.prompt),
    "answer": lambda note: to_cell(note.answer),
    "accept": lambda note: guarded(of_texts(note.accept)),
    "wrong": lambda note: guarded(of_wrong(note.wrong)),
    "wrong_terms": lambda note: guarded(of_wrong(note.wrong_terms)),
    "hint": lambda note: to_cell(note.hint),
    "explanation": lambda note: to_cell(note.explanation),
    "source": lambda note: to_cell(note.source),
    "tags": lambda note: guarded(of_texts(note.tags, tags=True)),
    "directions": lambda note: "; ".join(note.directions),
    "id": lambda note: guarded(note.id),
    "retired": lambda note: "true" if note.retired else "",
}
_PLACE = "a table"
_ALWAYS = ("kind", "prompt", "answer")
_SIGNS = (",", ";", "\t", "|")
_BOM = "\ufeff"


def table_of(volumes: list[Volume], wish: WriteWish) -> Out:
    """The decks as CSV, or with tabs if the wish or the file's name says so; several with a `deck` column.

    A text that isn't ASCII begins with a byte order mark: by it Excel knows the encoding.
    """
    sign = _sign(wish)
    notes = [(volume, note) for volume in volumes for note in volume.deck.notes]
    rows = []
    for volume, note in notes:
        new = new_note_of(note, written_id(note))
        cells = [cell(new) for cell in _CELLS.values()]
        rows.append([*cells, guarded(volume.deck.name)])
    names = [*_CELLS, "deck"]
    used = [
        at
        for at, name in enumerate(names)
        if name in _ALWAYS or (len(volumes) > 1 if name == "deck" else any(row[at] for row in rows))
    ]
    table = [[names[at] for at in used], *([row[at] for at in used] for row in rows)]
    text = written(table, sign)
    data = (text if text.isascii() else _BOM + text).encode("utf-8", "replace")
    return Out(data, len(notes), _left(volumes))


def _sign(wish: WriteWish) -> str:
    sign = sign_of(wish.delimiter)
    if not sign:
        return "\t" if wish.name.casefold().endswith((".tsv", ".tab")) else ","
    if sign not in _SIGNS:
        raise Refused("between the columns of a table stands a comma, a semicolon, a tab or a |")
    return sign


def _left(volumes: list[Volume]) -> tuple[str, ...]:
    notes = [note for volume in volumes for note in volume.deck.notes]
    left = []
    if also := sum(bool(note.also_right) for note in notes):
        left.append(f"{count(also, 'card')} with also_right: a table has no place for it.")
    return (*left, *about_cards(volumes, _PLACE, ("former_ids",)), *about_decks(volumes, _PLACE))
