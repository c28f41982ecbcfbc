"""Mends what is safe to mend in a deck's text, and gives cards ids; every other byte stays.

A mend is a function that looks at the text and says what to change; `MENDS` has them in order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from quizapp.cards.authored import FIELDS
from quizapp.cards.deck import Note
from quizapp.cards.fields import LISTS
from quizapp.cards.mending_quotes import quotes_mended
from quizapp.cards.note_place import NotePlace
from quizapp.cards.reading import Reading, read_deck
from quizapp.cards.report import resembling, short
from quizapp.cards.spare_items import without
from quizapp.cards.top import DECK_FIELDS
from quizapp.cards.written import Written
from quizapp.source.outline import Outline
from quizapp.source.splice import Edit, spliced, toml_value
from quizapp.source.values import Value

_DOTTED = re.compile(r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+")
_ROUNDS = 4  # a card with its key mended may then be given an id


class Mend(NamedTuple):
    """What was done, in words, in which line, and the edits that do it."""

    line: int
    what: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Mended:
    """A text with its mends made. Their lines are those of the text as it was before any of them.

    Their edits are of the round that made them: not of use any more.
    """

    text: str
    mends: tuple[Mend, ...]


def mended(text: str, name: str) -> Mended:
    """The text of the deck `name` with all mends; as it is where it has nothing to mend.

    In a text that is no TOML only quotes are mended, the rest once it can be read. A mend after which the
    deck would have fewer cards than before is not made.
    """
    made = [Mend(line, what, (edit,)) for line, what, edit in quotes_mended(text, name)]
    text = spliced(text, [edit for mend in made for edit in mend.edits])
    lines = list(range(1, text.count("\n") + 2))  # by each line of the text now, which it was at first
    for _ in range(_ROUNDS):
        reading = _read(text, name)
        written = Written(text)
        found = [list(find(written, reading)) for find in MENDS] if reading.deck else []
        together = [mend for mends in found for mend in mends]
        for mends in (together, *found):  # each kind alone where all at once would do harm
            edits = [edit for mend in mends for edit in mend.edits]
            new = spliced(text, edits)
            if new != text and _as_good(reading, _read(new, name)):
                made += [mend._replace(line=lines[mend.line - 1]) for mend in mends]
                lines = _moved(lines, written.outline, edits)
                text = new
                break
        else:
            break
    return Mended(text, tuple(sorted(made)))


def _moved(lines: list[int], outline: Outline, edits: Sequence[Edit]) -> list[int]:
    """The lines after edits, of which some put lines in and none takes one away."""
    more: Counter[int] = Counter()
    for edit in edits:
        more[outline.place(edit.start).line] += edit.new.count("\n")
    return [first for now, first in enumerate(lines, 1) for _ in range(1 + more[now])]


def _read(text: str, name: str) -> Reading:
    return read_deck(text.encode("utf-8", "surrogateescape"), name)


def _as_good(before: Reading, after: Reading) -> bool:
    if not (before.deck and after.deck):
        return False
    ids = {note.id for note in after.deck.notes}
    return all(note.id in ids for note in before.deck.notes) and len(_errors(after)) <= len(_errors(before))


def _errors(reading: Reading) -> list[str]:
    return [each.code for each in reading.findings if each.severity == "error"]


def _misspelt_keys(written: Written, _reading: Reading) -> Iterator[Mend]:
    """`definitoin`: the field that it resembles, where the card doesn't have that as well."""
    outline = written.outline
    for block in outline.blocks:
        if len(block.path) == 2 and block.path[0] == "cards":
            known: frozenset[str] = frozenset(FIELDS)
        elif block.path == ("deck",):
            known = frozenset(DECK_FIELDS)
        else:
            continue
        there = {str(entry.path[-1]) for entry in block.entries}
        for entry in block.entries:
            key = str(entry.path[-1])
            is_plain = len(entry.path) == len(block.path) + 1 and outline.text[entry.key] not in "\"'"
            if key in known or not is_plain or not (meant := resembling(key, known)) or meant in there:
                continue
            there.add(meant)
            what = f"{short(key)} is now {meant}"
            yield Mend(outline.place(entry.key).line, what, (Edit(entry.key, entry.key_end, meant),))


def _repeated_items(written: Written, _reading: Reading) -> Iterator[Mend]:
    """Items of `accept`, `wrong` and `tags` that are empty, or there already."""
    for block in written.outline.blocks:
        for entry in block.entries:
            if entry.path[:1] in (("cards",), ("deck",)) and entry.path[-1] in LISTS:
                yield from _spare(written.outline, str(entry.path[-1]), entry.value)


def _spare(outline: Outline, name: str, value: Value) -> Iterator[Mend]:
    text, items = outline.text, value.items
    seen: set[str] = set()
    spare: list[int] = []
    for place, item in enumerate(items):
        written = text[item.start : item.end]
        if item.kind == "text" and (not written[1:-1].strip() or written in seen):
            spare.append(place)
        seen.add(written)
    if len(spare) == len(items) and items:
        what = f"{name} no longer has empty texts"
        yield Mend(outline.place(value.start).line, what, tuple(without(text, value, spare)))
        return
    for run in _runs(spare):
        shown = ", ".join(text[items[place].start : items[place].end] for place in run)
        what = f"{name} no longer has {short(shown)}, which was empty or there before"
        yield Mend(outline.place(items[run[0]].start).line, what, tuple(without(text, value, run)))


def _runs(places: Sequence[int]) -> Iterator[list[int]]:
    """Numbers that follow each other, together."""
    for _, run in groupby(enumerate(places), key=lambda each: each[1] - each[0]):
        yield [number for _, number in run]


def _dotted_terms(written: Written, _reading: Reading) -> Iterator[Mend]:
    """`Node.js = "…"` under `[glossary]` or `[faq]`: without quotes it is no term."""
    text = written.outline.text
    for block in written.outline.blocks:
        if block.path not in (("glossary",), ("faq",)):
            continue
        for entry in block.entries:
            key = text[entry.key : entry.key_end]
            if len(entry.path) > 2 and entry.value.kind == "text" and _DOTTED.fullmatch(key):
                line = written.outline.place(entry.key).line
                yield Mend(line, f'"{short(key)}" has quotes', (Edit(entry.key, entry.key_end, f'"{key}"'),))


def _missing_ids(written: Written, reading: Reading) -> Iterator[Mend]:
    """A `[[cards]]` without an id gets the one that it goes by: its history stays, however it is reworded."""
    assert reading.deck is not None
    for note in reading.deck.notes:
        place = _place(written, note)
        if place is None or place.line is not None or place.id or not place.blocks[0].entries:
            continue
        at = place.blocks[0].entries[0].start
        line = f"{place.indent}id = {toml_value(note.id)}\n"
        yield Mend(note.line, f'"{short(note.prompt)}" has an id', (Edit(at, at, line),))


def _place(written: Written, note: Note) -> NotePlace | None:
    try:
        return NotePlace(written, note)
    except ValueError:  # written in an odd way: nothing is touched
        return None


MENDS: Sequence[Callable[[Written, Reading], Iterator[Mend]]] = (
    _misspelt_keys,
    _dotted_terms,
    _repeated_items,
    _missing_ids,
)
