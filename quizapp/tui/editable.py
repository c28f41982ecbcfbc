"""What screens have in common that show a card: `e` opens it in the editor, `E` in the author's own one."""

from __future__ import annotations

from textual.binding import Binding

from quizapp.tui.page import Page

EDIT = Binding("e", "edit", "edit", id="page.edit", tooltip="Edit this card, or the deck")
EDIT_OUTSIDE = Binding(
    "E", "edit_outside", "$EDITOR", show=False, id="page.edit_outside", tooltip="Open the file in $EDITOR"
)


class Editable(Page):
    """A screen with a card or a deck at hand."""

    def to_edit(self) -> tuple[str, str]:
        """The deck's name and the note's id, as far as there is one; empty texts where there is none."""
        raise NotImplementedError

    def action_edit(self) -> object:
        """Opens what is at hand in the editor; leaving it comes back here."""
        name, note = self.to_edit()
        if name:
            self.host.open_editor(name, note)
        return None

    def action_edit_outside(self) -> None:
        """Opens the file of what is at hand in `$EDITOR`, at its line."""
        name, note = self.to_edit()
        if name:
            self.host.edit_outside(name, note)

    def of_card(self, card_id: str) -> tuple[str, str]:
        """The deck's name and the note's id of a card."""
        deck, _, rest = card_id.partition("#")
        volume = next((v for v in self.library.volumes if v.deck_id == deck), None)
        return (volume.entry.name, rest.rpartition(":")[0]) if volume else ("", "")
