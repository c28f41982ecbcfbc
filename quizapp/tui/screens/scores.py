"""Saved scores: a table of attempts, decks, tags or cards; a trend above it, what to do next below."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from quizapp.library.reviewing import advise
from quizapp.library.score_book import ScoreBook
from quizapp.scores.review_words import sieve_words
from quizapp.scores.stats_words import count
from quizapp.tui.log_words import damage_line
from quizapp.tui.score_actions import ScoreActions
from quizapp.tui.score_table import VIEWS
from quizapp.tui.text import one_line
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.rows import MARK, Rows
from quizapp.tui.widgets.table_head import TableHead
from quizapp.tui.widgets.topline import TopLine
from quizapp.tui.widgets.trend_area import trend_area
from quizapp.tui.widgets.words import Words

_NO_SCORES = "No scores yet. Esc, then Enter on a deck, asks the first question."
_OF_DECKS = ("decks", "cards")  # views of which each row is of one deck


class ScoresScreen(ScoreActions):
    """Four views of the same attempts. What is shown is a `ScoreBook`, how it is sorted a `ScoreTable`."""

    CSS = """
    ScoresScreen #views { height: 2; padding: 0 4 1 2; }
    ScoresScreen #head { height: 1; padding: 0 4 0 2; }
    ScoresScreen #damage { height: 1; padding: 0 2; }
    ScoresScreen #next { height: 2; padding: 1 2 0 2; }
    ScoresScreen.-narrow #views { height: 1; padding: 0 1; }
    ScoresScreen.-narrow #head { padding: 0 1; }
    ScoresScreen.-narrow #damage { padding: 0 1; }
    ScoresScreen.-narrow #next { height: 1; padding: 0 1; }
    """

    def compose(self) -> ComposeResult:
        """Top line, what is wrong with the log, the views, the trend, the table, what to do next, keys."""
        yield TopLine()
        yield Words(id="damage")
        yield Words(id="views")
        yield Static(id="trends", classes="note")
        yield TableHead(id="head")
        yield Rows(id="attempts")
        yield Words(id="next")
        yield KeyBar()

    def on_mount(self) -> None:
        """Names itself; it is filled once it is at the front."""
        self.query_one(TopLine).left = "Scores"
        self.query_one(Rows).focus()

    async def on_screen_resume(self) -> None:
        """Waits for the journal, then lists; what to do next comes after the first paint.

        Whenever it is at the front again something may have been practised.
        """
        await self.host.ready.wait()
        self.book = self.book or ScoreBook(self.library)
        self.fill()
        self.call_after_refresh(self.advise)

    def on_resize(self) -> None:
        """How much of the trends is shown depends on the room."""
        if self.book:
            self._show_damage(self.book)
        self._show_trend()

    # -- what is shown -------------------------------------------------------------------------------

    def show(self) -> None:
        """Shows what the book has, in the view at hand."""
        book = self.book
        if book is None:
            return
        shown, every = len(book.meant), len(book.all)
        words = count(every, "attempt") if shown == every else f"{shown} of {count(every, 'attempt')}"
        self.query_one(TopLine).right = one_line(f"{book.name} · {words}", ".soft")
        self._show_damage(book)
        self._show_views(book)
        now, table = self.library.world.clock(), self.table
        if table.view == "attempts":
            rows = table.attempt_rows(book.meant, self.library.titles, now)
        else:
            rows = table.standing_rows(book.standings(table.view), now)
        self.query_one(Rows).show(rows)
        head = self.query_one(TableHead)
        head.display = bool(book.all)
        table.head(head)
        self._show_trend()
        self.refresh_bindings()

    def _show_damage(self, book: ScoreBook) -> None:
        line = self.query_one("#damage", Words)
        line.display = bool(book.problems)
        if book.problems:
            line.show([(damage_line(book.problems, max(10, self.size.width - 4)), "problems")])

    def _show_views(self, book: ScoreBook) -> None:
        views = self.query_one("#views", Words)
        views.display = bool(book.all)
        here = self.table.view
        names = [
            (
                Content.styled(
                    f"{MARK if view == here else '  '}{view} ", ".title" if view == here else ".soft"
                ),
                view,
            )
            for view in VIEWS
        ]
        tag = "" if book.tag is None else f"tag {book.tag or 'none'}"
        chosen = " · ".join(part for part in (sieve_words(book.sieve, self.library.titles), tag) if part)
        views.show(names, (one_line(chosen, ".accent"), "filter"))

    def _show_trend(self) -> None:
        book, area = self.book, self.query_one("#trends", Static)
        if book is None:
            return
        if not book.meant:
            word = "No attempt is like that: x shows all." if book.all else _NO_SCORES
            area.update(one_line(word))
            return
        attempt, key = self.current(), self.query_one(Rows).key
        decks = attempt.decks if attempt else (key.partition("#")[0],) if self.table.view in _OF_DECKS else ()
        here = attempt.session if attempt else ""
        area.update(trend_area(book.spreads, self.library.titles, self.size, decks, here))

    def advise(self) -> None:
        """Says what to do next; only to the learner whose scores these are."""
        book = self.book
        self.step = advise(self.library) if book and book.other is None else None
        line = self.query_one("#next", Words)
        line.display = self.step is not None
        if self.step:
            words = _fitting(self.step.words, self.size.width - 6)
            line.show([(Content.assemble(("n", ".key"), " ", words), "next")])
        self.refresh_bindings()

    # -- what can be done: see ScoreActions ----------------------------------------------------------

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        self.action_open()

    @on(Rows.Moved)
    def _moved(self) -> None:
        self._show_trend()
        self.refresh_bindings()

    @on(TableHead.Picked)
    def _sorted(self, event: TableHead.Picked) -> None:
        self.table.sort(event.column)
        self.show()

    @on(Words.Picked)
    def _picked(self, event: Words.Picked) -> None:
        if event.pick in VIEWS:
            self.turn_to(event.pick)
        elif event.pick == "next":
            self.action_next()
        elif event.pick == "problems":
            self.action_problems()
        else:
            self.action_sift()


def _fitting(words: str, width: int) -> Content:
    """Why and what to do, with `: ` between: where there is too little room the why is cut."""
    why, between, what = words.rpartition(": ")
    end = one_line(between + what, ".accent")
    begin = one_line(why, ".accent")
    room = max(4, width - end.cell_length)
    return (begin.truncate(room, ellipsis=True) if begin.cell_length > room else begin) + end
