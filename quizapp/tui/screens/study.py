"""Flashcards: the prompt, then the answer, then how well it was remembered."""

from __future__ import annotations

import time
from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content

from quizapp.cards.deck import Deck
from quizapp.library.studying import StudySitting, Undone
from quizapp.storage.log import NotSaved
from quizapp.tui.page import BACK, HELP, Page
from quizapp.tui.text import WIDEST, one_line, prose
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.ratingbar import RATINGS, RatingBar
from quizapp.tui.widgets.sheet import Sheet, SheetLine, plain_lines
from quizapp.tui.widgets.topline import TopLine

EMPTY = SheetLine(Content(""))


class StudyScreen(Page):
    """One flashcard after the other."""

    BINDINGS = [
        Binding("space,enter", "go", "show", key_display="Space", id="study.go", tooltip="Show, then Good"),
        *(Binding(n, f"rate({n})", name, show=False, id=f"study.{name.lower()}") for n, name in RATINGS),
        Binding("h", "hint", "hint", id="study.hint"),
        Binding("s", "skip", "later", id="study.skip", tooltip="Put it off to the end"),
        Binding("p", "practise", "practise anyway", id="study.practise"),
        Binding("u", "undo", "undo", id="study.undo"),
        Binding("f", "flag", "flag", id="study.flag", tooltip="A remark for the deck's author"),
        HELP,
        BACK,
    ]

    def __init__(self, sitting: StudySitting, decks: Sequence[Deck]) -> None:
        super().__init__()
        self.sitting = sitting
        self.decks = list(decks)
        self.shown = False
        self.hint = False
        self._unsaved = self._word = ""
        self._since = time.monotonic()

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
        self._show(top=True)

    def _show(self, *, top: bool = False) -> None:
        study = self.sitting.study
        line = self.query_one(TopLine)
        kind = "practice · " if study.start.mode == "practice" else ""
        line.left = kind + self.sitting.title
        if study.current:
            deck = study.current.card.deck_id  # after an undo it may be another than was chosen
            line.left = kind + self.library.titles.get(deck, self.sitting.title)
            new = f" · {study.new_left} new" if study.new_left else ""
            line.right = one_line(f"{study.left} left{new}", ".soft")
        else:
            line.right = Content("")
        self.query_one(Sheet).show(top=top)
        self.query_one(RatingBar).display = self.shown and study.current is not None and not self._unsaved
        self.refresh_bindings()

    # -- showing -------------------------------------------------------------------------------------

    def _lines(self, width: int) -> list[SheetLine]:
        width = min(width, WIDEST)
        item = self.sitting.study.current
        if item is None:
            return self._over(width)
        gap = [EMPTY] if width >= 50 else []
        out = list(gap)
        if item.ask:
            out += [*plain_lines(prose(item.ask, width, ".soft")), *gap]
        out += plain_lines(prose(item.stem, width, ".title"))
        if self.hint:
            out += [*gap, *plain_lines(prose(f"Hint: {item.hint}", width, ".soft"))]
        if not self.shown:
            lead = Content.assemble(("Space", ".key"), " shows the answer")
            return [*out, EMPTY, *gap, SheetLine(lead, "show"), *self._said(width)]
        out += [*gap, SheetLine(Content.styled("─" * width, ".line")), *gap]
        out += plain_lines(prose(item.answer, width))
        note = item.card.note
        for text in (note.explanation, f"Source: {note.source}" if note.source else ""):
            if text:
                out += [*gap, *plain_lines(prose(text, width, ".soft"))]
        if self._unsaved:
            out += [EMPTY, *plain_lines(prose(self._unsaved, width, ".bad"))]
        return out

    def _over(self, width: int) -> list[SheetLine]:
        done = len(self.sitting.study.ratings)
        out = [EMPTY]
        if done:
            again = sum(rating == 1 for rating in self.sitting.study.ratings)
            words = "1 answer" if done == 1 else f"{done} answers"
            out.append(SheetLine(one_line(f"Done. {words}, {again} of them Again.", ".title")))
            out += [EMPTY, *plain_lines(prose("They are saved, and come back tomorrow.", width))]
        else:
            out.append(SheetLine(one_line("Done for today: nothing is due here.", ".title")))
        lead = Content.assemble(("p", ".key"), " practises anyway; nothing is scheduled then.")
        out += [EMPTY, *(SheetLine(line, "practise") for line in lead.wrap(width))]
        return out + self._said(width)

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
        return "home" if self.sitting.study.current is None else "Good" if self.shown else "show"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Which keys mean something now."""
        item = self.sitting.study.current
        if action in ("flag", "skip"):
            return item is not None
        if action == "hint":
            return item is not None and bool(item.hint) and not self.hint
        if action == "practise":
            return item is None
        return True

    def action_go(self) -> None:
        """Space: shows the answer, then means Good; at the end it goes home."""
        if self.sitting.study.current is None:
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
        if self.sitting.study.current is None or self._unsaved:
            return
        if not self.shown:
            self.shown = True
            self._show()
            return
        self._save(rating)

    def _save(self, rating: int | None) -> None:
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
        self._next()

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

    def action_practise(self) -> None:
        """Goes on without scheduling anything."""
        self.sitting = self.library.study(self.decks, practice=True)
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
        if self.sitting.study.current:
            self.host.flag_card(self.sitting.flag)
