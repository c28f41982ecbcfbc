"""The deck editor: cards that are written one after the other."""

from __future__ import annotations

from textual import work

from quizapp.cards.deck import NoteKind
from quizapp.library.desk import BadEdit
from quizapp.tui.editing_trial import Draft, Trial, sentence, unwritten
from quizapp.tui.editing_words import KINDS
from quizapp.tui.screens.editor_view import EditorView

NONE = "none"


class EditorAdding(EditorView):
    """Adds cards in a row; what else its keys do is in `EditorScreen`."""

    def action_add(self) -> None:
        """Adds cards of the same kind as the one at hand, behind it."""
        note = self.note
        kind: NoteKind = note.kind if note else "term"
        self._begin(self.adding.kind if self.adding and self.adding.kind != "deck" else kind)

    @work
    async def action_add_other(self) -> None:
        """Asks which kind of card, then adds such cards."""
        from quizapp.tui.dialogs.choose import Choose

        kinds = sorted(KINDS, key=lambda kind: kind == (self.note.kind if self.note else "term"))
        answers = [*((kind, KINDS[kind]) for kind in kinds), (NONE, "none")]
        chosen = await self.app.push_screen_wait(Choose("Add which kind of card?", answers, NONE))
        for kind in KINDS:
            if kind == chosen:
                self._begin(kind)

    def _begin(self, kind: NoteKind, after: str = "") -> None:
        if self.adding or self.settle():
            note = self.note
            self.on_deck = False
            self.adding = Draft(kind, {}, after=after or (note.id if note else ""))
            self.form.put(kind, {})
            self.list_cards()
            self.put()
            self.show_trial(Trial(self.desk.deck))
            self.form.start()
            self.say("")

    def add_card(self, draft: Draft, *, go_on: bool) -> bool:
        """Whether the new card is in the deck; then comes the next one, if wished."""
        if missing := unwritten(draft):
            self.say(missing, wrong=True)
            return False
        if draft.kind == "deck":
            return False
        self.tries += 1
        try:
            found = self.desk.add(draft.kind, draft.fields, draft.after)
        except BadEdit as error:
            self.say(sentence(str(error)), wrong=True)
            return False
        self.adding = None
        if go_on:
            self._begin(draft.kind, found)
        else:
            self.list_cards(found)
            self.put()
        return True

    def stop_adding(self) -> bool:
        """Goes back to the card behind which the new one was to stand."""
        after = self.adding.after if self.adding else ""
        self.adding = None
        self.tries += 1
        self.list_cards(after)
        self.put()
        self.set_focus(self.rows)
        self.say("")
        return True
