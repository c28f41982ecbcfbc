"""How the deck editor looks: the cards, the form of one, what is found in it, and how it will be asked."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from quizapp.cards.deck import Deck, Note
from quizapp.questions.item import Item
from quizapp.questions.material import Material
from quizapp.questions.stock import Listed
from quizapp.source.finding import Finding
from quizapp.tui.deck_cards import DeckCards
from quizapp.tui.editing_keep import Keeping
from quizapp.tui.editing_preview import ANOTHER, View, asked, headed, preview_lines, views
from quizapp.tui.editing_rows import error_row, new_row, note_row
from quizapp.tui.editing_trial import Draft, Trial, as_it_is, by_note, of_deck
from quizapp.tui.editing_words import Fields
from quizapp.tui.page import NARROW
from quizapp.tui.spans import counted
from quizapp.tui.text import one_line, prose
from quizapp.tui.widgets.card_form import CardForm, finding_line
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.rows import ListRow, Rows
from quizapp.tui.widgets.sheet import Sheet, SheetLine, plain_lines
from quizapp.tui.widgets.topline import TopLine

if TYPE_CHECKING:
    from quizapp.library.shelf import Volume

ERROR = "\0error"  # begins the keys of rows with errors
DECK = "\0deck"  # the row of what is said of the deck as a whole
NEW = "\0new"  # the row of the card that is being written; no note has such an id
FEW, MUCH = 300, 300_000  # cards, and characters of a file; with more, looking at a card takes a moment
ADDING = "Enter goes on. An empty card and Enter ends it."


class EditorView(Keeping):
    """Shows a desk; what the keys do is in `EditorScreen`."""

    def __init__(self, volume: Volume, note: str = "") -> None:
        """Opens at a note if one is named. Raises OSError."""
        super().__init__(volume)
        self._first = note
        self.adding: Draft | None = None
        self.on_deck = False  # what is said of the deck is in the form
        self.shown = ""  # the id of the note whose fields are in the form, or DECK
        self.kept: Fields = {}  # its fields as the deck has them
        self.look: int | None = None  # which preview; None: none
        self.chosen_look = False  # whether that was asked for
        self.trial = Trial()
        self.tries = 0  # what was tried before the latest is of the past
        self._of_material: tuple[Deck | None, Material] = None, Material(())
        self._asked: tuple[View, Deck | None, Item | None] | None = None  # what the preview shows
        self._wrong = False  # whether the word is about a mistake
        self._marks: dict[str, Counter[str]] = {}
        self._others: list[Finding] = []
        self._errors: dict[str, Finding] = {}  # those that are in no card, by the keys of their rows
        self._flags: dict[str, list[str]] = {}

    def compose(self) -> ComposeResult:
        """Top line, the cards beside form and preview, a word, keys."""
        yield TopLine()
        with Container(id="desk"):
            yield Rows(id="cards")
            with Vertical(id="side"):
                yield CardForm(self.finish, id="form")
                yield Sheet(self._preview, id="preview")
        yield Sheet(self._nothing, id="nothing")
        yield Static(id="status", classes="note", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Shows the cards."""
        super().on_mount()
        self._look_by_room()
        self._flags = DeckCards(self.library, self.volume).flags
        first = self._first
        known = (each.id for each in self.desk.notes if first in (each.id, *each.former_ids))
        self.show_all(next(known, "") if first else "")
        self.rows.focus()

    def _look_by_room(self) -> None:
        self.look = None if self.app.size.width < NARROW else 0

    def on_resize(self) -> None:
        """Until a preview is asked for or sent away there is one where there is room, as there is a word."""
        if not self.is_there:
            return
        self.say(self.word, wrong=self._wrong)
        if not self.chosen_look:
            self._look_by_room()
            self.show_preview()

    @property
    def is_there(self) -> bool:
        """Whether it has its parts; what is worked out beside may come when it is being left."""
        return self.is_attached and bool(self.query("#cards")) and bool(self.query(CardForm))

    @property
    def rows(self) -> Rows:
        """The list of cards."""
        return self.query_one("#cards", Rows)

    @property
    def form(self) -> CardForm:
        """The form of the card at hand."""
        return self.query_one(CardForm)

    @property
    def note(self) -> Note | None:
        """The card under the cursor."""
        return self.desk.note(self.rows.key)

    @property
    def error(self) -> Finding | None:
        """The error of the file under the cursor, where that is no card."""
        return self._errors.get(self.rows.key)

    def finish(self) -> None:
        """Enter in the last field; for the screen itself to say what comes then."""
        raise NotImplementedError

    # -- showing -------------------------------------------------------------------------------------

    def show_all(self, key: str = "") -> None:
        """The deck as it is now, with the cursor at `key`, or where it was."""
        self.list_cards(key)
        self.put()

    def list_cards(self, key: str = "") -> None:
        """Lists the cards, and has them looked through."""
        self._list(key)
        self._judge()

    def _list(self, key: str) -> None:
        listed = self._listed()
        if self.adding:
            after = [i for i, row in enumerate(listed) if row.key == self.adding.after]
            words = f"new {self.adding.kind}" if self.adding.kind != "cloze" else "new sentence"
            listed.insert(after[0] + 1 if after else len(listed), ListRow(new_row(words), NEW))
            key = NEW
        if self.on_deck:
            listed.insert(0, ListRow(new_row("about the deck"), DECK))
            key = DECK
        self.rows.show(listed, key)
        self.query_one("#desk").display = bool(listed)
        nothing = self.query_one("#nothing", Sheet)
        nothing.display = not listed
        nothing.show()
        self.show_head()

    def _listed(self) -> list[ListRow]:
        """The cards, and between them, in the order of the file, the errors that are in none of them."""
        notes, wrong = self.desk.notes, list(self._errors.items()) if self.desk.deck else []
        listed: list[ListRow] = []
        for note in notes:
            while wrong and wrong[0][1].line < note.line:
                key, finding = wrong.pop(0)
                listed.append(ListRow(error_row(finding), key))
            listed.append(ListRow(note_row(note, self._marks_of), note.id))
        return listed + [ListRow(error_row(finding), key) for key, finding in wrong]

    def show_head(self) -> None:
        """Says what this is, and whether it is saved."""
        line = self.query_one(TopLine)
        line.left = f"{self.volume.entry.full_title} · edit"
        saved = "not saved" if self.unsaved else "saved"
        line.right = one_line(f"{counted(len(self.desk.notes), 'card')} · {saved}", ".soft")
        self.refresh_bindings()

    def put(self) -> None:
        """Puts the card under the cursor into the form."""
        note = self.note
        self.tries += 1
        self.shown = DECK if self.on_deck else note.id if note else ""
        self.query_one("#side").display = bool(self.shown) or self.adding is not None
        self.kept = self.kept_now()
        if self.on_deck:
            self.form.put("deck", self.kept)
            self.show_trial(of_deck(self.desk))
        elif note:
            self.form.put(note.kind, self.kept)
            if len(self.desk.notes) <= FEW and len(self.desk.text) <= MUCH:
                self.show_trial(as_it_is(self.desk, note))
            else:
                self.try_soon()  # until then the preview stays as it was

    def kept_now(self) -> Fields:
        """The fields of what is in the form, as the deck has them."""
        if self.shown == DECK:
            return self.desk.deck_fields
        note = self.desk.note(self.shown)
        return self.desk.fields(note) if note else {}

    def try_soon(self) -> None:
        """Has the card in the form looked at in a moment; for the screen itself to say how."""
        raise NotImplementedError

    def show_trial(self, trial: Trial) -> None:
        """What is found in the card, its flags, and how it will be asked."""
        self.trial = trial
        self.form.tell(trial.found)
        said = [finding_line(each) for name, each in trial.found if not name]
        flags = self._flags.get(self.shown, []) if not self.adding else []
        said += [one_line(f"f flagged: {remark}" if remark else "f flagged", ".bad") for remark in flags]
        if trial.wrong and not self.form.is_empty:
            said.append(one_line(f"! {trial.wrong}", ".soft" if self.adding else ".bad"))
        self.form.say(said)
        self.show_preview()

    def show_preview(self) -> None:
        """Shows the preview that is looked at, or none."""
        preview = self.query_one("#preview", Sheet)
        self.set_class(self.look is not None and not self.on_deck, "-preview")
        preview.show(top=True)

    def _preview(self, width: int) -> list[SheetLine]:
        if self.look is None or self.on_deck:
            return []
        found = views(self.trial.deck, self.trial.note)
        view = found[self.look % len(found)] if found else None
        lines = preview_lines(view, self._asked_as(view), width) if view else []
        return headed(view, lines, width, "^T" if self.form.written_in else "p")

    def _asked_as(self, view: View) -> Item | None:
        """What the preview asks: the same for as long as neither card nor deck is changed."""
        deck = self.trial.deck
        if self._asked is None or self._asked[0] != view or self._asked[1] is not deck:
            self._asked = view, deck, asked(view, self.material_of(deck))
        return self._asked[2]

    def material_of(self, deck: Deck | None) -> Material:
        """What questions are made from; of the same deck it is made once."""
        if deck is not self._of_material[0] or deck is None:
            self._of_material = deck, Material([Listed(deck)] if deck else [])
        return self._of_material[1]

    def _nothing(self, width: int) -> list[SheetLine]:
        """An empty deck says what to do, a broken one where."""
        if self.desk.deck is None:
            return self._broken(width)
        out = plain_lines([*prose("No cards yet.", width, ".title"), Content("")])
        first = Content.assemble(("a", ".key"), "  first card: a term and its definition")
        other = Content.assemble(("A", ".key"), "  a question, or a sentence with gaps")
        return [*out, *_picked(first, "a", width), *_picked(other, "A", width)]

    def _broken(self, width: int) -> list[SheetLine]:
        said = prose("This file can't be read. Mend it as text; then its cards show here.", width)
        for finding in self.desk.findings[:5]:
            said += [Content(""), one_line(f"Line {finding.line}", ".title")]
            said += finding_line(finding).wrap(width)
        key = Content.assemble(("E", ".key"), "  opens it in your own editor at that line")
        return [*plain_lines([*said, Content("")]), *_picked(key, "E", width)]

    @on(Sheet.Picked)
    async def _picked(self, event: Sheet.Picked) -> None:
        actions = {"a": "add", "A": "add_other", ANOTHER: "preview"}
        await self.run_action(actions.get(event.pick, "edit_outside"))

    # -- words ---------------------------------------------------------------------------------------

    def say(self, words: str, *, wrong: bool = False) -> None:
        """A word in the status line; without one it has what there is to know."""
        self.word, self._wrong = words, wrong
        said, bad = (words, wrong) if words else self._idle()
        text = (Content.styled("! ", ".bad") if bad else Content("")) + one_line(said)
        status, width = self.query_one("#status", Static), self.app.size.width
        status.display = bool(said) or width >= NARROW
        status.update(text.truncate(max(8, width - 4), ellipsis=True) if width >= NARROW else text)

    def _idle(self) -> tuple[str, bool]:
        """What is to be known when nothing was just done, and whether it is a mistake."""
        if self.adding:
            return ADDING if self.app.size.width >= NARROW else "An empty card and Enter ends it.", False
        wrong = [each for each in self._others if each.severity == "error"]
        if wrong and self.desk.deck:
            more = f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
            return f"Line {wrong[0].line}: {wrong[0].message}{more}. Its row opens the file there.", True
        return "", False

    def _marks_of(self, note: Note) -> tuple[int, int, int]:
        found = self._marks.get(note.id, Counter())
        return found["error"], found["advice"], len(self._flags.get(note.id, ()))

    @work(thread=True, exclusive=True, group="judge")
    def _judge(self) -> None:
        """Looks through the whole deck, beside the app: there may be many cards."""
        worker = get_current_worker()
        found, others = by_note(self.desk)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._judged, found, others)

    def _judged(self, found: dict[str, list[Finding]], others: list[Finding]) -> None:
        if not self.is_there:
            return
        self._marks = {id: Counter(each.severity for each in of) for id, of in found.items()}
        self._others = others
        wrong = [each for each in others if each.severity == "error"]
        errors = {f"{ERROR}{place}": each for place, each in enumerate(sorted(wrong, key=_line))}
        if errors == self._errors:
            self.rows.refresh()
        else:
            at, self._errors = self.error, errors
            mended = [note for note in self.desk.notes if at and note.line <= at.line]
            self._list(mended[-1].id if mended and self.rows.key not in errors else "")
            if not self.adding and self.note is not None and self.note.id != self.shown:
                self.put()  # the row with the cursor is gone
        self.say(self.word, wrong=self._wrong)


def _line(finding: Finding) -> int:
    return finding.line


def _picked(line: Content, pick: str, width: int) -> list[SheetLine]:
    return [SheetLine(part, pick) for part in line.wrap(width)]
