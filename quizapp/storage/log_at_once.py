"""Writes whole logs at once, for histories that are made up: quick, and without waiting for the disk."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from quizapp.storage.log_files import log_name
from quizapp.study.lines import Answer, Line
from quizapp.study.parsing import dumps, to_fields


def write_at_once(folder: Path, lines: Iterable[tuple[str, Line]]) -> None:
    """Writes lines, each with its device, to the files of their months in the new folder `folder`.

    In the order given; texts that a file has already are left out, as a `LogWriter` would. Raises OSError,
    and ValueError for a device's name that can't be one.
    """
    files: dict[str, list[str]] = {}
    told: dict[tuple[str, str], tuple[str | None, str | None]] = {}
    for device, line in lines:
        name = log_name(line.at[:7], device)
        fields = to_fields(line)
        if isinstance(line, Answer):
            stem, answer = told.get((name, line.card), (None, None))
            if line.stem == stem:
                fields.pop("stem", None)
            if line.answer == answer:
                fields.pop("answer", None)
            told[name, line.card] = line.stem, line.answer
        files.setdefault(name, []).append(dumps(fields))
    folder.mkdir(parents=True)
    for name, texts in files.items():
        (folder / name).write_bytes("".join(f"{text}\n" for text in texts).encode())
