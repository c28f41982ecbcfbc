"""Flashcards: the prompt, then the answer, then how well it was remembered."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.timer import Timer

from quizapp.tui.begun_later import BegunLater, in_turn
from quizapp.tui.editable import EDIT, EDIT_OUTSIDE
from quizapp.tui.page import BACK, HELP
from quizapp.tui.text import WIDEST, one_line, prose
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.ratingbar import RATINGS, RatingBar
from quizapp.tui.widgets.sheet import Sheet, SheetLine, plain_lines
from quizapp.tui.widgets.study_sheet import (
    EMPTY,
    card_lines,
    how_far,
    of_the_leech,
    over_lines,
    prompt_lines,
)
from quizapp.tui.widgets.topline import TopLine

if TYPE_CHECKING:  # the first card is painted before all that rates and remembers is imported
    from quizapp.library.first_asked import FirstCard
    from quizapp.library.shelf import Volume
    from quizapp.library.studying import StudySitting, Undone
    from quizapp.questions.item import Item
    from quizapp.study.lines import CardAction

_PAINTED = 0.03  # seconds after a key: what it led to is painted, and written to the terminal

PUT_AWAY: dict[CardAction, str] = {
    "bury": "Left out until tomorrow. u takes that back.",
    "suspend": "Suspended: it is not asked until you resume it on the deck's page. u takes that back.",
}


class StudyScreen(BegunLater):
    """One flashcard after the other. The first may be shown before its sitting is there: see `begin`."""

    BINDINGS = [
        Binding("space,enter", "go", "show", key_display="Space", id="study.go", tooltip="Show, then Good"),
        *(Binding(n, f"rate({n})", name, show=False, id=f"study.{name.lower()}") for n, name in RATINGS),
        Binding("h", "hint", "hint", id="study.hint"),
        Binding("s", "skip", "later", id="study.skip", tooltip="Put it off to the end"),
        Binding("p", "practise", "practise anyway", id="study.practise"),
        Binding("u", "undo", "undo", id="study.undo"),
        Binding("b", "put_away('bury')", "bury", id="study.bury", tooltip="Leave it out until tomorrow"),
        Binding(
            "z", "put_away('suspend')", "suspend", id="study.suspend", tooltip="Leave it out until resumed"
        ),
        Binding("f", "flag", "flag", id="study.flag", tooltip="A remark for the deck's author"),
        EDIT,
        EDIT_OUTSIDE,
        HELP,
        BACK,
    ]

    def __init__(
        self, sitting: StudySitting | FirstCard, volumes: Sequence[Volume] = (), *, practice: bool = False
    ) -> None:
        """With the first card alone it is shown, and whether it is for `practice`, until `begin`."""
        super().__init__(sitting, volumes)
        self._practice = practice
        self._at_hand: Item | FirstCard | None = self._first  # as it was last shown
        self.shown = False
        self.hint = False
        self._why = self._word = self._rest = ""
        self._laid: tuple[Item, int, list[SheetLine]] | None = None  # a card's question, for a width
        self._waiting: Timer | None = None

    def compose(self) -> ComposeResult:
        """Top line, the card, keys."""
        yield TopLine()
        yield Sheet(self._lines)
        yield RatingBar()
        yield KeyBar()

    def on_mount(self) -> None:
        """Shows the first card."""
        self.next_card()

    def on_screen_resume(self) -> None:
        """Back from elsewhere, where the card at hand may have been edited."""
        if self.begun and self.shown:
            self.sitting.look_again()
            self._show()

    # -- showing -------------------------------------------------------------------------------------

    def next_card(self, word: str = "") -> None:
        """Shows the card at hand, not turned yet; `word`: what was done last."""
        if self.refused:  # the card stays, with its answer, until that is on the disk
            self._show()
            return
        self.shown, self.hint, self._why, self._word = False, False, "", word
        self._since = time.monotonic()
        if self._sitting is None:
            self._show_first()
            return
        self._mind_waiting()
        self._rest = self._what_comes() if self.sitting.current is None else ""
        self._show(top=True)

    def _show_first(self) -> None:
        if card := self._first:
            line = self.query_one(TopLine)
            line.left = ("practice · " if self._practice else "") + card.title
            line.right = one_line(how_far(card.left, card.new, card.new, is_new=card.is_new), ".soft")
            self.query_one(Sheet).show(top=True)

    def _show(self, *, top: bool = False) -> None:
        item = self._at_hand = self.sitting.current
        line = self.query_one(TopLine)
        title = self.sitting.title
        if item:  # after an undo it may be of another deck than was chosen
            title = self.library.titles.get(item.card.deck_id, title)
        line.left = ("practice · " if self.sitting.practice else "") + title
        line.right = one_line(self._far(item), ".soft") if item else Content("")
        self.query_one(Sheet).show(top=top)
        bar = self.query_one(RatingBar)
        bar.shown = self.shown and item is not None and not self.refused
        if bar.shown:
            from quizapp.study.memory import spoken

            bar.leads = tuple(map(spoken, self.sitting.outlooks(hint=self.hint)))
            self._soon(self._look_ahead)
        self.refresh_bindings()

    def _far(self, item: Item) -> str:
        study = self.sitting.study
        is_new = study.is_new(item.card.id)
        return how_far(study.left, study.new_left, len(study.new), is_new=is_new)

    # -- waiting for a step --------------------------------------------------------------------------

    def _mind_waiting(self) -> None:
        """Looks at the clock each second for as long as a card waits."""
        if self.sitting.wait is None:
            if self._waiting:
                self._waiting.stop()
            self._waiting = None
        elif self._waiting is None:
            self._waiting = self.set_interval(1, self._look_at_the_clock)

    def _look_at_the_clock(self) -> None:
        if not self.is_current or self._waiting is None:
            return
        if self.sitting.current is None:
            self._show()
        else:
            self.next_card()

    # -- the sheet -----------------------------------------------------------------------------------

    def _lines(self, width: int) -> list[SheetLine]:
        width = min(width, WIDEST)
        if self._sitting is None:
            return prompt_lines(self._first.ask, self._first.stem, width) if self._first else []
        item = self.sitting.current
        if item is None:
            return over_lines(width, self.sitting.study.ratings, self.sitting.wait, self._rest) + self._said(
                width
            )
        if self.shown or self.hint:
            out = card_lines(item, width, shown=self.shown, hint=self.hint)
        else:
            out = self._laid_out(item, width)
        if self.refused:
            return [*out, EMPTY, *plain_lines(prose(self._why, width, ".bad"))]
        return out if self.shown else out + self._said(width)

    def _what_comes(self) -> str:
        """What is left to do once there are no more cards."""
        if self.sitting.practice:
            return "That was all of this practice. Practise more?"
        left = self.library.study(self.volumes).study.left
        if left:
            return f"{left} more {'is' if left == 1 else 'are'} due or new today. Practise?"
        return f"Done for today. {self.library.tomorrow(self.volumes).words} Practise anyway?"

    def _said(self, width: int) -> list[SheetLine]:
        """What was done last, if a word is due."""
        return [EMPTY, *plain_lines(prose(self._word, width, ".soft"))] if self._word else []

    # -- what can be done ----------------------------------------------------------------------------

    @property
    def keys_follow(self) -> Hashable:
        """The card's state, of which all keys here are."""
        item = self._at_hand
        return item is None, bool(item and item.hint), self.shown, self.hint, self.refused

    def key_words(self, binding: Binding) -> str:
        """Space shows, then means Good, then goes home."""
        if binding.action != "go":
            return binding.description
        if self.refused:
            return "save again"
        return "home" if self._at_hand is None else "Good" if self.shown else "show"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Which keys mean something now."""
        item = self._at_hand
        if action in ("flag", "skip", "put_away"):
            return item is not None and not self.refused
        if action.startswith("edit"):  # it shows the answer
            return item is not None and self.shown and not self.refused
        if action == "hint":
            return item is not None and bool(item.hint) and not self.hint
        if action == "practise":
            return item is None
        return True

    @in_turn
    def action_go(self) -> None:
        """Space: shows the answer, then means Good; at the end it goes home."""
        if self.sitting.current is None:
            self.action_back()
        elif self.refused:
            self.try_again()
        elif self.shown:
            self.action_rate(3)
        else:
            self.shown = True
            self._show()

    @in_turn
    def action_rate(self, rating: int) -> None:
        """Says how well the card was remembered; before the answer is shown it is shown first."""
        if self.sitting.current is None or self.refused:
            return
        if not self.shown:
            self.shown = True
            self._show()
            return
        self._save(rating)

    def _save(self, rating: int | None) -> None:
        from quizapp.storage.log import NotSaved

        item = self.sitting.current
        try:
            if rating is None:
                self.sitting.save_again()
            else:
                ms = round((time.monotonic() - self._since) * 1000)
                self.sitting.rate(rating, hint=self.hint, ms=ms)
        except NotSaved as error:
            self._why = f"✗ Not saved. {error} Space tries again."
            self._show()
            return
        word = self.sitting.word
        self.next_card(of_the_leech(item, word) if item and word else "")
        self._soon(self._settle)

    def try_again(self) -> None:
        """Tries to save the answer once more that the disk refused."""
        if self.refused:
            self._save(None)

    def _soon(self, what: Callable[[], None]) -> None:
        """Does something while the learner reads."""
        loop = asyncio.get_running_loop()
        loop.call_later(_PAINTED, lambda: what() if self.is_attached else None)

    def _settle(self) -> None:
        self.library.journal.settle()
        if self.is_current and self.library.pick_up():  # edited since the card at hand was looked up
            before = self.sitting.current
            self.sitting.look_again()
            now = self.sitting.current
            if before and now and before.card.id == now.card.id:
                self._show()
            else:
                self.next_card(self._word)

    def _look_ahead(self) -> None:
        """Has the next card laid out before it is wanted."""
        if self.shown and (item := self.sitting.look_ahead()):
            self.query_one(Sheet).lay_out(partial(self._laid_out, item))

    def _laid_out(self, item: Item, width: int) -> list[SheetLine]:
        width = min(width, WIDEST)
        if not (self._laid and self._laid[0] is item and self._laid[1] == width):
            self._laid = item, width, card_lines(item, width, shown=False, hint=False)
        return list(self._laid[2])

    @on(Sheet.Picked)
    def _picked(self, event: Sheet.Picked) -> None:
        if event.pick == "show":
            self.action_go()
        elif event.pick == "practise":
            self.action_practise()

    @on(RatingBar.Rated)
    def _rated(self, event: RatingBar.Rated) -> None:
        self.action_rate(event.rating)

    @in_turn
    def action_hint(self) -> None:
        """Shows the hint; the rating is then at most Hard."""
        self.hint = True
        self._show()

    @in_turn
    def action_skip(self) -> None:
        """Puts the card off to the end."""
        self.sitting.skip()
        self.next_card()

    @in_turn
    def action_put_away(self, action: CardAction) -> None:
        """Leaves the card at hand out: until tomorrow, or until it is resumed."""
        if self.host.saved(lambda: self.sitting.put_away(action)):
            self.next_card(PUT_AWAY[action])

    @in_turn
    def action_practise(self) -> None:
        """Goes on without scheduling anything."""
        self._sitting = self.library.study(self.volumes, practice=True)
        self.next_card()

    @in_turn
    def action_undo(self) -> None:
        """Takes the latest answer back, also of an earlier day or another device."""
        undone: list[Undone | None] = []
        if self.host.saved(lambda: undone.append(self.sitting.undo())):
            found = undone[0]
            word = found.word if found else "There is nothing to take back."
        else:
            return
        self.next_card(word)

    def to_edit(self) -> tuple[str, str]:
        """The card at hand."""
        item = self.sitting.current
        return self.of_card(item.card.id) if item else ("", "")

    @in_turn
    def action_flag(self) -> None:
        """Leaves a remark on this card for the deck's author."""
        if self.sitting.current:
            self.host.flag_card(self.sitting.flag)
