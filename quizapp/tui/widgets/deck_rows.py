"""The decks as rows of Home: headings for folders, and the numbers of each deck at shared edges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from textual.content import Content

from quizapp.library.shelf import Entry
from quizapp.scores.words import percent, sparkline
from quizapp.tui.page import NARROW
from quizapp.tui.spans import counted, in_days
from quizapp.tui.text import cell, right
from quizapp.tui.widgets.rows import ListRow, marked

if TYPE_CHECKING:
    from quizapp.library.overview import Row


def _grouped(entries: Sequence[Entry], draw: list[ListRow]) -> list[ListRow]:
    """The rows with a heading before each group, and a blank line between groups."""
    out: list[ListRow] = []
    group: str | None = None
    for entry, row in zip(entries, draw, strict=True):
        if entry.group != group:
            if out:
                out.append(ListRow(lambda _w, _c: Content("")))
            if entry.group:
                out.append(_heading(entry.group))
            group = entry.group
        out.append(row)
    return out


def _heading(text: str) -> ListRow:
    return ListRow(lambda width, _current: cell(text, width, ".title"))


def names(entries: Sequence[Entry]) -> list[ListRow]:
    """Rows with titles alone, for the first frame."""

    alike = _alike(entries)

    def row(entry: Entry) -> ListRow:
        return ListRow(lambda width, current: _title(entry, alike, width, current), entry.name)

    return _grouped(entries, [row(entry) for entry in entries])


def deck_rows(listed: Sequence[Row], exams: Mapping[str, int] = MappingProxyType({})) -> list[ListRow]:
    """Rows with their numbers. `exams`: deck id → in how many days its exam is, where one is to come."""

    alike = _alike([r.entry for r in listed])

    def row(r: Row) -> ListRow:
        exam = exams.get(r.deck_id)
        return ListRow(lambda width, current: _line(r, exam, alike, width, current), r.entry.name)

    return _grouped([r.entry for r in listed], [row(r) for r in listed])


def _alike(entries: Sequence[Entry]) -> frozenset[tuple[str, str]]:
    """The titles, with their groups, that more than one deck has."""
    count = Counter((each.group, each.title) for each in entries)
    return frozenset(title for title, times in count.items() if times > 1)


def _title(entry: Entry, alike: frozenset[tuple[str, str]], width: int, current: bool) -> Content:
    """The title; of decks with the same one also the file's name, for they could not be told apart."""
    name = f" ({entry.name})" if (entry.group, entry.title) in alike else ""
    return marked(current) + cell(entry.title + name, max(4, width - 2), ".accent" if current else "")


def _line(
    row: Row, exam: int | None, alike: frozenset[tuple[str, str]], width: int, current: bool
) -> Content:
    """A deck's row: its title, and at shared edges its numbers."""
    numbers = _numbers(row, exam, width)
    return _title(row.entry, alike, width - numbers.cell_length, current) + numbers


def _cards(row: Row, exam: int | None) -> Content:
    """How many cards there are; before an exam it is the days that count."""
    if exam is not None:
        return right(f"exam {in_days(exam)}", 17, ".accent")
    return right(counted(row.notes, "card"), 11, ".soft")


def _numbers(row: Row, exam: int | None, width: int) -> Content:
    wide = width >= NARROW
    if row.counts is None:
        line = row.problem.line if row.problem else 1
        words = f"! can't be read: line {line}" if wide else f"! line {line}"
        return right(words, 28 if wide else 11, ".bad")
    c = row.counts
    left_out = cell(" !", 2, ".bad") if row.problem else Content("  ")
    cards = _cards(row, exam) if wide else Content("")
    trend = (
        right(sparkline(row.trend[-6:]), 9, ".soft") + right(percent(row.trend[-1]), 7)
        if row.trend
        else Content(" " * 16)
    )
    tail = trend if wide else Content("")
    if not c.started:
        return (
            left_out
            + cards
            + right("not started", 18 if wide else 14, ".soft")
            + (Content(" " * 16) if wide else Content(""))
        )
    due = right(f"{c.due} due" if c.due else "", 9 if wide else 7, "" if c.due else ".soft")
    new = right(f"{c.new} new" if c.new else "", 9 if wide else 7, "" if c.new else ".soft")
    return left_out + cards + due + new + tail
