"""The table of scores: one of four views, sorted by a column, as rows to be drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from textual.content import Content

from quizapp.scores.attempt import Attempt
from quizapp.scores.reports.shown import number
from quizapp.scores.review import (
    COLUMNS,
    STANDING_COLUMNS,
    UNTAGGED,
    Standing,
    falls,
    in_order,
    standings_in_order,
    title_of,
)
from quizapp.scores.spread import interval_words
from quizapp.scores.words import duration, percent, when
from quizapp.tui.page import NARROW
from quizapp.tui.widgets.rows import Draw, ListRow, marked
from quizapp.tui.widgets.table_head import Column, TableHead, line

VIEWS = ("attempts", "decks", "tags", "cards")
_ONE = {"decks": "Deck", "tags": "Tag", "cards": "Card"}
_BROAD = 96  # cells, with which the form has a column too
CHOSEN = "◆ "
_MARKS = {"right": "✓ ", "wrong": "✗ ", "skipped": "– "}


def attempt_columns(width: int) -> Sequence[Column]:
    """When, the decks, and numbers at the right; in little room the decks and what was right."""
    if width < NARROW:
        return Column("deck", "Deck"), Column("right", "Right", 11, at_right=True)
    form = (Column("form", "Form", 16),) if width >= _BROAD else ()
    numbers = (("right", "Right", 12), ("guess", "Guess", 7), ("time", "Time", 13))
    return (
        Column("when", "When", 17),
        Column("deck", "Deck"),
        *form,
        *(Column(*each, at_right=True) for each in numbers),
    )


def standing_columns(view: str) -> Callable[[int], Sequence[Column]]:
    """What it is, how often right of how often asked, how sure that is, and when it was last asked."""

    def columns(width: int) -> Sequence[Column]:
        first = Column("title", _ONE[view])
        if width < NARROW:
            return first, Column("asked", "Right", 10, True), Column("right", "%", 6, True)
        likely = () if view == "cards" and width < _BROAD else (Column("right", "Likely", 14, True),)
        numbers = (Column("asked", "Right", 12, True), Column("right", "Share", 8, True))
        return first, *numbers, *likely, Column("last", "Last asked", 19, True)

    return columns


class ScoreTable:
    """Which view is shown, and how each is sorted."""

    def __init__(self) -> None:
        self.view = VIEWS[0]
        self._by = {"attempts": "when"} | dict.fromkeys(VIEWS[1:], "right")
        self._turned = dict.fromkeys(VIEWS, False)
        self.chosen = ""  # the session of an attempt that is to be compared

    @property
    def by(self) -> str:
        """The column that the view is sorted by."""
        return self._by[self.view]

    def turn(self) -> None:
        """The other way round."""
        self._turned[self.view] = not self._turned[self.view]

    def sort(self, column: str) -> None:
        """Sorts by a column; by the one it is sorted by already, the other way round."""
        if column == self.by:
            self.turn()
        else:
            self._by[self.view], self._turned[self.view] = column, False

    def sort_next(self) -> None:
        """Sorts by the next column."""
        columns = COLUMNS if self.view == "attempts" else STANDING_COLUMNS
        self.sort(columns[(columns.index(self.by) + 1) % len(columns)])

    def head(self, head: TableHead) -> None:
        """Has the heading say what is shown."""
        columns = attempt_columns if self.view == "attempts" else standing_columns(self.view)
        head.show(columns, self.by, falling=falls(self.by, turned=self._turned[self.view]))

    # -- rows ------------------------------------------------------------------------------------------

    def attempt_rows(
        self, attempts: Sequence[Attempt], titles: Mapping[str, str], now: datetime
    ) -> list[ListRow]:
        """A row for each attempt."""
        listed = in_order(attempts, self.by, titles, turned=self._turned[self.view])
        return [ListRow(self._attempt(each, titles, now), each.session) for each in listed]

    def _attempt(self, attempt: Attempt, titles: Mapping[str, str], now: datetime) -> Draw:
        def draw(width: int, current: bool) -> Content:
            kind = "set aside" if attempt.aside else "" if attempt.finished else "unfinished"
            kinds = ", ".join(each for each in (attempt.mode if attempt.mode != "quiz" else "", kind) if each)
            title = (f"{kinds}: " if kinds else "") + title_of(attempt, titles)
            mark = CHOSEN if attempt.session == self.chosen else ""
            style = ".accent" if current else ".soft" if attempt.aside else ""
            score = f"{attempt.right} of {attempt.asked}" + ("" if attempt.finished else " …")
            cells = {
                "When": (when(attempt.at, now), style),
                "Deck": (mark + title, style),
                "Form": (attempt.form, ".soft"),
                "Right": (score, ""),
                "Guess": (number(attempt.guessing) if attempt.guessing else "–", ".soft"),
                "Time": (duration(attempt.seconds), ".soft"),
            }
            return marked(current) + line(attempt_columns(width), cells, width - 2)

        return draw

    def standing_rows(self, found: Sequence[Standing], now: datetime) -> list[ListRow]:
        """A row for each deck, tag or card; the key of the cards without a tag is `-`."""
        listed = standings_in_order(found, self.by, turned=self._turned[self.view])
        return [ListRow(self._standing(each, self.view, now), each.key or "-") for each in listed]

    def _standing(self, standing: Standing, view: str, now: datetime) -> Draw:
        def draw(width: int, current: bool) -> Content:
            title = "no tag" if view == "tags" and standing.title == UNTAGGED else standing.title
            share = percent(standing.share)
            cells = {
                _ONE[view]: (title, ".accent" if current else ""),
                "Right": (f"{standing.right} of {standing.asked}", ""),
                "Share": (share, ""),
                "%": (share, ""),
                "Likely": (interval_words(*standing.interval).removeprefix("likely "), ".soft"),
                "Last asked": (_MARKS.get(standing.last, "") + when(standing.last_at, now), ".soft"),
            }
            return marked(current) + line(standing_columns(view)(width), cells, width - 2)

        return draw
