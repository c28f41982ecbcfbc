"""Reads a learner's log: every file, every line that can be read, each once, in order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from quizapp.source.finding import Finding, Severity
from quizapp.storage.log_files import LONGEST, device_of, log_names, raw_lines
from quizapp.storage.log_texts import Pair, Texts, over
from quizapp.study.lines import Answer, Line, Unknown
from quizapp.study.parsing import BadLine, dumps, loads, parse, to_fields

_MOST = 100  # problems of one kind in one file that are told one by one

_LEFT = "it is left where it is, and everything else is read"

# Half a character, which JSON can say and no index can hold. A seed and the options of a quiz may have one:
# they come from a command line, and are kept as JSON.
_HALF_ESCAPED = re.compile(r"\\u[dD][89a-fA-F]")
_HALF = re.compile("[\ud800-\udfff]")
_WHOLE = frozenset(
    (
        *("kind", "id", "session", "card", "item", "form", "stem", "answer", "options", "response", "line"),
        *("from", "to", "name", "value", "decks", "deck", "digest", "why", "remark"),
        *("learner", "assignment", "app"),
    )
)


@dataclass(frozen=True, slots=True)
class LogRead:
    """A log as it was read.

    `lines` are in order of (`at`, `id`), each id once, with `stem` and `answer` in every answer. The paths of
    `problems` are relative to the progress folder (`kim/2026-11.swift-heron.jsonl`). `texts` has the stem and
    the answer that this device last logged for each card, `file_texts` the same by file name, only from what
    that file itself says. `sizes` are bytes read, by file name.
    """

    lines: tuple[Line, ...] = ()
    problems: tuple[Finding, ...] = ()
    texts: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    sizes: Mapping[str, int] = field(default_factory=dict)
    file_texts: Mapping[str, Mapping[str, Pair]] = field(default_factory=dict)

    def told(self, name: str, card: str) -> Pair:
        """The stem and the answer that a file of this device last had for a card."""
        return self.file_texts.get(name, {}).get(card, (None, None))


def read_log(folder: Path, device: str = "", leave: Callable[[Path], bool] = lambda _path: False) -> LogRead:
    """Reads all log files in the learner's folder; `device` is this device's word, for `texts`.

    Files of which `leave` says so are left out. A missing folder is an empty log. What can't be read is among
    the problems: damaged lines (L001), one id with two texts (L002), lines of a newer version (L003), files
    or the folder (L004).
    """
    reader = _Reader(folder, device)
    try:
        names = [name for name in log_names(folder) if not leave(folder / name)]
    except OSError as error:
        reader.cannot("", error)
        names = []
    for name in names:
        try:
            reader.file(name)
        except FileNotFoundError:
            continue  # moved away by a file sync since it was listed
        except OSError as error:
            reader.cannot(name, error)
    return reader.result()


def read_log_file(path: Path) -> LogRead:
    """Reads one file of lines as a log of its own; see `read_log`."""
    reader = _Reader(path.parent, "")
    try:
        reader.file(path.name)
    except OSError as error:
        reader.cannot(path.name, error)
    return reader.result()


@dataclass(slots=True)
class _Found:
    """A line, where it stood, and what its bytes come to: the same bytes are the same line."""

    line: Line
    name: str
    number: int
    hash: int


class _Reader:
    """Takes the files one by one."""

    def __init__(self, folder: Path, device: str) -> None:
        self._folder = folder
        self._device = device
        self._found: list[_Found] = []
        self._waiting: list[tuple[_Found, Answer, Texts]] = []  # for texts that were logged later
        self._problems: list[Finding] = []
        self._untold: Counter[tuple[str, str]] = Counter()
        self._sizes: dict[str, int] = {}
        self._texts: dict[str, Texts] = {}
        self._file_texts: dict[str, dict[str, Pair]] = {}

    def file(self, name: str) -> None:
        """Reads one file. Raises OSError; what was read before that counts."""
        device = device_of(name)
        texts = self._texts.setdefault(device, Texts())
        texts.begin_file()
        if device == self._device:
            self._file_texts[name] = texts.of_file
        with (self._folder / name).open("rb") as file:
            for number, (raw, size) in enumerate(raw_lines(file), 1):
                self._sizes[name] = self._sizes.get(name, 0) + size
                try:
                    line = _line(raw, number == 1, texts)
                except BadLine as error:
                    self._problem(name, number, "L001", f"this line is damaged: {error}", _LEFT)
                    continue
                if line:
                    self._take(_Found(line, name, number, hash(raw.strip())), texts)

    def _take(self, found: _Found, texts: Texts) -> None:
        self._found.append(found)
        line = found.line
        if isinstance(line, Answer):
            if line.stem is None or line.answer is None:
                self._waiting.append((found, line, texts))
        elif isinstance(line, Unknown) and "v" in line.fields:
            what = "this line was written by a newer quizapp, and this one passes it over"
            self._problem(found.name, found.number, "L003", what, "update quizapp to have it count", "advice")

    def cannot(self, name: str, error: OSError) -> None:
        """Notes that a file, or without a `name` the folder, could not be read."""
        what = f"this {'file' if name else 'folder'} can't be read: {(error.strerror or str(error)).lower()}"
        self._problem(name, 1, "L004", what, "look at its permissions; its answers don't count until then")

    def _problem(
        self, name: str, line: int, code: str, what: str, help: str, severity: Severity = "error"
    ) -> None:
        kind = (name, code)
        self._untold[kind] += 1
        if self._untold[kind] <= _MOST:
            path = f"{self._folder.name}/{name}" if name else self._folder.name
            self._problems.append(Finding(path, line, 1, code, what, help, severity))

    def result(self) -> LogRead:
        """All that was read."""
        for found, line, texts in self._waiting:
            stem, answer = over(over((line.stem, line.answer), texts.later(line.card)), ("", ""))
            found.line = replace(line, stem=stem, answer=answer)
        kept = self._each_once()
        for (name, code), count in self._untold.items():
            if count > _MOST:
                path, what = (
                    f"{self._folder.name}/{name}",
                    f"{count - _MOST} more lines of this file are like that",
                )
                self._problems.append(Finding(path, 1, 1, code, what))
        own = self._texts.get(self._device, Texts()).last if self._device else {}
        return LogRead(
            tuple(sorted(kept, key=lambda line: (line.at, line.id))),
            tuple(self._problems),
            {card: (stem or "", answer or "") for card, (stem, answer) in own.items()},
            self._sizes,
            self._file_texts,
        )

    def _each_once(self) -> list[Line]:
        """The lines, each id once. Of two that differ, the same one wins in whatever files they stand."""
        kept: dict[str, _Found] = {}
        for found in self._found:
            first = kept.setdefault(found.line.id, found)
            if first is found or first.hash == found.hash or first.line == found.line:
                continue
            where = f"line {first.number} of {first.name}"
            what = f"this line has the id of {where}, but says something else; only one of them counts"
            self._problem(found.name, found.number, "L002", what, "take one of the two out")
            if dumps(to_fields(found.line)) < dumps(to_fields(first.line)):
                kept[found.line.id] = found
        return [found.line for found in kept.values()]


def _line(raw: bytes, first: bool, texts: Texts) -> Line | None:
    fields = whole_object(raw, first=first)
    if fields is None:
        return None
    return texts.answer(fields) if fields.get("kind") == "answer" else parse(fields)


def careful(raw: bytes, *, first: bool = False) -> Line | None:
    """The line that these bytes make, as it stands, or None where they are blank. Raises BadLine."""
    fields = whole_object(raw, first=first)
    return None if fields is None else parse(fields)


def whole_object(raw: bytes, *, first: bool = False) -> dict[str, Any] | None:
    """The object in a line's bytes, or None where they are blank; `first` in its file. Raises BadLine."""
    if len(raw) > LONGEST:
        raise BadLine(f"it is longer than {LONGEST >> 20} MiB")
    try:
        written = raw.decode("utf-8").strip(" \t\r\n")
    except UnicodeDecodeError:
        raise BadLine("it is not UTF-8 text") from None
    if first:
        written = written.removeprefix("\ufeff")  # some editors begin a file with it
    if not written:
        return None
    if "\0" in written:
        raise BadLine("there are NUL bytes in it, as after a power cut")
    fields = loads(written)
    if _HALF_ESCAPED.search(written):
        _refuse_halves(fields)
    return fields


def _refuse_halves(fields: Mapping[str, Any]) -> None:
    """Raises BadLine where there is half a character in a text that has to be whole."""
    for name, value in fields.items():
        if name in _WHOLE and any(_HALF.search(each) for each in _texts_in(value)):
            raise BadLine(f"there is half a character in `{name}`")


def _texts_in(value: object) -> Iterator[str]:
    """A text, those of a list, and those of a list of tables."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            texts = each.values() if isinstance(each, dict) else (each,)
            yield from (text for text in texts if isinstance(text, str))
