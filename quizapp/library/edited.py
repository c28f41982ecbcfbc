"""A deck's text as it is being edited: its notes, what is wrong with it, and what was done.

No change is kept that would harm the deck, or another card than the one that is meant.
"""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.cards import deck_fields, editing
from quizapp.cards.deck import Deck, Note, NoteKind
from quizapp.cards.fields import SIDES, Fields, fields_of
from quizapp.cards.note_place import NotePlace
from quizapp.cards.rereading import read_again
from quizapp.checks import advice
from quizapp.checks.answered import answered, to_accept
from quizapp.library.edit_state import BadEdit, State, check, made, moved_to, with_names
from quizapp.scores.analysis.class_report import ItemReport
from quizapp.source.finding import Finding

_MOST = 200  # changes that can be taken back


class EditedDeck:
    """The text of a deck: its notes, what is wrong with it, and what was done."""

    def __init__(self, name: str, text: str) -> None:
        """`name` is the file's path below the decks folder, without `.toml`."""
        self.name = name
        self._advice: tuple[str, tuple[Finding, ...]] = ("", ())
        self._items: Sequence[ItemReport] = ()  # what answers say, where that was heard
        self._known: dict[str, str] = {}  # by id what notes were called whenever the file was read or saved
        self._begin(text)

    def _begin(self, text: str) -> None:
        """Takes the text as it is in the file; what was done is forgotten."""
        self._before: list[str] = []
        self._after: list[str] = []
        self._now = State(read_again(text, self.name), self.name)
        self._keep()

    def _keep(self) -> None:
        """From now on the text is that of the file."""
        self._saved = self._now
        self._known |= {note.id: note.prompt for note in self._saved.notes}

    def _state(self, text: str) -> State:
        return State(read_again(text, self.name, self._now.read), self.name)

    # -- what there is -------------------------------------------------------------------------------

    @property
    def text(self) -> str:
        """The file's text as it would be saved."""
        return self._now.text

    @property
    def deck(self) -> Deck | None:
        """The deck that the text is; None where it can't be read."""
        return self._now.read.deck

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
            deck = now.read.deck
            path = f"{self.name}.toml"
            more = advice(deck, now.text, path) if deck else []
            more += answered(deck, now.text, path, self._items, ()) if deck and self._items else []
            self._advice = found = now.text, tuple(sorted((*now.read.findings, *more)))
        return found[1]

    def hear(self, items: Sequence[ItemReport]) -> None:
        """Has what learners' answers say among the findings; of items that the deck still asks so."""
        self._items, self._advice = items, ("", ())

    def to_accept(self, note: Note) -> list[str]:
        """Answers that many wrote for a note, which are marked wrong."""
        deck = self.deck
        return to_accept(deck, note, self._items) if deck else []

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

    # -- changes -------------------------------------------------------------------------------------

    def change(self, note_id: str, fields: Fields) -> str:
        """Gives a note other fields, and returns its id, which may be another now. Raises BadEdit."""
        note = self._of(note_id)
        side = next((name for name in SIDES[note.kind] if not str(fields.get(name, "x")).strip()), "")
        if side:
            raise BadEdit(f"the {side} is empty")
        text = made(lambda: editing.changed(self._now.written, note, fields, self._known))
        state = self._fit(text, len(self.notes), note)
        found = moved_to(note, self.notes, state)
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
        return self._taken_in(made(lambda: editing.added(self._now.written, kind, fields, before)))

    def _taken_in(self, text: str) -> str:
        """Takes a text with one note more; the id of that."""
        state = self._fit(text, len(self.notes) + 1)
        there = {note.id for note in self.notes}
        self._take(state)
        return next((note.id for note in state.notes if note.id not in there), "")

    def duplicate(self, note_id: str) -> str:
        """Adds a note like another, its prompt marked as a copy, and returns its id. Raises BadEdit."""
        note = self._of(note_id)
        taken = {each.prompt for each in self.notes}
        number = 2
        while (name := _copy_name(note, number)) in taken:
            number += 1
        text = made(lambda: editing.copied(self._now.written, note, name))
        return self._taken_in(text)

    def move(self, note_id: str, by: int) -> bool:
        """Moves a note up (-1) or down (1); False where there is none written like it to pass."""
        note = self._of(note_id)
        kind, at = self._kind(note), next(n for n, each in enumerate(self.notes) if each is note) + by
        while kind and 0 <= at < len(self.notes) and self._kind(self.notes[at]) != kind:
            at += by
        if not kind or not 0 <= at < len(self.notes):
            return False
        other = self.notes[at]
        text = made(lambda: editing.swapped(self._now.written, note, other))
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
        text = made(lambda: editing.retired(self._now.written, note, is_retired))
        self._take(self._fit(text, len(self.notes), note))
        return note_id

    def remove(self, note_id: str) -> None:
        """Takes a note out of the file. Raises BadEdit."""
        note = self._of(note_id)
        text = made(lambda: editing.removed(self._now.written, note))
        self._take(self._fit(text, len(self.notes) - 1, note))

    def change_deck(self, fields: Fields) -> None:
        """Has something else said of the deck as a whole. Raises BadEdit."""
        try:
            text = deck_fields.changed(self.text, fields)
        except ValueError as error:
            raise BadEdit(str(error)) from error
        self._take(self._fit(text, len(self.notes), about=True))

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
        state = self._saved if text == self._saved.text else self._state(text)
        self._now = with_names(state, self._now, self._known)
        return True

    def _take(self, state: State) -> None:
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
            return NotePlace(self._now.written, note)
        except ValueError:  # written in an odd way
            return None

    def _fit(self, text: str, count: int, changed: Note | None = None, *, about: bool = False) -> State:
        """The text read, if it has as many notes as it should, and no other was harmed. Raises BadEdit.

        `about`: what is said of the deck as a whole may change.
        """
        try:
            state = self._state(text)
        except UnicodeEncodeError as error:
            raise BadEdit("there is a character that no file can hold") from error
        check(self._now, state, count, changed, about=about)
        return state


def _copy_name(note: Note, number: int) -> str:
    """What a copy is called. A sentence keeps its end: behind a gap the number would look like a hint."""
    return f"({number}) {note.prompt}" if note.kind == "cloze" else f"{note.prompt} ({number})"
