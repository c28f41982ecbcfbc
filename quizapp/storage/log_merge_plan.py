"""What a merge of two folders of logs would do: file by file, and which lines are new."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO, Literal

from quizapp.source.finding import Finding
from quizapp.storage.log_beside import Relation, relation
from quizapp.storage.log_files import device_of, log_names
from quizapp.storage.log_known import Known
from quizapp.storage.log_line import LogLine, log_lines
from quizapp.storage.log_texts import Pair, Texts, over
from quizapp.study.lines import Answer, Line
from quizapp.study.parsing import dumps

MOST_BYTES = 2**30  # of one file: many years' answers of many people; more is no log
_MERGED = re.compile(r"\.merged-[0-9a-f]{8,64}$")
_SUFFIX = ".jsonl"
_MOST = 100  # damaged lines of one file that are told one by one

How = Literal["copied", "longer", "lines"]


@dataclass(slots=True)
class Step:
    """What is done with one file of the other folder.

    `copied` whole, put in the place of ours, which is its beginning (`longer`), or only its new `lines`
    written. `target` is the file's name here. `answers` and `others` count the lines that are new.
    """

    name: str
    how: How
    target: str
    answers: int = 0
    others: int = 0
    lines: list[dict[str, Any]] = field(default_factory=list, repr=False)
    size: int = 0  # bytes that were looked at: another program may be appending more

    def data(self) -> Iterator[bytes]:
        """The new lines as they are written."""
        return (f"{dumps(line)}\n".encode() for line in self.lines)


@dataclass(slots=True)
class Merge:
    """What a merge comes to. `here`: answers that were here already; `problems`: what is damaged there."""

    steps: list[Step] = field(default_factory=list)
    here: int = 0
    problems: list[Finding] = field(default_factory=list)

    @property
    def answers(self) -> int:
        """How many answers are new."""
        return sum(step.answers for step in self.steps)

    @property
    def others(self) -> int:
        """How many other lines are new."""
        return sum(step.others for step in self.steps)

    @property
    def devices(self) -> list[str]:
        """The devices that the new lines come from."""
        return sorted({device_of(step.name) for step in self.steps})


def plan(source: Path, target: Path) -> Merge:
    """What a merge of the logs in `source` into those in `target` would do. Changes nothing.

    Raises OSError where one of the folders can't be listed, or one of our own files can't be read.
    """
    merge = Merge()
    if target.is_dir() and target.samefile(source):
        return merge
    planner = _Planner(source, target, _known(target), merge)
    for name in log_names(source):
        try:
            planner.file(name)
        except OSError as error:
            planner.cannot(name, (error.strerror or str(error)).lower())
    planner.end()
    return merge


def _known(target: Path) -> Known:
    """The lines that are here."""
    known = Known()
    texts: dict[str, Texts] = {}
    for name in log_names(target):
        with (target / name).open("rb") as file:
            for written in log_lines(file, texts.setdefault(device_of(name), Texts())):
                if written.line:
                    known.add(written.line)
    return known


@dataclass(slots=True)
class _Waiting:
    """A line whose texts may be logged later: its place among a step's lines, and whose texts they are."""

    step: Step
    place: int
    line: Answer
    texts: Texts


class _Planner:
    """Takes the other folder's files one by one, in the order in which a reader takes them."""

    def __init__(self, source: Path, target: Path, known: Known, merge: Merge) -> None:
        self._source = source
        self._target = target
        self._known = known
        self._merge = merge
        self._texts: dict[str, Texts] = {}
        self._waiting: list[_Waiting] = []

    def file(self, name: str) -> None:
        """Looks at one file. Raises OSError."""
        if (self._source / name).is_symlink():
            return self.cannot(name, "it is a link, and links are not followed here")
        with opened_log(self._source / name) as file:
            size = os.fstat(file.fileno()).st_size
            if size > MOST_BYTES:
                return self.cannot(name, f"it is larger than {MOST_BYTES >> 20} MiB, so it is hardly a log")
            how = _how(relation(self._target / name, file, size))
            step = Step(name, how or "lines", name)
            file.seek(0)
            texts = self._texts.setdefault(device_of(name), Texts())
            damaged = self._lines(step, file, texts, keep=how == "lines")
            step.size = file.tell()
        new = bool(step.answers or step.others)
        if how:  # else it is all in ours, and so is its damage
            self._tell_damaged(name, damaged, along=new and how != "lines")
        if how and new:
            self._merge.steps.append(step)
        return None

    def _lines(self, step: Step, file: BinaryIO, texts: Texts, *, keep: bool) -> list[LogLine]:
        """Counts the lines that are new, and with `keep` takes them along; those that are damaged."""
        damaged = []
        for written in log_lines(file, texts):
            line = written.line
            if written.damage:
                damaged.append(written)
            if line is None:
                continue
            new = self._known.add(line)
            if isinstance(line, Answer):
                step.answers += new
                self._merge.here += not new
            else:
                step.others += new
            if new and keep:
                if isinstance(line, Answer) and None in (line.stem, line.answer):
                    self._waiting.append(_Waiting(step, len(step.lines), line, texts))
                step.lines.append(_filled(written.fields, line))
        return damaged

    def end(self) -> None:
        """When all files were looked at: fills in what was logged later, and names the new files."""
        for each in self._waiting:
            pair = over((each.line.stem, each.line.answer), each.texts.later(each.line.card))
            each.step.lines[each.place] = _with_texts(each.step.lines[each.place], pair)
        for step in self._merge.steps:
            if step.how == "lines":
                step.target = _beside(self._target, step)

    def cannot(self, name: str, reason: str) -> None:
        """Notes that a file can't be read."""
        what = f"this file can't be read: {reason}"
        self._problem(name, 1, "L004", what, "nothing of it came")

    def _tell_damaged(self, name: str, damaged: list[LogLine], *, along: bool) -> None:
        help = "it came along as it is, with its file" if along else "it is left there"
        for written in damaged[:_MOST]:
            self._problem(name, written.number, "L001", f"this line is damaged: {written.damage}", help)
        if more := len(damaged[_MOST:]):
            self._problem(name, 1, "L001", f"{more} more lines of this file are like that", help)

    def _problem(self, name: str, line: int, code: str, what: str, help: str) -> None:
        self._merge.problems.append(Finding(str(self._source / name), line, 1, code, what, help))


def _how(found: Relation) -> How | None:
    """What is to be done with a file that has lines that are not here."""
    hows: dict[Relation, How] = {"missing": "copied", "ours-shorter": "longer", "different": "lines"}
    return hows.get(found)


def _filled(fields: dict[str, Any], line: Line) -> dict[str, Any]:
    """A line's fields as they were written, with stem and answer where they were left out.

    Not the parsed line's: fields of a newer version stay.
    """
    return _with_texts(fields, (line.stem, line.answer)) if isinstance(line, Answer) else fields


def _with_texts(fields: dict[str, Any], texts: Pair) -> dict[str, Any]:
    named = zip(("stem", "answer"), texts, strict=True)
    return fields | {name: value for name, value in named if value is not None and fields.get(name) is None}


def _beside(target: Path, step: Step) -> str:
    """A name for new lines: the original's, with a digest of them: the same lines get the same name."""
    stem = _MERGED.sub("", step.name.removesuffix(_SUFFIX))
    digest = sha256(b"".join(step.data())).hexdigest()
    names = [f"{stem}.merged-{digest[:digits]}{_SUFFIX}" for digits in (8, 16, 64)]
    return next((name for name in names if not (target / name).exists()), names[-1])


def opened_log(path: Path) -> BinaryIO:
    """The file, open for reading; a link is an error where the system can tell. Raises OSError."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags), "rb")
