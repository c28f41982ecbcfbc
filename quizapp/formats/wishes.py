"""What can be said of how a file is to be read or written."""

from __future__ import annotations

from dataclasses import dataclass, field

MOST_BYTES = 200_000_000  # of a file, and of what an archive unpacks to
MOST_CARDS = 300_000  # of a file: with more it would take over 200 MB of memory
MOST_LINES = 1_000_000  # of a text


@dataclass(frozen=True, slots=True)
class ReadWish:
    """How to read; what is empty is found out.

    `name`: the file's, without folders. `columns`: what each column of a table is, by a field's name
    (`term`, `definition`, `question`, `answer`, `tags`, `hint` …; `-` for none). `reviews`: whether the
    history of reviews comes along. `most`: no more bytes than this are unpacked.
    """

    name: str = ""
    encoding: str = ""
    delimiter: str = ""
    columns: tuple[str, ...] = ()
    language: str = ""
    reviews: bool = False
    most: int = MOST_BYTES


@dataclass(frozen=True, slots=True)
class WriteWish:
    """How to write. `name`: the file's, which may say which of a family is meant. `now`: ms since 1970."""

    name: str = ""
    delimiter: str = ""
    now: int = 0
    options: tuple[str, ...] = field(default=())
