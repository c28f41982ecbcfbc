"""A teacher's desk: one deck file being edited. Every change can be taken back until the desk is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from quizapp.cards import deck_fields, editing
from quizapp.cards.changes import compared
from quizapp.cards.deck import Deck, Note, NoteKind
from quizapp.cards.fields import SIDES, Fields, fields_of
from quizapp.cards.note_place import NotePlace
from quizapp.cards.reading import Reading, read_deck
from quizapp.cards.report import short
from quizapp.cards.written import Written
from quizapp.checks import advice
from quizapp.library.deck_file import ChangedOutside, digest, write_deck
from quizapp.source.finding import Finding
from quizapp.storage import decks as deck_files

_MOST = 200  # changes that can be taken back


class BadEdit(Exception):
    """A change that would harm the deck, and was not made; the message says why.

    `finding`: what the deck would have had wrong with it, in the field that is called `field` in the file.
    """

    def __init__(self, message: str, finding: Finding | None = None, field: str = "") -> None:
        super().__init__(message)
        self.finding, self.field = finding, field


@dataclass(frozen=True)
class _State:
    """A text, and what it comes to."""

    text: str
    reading: Reading

    @property
    def notes(self) -> tuple[Note, ...]:
        return self.reading.deck.notes if self.reading.deck else ()

    @property
    def errors(self) -> list[Finding]:
        return [finding for finding in self.reading.findings if finding.severity == "error"]

    @cached_property
    def written(self) -> Written:
        """Where its notes stand."""
        return Written(self.text)


class Desk:
    """A deck file as it is being edited: its notes, what is wrong with it, and what was done."""

    def __init__(self, path: Path, name: str) -> None:
        """`name` is the file's path below the decks folder, without `.toml`. Raises OSError."""
        self.path, self.name = path, name
        self._advice: tuple[str, tuple[Finding, ...]] = ("", ())
        self._known: dict[str, str] = {}  # by id what notes were called whenever the file was read or saved
        self.reload()

    def reload(self) -> None:
        """Reads the file as it is now; changes that were not saved are gone. Raises OSError."""
        data = deck_files.read(self.path)
        self._digest = digest(data)
        self._now = self._saved = self._state(data.decode("utf-8", "surrogateescape"))
        self._known |= self._names()
        self._before: list[str] = []
        self._after: list[str] = []

    def _names(self) -> dict[str, str]:
        return {note.id: note.prompt for note in self._saved.notes}

    def _state(self, text: str) -> _State:
        return _State(text, read_deck(text.encode("utf-8", "surrogateescape"), self.name))

    # -- what there is -------------------------------------------------------------------------------

    @property
    def text(self) -> str:
        """The file's text as it would be saved."""
        return self._now.text

    @property
    def deck(self) -> Deck | None:
        """The deck that the text is; None where it can't be read."""
        return self._now.reading.deck

    @property
    def title(self) -> str:
        """The deck's title, else its file's name."""
        return self.deck.title if self.deck else self.name.rpartition("/")[2]

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes in the order of the file, those that are retired too."""
        return self._now.notes

    @property
    def changed(self) -> bool:
        """Whether something is not saved."""
        return self._now.text != self._saved.text

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the text as it is now, and advice."""
        now, found = self._now, self._advice  # the text may change while another thread looks at it
        if found[0] != now.text:
            deck = now.reading.deck
            more = advice(deck, now.text, f"{self.name}.toml") if deck else []
            self._advice = found = now.text, tuple(sorted((*now.reading.findings, *more)))
        return found[1]

    def note(self, id: str) -> Note | None:
        """The note of that id."""
        return next((note for note in self.notes if note.id == id), None)

    def fields(self, note: Note) -> dict[str, str | list[str]]:
        """A note's fields as a form shows them."""
        place = self._place(note)
        return fields_of(note, place.own if place else None)

    @property
    def deck_fields(self) -> dict[str, str | list[str]]:
        """What is said of the deck as a whole, as its author wrote it."""
        return deck_fields.read(self._now.written.outline)

    def is_known(self, note_id: str) -> bool:
        """Whether learners may have a history of a note: it has been in the file by that name."""
        return note_id in self._known

    def findings_of(self, note: Note) -> list[tuple[str, Finding]]:
        """What is said of a note, each with the field that it points at, by the file's name for it; or ""."""
        written, place = self._now.written, self._place(note)
        if place is None:
            return [("", finding) for finding in self.findings if finding.line == note.line]
        first, last = (written.outline.place(at).line for at in (place.extent[0], place.extent[1] - 1))
        names = [name for name, value in self.fields(note).items() if value]
        fields = {name: written.field(note, name) for name in names}
        out = []
        for finding in self.findings:
            if first <= finding.line <= last:
                at = [
                    name
                    for name, where in fields.items()
                    if (where.line, where.col) <= (finding.line, finding.col)
                    and (finding.line, finding.col) < (where.line, where.col + max(1, where.length))
                ]
                out.append((at[0] if at else "", finding))
        return out

    def findings_of_deck(self) -> list[tuple[str, Finding]]:
        """What is said of the deck as a whole, each with the key of `[deck]` that it points at."""
        lines = deck_fields.lines(self._now.written.outline)
        return [(name, each) for each in self.findings for name, at in lines.items() if each.line in at]

    def outside(self) -> bool:
        """Whether the file is no longer as it was read: another is in its place, or none."""
        try:
            return digest(deck_files.read(self.path)) != self._digest
        except OSError:
            return True

    # -- changes -------------------------------------------------------------------------------------

    def change(self, note_id: str, fields: Fields) -> str:
        """Gives a note other fields, and returns its id, which may be another now. Raises BadEdit."""
        note = self._of(note_id)
        side = next((name for name in SIDES[note.kind] if not str(fields.get(name, "x")).strip()), "")
        if side:
            raise BadEdit(f"the {side} is empty")
        text = self._made(lambda: editing.changed(self.text, note, fields, self._known))
        state = self._fit(text, len(self.notes), note)
        found = _moved_to(note, self._now.notes, state.notes)
        changed = next((each for each in state.notes if each.id == found), note)
        lost = ({note.id, *note.former_ids} & self._known.keys()) - {changed.id, *changed.former_ids}
        if lost:
            own = "an id that was saved once stays" if "id" in fields else "give the card an id first"
            raise BadEdit(f"its history would be lost; {own}")
        self._take(state)
        return found

    def add(self, kind: NoteKind, fields: Fields, after: str = "") -> str:
        """Adds a note, behind another if that is named, and returns its id. Raises BadEdit."""
        side = next((name for name in SIDES[kind] if not str(fields.get(name, "")).strip()), "")
        if side:
            raise BadEdit(f"the {side} is empty")
        before = self.note(after) if after else None
        text = self._made(lambda: editing.added(self.text, kind, fields, before))
        state = self._fit(text, len(self.notes) + 1)
        there = {note.id for note in self.notes}
        self._take(state)
        return next((note.id for note in state.notes if note.id not in there), "")

    def duplicate(self, note_id: str) -> str:
        """Adds a note like another, its prompt marked as a copy, and returns its id. Raises BadEdit."""
        note = self._of(note_id)
        fields = {name: value for name, value in self.fields(note).items() if value and name != "id"}
        prompt = SIDES[note.kind][0]
        taken = {each.prompt for each in self.notes}
        number = 2
        while (name := f"{note.prompt} ({number})") in taken:
            number += 1
        return self.add(note.kind, {**fields, prompt: name}, note_id)

    def move(self, note_id: str, by: int) -> bool:
        """Moves a note up (-1) or down (1); False where there is none written like it to pass."""
        note = self._of(note_id)
        row = [each for each in self.notes if self._kind(each) == self._kind(note)]
        at = row.index(note) + by
        if not self._kind(note) or not 0 <= at < len(row):
            return False
        text = self._made(lambda: editing.swapped(self.text, note, row[at]))
        self._take(self._fit(text, len(self.notes)))
        return True

    def is_line(self, note: Note) -> bool:
        """Whether a note is a line of its own, and no table with fields."""
        return self._now.written.one_liner(note) is not None

    def _kind(self, note: Note) -> str:
        """How a note is written: `glossary`, `faq`, `cards`, or "" for in an odd way."""
        if line := self._now.written.one_liner(note):
            return str(line.path[0])
        return "cards" if self._now.written.blocks(note) else ""

    def retire(self, note_id: str, is_retired: bool) -> str:
        """Takes a note out of what is asked, or back; its history is kept. Returns its id. Raises BadEdit."""
        note = self._of(note_id)
        text = self._made(lambda: editing.retired(self.text, note, is_retired))
        self._take(self._fit(text, len(self.notes)))
        return note_id

    def remove(self, note_id: str) -> None:
        """Takes a note out of the file. Raises BadEdit."""
        note = self._of(note_id)
        self._take(self._fit(self._made(lambda: editing.removed(self.text, note)), len(self.notes) - 1))

    def change_deck(self, fields: Fields) -> None:
        """Has something else said of the deck as a whole. Raises BadEdit."""
        try:
            text = deck_fields.changed(self.text, fields)
        except ValueError as error:
            raise BadEdit(str(error)) from error
        self._take(self._fit(text, len(self.notes)))

    def undo(self) -> bool:
        """Takes the last change back; False where there is none."""
        return self._step(self._before, self._after)

    def redo(self) -> bool:
        """Makes the change again that was last taken back; False where there is none."""
        return self._step(self._after, self._before)

    def _step(self, source: list[str], target: list[str]) -> bool:
        if not source:
            return False
        target.append(self.text)
        text = source.pop()
        self._now = self._with_names(self._saved if text == self._saved.text else self._state(text))
        return True

    def _with_names(self, state: _State) -> _State:
        """A state that is gone back to, with the names that learners have met its notes by since."""
        for note in self.notes:
            names = {note.id, *note.former_ids}
            same = next((each for each in state.notes if names & {each.id, *each.former_ids}), None)
            if same is None:
                continue
            missing = names & self._known.keys() - {same.id, *same.former_ids}
            if note.id in missing and (own := self.fields(note)["id"]):  # no wording stands for an id
                text = editing.changed(state.text, same, {"id": own}, self._known)
                state, missing = self._state(text), missing - {note.id}
                same = next((each for each in state.notes if each.id == note.id), same)
            met = [self._known[id] for id in (note.id, *note.former_ids) if id in missing]
            if met:
                state = self._state(editing.also_called(state.text, same, met))
        return state

    def _take(self, state: _State) -> None:
        if state.text != self.text:
            self._before = [*self._before, self.text][-_MOST:]
            self._after = []
            self._now = state

    def _of(self, note_id: str) -> Note:
        note = self.note(note_id)
        if note is None:
            raise BadEdit("this card is gone")
        return note

    def _place(self, note: Note) -> NotePlace | None:
        try:
            return NotePlace(self.text, note, self._now.written)
        except ValueError:  # written in an odd way
            return None

    def _made(self, make: Callable[[], str]) -> str:
        try:
            return make()
        except ValueError as error:
            what = "this card is written in a way that is only edited as text"
            raise BadEdit(f"{what} ({error})") from error

    def _fit(self, text: str, count: int, changed: Note | None = None) -> _State:
        """The text read, if it has as many notes as it should, and no other was harmed. Raises BadEdit."""
        try:
            state = self._state(text)
        except UnicodeEncodeError as error:
            raise BadEdit("there is a character that no file can hold") from error
        if len(state.notes) != count or len(state.errors) > len(self._now.errors):
            said = {each.message for each in self._now.reading.findings}
            new = [each for each in state.errors or state.reading.findings if each.message not in said]
            if not new:
                raise BadEdit("this can't be written into the file as it is")
            field = state.written.name_at(new[0].line, new[0].col)
            raise BadEdit(short(new[0].message, 120), new[0], field)
        now = {note.id: note for note in state.notes}
        for note in self.notes:
            if note is not changed and note.id in now and now[note.id].former_ids != note.former_ids:
                what = f'"{short(note.prompt)}" was called that before, and its history would go to this card'
                raise BadEdit(f"{what}: use other words, or give one of them an id")
        return state

    # -- the file ------------------------------------------------------------------------------------

    def save(self) -> str:
        """Writes the file, and says what changed. Raises ChangedOutside and NotWritten."""
        if self.outside():
            raise ChangedOutside(f"{self.path.name} has been changed by another program")
        said = str(compared(self._saved.notes, self.notes))
        self._write(self.path)
        return said

    def save_beside(self) -> Path:
        """Writes the text into a new file beside, which is no deck, and returns it. Raises NotWritten."""
        number = 1
        while (path := self.path.with_name(f"{self.path.name}.mine{number if number > 1 else ''}")).exists():
            number += 1
        self._write(path)
        return path

    def _write(self, path: Path) -> None:
        data = self.text.encode("utf-8", "surrogateescape")
        write_deck(path, data, instead=self._digest if path == self.path else "")
        if path == self.path:
            self._digest = digest(data)
            self._saved = self._now
            self._known |= self._names()


def _moved_to(note: Note, before: Sequence[Note], after: Sequence[Note]) -> str:
    """The id that a note has after it was changed: its own, or the one that is new."""
    if any(each.id == note.id for each in after):
        return note.id
    there = {each.id for each in before}
    return next((each.id for each in after if each.id not in there), "")
