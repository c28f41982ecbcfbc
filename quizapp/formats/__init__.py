"""Other programs' formats: one file each, which takes and gives bytes, and one line in `FORMATS`.

A format's file has `looks`, and `read` or `write` or both: see `Reader` and `Writer`. Only the one that is
used is imported. Nothing here knows a disk, a clock or a library.
"""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple, Protocol, cast

from quizapp.formats.found import Found
from quizapp.formats.out import Out, Volume
from quizapp.formats.wishes import ReadWish, WriteWish


class Reader(Protocol):
    """What a format's file has that can be imported."""

    def looks(self, data: bytes, name: str) -> float:
        """How much some bytes look like it: 0 not at all, 1 beyond doubt. Cheap; `name` is the file's."""

    def read(self, data: bytes, wish: ReadWish) -> Found:
        """What is in it. Raises Refused where nothing can be read; all else that can't be used is told."""


class Writer(Protocol):
    """What a format's file has that can be exported."""

    def write(self, volumes: list[Volume], wish: WriteWish) -> Out:
        """The decks in this format. What it can't say is told in `Out.left`."""


class Format(NamedTuple):
    """A format: its name on the command line, what it is called, how its files end, and what it can do.

    `read_by`, `write_by`: the fields of a `ReadWish` and a `WriteWish` that mean something to it beside those
    that mean something to every format. Of `reviews` both are said: they go and come.
    """

    name: str
    label: str
    suffixes: tuple[str, ...]
    module: str
    reads: bool = True
    writes: bool = True
    read_by: tuple[str, ...] = ()
    write_by: tuple[str, ...] = ()

    def reader(self) -> Reader:
        """Its file, to read with."""
        return cast("Reader", import_module(f"quizapp.formats.{self.module}"))

    def writer(self) -> Writer:
        """Its file, to write with."""
        return cast("Writer", import_module(f"quizapp.formats.{self.module}"))


FORMATS: tuple[Format, ...] = (
    Format(
        "csv",
        "table (CSV, TSV, Excel's and Quizlet's exports)",
        (".csv", ".tsv", ".tab"),
        "tables",
        read_by=("columns", "delimiter"),
        write_by=("delimiter",),
    ),
    Format(
        "anki",
        "Anki package",
        (".apkg", ".colpkg"),
        "anki_package",
        read_by=("reviews",),
        write_by=("reviews",),
    ),
    Format("anki-text", "Anki text", (".txt",), "anki_text", read_by=("delimiter",)),
    Format("gift", "Moodle GIFT", (".gift", ".txt"), "gift"),
    Format("moodle-xml", "Moodle XML", (".xml",), "moodle_xml"),
    Format("aiken", "Aiken", (".txt",), "aiken"),
    Format("hashcards", "Markdown with Q:, A: and C: (hashcards)", (".md",), "hashcards"),
    Format("obsidian", "Markdown with :: and ? (Obsidian)", (".md",), "obsidian"),
    Format("hascard", "hascard", (".txt",), "hascard"),
    Format(
        "article", "article (text, Markdown, HTML, RST)", (".txt", ".md", ".html"), "article", writes=False
    ),
)


def readable() -> list[str]:
    """The names of the formats that can be imported."""
    return [each.name for each in FORMATS if each.reads]


def named(name: str) -> Format | None:
    """The format of that name."""
    return next((each for each in FORMATS if each.name == name), None)
