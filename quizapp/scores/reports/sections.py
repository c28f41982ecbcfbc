"""The shape of a report: tables, and entries with sentences. Text and HTML are both written from these."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.scores.analysis.class_report import ItemReport
from quizapp.scores.analysis.sign_words import Pieces


@dataclass(frozen=True, slots=True)
class Column:
    """`is_number`: aligned to the right, never broken. `is_wide`: left out where there is little room."""

    title: str
    is_number: bool = True
    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """`note` explains the figures below it. `is_spread`: columns of one kind, broken into several tables.

    The column at `text` has the words that a row is about.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    more: str = ""
    empty: str = ""
    text: int = 0
    is_spread: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """Something with a heading, what it belongs to, and sentences, each of pieces that follow each other.

    `item` where it is about one.
    """

    head: str
    of: str
    lines: tuple[tuple[Pieces, ...], ...]
    item: ItemReport | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class Entries:
    """Entries below a title; `empty` is said where there are none."""

    name: str
    title: str
    entries: tuple[Entry, ...]
    note: str = ""
    more: str = ""
    empty: str = ""


Section = Table | Entries
