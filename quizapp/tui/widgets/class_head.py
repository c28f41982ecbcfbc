"""What stands above a class's lists: its numbers beside the distribution of its scores; or what to do."""

from __future__ import annotations

from textual.content import Content

from quizapp.scores.analysis.distribution import TENTHS, of_attempts
from quizapp.scores.bars import upright
from quizapp.scores.reports.shown import share
from quizapp.scores.words import percent
from quizapp.tui.class_book import ClassBook
from quizapp.tui.page import NARROW
from quizapp.tui.spans import counted
from quizapp.tui.text import cell, one_line, prose
from quizapp.tui.widgets.stats_sheet import beside

_BIN = 3  # cells, of which one is a gap
_LEFT = 40  # cells for the numbers
_TALL = 3  # rows
ASSIGN = "quizapp assign DECK -o week-3.toml"
SIT = "quizapp quiz --assignment week-3.toml"
HAND_IN = "quizapp hand-in --assignment week-3.toml"


def head_lines(book: ClassBook, width: int) -> list[Content]:
    """The numbers of a class and how its scores are spread."""
    told = _numbers(book, min(width, _LEFT) if width >= NARROW else width)
    if not book.report.attempts:
        return told
    bins = of_attempts(book.report)
    if width < NARROW:
        return [*told[:1], _small_plot(bins), *told[1:]]
    return beside(told, _plot(bins), _LEFT, 2)


def _numbers(book: ClassBook, width: int) -> list[Content]:
    """The numbers in words; in little room the first line has all."""
    report = book.report
    people, sat = counted(len(report.learners), "learner"), counted(len(report.attempts), "attempt")
    if width < _LEFT:
        mean = "" if report.mean is None else f", {share(report.mean)}"
        out = [cell(f"{people}, {sat}{mean}", width, ".title")]
    else:
        out = [Content.assemble((people, ".title"), "   ", (sat, ".title"))]
        if report.mean is not None:
            out.append(one_line(f"{counted(report.answers, 'answer')}, {share(report.mean)} right at first"))
    out += _meant(book, width)
    left = [
        f"{number} {word}"
        for number, word in ((report.unfinished, "unfinished"), (report.aside, "set aside"))
        if number
    ]
    if left and width >= _LEFT:
        out.append(one_line(f"left out: {', '.join(left)}", ".soft"))
    if count := len(book.read.problems) + len(book.room.told.remarks):
        words = counted(count, "thing") + " to know of its files   "
        out.append(Content.assemble(("! ", ".bad"), words, ("p", ".key")))
    return out


def _meant(book: ClassBook, width: int) -> list[Content]:
    """What is left of the class, and where its names are from."""
    roster = one_line(f"names: {book.roster}", ".soft") if book.roster and width >= _LEFT else Content("")
    if not book.assignment:
        return [roster] if roster else []
    only = one_line(f"only {book.assignment}", ".accent")
    whole = only + Content.styled(" · ", ".soft") + roster if roster else only
    return [whole.truncate(width, ellipsis=True)]


def _plot(bins: list[int]) -> list[Content]:
    """A bar for each tenth, and below them what they are."""
    rows = upright(bins, max([1, *bins]), _TALL)
    lines = ["".join((char * (_BIN - 1)).ljust(_BIN) for char in row) for row in rows]
    axis = f"0 %{'scores':^{TENTHS * _BIN - 9}}100 %"
    return [*(Content.styled(line, ".accent") for line in lines), Content.styled(axis, ".soft")]


def _small_plot(bins: list[int]) -> Content:
    (row,) = upright(bins, max([1, *bins]), 1)
    return Content.assemble(("0 % ", ".soft"), (row, ".accent"), (" 100 %", ".soft"))


def few_lines(book: ClassBook, width: int) -> list[Content]:
    """What to do where there is nobody to compare, or only one."""
    report = book.report
    if len(report.learners) > 1 and report.attempts:
        return []
    if not report.attempts:
        return _nobody(width)
    if width < NARROW:
        return [one_line("Only one learner here: f names a folder.").truncate(width, ellipsis=True)]
    first = one_line("Only one learner here. With more, it shows which questions are at fault.")
    brings = Content.assemble(("quizapp assign", ".code"), " and ", ("quizapp hand-in", ".code"))
    return [first, brings + Content.assemble(" bring others; ", ("f", ".key"), " names their folder.")]


def _nobody(width: int) -> list[Content]:
    lead = "Nobody has sat a quiz here yet."
    if width < NARROW:
        return prose(
            f"{lead} `quizapp assign` makes a quiz for all; `quizapp hand-in` brings it back.", width
        )
    steps = (
        (ASSIGN, "makes a quiz for everyone"),
        (SIT, "is how each of them sits it"),
        (HAND_IN, "is what they send you"),
    )
    out = [one_line(lead, ".title"), Content("")]
    out += [cell(command, 44, ".code") + one_line(words, ".soft") for command, words in steps]
    names = Content.assemble("Put their files into one folder; ", ("f", ".key"), " names it.")
    return [*out, Content(""), names]


def reading(share_done: float, folder: str, width: int) -> list[Content]:
    """How far reading is."""
    room = 24 if width >= NARROW else 12
    full = round(share_done * room)
    bar = Content.assemble(
        ("━" * full, ".accent"), ("─" * (room - full), ".line"), f"  {percent(share_done)}"
    )
    words = f"Reading the class in {folder} …" if share_done < 1 else "Working out its figures …"
    return [cell(words, width, ".soft"), bar, one_line("Esc stops it", ".soft")]
