"""What a reader or a check has to say about a place in a file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "advice"]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing wrong with a file, where it stands, and how it is mended.

    `path` is relative to the decks folder, with `/`; `line` and `col` count characters from 1, and `length`
    those of that line that are meant (0: not known); `code` is
    stable (`D101`); `message` says what is wrong and `help` what to do, both in plain words without a full
    stop at the end.
    """

    path: str
    line: int
    col: int
    code: str
    message: str
    help: str = ""
    severity: Severity = "error"
    length: int = field(default=0, compare=False)

    def __str__(self) -> str:
        """The one-line form: `file:line:col: code: message`, and the help after a dash."""
        tail = f" - {self.help}" if self.help else ""
        return f"{self.path}:{self.line}:{self.col}: {self.code}: {self.message}{tail}"
