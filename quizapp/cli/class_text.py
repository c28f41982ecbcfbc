"""The report on a class in lines: tables where they have room, else each row as a few words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizapp.cards.clean import clean_line
from quizapp.cli.output import cell, folded, isolated, width
from quizapp.scores.analysis.sign_words import Pieces
from quizapp.scores.reports.class_entries import summary
from quizapp.scores.reports.class_sections import Room, class_sections
from quizapp.scores.reports.class_told import ClassTold
from quizapp.scores.reports.sections import Column, Entries, Entry, Section, Table

_LEAST_TEXT, _MOST_TEXT, _GAP = 18, 60, 2  # columns of the terminal for the words of a row
_NARROWEST = 20


def class_lines(told: ClassTold, room: int) -> Iterator[str]:
    """The whole report, clean, in lines of at most `room` columns (20 at least)."""
    room = max(_NARROWEST, room)
    yield from _folded(f"Class report: {told.about}" if told.about else "Class report", room)
    yield from _folded(", ".join(f"{number} {what}" for number, what in summary(told)), room)
    for section in class_sections(told, Room()):
        yield ""
        yield from _folded(section.title, room)
        yield "-" * min(room, width(section.title))
        yield from _section(section, room)


def _section(section: Section, room: int) -> Iterator[str]:
    if isinstance(section, Table) and section.rows:
        yield from _table(section, room)
    elif isinstance(section, Entries) and section.entries:
        for entry in section.entries:
            yield from _entry(entry, room)
    else:
        yield from _folded(section.empty, room)
        return
    for words in (section.more, section.note):
        yield from _folded(words, room)


def _table(table: Table, room: int) -> Iterator[str]:
    """In columns: the wide ones too if they have room; of one kind in several tables; else as words."""
    narrow = [at for at, column in enumerate(table.columns) if not column.is_wide]
    for kept in (list(range(len(table.columns))), narrow):
        if _taken(table, kept) + _LEAST_TEXT <= room:
            yield from _grid(table, kept, room)
            return
    if table.is_spread:
        yield from _spread(table, narrow, room)
    else:
        yield from _stacked(table, narrow, room)


def _taken(table: Table, kept: Sequence[int]) -> int:
    """The columns of the terminal that all but the text take."""
    return sum(_wide(table, at) + _GAP for at in kept if at != table.text)


def _wide(table: Table, at: int) -> int:
    return max(width(cell(text)) for text in (table.columns[at].title, *(row[at] for row in table.rows)))


def _grid(table: Table, kept: Sequence[int], room: int) -> Iterator[str]:
    wide = {at: _wide(table, at) for at in kept}
    wide[table.text] = min(wide[table.text], _MOST_TEXT, room - _taken(table, kept))
    for row in ([column.title for column in table.columns], *table.rows):
        out = []
        for at in kept:
            text = cell(_cut(row[at], wide[at]))
            blanks = " " * (wide[at] - width(text))
            out.append(blanks + text if table.columns[at].is_number else text + blanks)
        yield (" " * _GAP).join(out).rstrip()


def _spread(table: Table, kept: Sequence[int], room: int) -> Iterator[str]:
    """The columns by and by, each time with the text."""
    others = [at for at in kept if at != table.text]
    first = True
    while others:
        number = 1
        while number < len(others) and _taken(table, others[: number + 1]) + _LEAST_TEXT <= room:
            number += 1
        if not first:
            yield ""
        yield from _grid(table, [table.text, *others[:number]], room)
        others, first = others[number:], False


def _stacked(table: Table, kept: Sequence[int], room: int) -> Iterator[str]:
    """The words of a row, and below them each figure with its name."""
    for row in table.rows:
        number = f"{row[0]}. " if table.text else ""
        yield from _folded(f"{number}{_cut(row[table.text], room * 2)}", room)
        named = [_named(table.columns[at], row[at]) for at in kept if at > table.text]
        yield from _whole(named, room, "   ")


def _whole(parts: Sequence[str], room: int, indent: str) -> Iterator[str]:
    """Parts with commas between them, on lines that break only there if they can."""
    line = ""
    for place, part in enumerate(parts, 1):
        text = part if place == len(parts) else f"{part},"
        if line and width(f"{line} {text}") > room - len(indent):
            yield from _folded(line, room, indent)
            line = text
        else:
            line = f"{line} {text}".strip()
    yield from _folded(line, room, indent)


def _named(column: Column, text: str) -> str:
    return f"{column.title.lower()} {text}"


def _entry(entry: Entry, room: int) -> Iterator[str]:
    number = f"{entry.number}. " if entry.number else ""
    yield from _folded(f"{number}{entry.head}", room)
    yield from _folded(entry.of, room, "   ")
    for line in entry.lines:
        yield from _folded("".join(map(_sentence, line)), room, "   ")


def _sentence(line: Pieces) -> str:
    return f"{line.before}“{line.quoted}”{line.after}" if line.quoted else line.before + line.after


def _folded(text: str, room: int, indent: str = "") -> Iterator[str]:
    for line in folded(clean_line(text), room - len(indent)):
        yield indent + isolated(line)


def _cut(text: str, room: int) -> str:
    line = clean_line(text)
    if width(line) <= room:
        return line
    while width(line) > room - 1:
        line = line[:-1]
    return f"{line}…"
