"""The deck editor: what its keys do."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from textual import events, on, work
from textual.binding import Binding
from textual.timer import Timer
from textual.worker import get_current_worker

from quizapp.cards.deck import Note
from quizapp.library.desk import BadEdit
from quizapp.source.finding import Finding
from quizapp.tui.editable import EDIT_OUTSIDE
from quizapp.tui.editing_keep import SAVE_KEY
from quizapp.tui.editing_preview import views
from quizapp.tui.editing_steps import Stand, what
from quizapp.tui.editing_trial import Draft, Trial, as_it_is, of_deck, sentence, tried, unwritten
from quizapp.tui.page import BACK, HELP, NARROW
from quizapp.tui.screens.editor_answers import EditorAnswers
from quizapp.tui.screens.editor_view import DECK, NEW
from quizapp.tui.widgets.card_form import CardForm
from quizapp.tui.widgets.rows import Rows
from quizapp.tui.widgets.sheet import Sheet

MORE, PREVIEW = "All fields, or the sides alone", "Another preview, or none"
REMOVE = "Take the card out of the file"
DOWN = "Move the card down"
LOW = 32  # lines; with fewer there is no room for all fields and a preview
PAUSE = 0.25  # seconds without a key until what is written is looked at


class EditorScreen(EditorAnswers):
    """Cards in a list, one of them in a form. Letters are actions but in a field."""

    CSS_PATH = "../styles/editor.tcss"

    BINDINGS = [
        Binding("enter", "write", "edit", key_display="Enter", id="editor.write", tooltip="Into the form"),
        Binding("a", "add", "add", id="editor.add", tooltip="Add cards, one after the other"),
        SAVE_KEY,
        BACK,
        Binding("u", "undo", "undo", id="editor.undo"),
        Binding("o", "more", "more", id="editor.more", tooltip=MORE),
        Binding("ctrl+o", "more", "more fields", key_display="^O", id="editor.more_here", tooltip=MORE),
        Binding("x", "retire", "retire", id="editor.retire", tooltip="Keep the card, but don't ask it"),
        Binding("delete", "remove", "delete", key_display="Del", id="editor.remove", tooltip=REMOVE),
        Binding("p", "preview", "preview", id="editor.preview", tooltip=PREVIEW),
        Binding("ctrl+t", "preview", "preview", key_display="^T", id="editor.preview_here", tooltip=PREVIEW),
        Binding("d", "duplicate", "duplicate", id="editor.duplicate"),
        Binding("K,shift+up", "move(-1)", "up", key_display="K", id="editor.up", tooltip="Move the card up"),
        Binding("J,shift+down", "move(1)", "down", key_display="J", id="editor.down", tooltip=DOWN),
        Binding("A", "add_other", "add other", id="editor.add_other", tooltip="Add cards of another kind"),
        Binding(
            "D", "deck", "deck", id="editor.deck", tooltip="The deck's title, language, tags and the rest"
        ),
        Binding("U,ctrl+r", "redo", "redo", show=False, id="editor.redo"),
        EDIT_OUTSIDE,
        HELP,
    ]

    _came_from = ""  # the card at which the deck was opened
    _again = False  # Escape was heard, and would throw something away
    _pause: Timer | None = None
    _looked: int | None = None  # the preview that gave way to more fields

    # -- what is written -----------------------------------------------------------------------------

    @property
    def unsaved(self) -> bool:
        """Whether the deck, or the card in the form, has something that the file has not."""
        return self.desk.changed or bool(self._draft())

    def _draft(self) -> Draft | None:
        """The card in the form, where it is not as the deck has it."""
        values = self.form.values
        if self.adding:
            return None if self.form.is_empty else replace(self.adding, fields=values)
        new = {name: each for name, each in values.items() if each != (self.kept.get(name) or each[:0])}
        if self.shown == DECK:
            return Draft("deck", new) if new else None
        note = self.desk.note(self.shown)
        return Draft(note.kind, new, note.id) if new and note else None

    def half_written(self) -> str:
        """The card in the form as comment lines, where it is no card yet."""
        draft = self._draft()
        fields = draft.fields.items() if draft else ()
        lines = [f"# {name} = {json.dumps(value, ensure_ascii=False)}" for name, value in fields if value]
        lines = [line.replace("\x7f", "\\u007f") for line in lines]  # no comment of TOML may have it
        return "\n".join(["", "# not kept as a card yet:", *lines, ""]) if lines else ""

    @on(CardForm.Changed)
    def _written(self) -> None:
        self._again = False
        self.try_soon()

    def try_soon(self) -> None:
        """Has what is written looked at, once it has stood for a moment."""
        if self._pause:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._try)

    def _try(self) -> None:
        if not self.is_there:
            return
        self.show_head()
        self.tries += 1
        self._try_beside(self._draft(), self.desk.note(self.shown), self.tries)

    @work(thread=True, exclusive=True, group="try")
    def _try_beside(self, draft: Draft | None, note: Note | None, number: int) -> None:
        worker = get_current_worker()
        if draft:
            trial = tried(self.desk, draft)
        else:
            trial = of_deck(self.desk) if self.on_deck else as_it_is(self.desk, note)
        self.material_of(trial.deck)  # made here, where it holds nothing up
        if not worker.is_cancelled:
            self.app.call_from_thread(self._was_tried, trial, number)

    def _was_tried(self, trial: Trial, number: int) -> None:
        if number == self.tries and self.is_there:
            self.show_trial(trial)

    def settle(self) -> bool:
        """Takes what is written into the deck; False where that can't be, after saying why."""
        draft = self._draft()
        if self.adding:
            return self.add_card(draft, go_on=False) if draft else self.stop_adding()
        if draft is None:
            return True
        if missing := unwritten(draft):
            self.say(missing, wrong=True)
            return False
        if draft.kind == "deck":
            return self._done(partial(self.desk.change_deck, draft.fields), "")
        return self._done(partial(self.desk.change, draft.note, draft.fields), "")

    def _done(self, do: Callable[[], object], word: str, *, anew: bool = False) -> bool:
        """Whether something could be done to the deck; it goes to the card whose id comes back."""
        self.tries += 1  # what is still being tried is of the past
        try:
            found = do()
        except BadEdit as error:
            self.say(sentence(str(error)), wrong=True)
            return False
        key = found if isinstance(found, str) else ""
        self.list_cards(key)
        if anew or self.form.written_in is None:
            self.put()
        else:
            self.shown = key or self.shown
            self.kept = self.kept_now()
        self.say(word)
        return True

    def finish(self) -> None:
        """Enter in the last field: the next card, or back to the list."""
        draft = self._draft()
        if self.adding and draft:
            self.add_card(draft, go_on=True)
        elif self.settle():
            self._to_cards()

    def _to_cards(self) -> None:
        """From the form back to the list."""
        if self.on_deck:
            self.on_deck = False
            self.show_all(self._came_from)
        self.set_focus(self.rows)

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        """A narrow screen has room for the list or for the form."""
        self.set_class(self.form.written_in is not None, "-writing")
        self.query_one("#preview", Sheet).show()

    def on_descendant_blur(self, _event: events.DescendantBlur) -> None:
        """A field that is left is kept: each is a change that can be taken back."""
        if self.shown and not self.adding and self.app.screen is self:
            self.settle()

    @on(Rows.Moved)
    def _moved(self, event: Rows.Moved) -> None:
        if event.key in (NEW, DECK) or event.key != self.rows.key:
            return
        if self.adding or self.on_deck:
            if not self.settle():
                self._again = False
                self.list_cards()
                self.form.start()
                return
            self.on_deck = False
        elif event.key == self.shown:
            return
        kept = self.settle()  # what can't be kept is not taken along
        if self.rows.key != event.key:
            self.list_cards(event.key)
        self.say("" if kept else f"{self.word} The old text is back.", wrong=not kept)
        self.put()

    @on(Rows.Chosen)
    async def _chosen(self) -> None:
        await self.action_write()

    # -- what can be done ----------------------------------------------------------------------------

    def key_words(self, binding: Binding) -> str:
        """Escape first leaves a field; what takes a card out also takes it back."""
        narrow = self.app.size.width < NARROW
        if binding.action in ("back", "screen.back"):
            here = "back" if narrow else "to the cards"
            return ("done" if self.adding else here) if self.form.written_in else "back"
        if narrow and binding.action == "new_line":
            return ""  # saving, and the other fields, are asked for more often
        if binding.action == "write" and self.error:
            return "open in $EDITOR"
        if binding.action == "retire" and (note := self.note) and note.retired:
            return "take back"
        if binding.action == "more":
            words = "less" if self.form.more else "more"
            return words if binding.key == "o" or narrow else f"{words} fields"
        return binding.description

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Much needs a card, and nothing but another program helps a file that can't be read."""
        if action == "write" and self.is_mounted and self.error:
            return True
        if action == "write" and self.on_deck:
            return True
        if action in ("write", "retire", "remove", "duplicate", "move", "preview", "more"):
            return bool(self.is_mounted and (self.note or self.adding))
        if action == "accept":
            return self.can_accept()
        if action in ("add", "add_other", "deck"):
            return self.desk.deck is not None
        return True

    async def action_write(self) -> None:
        """Goes into the form; an error of the file is mended as text."""
        if self.error:
            await self.action_edit_outside()
        else:
            self.form.start()

    def action_back(self) -> None:
        """Leaves the field, then the editor; nothing that was written is lost without a word."""
        if self.form.written_in is None and not self.on_deck:
            self.settle()
            self.leave()
            return
        if self.settle():
            self._to_cards()
        elif not self._again:
            self._again = True
            lost = "this card is dropped" if self.adding else "the old text comes back"
            self.say(f"{self.word} Esc again: {lost}.", wrong=True)
        elif self.adding:
            self.stop_adding()
        else:
            self.put()
            self._to_cards()
            self.say("The old text is back.")

    def action_undo(self) -> None:
        """Takes the last change back."""
        if self.settle():
            before, done, after = self._stand(), self.desk.undo(), self._stand()
            words, ids = what(after, before, self.rows.key)
            word = f"Taken back{f': {words}' if words else ''}. U makes it again."
            self._stepped(ids, word if done else "There is nothing to take back.")

    def action_redo(self) -> None:
        """Makes the change again that was taken back."""
        if self.settle():
            before, done, after = self._stand(), self.desk.redo(), self._stand()
            words, ids = what(before, after, self.rows.key)
            word = f"Made again{f': {words}' if words else ''}."
            self._stepped(ids, word if done else "There is nothing to make again.")

    def _stand(self) -> Stand:
        return Stand(self.desk.notes, self.desk.deck_fields)

    def _stepped(self, ids: set[str], word: str) -> None:
        """Goes to the card that it was about, by whatever name it has now."""
        there = (each.id for each in self.desk.notes if ids & {each.id, *each.former_ids})
        self.show_all(next(there, ""))
        self.say(word)

    def action_deck(self) -> None:
        """Opens what is said of the deck as a whole."""
        if self.settle() and not self.on_deck:
            self._came_from = self.rows.key
            self.on_deck = True
            self.show_all()
            self.form.start()
            self.say("")

    def action_retire(self) -> None:
        """Takes the card out of what is asked, or back."""
        note = self.note
        if note and self.settle() and (note := self.note):
            word = "Asked again." if note.retired else "Retired: kept, with its history, and no longer asked."
            self._done(partial(self.desk.retire, note.id, not note.retired), word, anew=True)

    def action_remove(self) -> None:
        """Takes the card out of the file."""
        if (note := self.note) and self.settle() and (note := self.note):
            known = self.desk.is_known(note.id)
            more = " To keep a card's history, retire it (x) instead." if known else ""
            self._done(partial(self.desk.remove, note.id), f"Deleted. u takes it back.{more}", anew=True)

    def action_duplicate(self) -> None:
        """Adds a card like this one."""
        if self.settle() and (note := self.note):
            self._done(partial(self.desk.duplicate, note.id), "Duplicated.", anew=True)

    def action_move(self, by: int) -> None:
        """Moves the card among its neighbours."""
        if self.settle() and (note := self.note):
            moved: list[bool] = []
            if self._done(lambda: moved.append(self.desk.move(note.id, by)), "", anew=True) and not moved[0]:
                self.say(self._last_word(note, by))

    def _last_word(self, note: Note, by: int) -> str:
        """Why a card can't be moved on."""
        words = {"term": "the terms", "question": "the questions", "cloze": "the sentences"}[note.kind]
        if self.desk.is_line(note):
            return f"It is the {'last' if by > 0 else 'first'} of {words} already."
        return f"It is the {'last' if by > 0 else 'first'} of the cards with more fields already."

    def action_more(self) -> None:
        """Shows all fields, or the sides alone."""
        more = not self.form.more
        self.form.show_more(more)
        if self.app.size.height < LOW:
            self.chosen_look = True
            if more:
                self._looked = self.look
            self.look = None if more else self._looked
            self.show_preview()
        if self.form.written_in is None and self.form.more:
            self.set_focus(self.form.fields[len(self.form.sides)].box)
        self.refresh_bindings()

    def action_preview(self) -> None:
        """The next way to look at the card; after the last one none."""
        self.chosen_look = True
        found = len(views(self.trial.deck, self.trial.note))
        self.look = 0 if self.look is None else self.look + 1 if self.look + 1 < found else None
        self.show_preview()

    async def action_edit_outside(self) -> None:
        """Opens the file in the author's own editor, at the card or the error."""
        at: Note | Finding | None = self.note or self.error or next(iter(self.desk.findings), None)
        self.open_outside(at.line if at else 1)
