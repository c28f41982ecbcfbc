"""The list of a deck's page: its cards, or those that a search finds, which come as they are found."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from time import monotonic

from textual import on, work
from textual.widgets import Input

from quizapp.cards.deck import Note
from quizapp.library.shelf import Volume
from quizapp.tui.card_words import KINDS
from quizapp.tui.deck_cards import DeckCards
from quizapp.tui.editable import Editable
from quizapp.tui.looking import FIRST, PIECE, Looking
from quizapp.tui.searching import query
from quizapp.tui.spans import counted
from quizapp.tui.text import cell, one_line
from quizapp.tui.widgets.rows import ListRow, Rows
from quizapp.tui.widgets.sheet import Sheet
from quizapp.tui.widgets.topline import TopLine

_KINDS = (f"is: takes {', '.join(KINDS[:4])},", f"{', '.join(KINDS[4:])}")
_OFTEN = 0.1  # seconds after which what was found meanwhile is listed


class DeckList(Editable):
    """Lists cards and searches among them; what can be done with them is in `DeckScreen`."""

    def __init__(self, volume: Volume) -> None:
        super().__init__()
        self.volume = volume
        self.cards = DeckCards(self.library, volume)
        self._looking = Looking(self.cards, query(""))
        self._wanted = ""  # the key that the cursor is to go to, once that card is found
        self._listed = 0.0

    @property
    def note(self) -> Note | None:
        """The note under the cursor."""
        return self.cards.note(self.query_one(Rows).key)

    def list_cards(self, key: str = "") -> None:
        """Lists what the search field asks for, with the cursor on the card of that key if it is found.

        What was listed before stays until the search has come to that card.
        """
        wanted = query(self.query_one(Input).value)
        self._looking = Looking(self.cards, wanted)
        self._wanted = key
        if wanted.unknown:
            self._looking.leave()
            self._show([_word(line) for line in _KINDS])
            return
        self._looking.go_on(FIRST)
        self._show_found()
        self.query_one("#card", Sheet).show(top=True)
        if not self._looking.is_over:
            self._go_on(self._looking)

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        if query(event.value) != self._looking.wanted:  # is:d, is:du
            self.list_cards()

    @work(exclusive=True, group="search")
    async def _go_on(self, looking: Looking) -> None:
        """Goes on with a search, giving way to what is pressed, until it is over or another one begins."""
        while not looking.is_over:
            await asyncio.sleep(0)
            if looking is not self._looking or not self.is_attached:
                return
            looking.go_on(PIECE)
            missing = self.query_one(Rows).count < min(looking.count, self.size.height)
            if looking.is_over or missing or monotonic() > self._listed + _OFTEN:
                self._show_found()

    def _show_found(self) -> None:
        looking = self._looking
        self._listed = monotonic()
        self.show_count()
        if not looking.is_over and not looking.has_come_to(self._wanted):
            return
        nothing = looking.is_over and not looking.count
        self._show([_word(self._nothing())] if nothing else looking.rows())

    def _show(self, rows: Sequence[ListRow]) -> None:
        shown = self.query_one(Rows)
        before = shown.key
        shown.show(rows, self._wanted)
        self._wanted = ""
        if shown.key != before:
            self.query_one("#card", Sheet).show(top=True)
            self.refresh_bindings()

    def show_count(self) -> None:
        """How many cards there are; or how far a search among them has come that takes its time."""
        looking, flagged = self._looking, len(self.cards.flags)
        words = counted(self.cards.leaves.count, "card") + (f" · {flagged} flagged" if flagged else "")
        if not looking.is_over:
            words = f"{looking.count} found, looking … {looking.share:.0%}"
        elif self.cards.leaves.about is None:
            words = "can't be read"
        self.query_one(TopLine).right = one_line(words, ".soft")

    def _nothing(self) -> str:
        if text := self.query_one(Input).value:
            return f"No card has “{text}”."
        return (
            "Mend what stands above, then the cards show here: e."
            if self.volume.errors
            else "No cards yet: e writes the first one."
        )


def _word(text: str) -> ListRow:
    return ListRow(lambda width, _current: cell(text, width, ".soft"))
