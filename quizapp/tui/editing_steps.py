"""What was taken back, or made again, in words; and the card that it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.cards.changes import differing
from quizapp.cards.deck import Note
from quizapp.cards.fields import fields_of
from quizapp.cards.report import short
from quizapp.tui import editing_words
from quizapp.tui.editing_words import Fields
from quizapp.tui.text import plain_line

_NAMED = 30  # signs of a card that say which one it is


@dataclass(frozen=True, slots=True)
class Stand:
    """A deck at one time: its notes, and what is said of it as a whole."""

    notes: Sequence[Note]
    about: Fields


def what(old: Stand, new: Stand, at: str) -> tuple[str, set[str]]:
    """The change from `old` to `new` in words ("" if there is none to see), and the ids that its card
    has before and after.

    `at`: the card at hand. Of two that changed places it is the one that was moved.
    """
    was, now = max(differing(old.notes, new.notes), key=_weight, default=(None, None))
    if was and now:
        return _edited(was, now), {was.id, now.id}
    if now:
        return f"the new card {_name(now)}", {now.id}
    if was:
        return f"deleting {_name(was)}", {was.id}
    moved = [b for a, b in zip(old.notes, new.notes, strict=False) if a.id != b.id]
    if moved:
        one = next((note for note in moved if note.id == at), moved[0])
        return f"moving {_name(one)}", {one.id}
    keys = [
        w.label.lower() for w in editing_words.fields_of("deck") if old.about[w.name] != new.about[w.name]
    ]
    return (f"{_listed(keys)} of the deck", set()) if keys else ("", set())


def _weight(pair: tuple[Note | None, Note | None]) -> bool:
    """Whether the change is one of the note itself: `also_right` follows what other cards are called."""
    was, now = pair
    return was is None or now is None or was._replace(also_right=now.also_right, line=now.line) != now


def _edited(was: Note, now: Note) -> str:
    if was.retired != now.retired:
        return f"retiring {_name(now)}" if now.retired else f"asking {_name(now)} again"
    old, new = _fields(was), _fields(now)
    words = editing_words.fields_of(now.kind)
    labels = [each.label.lower() for each in words if old[each.name] != new[each.name]]
    return f"{_listed(labels or ['id'])} of {_name(now)}"


def _fields(note: Note) -> Fields:
    return fields_of(note, {"directions": note.directions, "also_right": note.also_right})


def _listed(labels: Sequence[str]) -> str:
    return " and ".join(f"the {each}" for each in labels) if len(labels) < 3 else "several fields"


def _name(note: Note) -> str:
    return f"“{short(plain_line(note.prompt if note.kind != 'cloze' else note.answer), _NAMED)}”"
