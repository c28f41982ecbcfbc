"""A learner of a class: attempts, decks where they are behind, and what they never got right."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Static

from quizapp.library.class_attempts import find_attempt
from quizapp.scores.attempt import Attempt
from quizapp.scores.words import when
from quizapp.tui.class_book import ClassBook
from quizapp.tui.page import BACK, HELP, NARROW, Page
from quizapp.tui.text import one_line
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.learner_rows import ATTEMPT, ITEM, learner_rows, learner_words
from quizapp.tui.widgets.rows import Rows
from quizapp.tui.widgets.topline import TopLine


class ClassLearnerScreen(Page):
    """Attempts and missed questions are rows that open."""

    CSS_PATH = "../styles/class.tcss"

    BINDINGS = [
        Binding(
            "enter", "open", "open", key_display="Enter", id="learner.open", tooltip="What there is of it"
        ),
        Binding(
            "n,right", "turn(1)", "next", key_display="n", id="learner.next", tooltip="Learner by learner"
        ),
        Binding(
            "N,left", "turn(-1)", "before", show=False, id="learner.before", tooltip="The learner before"
        ),
        HELP,
        BACK,
    ]

    def __init__(self, book: ClassBook, learners: Sequence[int], learner: int) -> None:
        """`learners`: those to go through, by number; `learner`: the one to begin with."""
        super().__init__()
        self._book, self._learners, self._at = book, learners, learners.index(learner)
        self._looking = ""  # for this session's answers

    def compose(self) -> ComposeResult:
        """Top line, a line of numbers, the rows, keys."""
        yield TopLine()
        yield Static(id="head", markup=False)
        yield Rows(id="learner")
        yield KeyBar()

    def on_mount(self) -> None:
        """Shows the learner."""
        self.query_one(Rows).focus()
        self._show()

    def on_resize(self) -> None:
        """The words above the rows depend on the room there is."""
        self._head()

    @property
    def _learner(self) -> int:
        return self._learners[self._at]

    def _show(self) -> None:
        line = self.query_one(TopLine)
        line.left = self._book.name(self._learner)
        score = self._book.report.scores[self._learner]
        now = self.library.world.clock()
        last = (
            f"last {when(score.last_at, now)} · " if score.last_at and self.app.size.width >= NARROW else ""
        )
        line.right = one_line(f"{last}{self._at + 1} of {len(self._learners)}", ".soft")
        self.query_one(Rows).show(learner_rows(self._book, self._learner, now))
        self._head()
        self.refresh_bindings()

    def _head(self) -> None:
        width = max(10, self.size.width - (8 if self.size.width >= NARROW else 2))
        self.query_one("#head", Static).update(learner_words(self._book, self._learner, width))

    # -- what can be done ----------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without rows there is nothing to open, and alone nobody to go to."""
        if action == "open":
            return self.is_mounted and bool(self.query_one(Rows).count)
        return len(self._learners) > 1 if action == "turn" else True

    def action_turn(self, by: int) -> None:
        """The next learner in the list's order."""
        self._at = (self._at + by) % len(self._learners)
        self._show()
        self.query_one(Rows).action_move(-1_000_000)

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """The attempt or the question under the cursor."""
        key = self.query_one(Rows).key
        if key.startswith(ITEM):
            places = [place for place, _ in self._book.missed(self._learner)]
            self.host.open_class_item(self._book, places, int(key.removeprefix(ITEM)))
        elif key.startswith(ATTEMPT):
            self._looking = key.removeprefix(ATTEMPT)
            self._look_up(self._looking, self._learner)

    @work(thread=True, exclusive=True, group="attempt")
    def _look_up(self, session: str, learner: int) -> None:
        try:
            found = find_attempt(self._book.folder, self._book.report.learners[learner], session)
            word = "" if found else "This attempt is no longer in the class's files."
        except OSError as error:
            found, word = None, f"It can't be read: {error.strerror or error}."
        self.app.call_from_thread(self._found, session, found, word)

    def _found(self, session: str, attempt: Attempt | None, word: str) -> None:
        if session != self._looking or self.app.screen is not self:
            return
        self._looking = ""
        if attempt:
            self.host.open_attempt(
                attempt, f"{self._book.name(self._learner)} · {self._book.decks(attempt.decks)}"
            )
        else:
            self.host.say(word, wrong=True)
