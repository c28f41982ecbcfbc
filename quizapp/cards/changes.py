"""What became of a deck's notes between two readings, in a sentence for their author."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quizapp.cards.deck import Note


@dataclass(frozen=True, slots=True)
class Changes:
    """Notes by their number: `edited` have another text, `moved` another name, and keep their history.

    `retired` are no longer asked, or gone.
    """

    edited: int = 0
    new: int = 0
    retired: int = 0

    def __str__(self) -> str:
        """`3 edited, history kept; 1 new; 2 retired`; "nothing changed" if so."""
        parts = [f"{self.edited} edited, history kept"] if self.edited else []
        parts += [f"{self.new} new"] if self.new else []
        parts += [f"{self.retired} retired"] if self.retired else []
        return "; ".join(parts) or "nothing changed"


def compared(before: Iterable[Note], after: Iterable[Note]) -> Changes:
    """What changed from one reading to the next. A line that only moved is no change."""
    old = {note.id: note for note in before if not note.retired}
    edited = new = 0
    kept: set[str] = set()
    for note in after:
        if note.retired:
            continue
        was = next((each for each in (note.id, *note.former_ids) if each in old and each not in kept), "")
        if not was:
            new += 1
            continue
        kept.add(was)
        edited += _content(old[was]) != _content(note)
    return Changes(edited, new, len(old.keys() - kept))


def differing(before: Iterable[Note], after: Iterable[Note]) -> Iterator[tuple[Note | None, Note | None]]:
    """The notes that differ, as they were and as they are now; None where one was not there, or is gone.

    Another name is a difference, too; another line or place is none.
    """
    old = {note.id: note for note in before}
    unmet = dict(old)
    by_former = {former: note for note in old.values() for former in note.former_ids}
    for note in after:
        was = unmet.pop(note.id, None)
        if was is None:
            found = next((each for each in note.former_ids if each in unmet), "")
            was = unmet.pop(found, None) or by_former.get(note.id)
            if was:
                unmet.pop(was.id, None)
        if was is None or (was.id, _content(was)) != (note.id, _content(note)):
            yield was, note
    yield from ((note, None) for note in unmet.values())


def _content(note: Note) -> Note:
    return note._replace(id="", line=1, former_ids=())
