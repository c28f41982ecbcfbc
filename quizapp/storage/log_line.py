"""The lines of a log file one by one: what each makes, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from quizapp.storage.log_files import raw_lines
from quizapp.storage.log_reading import whole_object
from quizapp.storage.log_texts import Texts
from quizapp.study.lines import Line
from quizapp.study.parsing import BadLine, parse


@dataclass(frozen=True, slots=True)
class LogLine:
    """What stands at one line of a file, counted from 1.

    `line` is what its `fields` make, with its texts as far as they are known; None where it is blank or
    damaged. `damage` says in words why it is damaged. `ended`: a line end follows it.
    """

    number: int
    fields: dict[str, Any]
    line: Line | None
    damage: str = ""
    ended: bool = True


def log_lines(file: BinaryIO, texts: Texts) -> Iterator[LogLine]:
    """The lines of an open file, also those that are damaged. `texts` is what its device logged before.

    Raises OSError.
    """
    texts.begin_file()
    for number, (raw, size) in enumerate(raw_lines(file), 1):
        ended = raw.endswith(b"\n") or size > len(raw)
        try:
            fields = whole_object(raw, first=number == 1)
            yield LogLine(number, fields or {}, _line(fields, texts), ended=ended)
        except BadLine as error:
            yield LogLine(number, {}, None, str(error), ended)


def _line(fields: dict[str, Any] | None, texts: Texts) -> Line | None:
    """The line that an object makes; None for none. Raises BadLine."""
    if fields is None:
        return None
    return texts.answer(fields) if fields.get("kind") == "answer" else parse(fields)
