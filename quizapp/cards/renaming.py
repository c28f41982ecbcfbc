"""What a note was called before: the lines by which a reworded one keeps its history.

A note's earlier names are a chain: its `renamed_from`, if it is one of `[[cards]]`, and from name to name the
lines of `[renamed]`. When it is reworded the chain is made anew, without a name that nobody can have seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple
from unicodedata import normalize

from quizapp.cards.inserting import into_table
from quizapp.cards.note_place import NotePlace
from quizapp.cards.written import Written
from quizapp.source.outline import Entry
from quizapp.source.splice import Edit, toml_value
from quizapp.source.values import text_of


class Relinked(NamedTuple):
    """The edits of `[renamed]`, and what `renamed_from` is to be ("": nothing)."""

    edits: list[Edit]
    renamed_from: str


def relinked(place: NotePlace, wording: str, *, is_known: bool, as_card: bool) -> Relinked:
    """What keeps the history of a note that is now called `wording`.

    `is_known`: learners may have met it by the name that it has now. `as_card`: it is one of `[[cards]]`
    from now on, and has a `renamed_from` of its own.
    """
    old = _nfc(place.wording)
    return _linked(place, _nfc(wording), [old] if is_known else [], as_card=as_card)


def also_called(place: NotePlace, names: Sequence[str]) -> Relinked:
    """What says of a note that it went by these names, too, the latest first."""
    return _linked(place, _nfc(place.wording), [_nfc(name) for name in names], as_card=place.line is None)


def _linked(place: NotePlace, wording: str, latest: Sequence[str], *, as_card: bool) -> Relinked:
    entries = _entries(place.written)
    lines = {name: value for name, (value, _) in entries.items()}
    old, former = _nfc(place.wording), _nfc(place.renamed_from)
    own = dict.fromkeys([*_chain(lines, old), *([former, *_chain(lines, former)] if former else [])])
    names = [name for name in dict.fromkeys([*latest, *own]) if name != wording]
    wanted = {name: value for name, value in lines.items() if name not in own and name not in (old, wording)}
    steps = names if as_card else [wording, *names]
    wanted |= dict(pairwise(steps))
    return Relinked(_edits(place.written, entries, wanted), names[0] if as_card and names else "")


def _nfc(text: str) -> str:
    return normalize("NFC", text)


def _chain(lines: Mapping[str, str], name: str) -> Iterator[str]:
    """The names that a name leads to, each once."""
    seen = {name}
    while (name := lines.get(name, "")) and name not in seen:
        seen.add(name)
        yield name


def _entries(written: Written) -> dict[str, tuple[str, Entry]]:
    """The lines of `[renamed]`: by the new name the old one, and where they stand."""
    return {
        _nfc(str(entry.path[1])): (_nfc(text_of(written.text, entry.value)), entry)
        for entry in written.entries("renamed")
        if len(entry.path) == 2 and entry.value.kind == "text"
    }


def _edits(
    written: Written, entries: Mapping[str, tuple[str, Entry]], wanted: Mapping[str, str]
) -> list[Edit]:
    """What makes the lines say what is wanted; a line whose old name stays is only given another new one."""
    edits: list[Edit] = []
    missing = {name: value for name, value in wanted.items() if entries.get(name, ("", None))[0] != value}
    for name, (value, entry) in entries.items():
        if wanted.get(name) == value:
            continue
        again = next((new for new, old in missing.items() if old == value and new not in entries), None)
        if again is not None:
            del missing[again]
            edits.append(Edit(entry.key, entry.key_end, written.key(entry, again)))
        elif name in missing:
            edits.append(Edit(entry.value.start, entry.value.end, toml_value(missing.pop(name))))
        else:
            edits.append(Edit(entry.start, entry.end, ""))
    return [*edits, *into_table(written, "renamed", missing)]
