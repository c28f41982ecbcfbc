"""What there is of one learner of a class, as rows under headings: attempts and missed questions open."""

from __future__ import annotations

from datetime import datetime

from textual.content import Content

from quizapp.scores.analysis.gradebook import quiz_key
from quizapp.scores.analysis.missed import Missed
from quizapp.scores.analysis.needs import Need
from quizapp.scores.analysis.roll import ClassAttempt
from quizapp.scores.reports.shown import share
from quizapp.scores.words import duration, percent, when
from quizapp.tui.class_book import ClassBook, asked
from quizapp.tui.page import NARROW
from quizapp.tui.spans import counted
from quizapp.tui.text import cell, one_line, right
from quizapp.tui.widgets.rows import Draw, ListRow, marked

ATTEMPT, ITEM = "attempt:", "item:"  # before a row's key
_WHEN = 17  # cells
_EMPTY = ListRow(lambda _width, _current: Content(""))


def learner_words(book: ClassBook, learner: int, width: int) -> Content:
    """What a learner did, in one line or two."""
    score = book.report.scores[learner]
    if not score.attempts:
        return one_line("Has finished no quiz yet.")
    got = f"{score.right} of {score.answers} right, {percent(score.right / score.answers)}"
    more = f"{counted(score.attempts, 'attempt')} · {duration(score.seconds)}"
    if width < NARROW:
        return cell(got, width, ".title") + Content("\n") + cell(more, width, ".soft")
    return Content.assemble((got, ".title"), "   ", (more, ".soft"))


def learner_rows(book: ClassBook, learner: int, now: datetime) -> list[ListRow]:
    """Decks where the learner is behind, attempts, and what was never right."""
    out: list[ListRow] = []
    needs = book.needs.get(learner, ())
    if needs:
        out += [_heading("Behind in", "the class"), *(ListRow(_need(book, each)) for each in needs), _EMPTY]
    attempts = book.attempts(learner)
    if attempts:
        out.append(_heading("Attempts", ""))
        out += [
            ListRow(_attempt(book, each, when(each.at, now)), ATTEMPT + each.session) for each in attempts
        ]
    missed = book.missed(learner)
    if missed:
        out += [_EMPTY, _heading("Never got right", f"{counted(len(missed), 'question')}")]
        out += [ListRow(_missed(book, place, each), f"{ITEM}{place}") for place, each in missed]
    elif attempts:
        out += [_EMPTY, ListRow(lambda w, _c: cell("  Everything asked was right in the end.", w, ".soft"))]
    return out


def _heading(words: str, remark: str) -> ListRow:
    def draw(width: int, _current: bool) -> Content:
        tail = right(remark, len(remark), ".soft")
        return Content("  ") + cell(words, max(6, width - 2 - tail.cell_length), ".title") + tail

    return ListRow(draw)


def _need(book: ClassBook, need: Need) -> Draw:
    def draw(width: int, _current: bool) -> Content:
        own = f"{need.right} of {need.asked}"
        tail = (
            right(own, 10) + right(percent(need.right / need.asked), 7) if width >= NARROW else right(own, 9)
        )
        tail += right(share(need.usual), 9 if width >= NARROW else 7, ".soft")
        return Content("  ") + cell(book.title(need.deck), max(6, width - 2 - tail.cell_length)) + tail

    return draw


def _attempt(book: ClassBook, attempt: ClassAttempt, at: str) -> Draw:
    key = quiz_key(attempt)
    title = book.quiz(key) if key.assignment else book.decks(attempt.decks)
    words = title if attempt.mode == "quiz" else f"{attempt.mode}: {title}"

    def draw(width: int, current: bool) -> Content:
        style = ".accent" if current else ""
        tail = right(f"{attempt.right} of {attempt.total}", 10)
        if width < NARROW:
            return marked(current) + cell(words, max(6, width - 2 - tail.cell_length), style) + tail
        tail = right(duration(attempt.seconds), 13, ".soft") + tail + right(_share(attempt), 7)
        room = max(6, width - 2 - _WHEN - tail.cell_length)
        return marked(current) + cell(at, _WHEN, style) + cell(words, room, style) + tail

    return draw


def _share(attempt: ClassAttempt) -> str:
    return percent(attempt.right / attempt.total) if attempt.total else "–"


def _missed(book: ClassBook, place: int, missed: Missed) -> Draw:
    item = book.item(place).item

    def draw(width: int, current: bool) -> Content:
        style = ".accent" if current else ""
        times = right(f"{missed.times}×", 5, ".soft")
        if width < NARROW:
            return marked(current) + cell(asked(item), width - 7, style) + times
        room = width - 2 - times.cell_length
        given = cell(f"✗ {missed.given}" if missed.given else "– no answer", room // 3, ".soft")
        return (
            marked(current)
            + cell(asked(item), room - given.cell_length - 2, style)
            + Content("  ")
            + given
            + times
        )

    return draw
