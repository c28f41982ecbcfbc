"""The deck editor: what learners' answers say of the cards, worked out beside."""

from __future__ import annotations

from contextlib import suppress

from textual import work
from textual.binding import Binding
from textual.worker import get_current_worker

from quizapp.library.desk import BadEdit
from quizapp.scores.analysis.class_report import ItemReport
from quizapp.scores.analysis.sign_words import quoted
from quizapp.tui.editing_trial import sentence
from quizapp.tui.screens.editor_adding import EditorAdding

ACCEPT = "Accept what many wrote"


class EditorAnswers(EditorAdding):
    """Hears what the answers of all learners here say, and tells it beside the cards."""

    BINDINGS = [Binding("t", "accept", "accept", id="editor.accept", tooltip=ACCEPT)]

    def on_mount(self) -> None:
        """Has the answers read; until then the editor goes on without them."""
        super().on_mount()
        self._hear_beside()

    @work(thread=True, exclusive=True, group="answers")
    def _hear_beside(self) -> None:
        from quizapp.library.answers_told import items_of

        worker = get_current_worker()
        deck = self.desk.deck
        found: list[ItemReport] = []
        if deck:
            with suppress(OSError):  # without answers there is nothing to tell
                found = items_of(self.library, deck.id)
        if found and not worker.is_cancelled:
            self.app.call_from_thread(self._heard, found)

    def _heard(self, found: list[ItemReport]) -> None:
        if self.is_there:
            self.desk.hear(found)
            self.list_cards()
            self.try_soon()
            self.refresh_bindings()

    def try_soon(self) -> None:
        """Has what is written looked at; for the screen itself to say how."""
        raise NotImplementedError

    def can_accept(self) -> bool:
        """Whether the card at hand has an answer that could be accepted."""
        note = self.note if self.is_mounted else None
        return bool(note and self.desk.to_accept(note))

    def action_accept(self) -> None:
        """Puts the answer that most learners wrote among those that are accepted; undo takes it back."""
        if not self.settle() or not (note := self.note):
            return
        offered = self.desk.to_accept(note)
        if not offered:
            return
        try:
            self.desk.change(note.id, {"accept": [*note.accept, offered[0]]})
        except BadEdit as error:
            self.say(sentence(str(error)), wrong=True)
            return
        self.show_all(note.id)
        self.say(f"{quoted(offered[0])} is accepted from now on. u takes it back.")
