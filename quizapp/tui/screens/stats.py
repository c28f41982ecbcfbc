"""Statistics: what is remembered, of all decks or of one."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding

from quizapp.scores.figures import Figures, figures
from quizapp.tui.page import BACK, HELP, Page
from quizapp.tui.text import one_line
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.sheet import Sheet, SheetLine
from quizapp.tui.widgets.stats_sheet import nothing, picture_lines
from quizapp.tui.widgets.stats_tables import figure_lines
from quizapp.tui.widgets.topline import TopLine


class StatsScreen(Page):
    """Pictures and figures on one sheet. Left and right go from deck to deck."""

    BINDINGS = [
        Binding("tab", "jump", "figures", key_display="Tab", id="stats.jump", tooltip="Figures or pictures"),
        Binding("right", "turn(1)", "deck", key_display="←→", id="stats.next", tooltip="Deck by deck"),
        Binding("left", "turn(-1)", "deck back", show=False, id="stats.previous", tooltip="The deck before"),
        Binding("a", "all", "all decks", id="stats.all", tooltip="All decks together again"),
        HELP,
        BACK,
    ]

    COMPONENT_CLASSES: ClassVar[set[str]] = {"tone1", "tone2", "tone3"}

    CSS = """
    StatsScreen > .tone1 { color: $accent-ink 45%; }
    StatsScreen > .tone2 { color: $accent-ink 65%; }
    StatsScreen > .tone3 { color: $accent-ink 85%; }
    StatsScreen Sheet { padding: 0 2; }
    StatsScreen.-narrow Sheet { padding: 0 0 0 1; }
    """

    def __init__(self, deck: str = "") -> None:
        """`deck` is the id of the deck to begin with; empty for all."""
        super().__init__()
        self._deck = deck
        self._decks: list[str] = []
        self._figures: Figures | None = None
        self._below = 0  # the row where the figures begin
        self._at_top = True

    def compose(self) -> ComposeResult:
        """Top line, the sheet, keys."""
        yield TopLine()
        yield Sheet(self._lines)
        yield KeyBar()

    async def on_mount(self) -> None:
        """Is painted first; then it counts, and loads what draws the line."""
        self.query_one(TopLine).left = "Statistics"
        sheet = self.query_one(Sheet)
        sheet.focus()
        self.watch(sheet, "scroll_y", self._scrolled)
        if self.host.ready.is_set():
            self.fill()
            return
        await self.host.ready.wait()
        self.call_after_refresh(self.fill)

    def fill(self) -> None:
        """Reads the figures anew."""
        whole = figures(self.library.stats(()))
        decks = {tally.deck for tally in whole.given.days} | ({self._deck} if self._deck else set())
        self._decks = sorted(decks, key=lambda deck: (whole.title(deck).casefold(), deck))
        self._figures = figures(self.library.stats((self._deck,))) if self._deck else whole
        what = whole.title(self._deck) if self._deck else "all decks"
        self.query_one(TopLine).right = one_line(f"{self.library.learner} · {what}", ".soft")
        self.query_one(Sheet).show(top=True)
        self.refresh_bindings()

    def _lines(self, width: int) -> list[SheetLine]:
        if not self._figures:
            return []
        if not self._figures.begun:
            return nothing(width)
        pictures = picture_lines(self._figures, width, self.query_one(Sheet).size.height)
        self._below = len(pictures) + 1  # below an empty line
        return pictures + figure_lines(self._figures, width)

    # -- pictures and figures ------------------------------------------------------------------------

    def _scrolled(self) -> None:
        """The figures begin at their own row, or at the end where the page is short."""
        sheet = self.query_one(Sheet)
        row = sheet.scroll_offset.y
        at_top = not row or row < min(self._below, sheet.max_scroll_y)
        if at_top != self._at_top:
            self._at_top = at_top
            self.refresh_bindings()

    def key_words(self, binding: Binding) -> str:
        """Where Tab leads from here."""
        if binding.id == "stats.jump" and not self._at_top:
            return "pictures"
        return binding.description

    def action_jump(self) -> None:
        """To the figures under the pictures, or back to the pictures."""
        row = self._below if self._at_top else 0
        self.query_one(Sheet).scroll_to(0, row, animate=False, immediate=True, force=True)

    # -- one deck or all -----------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """With one deck there is nothing to choose, and without answers nothing to look at."""
        if action == "turn":
            return len(self._decks) > 1
        if action == "jump":
            return bool(self._figures and self._figures.begun)
        return bool(self._deck) if action == "all" else True

    def action_turn(self, by: int) -> None:
        """The next deck; before the first and after the last stand all together."""
        places = ["", *self._decks]
        self._choose(places[(places.index(self._deck) + by) % len(places)])

    def action_all(self) -> None:
        """All decks together."""
        self._choose("")

    @on(Sheet.Picked)
    def _picked(self, event: Sheet.Picked) -> None:
        self._choose(event.pick)

    def _choose(self, deck: str) -> None:
        self._deck = deck
        self.fill()
