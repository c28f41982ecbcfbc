"""Pages to read about a class: the figures of a quiz, and what is to know of its files."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content

from quizapp.scores.analysis.class_report import QuizReport
from quizapp.scores.analysis.distribution import TENTHS, of_quiz
from quizapp.scores.bars import upright
from quizapp.tui.class_book import ClassBook
from quizapp.tui.figure_words import Figure, quiz_lines
from quizapp.tui.page import NARROW
from quizapp.tui.text import cell, one_line, prose, right

EMPTY = Content("")
_NAME, _NUMBER = 15, 10  # cells
_HANG = 2
_BIN, _TALL = 3, 4  # cells for a bar with its gap, and rows


def figures_told(figures: Sequence[Figure], width: int) -> list[Content]:
    """Each figure on a line with what it says; where there is little room, that stands below."""
    out: list[Content] = []
    for each in figures:
        lead = cell(each.name, _NAME, ".soft") + right(each.number, _NUMBER, ".title")
        if width < NARROW:
            out += [
                lead,
                *(Content(" " * _HANG) + line for line in prose(each.words, width - _HANG, ".soft")),
            ]
            continue
        told = prose(each.words, width - lead.cell_length - 3)
        pads = [lead + Content("   "), *(Content(" " * (lead.cell_length + 3)) for _ in told[1:])]
        out += [pad + line for pad, line in zip(pads, told, strict=True)]
    return out


def quiz_sheet(book: ClassBook, quiz: QuizReport, width: int) -> list[Content]:
    """How the best attempts of a quiz are spread, and its figures."""
    counts = of_quiz(book.report, quiz.key, "best")
    rows = upright(counts, max([1, *counts]), _TALL if width >= NARROW else _TALL // 2)
    drawn = ("".join((char * (_BIN - 1)).ljust(_BIN) for char in row) for row in rows)
    bars = [Content.styled(line, ".accent") for line in drawn]
    numbers = Content("").join(cell(str(number) if number else "–", _BIN) for number in counts)
    axis = Content.styled(f"0 %{'best scores':^{TENTHS * _BIN - 9}}100 %", ".soft")
    return [*bars, numbers, axis, EMPTY, *figures_told(quiz_lines(quiz), width)]


def problem_lines(book: ClassBook) -> Callable[[int], list[Content]]:
    """What is to know of a class's files and names, for a width."""

    def told(width: int) -> list[Content]:
        out: list[Content] = []
        for remark in book.room.told.remarks:
            out += [*_marked(remark, width), EMPTY]
        for problem in book.read.problems:
            where = f"{problem.path}:{problem.line}"
            out += [*_marked(where, width, ".title"), *_inset(problem.message, width, "")]
            out += [*(_inset(problem.help, width, ".soft") if problem.help else []), EMPTY]
        return [*out, *prose("All that could be read is counted.", width, ".soft")]

    return told


def remark_lines(book: ClassBook, card: str) -> Callable[[int], list[Content]]:
    """What learners remarked on a card that was in no quiz, for a width."""

    def told(width: int) -> list[Content]:
        out = [*one_line(card, ".soft").wrap(max(8, width)), EMPTY]
        for flag in book.flags[card]:
            out += [*_marked(flag.remark or "flagged, without a word", width), EMPTY]
        return [*out, *prose("This card was in none of the class's quizzes.", width, ".soft")]

    return told


def _marked(text: str, width: int, style: str = "") -> list[Content]:
    """A name or a sentence that is data: no marks in it are read."""
    lines = one_line(text, style).wrap(max(8, width - _HANG))
    leads = [Content.styled("! ", ".bad"), *(Content(" " * _HANG) for _ in lines[1:])]
    return [lead + line for lead, line in zip(leads, lines, strict=True)]


def _inset(text: str, width: int, style: str) -> list[Content]:
    return [Content(" " * _HANG) + line for line in one_line(text, style).wrap(max(8, width - _HANG))]
