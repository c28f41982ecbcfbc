"""Appends to a learner's log: a line counts when it is on the disk, and never before."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, Protocol

from quizapp.storage.flush import FULL, Flush, flush, flush_folder, make_folder
from quizapp.storage.held_open import HeldOpen, patiently
from quizapp.storage.lock import locked
from quizapp.storage.log_files import LONGEST, log_name
from quizapp.storage.log_texts import Pair
from quizapp.study.lines import Answer, Line
from quizapp.study.parsing import dumps, parse, to_fields

_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_TRIES = 5  # at opening a file that another program replaces at the same moment
_FLAGS = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)


class NotSaved(Exception):
    """A line is not surely on the disk. The message is for an answer, `plainly` for what else there is.

    Appending the same line again, under the same id, is right: when read, it counts once.
    """

    def __init__(self, path: Path, why: str, remedy: str = "") -> None:
        """`path` is the file; `why` and `remedy` are plain words."""
        kept = f"your answer is kept: {remedy}" if remedy else "your answer is kept until you leave"
        super().__init__(f"{path}: {why}; {kept}.")
        self.path = path
        self.plainly = f"{path}: {why}; {remedy or 'try once more'}."


class Known(Protocol):
    """What was read of a log before more is written to it."""

    @property
    def sizes(self) -> Mapping[str, int]:
        """Bytes read, by file name."""

    def told(self, name: str, card: str) -> Pair:
        """The stem and the answer that a file of this device last had for a card."""


class Written(NamedTuple):
    """Where a line stands that is on the disk: from `start` to `end` in bytes."""

    path: Path
    start: int
    end: int


class _FileTexts:
    """The texts that one file has: those read, and those written since."""

    def __init__(self, name: str, known: Known | None) -> None:
        self._name = name
        self._known = known
        self._own: dict[str, Pair] = {}

    def get(self, card: str) -> Pair:
        if card not in self._own:
            self._own[card] = self._known.told(self._name, card) if self._known else (None, None)
        return self._own[card]

    def keep(self, line: Answer) -> None:
        stem, answer = self.get(line.card)
        self._own[line.card] = (
            stem if line.stem is None else line.stem,
            answer if line.answer is None else line.answer,
        )


class LogWriter:
    """Appends lines to one learner's log on behalf of one device. Not for several threads at once.

    `known` is the log as it was just read. An answer's texts are left out where this device's file says the
    same ones already: a month's file can be understood by itself, whatever becomes of the others and of the
    clock.
    """

    def __init__(self, folder: Path, device: str, known: Known, *, fsync: Flush = flush) -> None:
        self._folder = folder
        self._device = device
        self._known = known
        self._fsync = fsync
        self._sizes = dict(known.sizes)
        self._texts: dict[str, _FileTexts] = {}
        self._unsure: set[str] = set()  # files whose last write failed, or was broken off
        self._listed: set[str] = set()  # files that are surely in their folder's list on the disk
        self._unflushed: list[Path] = []  # folders that got a folder, not yet on the disk
        self._above = [folder.parent.parent, folder.parent]  # whoever made what is in them may not have cared

    def append(self, line: Line) -> Written:
        """Puts the line into the file of its month; when this returns, it is on the disk there.

        Raises NotSaved, and ValueError for a line that could not be read again.
        """
        parse(to_fields(line))
        name = log_name(line.at[:7], self._device)
        path = self._folder / name
        try:
            return self._append(path, line)
        except OSError as error:
            raise NotSaved(path, *_reason(error)) from error

    def look_up(self, card: str, month: str) -> None:
        """Looks up what an answer to a card need not say again, so that it is written the quicker later."""
        name = log_name(month, self._device)
        self._texts.setdefault(name, _FileTexts(name, self._known)).get(card)

    def _append(self, path: Path, line: Line) -> Written:
        name = path.name
        self._unflushed += make_folder(self._folder)
        with _opened(path) as fd:
            size = os.fstat(fd).st_size
            if size != self._sizes.get(name, 0):
                self._texts[name] = _FileTexts(name, None)  # somebody else wrote: who knows what
            texts = self._texts.setdefault(name, _FileTexts(name, self._known))
            data = (dumps(_shortened(line, texts)) + "\n").encode()
            if len(data) > LONGEST:
                raise OSError(errno.EFBIG, "the line is too long")
            if size and (name in self._unsure or not _ends_a_line(fd)):
                data = b"\n" + data
            self._unsure.add(name)
            if not size:
                self._unflushed += [each for each in self._above if each not in self._unflushed]
                self._above = []
            if os.write(fd, data) != len(data):
                raise OSError(errno.ENOSPC, "only a part was written")
            self._fsync(fd)
            self._flush_folders(name, new=size == 0)
        self._unsure.discard(name)
        self._sizes[name] = size + len(data)
        if isinstance(line, Answer):
            texts.keep(line)
        return Written(path, size, size + len(data))

    def _flush_folders(self, name: str, *, new: bool) -> None:
        while self._unflushed:
            if os.access(self._unflushed[0], os.R_OK):  # one that may only be passed through can't be
                flush_folder(self._unflushed[0], self._fsync)
            del self._unflushed[0]
        if new or name not in self._listed:
            flush_folder(self._folder, self._fsync)
            self._listed.add(name)


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    """The file at `path`, open and locked; made if there is none. Raises OSError."""
    for left in reversed(range(_TRIES)):
        fd = patiently(lambda: os.open(path, _FLAGS, 0o666))
        try:
            with locked(fd):
                if _is_at(fd, path, sure=left > 0):
                    yield fd
                    return
        finally:
            os.close(fd)


def _is_at(fd: int, path: Path, *, sure: bool) -> bool:
    """Whether the open file is still the one at `path`: a file sync may have put another there.

    If not `sure`, any file there will do: some network disks number their files anew each time. Raises
    OSError when that is missing too.
    """
    try:
        return os.path.samestat(os.fstat(fd), path.stat()) or not sure
    except FileNotFoundError:
        if sure:
            return False
        raise


def _ends_a_line(fd: int) -> bool:
    os.lseek(fd, -1, os.SEEK_END)
    return os.read(fd, 1) == b"\n"


def _shortened(line: Line, texts: _FileTexts) -> dict[str, object]:
    """The line's fields, without the texts that the file has already."""
    fields = to_fields(line)
    if isinstance(line, Answer):
        stem, answer = texts.get(line.card)
        if stem is not None and line.stem == stem:
            del fields["stem"]
        if answer is not None and line.answer == answer:
            del fields["answer"]
    return fields


def _reason(error: OSError) -> tuple[str, str]:
    """Why it was not written and what to do, in plain words."""
    if error.errno in FULL:
        return "there is no room left", "free some room and try again"
    if isinstance(error, HeldOpen):
        return "another program holds this file open", "try again in a moment"
    if error.errno in _FORBIDDEN:
        return "there is no permission to write this file", ""
    if isinstance(error, TimeoutError):
        return "another program keeps it locked", ""
    return (error.strerror or str(error)).lower(), ""
