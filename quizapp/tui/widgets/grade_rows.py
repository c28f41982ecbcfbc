"""The grades of one quiz as rows: each learner's best, last and first attempt."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from quizapp.scores.analysis.gradebook import WHICH, QuizKey
from quizapp.scores.reports.shown import NONE, share
from quizapp.tui.class_book import ClassBook
from quizapp.tui.page import NARROW
from quizapp.tui.text import cell, right
from quizapp.tui.widgets.rows import Draw, ListRow, marked

_ATTEMPTS = 11  # cells


def grade_order(book: ClassBook, key: QuizKey, *, by_name: bool) -> tuple[int, ...]:
    """All learners by name; or those who sat the quiz first, the lowest best attempt before the others."""
    named = book.learners_in_order(by_name=True)
    if by_name:
        return named
    best = {who: each.grades[key].best for who, each in enumerate(book.report.scores) if key in each.grades}
    return tuple(sorted(named, key=lambda who: (who not in best, best.get(who, 0.0))))


def grade_rows(book: ClassBook, key: QuizKey, learners: Sequence[int]) -> list[ListRow]:
    """A heading and a row for each learner; its key is the learner's number."""
    return [ListRow(_heading), *(ListRow(_grade(book, key, who), str(who)) for who in learners)]


def _room(width: int) -> int:
    return 9 if width >= NARROW else 7


def _heading(width: int, _current: bool) -> Content:
    tail = Content("").join(right(which.capitalize(), _room(width), ".soft") for which in WHICH)
    tail = right("Attempts", _ATTEMPTS, ".soft") + tail if width >= NARROW else tail
    return Content("  ") + cell("Learner", max(6, width - 2 - tail.cell_length), ".soft") + tail


def _grade(book: ClassBook, key: QuizKey, who: int) -> Draw:
    grade = book.report.scores[who].grades.get(key)

    def draw(width: int, current: bool) -> Content:
        shown = [share(grade.share(which)) if grade else NONE for which in WHICH]
        tail = Content("").join(right(words, _room(width)) for words in shown)
        if width >= NARROW:
            tail = right(str(grade.attempts) if grade else NONE, _ATTEMPTS, ".soft") + tail
        style = ".accent" if current else "" if grade else ".soft"
        return marked(current) + cell(book.name(who), max(6, width - 2 - tail.cell_length), style) + tail

    return draw
