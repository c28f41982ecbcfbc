"""Flashcards: the prompt, then the answer, then how well it was remembered."""

from __future__ import annotations

import time
from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.timer import Timer

from quizapp.library.shelf import Volume
from quizapp.library.studying import StudySitting, Undone
from quizapp.questions.item import Item
from quizapp.storage.log import NotSaved
from quizapp.study.lines import CardAction
from quizapp.study.memory import spoken
from quizapp.tui.page import BACK, HELP, Page
from quizapp.tui.spans import to_come
from quizapp.tui.text import WIDEST, one_line, prose
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.ratingbar import RATINGS, RatingBar
from quizapp.tui.widgets.sheet import Sheet, SheetLine, plain_lines
from quizapp.tui.widgets.study_sheet import EMPTY, card_lines, of_the_leech, over_lines
from quizapp.tui.widgets.topline import TopLine

PUT_AWAY: dict[CardAction, str] = {
    "bury": "Left out until tomorrow. u takes that back.",
    "suspend": "Suspended: it is not asked until you resume it on the deck's page. u takes that back.",
}


class StudyScreen(Page):
    """One flashcard after the other."""

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
        HELP,
        BACK,
    ]

    def __init__(self, sitting: StudySitting, volumes: Sequence[Volume]) -> None:
        super().__init__()
        self.sitting = sitting
        self.volumes = list(volumes)
        self.shown = False
        self.hint = False
        self._unsaved = self._word = self._rest = ""
        self._since = time.monotonic()
        self._waiting: Timer | None = None

    def compose(self) -> ComposeResult:
        """Top line, the card, keys."""
        yield TopLine()
        yield Sheet(self._lines)
        yield RatingBar()
        yield KeyBar()

    def on_mount(self) -> None:
        """Shows the first card."""
        self._next()

    def _next(self, word: str = "") -> None:
        self.shown, self.hint, self._unsaved, self._word = False, False, "", word
        self._since = time.monotonic()
        self._mind_waiting()
        self._rest = self._what_comes() if self.sitting.current is None else ""
        self._show(top=True)

    def _show(self, *, top: bool = False) -> None:
        item = self.sitting.current
        line = self.query_one(TopLine)
        kind = "practice · " if self.sitting.practice else ""
        line.left = kind + self.sitting.title
        line.right = Content("")
        if item:
            deck = item.card.deck_id  # after an undo it may be another than was chosen
            line.left = kind + self.library.titles.get(deck, self.sitting.title)
            line.right = one_line(self._far(item), ".soft")
        self.query_one(Sheet).show(top=top)
        bar = self.query_one(RatingBar)
        bar.shown = self.shown and item is not None and not self._unsaved
        if bar.shown:
            bar.leads = tuple(map(spoken, self.sitting.outlooks(hint=self.hint)))
        self.refresh_bindings()

    def _far(self, item: Item) -> str:
        """`6 left · 1 of 3 new`: at a new card which of the new ones it is, else how many are to come."""
        study, history = self.sitting.study, self.library.journal.history
        left = f"{study.left} left"
        if not study.new_left:
            return left
        state = history.cards.get(history.resolve(item.card.id))
        if item.card.id in study.new and not (state and state.memory):
            return f"{left} · {len(study.new) - study.new_left + 1} of {len(study.new)} new"
        return f"{left} · {study.new_left} new"

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
            self._next()

    # -- showing -------------------------------------------------------------------------------------

    def _lines(self, width: int) -> list[SheetLine]:
        width = min(width, WIDEST)
        item = self.sitting.current
        if item is None:
            return over_lines(width, self.sitting.study.ratings, self.sitting.wait, self._rest) + self._said(
                width
            )
        out = card_lines(item, width, shown=self.shown, hint=self.hint)
        if self._unsaved:
            return [*out, EMPTY, *plain_lines(prose(self._unsaved, width, ".bad"))]
        return out if self.shown else out + self._said(width)

    def _what_comes(self) -> str:
        """What is left to do once there are no more cards."""
        if self.sitting.practice:
            return "That was all of this practice. Practise more?"
        left = self.library.study(self.volumes).study.left
        if left:
            return f"{left} more {'is' if left == 1 else 'are'} due or new today. Practise?"
        tomorrow = self.library.day + 1
        due = sum(self.library.due_on(volume, tomorrow) for volume in self.volumes if volume.deck_id)
        here = {volume.deck_id for volume in self.volumes}
        rows = [] if due else self.library.rows()
        days = [row.counts.next_day for row in rows if row.counts and row.deck_id in here]
        next_in = min((day for day in days if day), default=self.library.day) - self.library.day
        return f"Done for today. {to_come(due, next_in)} Practise anyway?"

    def _said(self, width: int) -> list[SheetLine]:
        """What was done last, if a word is due."""
        return [EMPTY, *plain_lines(prose(self._word, width, ".soft"))] if self._word else []

    # -- what can be done ----------------------------------------------------------------------------

    def key_words(self, binding: Binding) -> str:
        """Space shows, then means Good, then goes home."""
        if binding.action != "go":
            return binding.description
        if self._unsaved:
            return "save again"
        return "home" if self.sitting.current is None else "Good" if self.shown else "show"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Which keys mean something now."""
        item = self.sitting.current
        if action in ("flag", "skip", "put_away"):
            return item is not None and not self._unsaved
        if action == "hint":
            return item is not None and bool(item.hint) and not self.hint
        if action == "practise":
            return item is None
        return True

    def action_go(self) -> None:
        """Space: shows the answer, then means Good; at the end it goes home."""
        if self.sitting.current is None:
            self.action_back()
        elif self._unsaved:
            self._save(None)
        elif self.shown:
            self.action_rate(3)
        else:
            self.shown = True
            self._show()

    def action_rate(self, rating: int) -> None:
        """Says how well the card was remembered; before the answer is shown it is shown first."""
        if self.sitting.current is None or self._unsaved:
            return
        if not self.shown:
            self.shown = True
            self._show()
            return
        self._save(rating)

    def _save(self, rating: int | None) -> None:
        item = self.sitting.current
        try:
            if rating is None:
                self.sitting.save_again()
            else:
                ms = round((time.monotonic() - self._since) * 1000)
                self.sitting.rate(rating, hint=self.hint, ms=ms)
        except NotSaved as error:
            self._unsaved = f"✗ Not saved. {error} Space tries again."
            self._show()
            return
        word = self.sitting.word
        self._next(of_the_leech(item, word) if item and word else "")

    @on(Sheet.Picked)
    def _picked(self, event: Sheet.Picked) -> None:
        if event.pick == "show":
            self.action_go()
        elif event.pick == "practise":
            self.action_practise()

    @on(RatingBar.Rated)
    def _rated(self, event: RatingBar.Rated) -> None:
        self.action_rate(event.rating)

    def action_hint(self) -> None:
        """Shows the hint; the rating is then at most Hard."""
        self.hint = True
        self._show()

    def action_skip(self) -> None:
        """Puts the card off to the end."""
        self.sitting.skip()
        self._next()

    def action_put_away(self, action: CardAction) -> None:
        """Leaves the card at hand out: until tomorrow, or until it is resumed."""
        if self.host.saved(lambda: self.sitting.put_away(action)):
            self._next(PUT_AWAY[action])

    def action_practise(self) -> None:
        """Goes on without scheduling anything."""
        self.sitting = self.library.study(self.volumes, practice=True)
        self._next()

    def action_undo(self) -> None:
        """Takes the latest answer back, also of an earlier day or another device."""
        undone: list[Undone | None] = []
        if self.host.saved(lambda: undone.append(self.sitting.undo())):
            found = undone[0]
            word = found.word if found else "There is nothing to take back."
        else:
            return
        self._next(word)

    def action_back(self) -> None:
        """Goes home; an answer that the disk refused is asked about first."""
        if self._unsaved:
            self.host.leave_unsaved()
        else:
            super().action_back()

    def action_flag(self) -> None:
        """Leaves a remark on this card for the deck's author."""
        if self.sitting.current:
            self.host.flag_card(self.sitting.flag)
