"""Asks whose history goes on where a card was reworded, or a deck moved, and more than one can be meant."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from quizapp.library.carrying import carry, settle
from quizapp.study.carry import Doubt
from quizapp.study.routes import deck_of
from quizapp.tui.dialogs.ask import Dialog
from quizapp.tui.page import NARROW
from quizapp.tui.text import cell, one_line, plain_line
from quizapp.tui.widgets.rows import ListRow, Rows, marked

if TYPE_CHECKING:
    from quizapp.tui.ways import Ways

NONE, LATER = "none", "later"
_AROUND = 8  # lines of the dialog beside its rows


class AskCarry(Dialog):
    """One doubt. Gives the place of the choice as text, `NONE`, or `LATER`, as Escape does."""

    BINDINGS = [
        Binding("enter", "choose", "choose", id="carry.choose"),
        Binding("escape", "later", "later", id="carry.later"),
    ]
    COMPONENT_CLASSES = {"soft", "accent", "title"}

    def __init__(self, doubt: Doubt, title: str, titles: Sequence[str]) -> None:
        """`title` names the deck, or what was the deck; `titles` are the choices in the words of a screen."""
        super().__init__()
        self._doubt, self._title, self._titles = doubt, title, titles

    def compose(self) -> ComposeResult:
        """What is gone, the question, and the answers; nothing happens to who hits Enter in haste."""
        with Vertical():
            yield Static(id="gone", markup=False)
            yield Static(id="question", markup=False)
            yield Rows()

    def on_mount(self) -> None:
        """The cursor begins on the answer that changes nothing."""
        rows = [_row(str(i), title) for i, title in enumerate(self._titles)]
        rows += [_row(NONE, "none of them: it is gone" if len(rows) > 1 else "no: it is gone")]
        rows += [_row(LATER, "ask me later")]
        listed = self.query_one(Rows)
        listed.styles.padding, listed.styles.margin = 0, (1, 0, 0, 0)
        listed.show(rows, LATER)
        listed.focus()
        self.on_resize()

    def on_resize(self) -> None:
        """In as many words and rows as there is room for."""
        self.query_one("#gone", Static).update(self._gone())
        self.query_one("#question", Static).update(self._question())
        rows = len(self._titles) + 2
        self.query_one(Rows).styles.height = max(2, min(rows, self.app.size.height - _AROUND))

    def _gone(self) -> Content:
        width = min(56, self.app.size.width - 8)
        if self._doubt.is_deck:
            return cell(f"The deck {self._title} is gone.", width)
        lines = (f"Gone from {self._title}:", ".soft"), (plain_line(self._doubt.words), ".title")
        return Content("\n").join([cell(text, width, style) for text, style in lines])

    def _question(self) -> Content:
        several = len(self._titles) > 1
        if self._doubt.is_deck:
            return one_line("Is it one of these now?" if several else "Is it this one now?")
        question = "Is it one of these, reworded?" if several else "Is it this card, reworded?"
        wide = self.app.size.width >= NARROW
        return one_line(f"{question} Then its history goes on." if wide else question)

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        self.action_choose()

    def action_choose(self) -> None:
        """Gives the answer under the cursor."""
        self.dismiss(self.query_one(Rows).key)

    def action_later(self) -> None:
        """Escape puts it off."""
        self.dismiss(LATER)


def _row(key: str, words: str) -> ListRow:
    return ListRow(lambda width, current: marked(current) + cell(words, max(1, width - 2)), key)


async def ask_all(app: Ways, doubts: Sequence[Doubt]) -> None:
    """Asks one doubt after the other, until one is put off or another screen is shown. For a worker."""
    below, library = app.screen, app.library
    while doubts and app.screen is below:
        doubt = doubts[0]
        titles = library.titles
        where = titles.get(deck_of(doubt.id), doubt.words)
        names = [titles.get(choice.id) or plain_line(choice.words) for choice in doubt.choices]
        said = await app.push_screen_wait(AskCarry(doubt, where, names))
        if said in (None, LATER):
            return
        choice = None if said == NONE else doubt.choices[int(str(said))]
        if not app.saved(partial(settle, library, doubt, choice)):
            return
        app.say("Its history goes on there." if choice else "It stays as it is.")
        doubts = carry(library)


__all__ = ["AskCarry", "ask_all"]
