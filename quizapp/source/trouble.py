"""Where a parser stopped in a text, and what was found to be the cause."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from quizapp.source.scan import Statement, statements

CURLY = "“”„‟‘’‚«»"
ILLEGAL = re.compile("Illegal character|Found invalid character")
PIECES = ("{", "}", "]", ",")  # a line that begins so goes on with a list, and is never a statement
ENTRY = re.compile(r"""\s*(?:"[^"]*"|'[^']*'|[^"'=\s#\[][^"'=#]*?)\s*=\s*(?P<value>.*)""")


@dataclass(frozen=True, slots=True)
class Cause:
    """What is wrong, where it really began (line and column from 1), and the mend.

    `length` says how many characters are meant; 0: the key, value or header that begins there.
    """

    line: int
    col: int
    message: str
    help: str
    length: int = 0


@dataclass(frozen=True)
class Trouble:
    """Where the parser stopped (from 1), and its own words for it."""

    text: str
    line: int
    col: int
    raw: str

    @cached_property
    def lines(self) -> list[str]:
        """The text's lines, without their ends."""
        return self.text.split("\n")

    @property
    def row(self) -> str:
        """The line that the parser stopped in."""
        return self.lines[self.line - 1] if self.line <= len(self.lines) else ""

    @property
    def rest(self) -> str:
        """What follows in the line, from where the parser stopped."""
        return self.row[self.col - 1 :]

    @cached_property
    def before(self) -> list[tuple[tuple[str, ...], Statement]]:
        """The statements up to the one the parser stopped in, each with its full path; that one is last."""
        offset = sum(len(line) + 1 for line in self.lines[: self.line - 1]) + self.col - 1
        found: list[tuple[tuple[str, ...], Statement]] = []
        header: tuple[str, ...] = ()
        for statement in statements(self.text):
            if statement.start > offset:
                break
            if statement.kind != "key":
                header = statement.parts
            found.append((header + statement.parts if statement.kind == "key" else header, statement))
        return found

    @property
    def table(self) -> str:
        """The table that the parser stopped in, empty above the first one."""
        headers = (full for full, statement in reversed(self.before) if statement.kind != "key")
        return next(headers, ("",))[0]

    @property
    def sides(self) -> tuple[str, str]:
        """What stands before and after a = here, in words."""
        return ("question", "answer") if self.table == "faq" else ("term", "definition")

    @property
    def is_no_key(self) -> bool:
        """Whether the parser looked for a key with its equals sign, and found something else."""
        return "after a key" in self.raw or "Invalid statement" in self.raw

    def cause(
        self, message: str, mend: str, offset: int | None = None, *, col: int | None = None, length: int = 0
    ) -> Cause:
        """Make a cause at an offset of the text, at a column of the line, or where the parser stopped."""
        line, here = (self.line, col or self.col) if offset is None else place(self.text, offset)
        return Cause(line, here, message, mend, length)


def place(text: str, offset: int) -> tuple[int, int]:
    """Return the line and column, from 1, of an offset."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def short(text: str, limit: int = 40) -> str:
    """Return a text on one line, cut to `limit` characters, for use in a message."""
    text = " ".join(text[: limit * 4].split())
    return text if len(text) <= limit else text[: limit - 1] + "…"


def whole_line(row: str) -> dict[str, int]:
    """Where a line without the blanks around it stands."""
    text = row.strip()
    return {"col": row.find(text) + 1, "length": len(text)}
