"""A deck's text with what it comes to, and whether a change of it did no harm."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from quizapp.cards import editing
from quizapp.cards.deck import Note
from quizapp.cards.note_place import NotePlace
from quizapp.cards.report import short
from quizapp.cards.rereading import Read, read_again
from quizapp.cards.written import OddWriting, Written
from quizapp.source.finding import Finding

_SAME = (
    *("kind", "prompt", "answer", "accept", "wrong", "wrong_terms", "hint", "explanation", "source", "tags"),
    *("gaps", "retired"),
)
_TOLD = 3  # reasons that are said in one line
_of_note = attrgetter(*_SAME)  # not `also_right`, which follows the other card's name
_content = attrgetter(*_SAME, "directions")  # these may be the deck's


class BadEdit(Exception):
    """A change that would harm the deck, and was not made; the message says why.

    `found`: what the deck would have had wrong with it, each with the field's name in the file.
    """

    def __init__(self, message: str, found: Sequence[tuple[str, Finding]] = ()) -> None:
        super().__init__(message)
        self.found = found


@dataclass(frozen=True)
class State:
    """A text, and what it comes to; `name` is the deck's."""

    read: Read
    name: str

    @property
    def text(self) -> str:
        """The whole file."""
        return self.read.sheet.text

    @property
    def notes(self) -> tuple[Note, ...]:
        """The deck's notes; none where it can't be read."""
        return self.read.contents.notes if self.read.contents else ()

    @property
    def errors(self) -> list[Finding]:
        """What must be mended."""
        return [finding for finding in self.read.findings if finding.severity == "error"]

    @property
    def about(self) -> object:
        """What is said of the deck as a whole; None where it can't be read."""
        contents = self.read.contents
        return (contents.id, contents.title, contents.about) if contents else None

    def written_id(self, note: Note) -> str:
        """The id that a note's author gave it; "" where there is none, or it is written in an odd way."""
        try:
            return str(NotePlace(self.written, note).own.get("id", ""))
        except ValueError:
            return ""

    @cached_property
    def written(self) -> Written:
        """Where its notes stand."""
        return Written(self.text, self.read.sheet)


def made(make: Callable[[], str]) -> str:
    """The text that an edit makes. Raises BadEdit where the deck is written in a way that it can't edit."""
    try:
        return make()
    except OddWriting as error:
        raise BadEdit(str(error)) from error
    except ValueError as error:
        what = "this card is written in a way that is only edited as text: E opens it there"
        raise BadEdit(f"{what} ({error})") from error


def check(
    before: State, after: State, count: int, changed: Note | None = None, *, about: bool = False
) -> None:
    """Raises BadEdit if there are not as many notes as there should be, or one that is not `changed` is.

    `about`: what is said of the deck as a whole may be another.
    """
    is_whole = after.about and (about or after.about == before.about) and len(after.notes) == count
    if not is_whole or len(after.errors) > len(before.errors):
        raise _harm(before, after)
    content = _of_note if about else _content
    now = {note.id: note for note in after.notes}
    for note in before.notes:
        same = now.get(note.id)
        if note is same or note is changed:
            continue
        if same and same.former_ids != note.former_ids:
            what = f'"{short(note.prompt)}" was called that before, and its history would go to this card'
            raise BadEdit(f"{what}: use other words, or give one of them an id")
        if same is None or content(same) != content(note):
            raise BadEdit(f'that would change "{short(note.prompt)}" as well: E opens the file')


def _harm(before: State, after: State) -> BadEdit:
    """What a change would do to the deck."""
    said = {each.message for each in before.read.findings}
    new = [each for each in after.errors or after.read.findings if each.message not in said]
    if not new:
        return BadEdit("this can't be written into the file as it is")
    told = dict.fromkeys(short(each.message, 120) for each in new)
    found = [(after.written.name_at(each.line, each.col), each) for each in new]
    return BadEdit("; ".join(list(told)[:_TOLD]), found)


def moved_to(note: Note, before: Sequence[Note], after: State) -> str:
    """The id that a note has after it was changed: its own, or the one that is new."""
    if any(each.id == note.id for each in after.notes):
        return note.id
    there = {each.id for each in before}
    return next((each.id for each in after.notes if each.id not in there), "")


def with_names(state: State, before: State, known: Mapping[str, str]) -> State:
    """A state that is gone back to, with the names that learners have met its notes by `before` that.

    `known`: by the ids that they met what the notes were called.
    """
    owners = _owners(state)
    for note in before.notes:
        if owners.get(note.id) is note:  # as it was
            continue
        names = [note.id, *note.former_ids]
        mine = (owners[id] for id in names if id in owners)
        same = min(mine, key=lambda each: each.line, default=None)
        if same is None:
            continue
        given = before.written_id(note)
        if given and note.id in known and note.id not in (same.id, *same.former_ids):
            # No wording stands for an id.
            text = editing.changed(state.written, same, {"id": given}, known)
            state = State(read_again(text, state.name, state.read), state.name)
            owners = _owners(state)
            same = owners[note.id]
        own = {same.id, *same.former_ids}
        met = [known[id] for id in names if id in known and id not in own]
        if met:
            text = editing.also_called(state.written, same, met)
            state = State(read_again(text, state.name, state.read), state.name)
            owners = _owners(state)
    return state


def _owners(state: State) -> dict[str, Note]:
    """The first note of each id, which one has or had."""
    out: dict[str, Note] = {}
    for note in state.notes:
        for id in (note.id, *note.former_ids):
            out.setdefault(id, note)
    return out
