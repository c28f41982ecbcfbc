"""A quiz of a class: how its scores are spread, its figures in words, and behind them each one's grades."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding

from quizapp.tui.class_book import ClassBook
from quizapp.tui.page import BACK, HELP, Page
from quizapp.tui.text import WIDEST, one_line
from quizapp.tui.widgets.class_sheets import quiz_sheet
from quizapp.tui.widgets.grade_rows import grade_order, grade_rows
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.rows import Rows
from quizapp.tui.widgets.sheet import Sheet, SheetLine, plain_lines
from quizapp.tui.widgets.topline import TopLine


class ClassQuizScreen(Page):
    """Left and right go through the quizzes."""

    CSS_PATH = "../styles/class.tcss"

    BINDINGS = [
        Binding("enter,g", "grades", "grades", key_display="g", id="quiz.grades", tooltip="Who got what"),
        Binding("n,right", "turn(1)", "next", key_display="n", id="quiz.next", tooltip="Quiz by quiz"),
        Binding("N,left", "turn(-1)", "before", show=False, id="quiz.before", tooltip="The quiz before"),
        HELP,
        BACK,
    ]

    def __init__(self, book: ClassBook, place: int) -> None:
        """`place`: the quiz's in the report."""
        super().__init__()
        self._book, self._at = book, place

    def compose(self) -> ComposeResult:
        """Top line, what there is to read, keys."""
        yield TopLine()
        yield Sheet(self._lines)
        yield KeyBar()

    def on_mount(self) -> None:
        """Begins at the top."""
        self.query_one(Sheet).focus()
        self._named()

    def _lines(self, width: int) -> list[SheetLine]:
        quiz = self._book.report.quizzes[self._at]
        return plain_lines(quiz_sheet(self._book, quiz, min(width, WIDEST)))

    def _named(self) -> None:
        quizzes, line = self._book.report.quizzes, self.query_one(TopLine)
        line.left = self._book.quiz(quizzes[self._at].key)
        far = f" · {self._at + 1} of {len(quizzes)}" if len(quizzes) > 1 else ""
        line.right = one_line(f"quiz{far}", ".soft")
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One quiz alone has none before or after it."""
        return len(self._book.report.quizzes) > 1 if action == "turn" else True

    def action_turn(self, by: int) -> None:
        """The next quiz; after the last comes the first."""
        self._at = (self._at + by) % len(self._book.report.quizzes)
        self.query_one(Sheet).show(top=True)
        self._named()

    def action_grades(self) -> None:
        """Who got what."""
        self.host.open_class_grades(self._book, self._at)


class ClassGradesScreen(Page):
    """The gradebook of one quiz: the best, last and first attempt of each learner."""

    CSS_PATH = "../styles/class.tcss"

    BINDINGS = [
        Binding("enter", "open", "open", key_display="Enter", id="grades.open", tooltip="The learner"),
        Binding("s", "sort", "sort", id="grades.sort", tooltip="By name, or the lowest first"),
        HELP,
        BACK,
    ]

    def __init__(self, book: ClassBook, place: int) -> None:
        """`place`: the quiz's in the report."""
        super().__init__()
        self._book, self._quiz = book, book.report.quizzes[place]
        self._by_name = True

    def compose(self) -> ComposeResult:
        """Top line, the rows, keys."""
        yield TopLine()
        yield Rows(id="grades")
        yield KeyBar()

    def on_mount(self) -> None:
        """By name first."""
        line = self.query_one(TopLine)
        line.left = self._book.quiz(self._quiz.key)
        sat = sum(self._quiz.key in each.grades for each in self._book.report.scores)
        line.right = one_line(f"{sat} of {len(self._book.report.learners)} sat it", ".soft")
        self.query_one(Rows).focus()
        self._show()

    @property
    def _learners(self) -> tuple[int, ...]:
        return grade_order(self._book, self._quiz.key, by_name=self._by_name)

    def _show(self, key: str = "") -> None:
        self.query_one(Rows).show(grade_rows(self._book, self._quiz.key, self._learners), key)
        self.refresh_bindings()

    def key_words(self, binding: Binding) -> str:
        """How it is sorted next."""
        if binding.action == "sort":
            return "lowest first" if self._by_name else "by name"
        return binding.description

    def action_sort(self) -> None:
        """By name, or the lowest first."""
        self._by_name = not self._by_name
        self._show(str(self._learners[0]))

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """The learner under the cursor."""
        self.host.open_class_learner(self._book, self._learners, int(self.query_one(Rows).key))
