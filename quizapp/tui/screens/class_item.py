"""A question of a class: as it was asked, who chose what, what its figures say, and a way to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding

from quizapp.tui.class_book import ClassBook
from quizapp.tui.editable import EDIT, EDIT_OUTSIDE, Editable
from quizapp.tui.page import BACK, HELP
from quizapp.tui.text import one_line
from quizapp.tui.widgets.item_sheet import item_sheet
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.sheet import Sheet, SheetLine
from quizapp.tui.widgets.topline import TopLine


class ClassItemScreen(Editable):
    """Left and right go through the questions in the list's order."""

    CSS_PATH = "../styles/class.tcss"

    BINDINGS = [
        EDIT,
        Binding(
            "n,right", "turn(1)", "next", key_display="n", id="item.next", tooltip="Question by question"
        ),
        Binding("N,left", "turn(-1)", "before", show=False, id="item.before", tooltip="The question before"),
        EDIT_OUTSIDE,
        HELP,
        BACK,
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"tone2"}
    CSS = "ClassItemScreen > .tone2 { color: $accent-ink 65%; }"

    def __init__(self, book: ClassBook, places: Sequence[int], place: int) -> None:
        """`places`: those to go through; `place`: the one to begin with."""
        super().__init__()
        self._book, self._places, self._at = book, places, places.index(place)

    def compose(self) -> ComposeResult:
        """Top line, the question, keys."""
        yield TopLine()
        yield Sheet(self._lines)
        yield KeyBar()

    def on_mount(self) -> None:
        """Begins at the top."""
        self.query_one(Sheet).focus()
        self._named()

    def _lines(self, width: int) -> list[SheetLine]:
        return item_sheet(self._book, self._places[self._at], width)

    def _named(self) -> None:
        item = self._book.item(self._places[self._at]).item
        line = self.query_one(TopLine)
        line.left = self._book.title(item.deck)
        far = f" · {self._at + 1} of {len(self._places)}" if len(self._places) > 1 else ""
        line.right = one_line(f"{item.form}{far}", ".soft")
        self.refresh_bindings()

    # -- what can be done ----------------------------------------------------------------------------

    def to_edit(self) -> tuple[str, str]:
        """The card, if this library has its deck."""
        return self.of_card(self._book.item(self._places[self._at]).item.card)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A deck of another library can't be edited here."""
        if action in ("edit", "edit_outside"):
            return self.host.ready.is_set() and bool(self.to_edit()[0])
        return len(self._places) > 1 if action == "turn" else True

    def action_turn(self, by: int) -> None:
        """The next question; after the last comes the first."""
        self._at = (self._at + by) % len(self._places)
        sheet = self.query_one(Sheet)
        sheet.show(top=True)
        self.call_after_refresh(sheet.scroll_to, 0, 0, animate=False)  # a way to the end may be under way
        self._named()
